/** Key sites, when forces are to stand ready, and how near is near enough. */
import { MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import type { Preposition } from './scenario.ts';
import type { Author } from './shape.ts';

/** A city's teams are to be on a site within half an hour of the call, mustering included (doctrine 4, 设定 as the way alone). */
const WITHIN = 20 * MINUTE;

export function resolvePreposition(context: Context, { preposition, teams }: Author): Preposition | undefined {
  if (preposition === undefined) return undefined;
  const { by, within, sites } = preposition;
  const there = new Set(teams.map(({ entry }) => entry.kind));
  return {
    by: context.time(['preposition', 'by'], by),
    within: context.duration(within, WITHIN),
    sites: sites.map(({ site, kinds }, i) => {
      const path = ['preposition', 'sites', i];
      if (!kinds.some((kind) => there.has(kind)))
        context.findings.at([...path, 'kinds'], 'site-no-team', { found: site });
      return { site: context.ref('site', [...path, 'site'], site), kinds };
    }),
  };
}
