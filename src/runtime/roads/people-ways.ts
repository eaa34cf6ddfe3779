/**
 * Ways of people from their area to a shelter or to kin, as far as water on them is concerned: by the scenario's roads in a car, which stops
 * before water that a fire engine still crosses; in a scenario without roads along the straight line, round which no other way leads.
 */
import { holdsRoad } from '../../hazards/consequences/in-water.ts';
import type { FoundWay } from '../../machines/team-types.ts';
import { vehicles } from '../../teams/vehicles.ts';
import { MINUTE } from '../../units/time.ts';
import { between, distance, type LonLat } from '../../world/geo.ts';
import type { DangerArea, Households } from '../../world/households/spec.ts';
import { type Ahead, TO_KIN, type Ways } from '../../world/households/ways.ts';
import { placeAt } from '../../world/motion.ts';
import type { DrillEngine } from '../drill-engine.ts';
import type { Driver } from './routes.ts';

/** Coaches stop at 0.3 m as cars do (doctrine 4). */
const CAR: Driver = { vehicle: 'car' };
/** Between two looks along a straight line, m. */
const LOOK = 40;
/** A way that takes no longer than this more is as good as the usual one. */
const WORTH = MINUTE;
const ON: Ahead = { go: 'on' };

export class PeopleWays implements Ways {
  readonly #engine: DrillEngine;
  readonly #shelters: Households['shelters'];
  readonly #places: ReadonlyMap<string, LonLat>;
  /** Found in this step, by area, shelter and share. */
  readonly #found = new Map<string, Ahead>();
  readonly #wet: boolean;

  /** Made for one step of the households. */
  constructor(engine: DrillEngine, shelters: Households['shelters'], places: ReadonlyMap<string, LonLat>) {
    this.#engine = engine;
    this.#shelters = shelters;
    this.#places = places;
    this.#wet = engine.hazards.of('flood').some(({ state }) => state.flood.steps > 0) && engine.roads?.wet !== false;
  }

  ahead({ id, site: from, kinAt }: DangerArea, shelter: number, share: number): Ahead {
    const site = shelter === TO_KIN ? kinAt : this.#shelters[shelter]?.site;
    if (!this.#wet || site === undefined) return ON;
    const key = `${id} ${shelter} ${share}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const unsafe = this.#engine.state.endangered?.[id] !== undefined;
    const found =
      this.#engine.roads === undefined
        ? this.#straight(from, site, share, unsafe)
        : this.#by(from, site, share, unsafe);
    this.#found.set(key, found);
    return found;
  }

  #by(from: string, site: string, share: number, unsafe: boolean): Ahead {
    const { roads } = this.#engine;
    const start = this.#places.get(from);
    const usual = start && roads?.drive(CAR, { from: start, site, leaves: true }, true);
    // Where no road leads the way is not known, dry or not.
    if (roads === undefined || start === undefined || usual === undefined) return ON;
    const here = share <= 0 ? start : placeOn(usual, share);
    const trip = { from: here, site, leaves: false, strict: true };
    const [dry, now] = [roads.drive(CAR, { ...trip }, true), roads.drive(CAR, trip)];
    if (dry === undefined) return ON;
    // Water that does not stop a car only slows it, and is left out.
    const road = roads.blockedAhead(dry.path);
    if (road === undefined) return ON;
    const because = { cause: roads.causeOf(road), road };
    if (now !== undefined) {
      const longer = lasts(now) - lasts(dry);
      return longer <= WORTH ? ON : { go: 'round', minutes: longer / MINUTE, ...because };
    }
    const back = !unsafe && roads.drive(CAR, { from: here, site: from, leaves: false, strict: true }) !== undefined;
    return { go: back ? 'back' : 'wait', ...because };
  }

  #straight(from: string, site: string, share: number, unsafe: boolean): Ahead {
    const [start, end] = [this.#places.get(from), this.#places.get(site)];
    if (start === undefined || end === undefined) return ON;
    const here = between(start, end, share);
    if (this.#dry(here, end)) return ON;
    return { go: !unsafe && this.#dry(here, start) ? 'back' : 'wait', cause: this.#engine.hazardCause() };
  }

  #dry(from: LonLat, to: LonLat): boolean {
    const looks = Math.max(1, Math.ceil(distance(from, to) / LOOK));
    for (let k = 0; k <= looks; k++) {
      const { depth, speed } = this.#engine.hazards.wading(between(from, to, k / looks));
      if (!holdsRoad(vehicles.car.wheels, depth, speed)) return false;
    }
    return true;
  }
}

const lasts = ({ after }: FoundWay): number => after.at(-1) ?? 0;
const placeOn = (way: FoundWay, share: number): LonLat =>
  placeAt({ path: way.path, times: way.after, depart: 0, arrive: lasts(way) }, share * lasts(way));
