/**
 * The quickest way of a team by what is known of the roads: blocked stretches are the facts of the drill, and water that does not
 * stop its vehicles slows them (Pregnolato et al. 2017). A team drives up to its
 * destination though a block lies there, and away from the site at which it worked.
 */
import type { DrillState, RoadBlock } from '../../drill/state.ts';
import { carSpeed } from '../../hazards/consequences/in-water.ts';
import type { FoundWay } from '../../machines/team-types.ts';
import type { Team } from '../../scenario/scenario.ts';
import { teamKind } from '../../teams/index.ts';
import { type VehicleData, type VehicleKind, vehicles } from '../../teams/vehicles.ts';
import { SECOND } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { Seed } from '../../world/roads/router.ts';
import type { RoadNetwork, Spot } from './network.ts';
import { LOOK, type Wet } from './wet.ts';

/** So near to where it is going a block no longer keeps a team off: it is there, m. */
export const ARRIVING = 300;
/** Vehicles that water does not stop crawl through it no slower than this, km/h; 设定. */
const CRAWL = 5;
/** A place this near to a block is at it, m. */
const AT = 1;

/** A team, or anybody in a vehicle of a kind. */
export type Driver = Pick<Team, 'kind' | 'speed'> | { readonly vehicle: VehicleKind };
/** What stands of the roads now. */
export interface Standing {
  readonly roads: DrillState['roads'];
  readonly wet: ReadonlyMap<number, Wet>;
}

/** Where from, and to which site; `leaves` when it stands at a site now, whatever lies there. */
export interface Trip {
  readonly from: LonLat;
  readonly site: string;
  readonly leaves: boolean;
  /** No block is driven into, not even at either end. */
  readonly strict?: boolean;
}

/** One search: who drives, where to, and what keeps it off. */
interface Search {
  readonly vehicle: VehicleData;
  readonly pace: number;
  /** Places at which a block does not keep the team off: where it goes, and the site that it leaves. */
  readonly free: readonly LonLat[];
  readonly throughGas: boolean;
  readonly standing: Standing;
}

export class Routes {
  readonly #network: RoadNetwork;
  readonly #sites: ReadonlyMap<string, LonLat>;

  constructor(network: RoadNetwork, sites: ReadonlyMap<string, LonLat>) {
    this.#network = network;
    this.#sites = sites;
  }

  /** The way from a place to a site; undefined when there is none. */
  find(driver: Driver, { from, site, leaves, strict = false }: Trip, standing: Standing): FoundWay | undefined {
    const goal = this.#network.graph.sites.get(site);
    const place = this.#sites.get(site);
    const start = this.#network.spot(from);
    if (goal === undefined || place === undefined || start === undefined) return undefined;
    const free = strict ? [] : leaves ? [place, from] : [place];
    const search = this.#search(driver, free, goal, start, standing);
    const way = this.#network.router.find(
      this.#seeds(start, search),
      goal,
      (stretch) =>
        this.#blockOf(stretch, search) === undefined ? this.#seconds(stretch, search) : Number.POSITIVE_INFINITY,
      (Math.max(...Object.values(search.vehicle.speed)) * search.pace) / 3.6,
    );
    return way === undefined ? undefined : this.#drive(start, way.from, way.stretches, search);
  }

  /** The road that keeps a team off its quickest way, when nothing else would. */
  hindrance(driver: Driver, trip: Trip, { roads, wet }: Standing): string | undefined {
    const free = this.find(driver, trip, { roads: {}, wet });
    const blocked = Object.entries(roads).filter(([, { stretches }]) => Object.keys(stretches).length > 0);
    const near = blocked.find(([, { stretches }]) =>
      Object.values(stretches).some(({ place }) => free !== undefined && passes(free.path, place)),
    );
    return near?.[0];
  }

  #search(driver: Driver, free: readonly LonLat[], node: number, start: Spot, standing: Standing): Search {
    const { leaving, first } = this.#network.graph;
    const ends = [start.stretch, ...leaving.slice(first[node], first[node + 1])];
    const anybody = 'vehicle' in driver;
    return {
      vehicle: vehicles[anybody ? driver.vehicle : teamKind(driver.kind).vehicle],
      pace: anybody ? 1 : driver.speed / teamKind(driver.kind).speed,
      free,
      throughGas: ends.some((stretch) => this.#recordOf(stretch, standing)?.by === 'gas'),
      standing,
    };
  }

  #recordOf(stretch: number, { roads }: Standing): RoadBlock | undefined {
    const { road, n } = this.#network.graph.stretches[stretch] ?? { road: '', n: 0 };
    return roads[road]?.stretches[n];
  }

  /** What keeps the team off a stretch. */
  #blockOf(stretch: number, { vehicle, free, throughGas, standing }: Search): RoadBlock | undefined {
    const block = this.#recordOf(stretch, standing);
    if (block === undefined || (block.by === 'gas' && throughGas)) return undefined;
    if (block.stops?.includes(vehicle.wheels) === false) return undefined;
    return free.some((place) => distance(block.place, place) <= ARRIVING) ? undefined : block;
  }

  #seconds(stretch: number, { vehicle, pace, standing }: Search): number {
    const { stretches, metres } = this.#network.graph;
    const { class: kind, speed = Number.POSITIVE_INFINITY } = stretches[stretch] as (typeof stretches)[number];
    const free = Math.min(vehicle.speed[kind] * pace, speed);
    const dry = ((metres[stretch] as number) * 3.6) / free;
    const slowed = standing.wet.get(stretch)?.depths ?? [];
    return slowed.reduce(
      (sum, depth) => sum + LOOK * 3.6 * (1 / Math.max(CRAWL, carSpeed(depth, free)) - 1 / free),
      dry,
    );
  }

  /** From where it stands to the ends of its stretch, but not through a block. */
  #seeds({ stretch, along }: Spot, search: Search): Seed[] {
    const { ends } = this.#network.graph;
    const whole = this.#network.lengths(stretch).at(-1) ?? 0;
    const takes = this.#seconds(stretch, search);
    const block = this.#blockOf(stretch, search);
    const at = block && this.#network.spot(block.place, (one) => one === stretch)?.along;
    const share = whole > 0 ? along / whole : 0;
    const back = { node: ends[2 * stretch] as number, seconds: takes * share };
    const on = { node: ends[2 * stretch + 1] as number, seconds: takes * (1 - share) };
    return [
      ...(at === undefined || at > along - AT ? [back] : []),
      ...(at === undefined || at < along + AT ? [on] : []),
    ];
  }

  #drive(start: Spot, first: number, stretches: readonly number[], search: Search): FoundWay {
    const { graph } = this.#network;
    const path: LonLat[] = [rounded(start.place)];
    const after: number[] = [0];
    let seconds = 0;
    const go = (stretch: number, forward: boolean, from: number): void => {
      const lengths = this.#network.lengths(stretch);
      const points = graph.stretches[stretch]?.points ?? [];
      const whole = lengths.at(-1) ?? 0;
      const rate = whole > 0 ? this.#seconds(stretch, search) / whole : 0;
      const order = points
        .map((_, i) => i)
        .filter((i) => (forward ? (lengths[i] as number) > from : (lengths[i] as number) < from));
      let last = from;
      for (const i of forward ? order : order.reverse()) {
        const length = lengths[i] as number;
        seconds += Math.abs(length - last) * rate;
        last = length;
        path.push(rounded(points[i] as LonLat));
        after.push(Math.round(seconds * SECOND));
      }
    };
    go(start.stretch, graph.ends[2 * start.stretch + 1] === first, start.along);
    let node = first;
    for (const stretch of stretches) {
      const forward = graph.ends[2 * stretch] === node;
      go(stretch, forward, forward ? 0 : (this.#network.lengths(stretch).at(-1) ?? 0));
      node = graph.ends[2 * stretch + (forward ? 1 : 0)] as number;
    }
    return path.length > 1 ? { path, after } : { path: [path[0] as LonLat, path[0] as LonLat], after: [0, 0] };
  }
}

/** Whether a path comes by a place, as nearly as looks along roads lie. */
export const passes = (path: readonly LonLat[], place: LonLat): boolean =>
  path.some((from, i) => {
    const to = path[i + 1];
    if (to === undefined) return false;
    const [a, b, c] = [distance(from, place), distance(place, to), distance(from, to)];
    return a + b - c < 2 * LOOK;
  });

/** A millionth of a degree is a decimetre. */
const rounded = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
