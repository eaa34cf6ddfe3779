/** How often a storm is foretold, by whom, and how far off. */
import { HOUR } from '../units/time.ts';
import type { Context } from './context.ts';
import type { Bulletins } from './scenario.ts';
import type { Author } from './shape.ts';

/** Every 6 h, inside 48 h of landfall every 3 h; 设定. */
const EVERY = 6 * HOUR;
const NEAR = 3 * HOUR;

export function resolveBulletins(context: Context, { bulletins, hazards }: Author): Bulletins | undefined {
  if (bulletins === undefined) return undefined;
  if (!hazards.some(({ entry }) => entry.kind === 'typhoon')) context.findings.at(['bulletins'], 'bulletins-no-storm');
  const { from, every, near, track, rain = 0 } = bulletins;
  return {
    from: context.ref('speaker', ['bulletins', 'from'], from),
    every: context.duration(every, EVERY),
    near: context.duration(near, NEAR),
    track,
    rain,
  };
}
