/**
 * Depots and what goes from them to teams: each need is met by the nearest depot that has it and from which a lorry gets through now;
 * where none has enough the next one helps, and what no depot can send is asked for again.
 */
import { DETOUR } from '../../machines/team-actions.ts';
import type { Depot, Team } from '../../scenario/scenario.ts';
import { windLimit } from '../../teams/index.ts';
import { type Goods, LOADING } from '../../teams/supplies.ts';
import type { Millis } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { DrillEngine } from '../drill-engine.ts';

/** Lorries that deliver are held by the wind like other traffic on wheels. */
const LIMIT = windLimit('transport');

/** So much of something from a depot, and how long it takes. */
export interface Draw {
  readonly depot: string;
  readonly amount: number;
  readonly takes: Millis;
}

export class Stores {
  readonly #engine: DrillEngine;
  readonly #places: ReadonlyMap<string, LonLat>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#places = new Map(engine.scenario.sites.map(({ id, at }) => [id, at]));
  }

  /** What can be sent to `team` at a site now, the nearest first, up to `amount` in all. */
  draws(team: Team, site: string, goods: Goods, amount: number): Draw[] {
    const { scenario, state, weather } = this.#engine;
    if (weather.force(this.#places.get(site) ?? [0, 0]) > LIMIT) return [];
    const near = (scenario.support?.depots ?? [])
      .map((depot) => ({
        id: depot.id,
        has: state.depots?.[depot.id]?.[goods] ?? 0,
        takes: this.#way(team, depot, site),
      }))
      .filter(({ has, takes }) => has > 0 && Number.isFinite(takes))
      .sort((a, b) => a.takes - b.takes);
    let left = amount;
    return near.flatMap(({ id, has, takes }) => {
      const draw = { depot: id, amount: Math.min(left, has), takes: Math.round(takes) };
      left -= draw.amount;
      return draw.amount > 0 ? [draw] : [];
    });
  }

  #way(team: Team, { site: from }: Depot, to: string): Millis {
    // What was placed where it is needed is at hand (物资预置).
    if (from === to) return 0;
    const place = this.#places.get(from) ?? [0, 0];
    const { roads } = this.#engine;
    if (roads !== undefined)
      return LOADING + (roads.travel(team, { from: place, site: to, leaves: true }) ?? Number.POSITIVE_INFINITY);
    return LOADING + (distance(place, this.#places.get(to) ?? place) * DETOUR * 3600) / team.speed;
  }
}
