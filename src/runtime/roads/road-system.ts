/**
 * Roads under the drill: after each step of the hazards it says what became blocked or open, finds ways for teams that ask, and
 * another for those on the road whose way changed. Where there is none a team waits, and goes on when there is one again.
 */
import type { RoadBlock } from '../../drill/state.ts';
import { onceFor } from '../../engine/once.ts';
import type { Message } from '../../machines/effects.ts';
import type { FoundWay } from '../../machines/team-types.ts';
import { position } from '../../player/positions.ts';
import type { Scenario, Team } from '../../scenario/scenario.ts';
import { teamKind } from '../../teams/index.ts';
import { MINUTE, type Millis } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { Stretch } from '../../world/roads/join.ts';
import { SeaLanes } from '../../world/roads/sea.ts';
import { elevationAt } from '../../world/terrain.ts';
import type { DrillEngine } from '../drill-engine.ts';
import type { System } from '../kernel/kernel.ts';
import { RoadNetwork } from './network.ts';
import { type Obstacle, Obstacles, zonesOf } from './obstacles.ts';
import { type Driver, passes, Routes, type Trip } from './routes.ts';
import { type Wet, WetRoads } from './wet.ts';

/** A way that takes so much longer or shorter is another way. */
const WORTH: Millis = MINUTE;
/** How often teams on the road look whether water slows them. */
const EVERY: Millis = 5 * MINUTE;

export interface SavedRoads {
  /** Numbers of the events that last blocked or opened a road, and that stirred a closure. */
  readonly last: readonly (readonly [string, number])[];
  readonly stirred: readonly (readonly [number, number])[];
}

/** What follows from the scenario alone: it takes longer than all the rest of a restore. */
interface Ground {
  readonly network: RoadNetwork;
  readonly water: WetRoads;
  readonly obstacles: Obstacles;
  /** Where the scenario has lanes. */
  readonly sea: SeaLanes | undefined;
}
const groundOf = onceFor((scenario: Scenario): Ground => {
  const network = new RoadNetwork(scenario);
  return {
    network,
    water: new WetRoads(scenario, network),
    obstacles: new Obstacles(scenario, network),
    sea: seaOf(scenario),
  };
});

function seaOf({ roads, terrain }: Scenario): SeaLanes | undefined {
  const lanes = (roads?.lines ?? []).filter((line) => line.class === 'sea').map(({ points }) => points);
  return lanes.length === 0 ? undefined : new SeaLanes(lanes, ([lon, lat]) => elevationAt(terrain, lon, lat) > 0);
}

export class RoadSystem implements System {
  readonly id = 'roads';
  readonly #engine: DrillEngine;
  readonly #ground: Ground;
  readonly #network: RoadNetwork;
  readonly #routes: Routes;
  readonly #water: WetRoads;
  readonly #obstacles: Obstacles;
  readonly #drivers: readonly Team[];
  readonly #last = new Map<string, number>();
  readonly #stirred = new Map<number, number>();
  /** Closures by what their conditions read. */
  readonly #reading: ReadonlyMap<string, readonly number[]>;
  #wet: { readonly at: number; readonly roads: ReadonlyMap<number, Wet> } | undefined;

  constructor(engine: DrillEngine) {
    const { scenario } = engine;
    this.#engine = engine;
    this.#ground = groundOf(scenario);
    const { network, water, obstacles } = this.#ground;
    this.#network = network;
    this.#routes = new Routes(this.#network, new Map(scenario.sites.map(({ id, at }) => [id, at])));
    this.#water = water;
    this.#obstacles = obstacles;
    this.#drivers = scenario.teams.filter(({ kind }) => teamKind(kind).by === 'road');
    this.#reading = readersOf((scenario.roads?.closures ?? []).map(({ when }) => when.reads));
  }

  stir(key: string, cause: number): void {
    if (cause < 0) return;
    for (const closure of this.#reading.get(key) ?? []) this.#stirred.set(closure, cause);
  }

  /** A team asks for a way. */
  receive({ team: id, from, site, leaves }: Message, cause: number): void {
    const team = this.#engine.scenario.teams.find((one) => one.id === id);
    if (team === undefined) return;
    if (teamKind(team.kind).by === 'sea') {
      this.#sail(team, from as LonLat, String(site), cause);
      return;
    }
    const trip: Trip = { from: from as LonLat, site: String(site), leaves: leaves !== '' };
    const way = this.#find(team, trip);
    if (way === undefined) this.#strand(team, trip, cause);
    else this.#engine.kernel.send(team.id, { type: 'WAY', way }, cause);
  }

  /** Time on the road from a place to a site now; undefined when no way leads there. */
  travel(team: Team, trip: Trip): Millis | undefined {
    return this.way(team, trip)?.after.at(-1);
  }
  /** The way that a team would be given now; `open`: as if all roads were open and dry. */
  way(team: Team, trip: Trip, open = false): FoundWay | undefined {
    if (teamKind(team.kind).by === 'sea') return this.#over(team, trip.from, trip.site);
    return open ? this.#routes.find(team, trip, { roads: {}, wet: new Map() }) : this.#find(team, trip);
  }
  /** The way of anybody on wheels, likewise. */
  drive(driver: Driver, trip: Trip, open = false): FoundWay | undefined {
    return this.#routes.find(driver, trip, open ? { roads: {}, wet: new Map() } : this.#standing());
  }
  /** The road that leaves a team no way. */
  hindrance(team: Team, trip: Trip): string | undefined {
    return this.#routes.hindrance(team, trip, this.#standing());
  }
  /** Whether there is water on any road now. */
  get wet(): boolean {
    return this.#standing().wet.size > 0;
  }
  /** The event that last blocked or opened a road. */
  causeOf(road: string): number {
    return this.#last.get(road) ?? this.#latest();
  }

  /** Called after each step of the hazards. */
  look(): void {
    const changed = this.#change();
    const slow = this.#engine.now % EVERY === 0 && this.#standing().wet.size > 0;
    if (!changed && !slow) return;
    for (const team of this.#drivers) this.#lookAgain(team);
  }

  save(): SavedRoads {
    return { last: [...this.#last], stirred: [...this.#stirred] };
  }
  restore({ last, stirred }: SavedRoads): void {
    this.#wet = undefined;
    this.#last.clear();
    this.#stirred.clear();
    for (const [road, seq] of last) this.#last.set(road, seq);
    for (const [closure, seq] of stirred) this.#stirred.set(closure, seq);
  }

  #sail(team: Team, from: LonLat, site: string, cause: number): void {
    const way = this.#over(team, from, site);
    this.#engine.kernel.send(team.id, way === undefined ? { type: 'STRAND' } : { type: 'WAY', way }, cause);
  }

  /** Over water at the team's speed; undefined where the scenario has no lanes, or land lies between. */
  #over(team: Team, from: LonLat, site: string): FoundWay | undefined {
    const to = this.#engine.scenario.sites.find(({ id }) => id === site)?.at;
    const path = to && this.#ground.sea?.find(from, to);
    if (path === undefined) return undefined;
    let metres = 0;
    const after = path.map((place, i) => {
      metres += i === 0 ? 0 : distance(path[i - 1] as LonLat, place);
      return Math.round((metres * 3_600) / team.speed);
    });
    return { path: path.map(rounded), after };
  }

  #find(team: Team, trip: Trip): FoundWay | undefined {
    return this.#routes.find(team, trip, this.#standing());
  }

  /** What stands: facts, and how wet the roads were at the latest step. */
  #standing() {
    const { hazards, state } = this.#engine;
    if (this.#wet?.at !== hazards.at) {
      const stopped = (stretch: number) => this.#block(stretch)?.stops ?? [];
      this.#wet = { at: hazards.at, roads: this.#water.look(hazards, stopped) };
    }
    return { roads: state.roads, wet: this.#wet.roads };
  }

  #block(stretch: number): RoadBlock | undefined {
    const { road, n } = this.#network.graph.stretches[stretch] ?? { road: '', n: 0 };
    return this.#engine.state.roads[road]?.stretches[n];
  }

  /** Says what became blocked or open; whether anything did. */
  #change(): boolean {
    const { scenario, state, reader, hazards } = this.#engine;
    const closures = scenario.roads?.closures ?? [];
    const found = this.#obstacles.now(
      (closure) => closures[closure]?.when.holds(reader) === true,
      (asset) => state.assets[asset]?.by !== undefined,
      this.#standing().wet,
      zonesOf(hazards),
    );
    let changed = false;
    // In the order of the stretches, whatever found them.
    for (const stretch of [...new Set([...found.keys(), ...this.#blocked()])].sort((a, b) => a - b)) {
      const { road, n } = this.#network.graph.stretches[stretch] as Stretch;
      const [is, was] = [found.get(stretch), this.#block(stretch)];
      if (is === undefined ? was === undefined : sameBlock(is, was)) continue;
      changed = true;
      if (is === undefined) this.#open(road, n, was as RoadBlock);
      else this.#blocks(road, n, is);
    }
    return changed;
  }

  /** Stretches that are blocked, as facts have it. */
  #blocked(): number[] {
    return Object.entries(this.#engine.state.roads).flatMap(([road, { stretches }]) =>
      Object.keys(stretches).map((n) => this.#network.numberOf(road, Number(n))),
    );
  }

  #blocks(road: string, stretch: number, { cause, by, place, value, stops }: Obstacle): void {
    const { assets } = this.#engine;
    const seq =
      cause === undefined
        ? undefined
        : 'asset' in cause
          ? assets.lastOf(cause.asset)
          : this.#stirred.get(cause.closure);
    const fact = { type: 'road.blocked', road, stretch, by, place: rounded(place) } as const;
    const more = { ...(value === undefined ? {} : { value }), ...(stops === undefined ? {} : { stops }) };
    this.#last.set(road, this.#engine.append({ ...fact, ...more }, seq ?? this.#engine.hazardCause()));
  }

  #open(road: string, stretch: number, { by }: RoadBlock): void {
    const { scenario, assets } = this.#engine;
    const asset = by === 'asset' ? scenario.assets.find((one) => one.road === road) : undefined;
    const closure = by === 'closure' ? (scenario.roads?.closures ?? []).findIndex((one) => one.road === road) : -1;
    const seq = asset === undefined ? this.#stirred.get(closure) : assets.lastOf(asset.id);
    this.#last.set(road, this.#engine.append({ type: 'road.open', road, stretch }, seq ?? this.#engine.hazardCause()));
  }

  /** A team on the road, or kept off it, by what the roads are now. */
  #lookAgain(team: Team): void {
    const { state, now, kernel } = this.#engine;
    const record = state.teams[team.id];
    if (record === undefined || team.mode === 'field') return;
    if (record.state === 'stranded') {
      const trip = { from: record.place, site: record.bound ?? team.base, leaves: record.site !== undefined };
      if (this.#find(team, trip) !== undefined) kernel.send(team.id, { type: 'FREE' }, this.#latest());
      return;
    }
    const { leg } = record;
    if (leg?.times === undefined || leg.arrive <= now) return;
    const trip = { from: position(record, now), site: leg.site, leaves: false };
    const way = this.#find(team, trip);
    const road = this.blockedAhead(leg.path);
    if (way === undefined) this.#strand(team, trip, this.#latest());
    else if (Math.abs(now + (way.after.at(-1) ?? 0) - leg.arrive) > WORTH) {
      const cause = road === undefined ? this.#latest() : this.#last.get(road);
      kernel.send(team.id, { type: 'WAY', way: { ...way, ...(road === undefined ? {} : { road }) } }, cause ?? 0);
    }
  }

  #strand(team: Team, trip: Trip, cause: number): void {
    const road = this.hindrance(team, trip);
    const seq = road === undefined ? cause : (this.#last.get(road) ?? cause);
    this.#engine.kernel.send(team.id, { type: 'STRAND', ...(road === undefined ? {} : { road }) }, seq);
  }

  /** The road on a path that was blocked last, of those that are. */
  blockedAhead(path: readonly LonLat[]): string | undefined {
    const { roads } = this.#engine.state;
    const on = Object.entries(roads).filter(([, { stretches }]) =>
      Object.values(stretches).some(({ place }) => passes(path, place)),
    );
    return on.sort(([a], [b]) => (this.#last.get(b) ?? 0) - (this.#last.get(a) ?? 0))[0]?.[0];
  }

  /** The event that changed the roads last, or the step of the hazards. */
  #latest(): number {
    const latest = Math.max(0, ...this.#last.values());
    return latest > 0 ? latest : this.#engine.hazardCause();
  }
}

/** Numbers of lists by what stands in them. */
function readersOf(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const readers = new Map<string, number[]>();
  lists.forEach((keys, i) => {
    for (const key of new Set(keys)) readers.set(key, [...(readers.get(key) ?? []), i]);
  });
  return readers;
}

const sameBlock = (is: Obstacle, was: RoadBlock | undefined): boolean =>
  was !== undefined && is.by === was.by && (is.stops ?? []).join() === (was.stops ?? []).join();

/** A millionth of a degree is a decimetre. */
const rounded = ([lon, lat]: LonLat): [number, number] => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
