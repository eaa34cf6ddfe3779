/** Where teams are between events: along their legs (design 7, Motion). */
import type { DrillState, TeamRecord } from '../drill/state.ts';
import type { DrillTime } from '../units/time.ts';
import { bearing, between, type LonLat } from '../world/geo.ts';
import type { Frame, FrameRequest } from './player.ts';

/** How far a team is on its leg, 0–1; 1 when it is not under way. */
export function progress(team: TeamRecord, at: number): number {
  const { leg } = team;
  if (leg === undefined || leg.arrive <= leg.depart) return 1;
  return Math.min(1, Math.max(0, (at - leg.depart) / (leg.arrive - leg.depart)));
}

/** Where a team is at `at`. */
export function position(team: TeamRecord, at: number): LonLat {
  const from = team.leg?.path[0];
  const to = team.leg?.path.at(-1);
  return from === undefined || to === undefined ? team.place : between(from, to, progress(team, at));
}

/** All asked-for teams in one array, a row of four each (see Frame). */
export function frameOf(state: DrillState, at: DrillTime, { teams }: FrameRequest): Frame {
  const positions = new Float32Array(4 * teams.length);
  teams.forEach((id, i) => {
    const team = state.teams[id];
    if (team === undefined) return;
    const [lon, lat] = position(team, at);
    const end = team.leg?.path.at(-1);
    positions.set([lon, lat, end === undefined ? Number.NaN : bearing([lon, lat], end), progress(team, at)], 4 * i);
  });
  return { at, positions };
}
