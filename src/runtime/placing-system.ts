/**
 * Forces placed before the storm (力量预置): counted when they are to stand ready, by the roads as they are then; and who is still
 * outside when the storm comes ashore.
 */
import { RANK } from '../log/names.ts';
import type { Message } from '../machines/effects.ts';
import { DETOUR } from '../machines/team-actions.ts';
import { position } from '../player/positions.ts';
import type { Preposition, Team } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** States in which a team can be sent somewhere. */
const READY: ReadonlySet<string> = new Set(['standby', 'mustering', 'travelling', 'staged', 'working', 'returning']);
/** Free for what nobody foresaw. */
const FREE: ReadonlySet<string> = new Set(['standby', 'staged']);
const OUTSIDE: ReadonlySet<string> = new Set(['travelling', 'returning', 'stranded']);

export class PlacingSystem implements System {
  readonly id = 'placing';
  readonly #engine: DrillEngine;
  readonly #spec: Preposition;
  readonly #places: ReadonlyMap<string, LonLat>;

  constructor(engine: DrillEngine, spec: Preposition) {
    this.#engine = engine;
    this.#spec = spec;
    this.#places = new Map(engine.scenario.sites.map(({ id, at }) => [id, at]));
  }

  open(cause: number): void {
    const { kernel, scenario } = this.#engine;
    kernel.send(this.id, { type: 'PLACED' }, cause, this.#spec.by, RANK.scoring);
    if (scenario.meta.landfall !== undefined)
      kernel.send(this.id, { type: 'LANDFALL' }, cause, scenario.meta.landfall, RANK.scoring);
  }

  receive({ type }: Message, cause: number): void {
    const { state, scenario } = this.#engine;
    if (type === 'LANDFALL') {
      const teams = scenario.teams.filter(({ id }) => OUTSIDE.has(state.teams[id]?.state ?? '')).map(({ id }) => id);
      this.#engine.append({ type: 'forces.outside', teams }, cause);
      return;
    }
    const found = this.#spec.sites.map(({ site, kinds }) => {
      const fit = scenario.teams.filter((team) => kinds.includes(team.kind));
      return {
        site,
        now: Math.min(...fit.map((team) => this.#wayNow(team, site))),
        fromBase: Math.min(...fit.map((team) => this.#way(team, this.#places.get(team.base) ?? [0, 0], site, true))),
      };
    });
    const uncovered = found.filter(({ now }) => !(now <= this.#spec.within)).map(({ site }) => site);
    const nearer = found.filter(({ now, fromBase }) => Number.isFinite(now) && Number.isFinite(fromBase));
    const saved = nearer.reduce((sum, { now, fromBase }) => sum + fromBase - now, 0) / Math.max(1, nearer.length);
    const people = (teams: readonly Team[]): number => teams.reduce((sum, team) => sum + team.people, 0);
    const free = scenario.teams.filter(({ id }) => FREE.has(state.teams[id]?.state ?? ''));
    this.#engine.append(
      {
        type: 'forces.placed',
        covered: found.length - uncovered.length,
        sites: found.length,
        uncovered,
        saved: round(saved / MINUTE),
        reserve: round(people(free) / Math.max(1, people(scenario.teams))),
      },
      cause,
    );
  }

  #wayNow(team: Team, site: string): Millis {
    const record = this.#engine.state.teams[team.id];
    if (record === undefined || !READY.has(record.state)) return Number.POSITIVE_INFINITY;
    if (record.site === site) return 0;
    return this.#way(team, position(record, this.#engine.now), site, record.site !== undefined);
  }

  /** By road as the roads are, else along the great circle with its detour; infinite where no way leads. */
  #way(team: Team, from: LonLat, site: string, leaves: boolean): Millis {
    const { roads } = this.#engine;
    if (roads !== undefined) return roads.travel(team, { from, site, leaves }) ?? Number.POSITIVE_INFINITY;
    return (distance(from, this.#places.get(site) ?? from) * DETOUR * 3600) / team.speed;
  }
}

const round = (n: number): number => Math.round(n * 100) / 100;
