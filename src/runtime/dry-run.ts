/**
 * What sending a team somewhere would lead to, by the same roads, lanes and forecast that the drill itself goes by. It reads and
 * touches nothing: a drill in which it was asked has the same log as one in which it was not.
 */
import { DETOUR } from '../machines/team-actions.ts';
import type { DryRun, Sending } from '../player/player.ts';
import { position } from '../player/positions.ts';
import type { Team } from '../scenario/scenario.ts';
import { skillOf } from '../teams/index.ts';
import type { DrillTime } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import { isRouted } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';

interface Way {
  readonly path: readonly LonLat[];
  readonly takes: number;
  readonly by: NonNullable<DryRun['by']>;
}

export function dryRun(engine: DrillEngine, { team: id, task, site, open }: Sending): DryRun | undefined {
  const { scenario, state, now } = engine;
  const team = scenario.teams.find((one) => one.id === id);
  const record = state.teams[id];
  const place = scenario.sites.find((one) => one.id === site)?.at;
  if (team === undefined || record === undefined || place === undefined || record.state === 'faulted') return undefined;
  const wind = skillOf(team.kind, task) && engine.plans.window({ to: id, task, site });
  const order = record.order === undefined ? undefined : state.orders[record.order];
  const waits = Object.values(state.orders).some((one) => one.to === id && one.state === 'acknowledged');
  const busy = (order !== undefined && order.done === undefined) || waits;
  const rest = { busy, ...(wind === undefined ? {} : { wind }) };
  if (record.site === site) return { ...rest, path: [record.place], leaves: now, arrives: now };
  const trip = { from: position(record, now), site, leaves: record.site !== undefined };
  const way = wayOf(engine, team, { ...trip, open }, place);
  if (way === undefined) {
    const blocked = open ? undefined : engine.roads?.hindrance(team, trip);
    return blocked === undefined ? rest : { ...rest, blocked };
  }
  const leaves = (record.state === 'standby' ? now + team.mobilise : now) as DrillTime;
  return { ...rest, path: way.path, by: way.by, leaves, arrives: (leaves + way.takes) as DrillTime };
}

/** As the team itself would be given it: along roads and lanes where the scenario has them, else straight. */
function wayOf(
  { roads, scenario }: DrillEngine,
  team: Team,
  trip: { readonly from: LonLat; readonly site: string; readonly leaves: boolean; readonly open: boolean },
  to: LonLat,
): Way | undefined {
  if (isRouted(scenario, team)) {
    const way = roads?.way(team, trip, trip.open);
    return way && { path: way.path, takes: way.after.at(-1) ?? 0, by: trip.open ? 'open' : 'roads' };
  }
  const takes = Math.round((distance(trip.from, to) * DETOUR * 3600) / team.speed);
  return { path: [trip.from, to], takes, by: 'straight' };
}
