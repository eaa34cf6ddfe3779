/** Sense, not shape: what can be run but is hardly what the author meant. Looked at only in a scenario without errors. */

import { teamKind } from '../teams/index.ts';
import { distance, type LonLat } from '../world/geo.ts';
import type { Context } from './context.ts';
import type { Path } from './findings.ts';
import { lintPlans } from './lint-plans.ts';
import { lintPlay } from './lint-play.ts';
import { lintShowings } from './lint-showings.ts';
import { mapBox } from './map-box.ts';
import { type Scenario, stormsOf } from './scenario.ts';
import type { Author } from './shape.ts';

export function lint(scenario: Scenario, author: Author, context: Context): void {
  lintPlaces(scenario, context);
  lintTeams(scenario, author, context);
  lintPlans(scenario, author, context);
  lintPlay(scenario, context);
  lintShowings(scenario, context);
}

/** Beyond this a storm of any size leaves a site alone, m. */
const REACH = 1_000_000;

function lintPlaces(scenario: Scenario, context: Context): void {
  const { findings, files } = context;
  const { file } = scenario.map;
  const text = file === undefined ? undefined : files.text(file);
  const box = text === undefined ? undefined : mapBox(text);
  if (file !== undefined && (text === undefined || box === 'unreadable'))
    findings.at(['map', 'file'], 'map-unreadable', { found: file });
  const tracks = stormsOf(scenario).map(({ track }) => track.map(({ lon, lat }): LonLat => [lon, lat]));
  scenario.sites.forEach(({ id, at }, i) => {
    const path: Path = ['sites', i, 'at'];
    const outside =
      typeof box === 'object' && (at[0] < box.west || at[0] > box.east || at[1] < box.south || at[1] > box.north);
    if (outside) findings.at(path, 'site-off-map', { found: id });
    const nearest = nearestOf(tracks, at);
    if (nearest > REACH && Number.isFinite(nearest))
      findings.at(path, 'site-far', { values: { km: Math.round(nearest / 1000) }, found: id });
  });
}

/** Metres from a place to the nearest point of any track; legs are a few hundred kilometres, so points are near enough. */
function nearestOf(tracks: readonly (readonly LonLat[])[], place: LonLat): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const track of tracks) for (const point of track) nearest = Math.min(nearest, distance(point, place));
  return nearest;
}

/** Who goes no faster than this goes on foot, km/h; 设定. */
const ON_FOOT = 6;

function lintTeams(scenario: Scenario, author: Author, { findings }: Context): void {
  const addressed = new Set([
    ...scenario.plans.flatMap(({ rules }) => rules.map(({ act }) => (act.type === 'order' ? act.to : ''))),
    ...scenario.exercises.flatMap(({ teams }) => teams),
    ...scenario.injects.flatMap(({ to }) => to),
  ]);
  scenario.teams.forEach(({ id }, i) => {
    if (!addressed.has(id)) findings.at(['teams', i], 'team-idle', { found: id });
  });
  // A list that is not there leaves a team what its kind usually drives; one that is empty says that it has nothing.
  author.teams.forEach(({ index, entry: { id, kind, equipment, speed = teamKind(kind).speed } }) => {
    if (equipment?.length === 0 && teamKind(kind).by === 'road' && speed > ON_FOOT)
      findings.at(['teams', index, 'equipment'], 'team-on-foot', { found: id, values: { max: ON_FOOT } });
  });
}
