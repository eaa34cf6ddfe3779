/** Where teams are between events: along their legs (design 7, Motion). */
import { areasOf, PRESENT, sumOf } from '../drill/areas.ts';
import type { Folk } from '../drill/hazards.ts';
import type { DrillState, TeamRecord } from '../drill/state.ts';
import { type Scenario, standsOf } from '../scenario/scenario.ts';
import { LETS_IN, STOCKED, type SuitLevel } from '../teams/supplies.ts';
import type { DrillTime } from '../units/time.ts';
import { bearing, type LonLat } from '../world/geo.ts';
import { pieceOf, placeAt, shareOf } from '../world/motion.ts';
import type { Frame, FrameRequest } from './player.ts';

/** How far a team is on its leg, 0–1; 1 when it is not under way. */
export function progress(team: TeamRecord, at: number): number {
  return team.leg === undefined ? 1 : shareOf(team.leg, at);
}

/** Where a team is at `at`. */
export function position(team: TeamRecord, at: number): LonLat {
  return team.leg === undefined || team.leg.path.length === 0 ? team.place : placeAt(team.leg, at);
}

/** The best that a team has on: suits of its stock while a crew of it works in them, else what it always wears. */
export const wornBy = (team: TeamRecord | undefined, wears: SuitLevel | undefined): SuitLevel | undefined =>
  team?.state === 'working' && team.suited !== undefined && team.suited === team.order ? STOCKED : wears;

/** Teams along their legs and where they stand at a site, danger areas in their middle as long as somebody is there. */
export function folkOf({ teams, households, sites }: Scenario, state: () => DrillState): Folk {
  const stands = standsOf(sites);
  const beside = new Set(sites.flatMap(({ id, stand }) => (stand === undefined ? [] : [id])));
  const sizes = new Map(teams.map(({ id, people }) => [id, people]));
  const middles = new Map((households?.areas ?? []).map(({ id, site }) => [id, stands.get(site)]));
  const worn = new Map(teams.map(({ id, wears }) => [id, wears]));
  const lets = (id: string): number => {
    const level = wornBy(state().teams[id], worn.get(id));
    return level === undefined ? 1 : LETS_IN[level];
  };
  const people = (id: string): number => sizes.get(id) ?? sumOf(areasOf(state(), id), PRESENT)[1];
  return {
    people,
    letsIn: (id) => lets(id),
    whereabouts(id, at) {
      const team = state().teams[id];
      if (team?.leg === undefined && team?.site !== undefined && beside.has(team.site)) return stands.get(team.site);
      if (team !== undefined) return position(team, at);
      return people(id) > 0 ? middles.get(id) : undefined;
    },
  };
}

/** Degrees clockwise from north, towards the next point of its way; NaN at rest. */
function headingOf({ leg }: TeamRecord, place: LonLat, at: number): number {
  const next = leg?.times === undefined ? leg?.path.at(-1) : leg.path[pieceOf(leg, at) + 1];
  return next === undefined ? Number.NaN : bearing(place, next);
}

/** All asked-for teams in one array, a row of four each (see Frame). */
export function frameOf(state: DrillState, at: DrillTime, { teams }: FrameRequest): Frame {
  const positions = new Float32Array(4 * teams.length);
  teams.forEach((id, i) => {
    const team = state.teams[id];
    if (team === undefined) return;
    const [lon, lat] = position(team, at);
    positions.set([lon, lat, headingOf(team, [lon, lat], at), progress(team, at)], 4 * i);
  });
  return { at, positions };
}
