/** The mean wind at the drill's seat over all of its hours: what has been, and what is to come by the scenario's own track. */
import type { Player } from '../../player/player.ts';
import { type DrillTime, MINUTE } from '../../units/time.ts';
import type { ScenarioView } from '../session.ts';

/** Between two values of the line. */
const STEP = 30 * MINUTE;

export interface WindLine {
  readonly at: readonly number[];
  /** m/s. */
  readonly speed: readonly number[];
}

/** Where the wind is taken: at the first post that has a place, or the first exercise's. */
export const windSite = ({ posts, exercises, sites }: ScenarioView): ScenarioView['sites'][number] | undefined => {
  const wanted = posts.find(({ level }) => level === 'city')?.site ?? posts[0]?.site ?? exercises[0]?.site;
  return sites.find(({ id }) => id === wanted) ?? sites[0];
};

/** Questions at a time: the engine has other work. */
const TOGETHER = 16;

export async function windLine(player: Player, scenario: ScenarioView): Promise<WindLine | undefined> {
  const site = windSite(scenario);
  if (site === undefined) return undefined;
  const [lon, lat] = site.at;
  const box = { bounds: [lon, lat, lon, lat], nx: 1, ny: 1 } as const;
  const at = Array.from({ length: Math.floor(scenario.meta.endEx / STEP) + 1 }, (_, i) => i * STEP);
  const speed: number[] = [];
  for (let from = 0; from < at.length; from += TOGETHER) {
    const some = at.slice(from, from + TOGETHER);
    const fields = await Promise.all(some.map((when) => player.field('wind', when as DrillTime, box)));
    speed.push(...fields.map(({ planes }) => Math.hypot(planes[0] ?? 0, planes[1] ?? 0)));
  }
  return { at, speed };
}
