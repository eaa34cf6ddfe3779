/**
 * A pump held against the water that can be where it stands: one that is larger runs dry, and what a drill learns from it is wrong.
 * Twice: against all that rain, rivers and a sea that reaches it bring, which is a budget; and against what runs over the rim of the
 * cell or of the hollow it stands in, which goes by how high water can stand over a rim.
 */
import { gridOf } from '../hazards/flood/ground.ts';
import type { FloodGrid } from '../hazards/flood/scheme.ts';
import { SIDES } from '../hazards/flood/scheme.ts';
import { REACH } from '../hazards/sea/spec.ts';
import { distance, type LonLat } from '../world/geo.ts';
import { elevationAt, type Terrain } from '../world/terrain.ts';
import { around, type Domain, domainsOf } from './check-water.ts';
import type { Context } from './context.ts';
import type { Device, Hazard } from './scenario.ts';
import type { Author } from './shape.ts';

/** The heaviest hour measured on the Chinese mainland, m/s: 201.9 mm, Zhengzhou, 20 July 2021, 16–17 h. */
const HEAVIEST = 0.2019 / 3600;
/** A pump that takes less than this off its own cell in a minute is looked at no further, m. */
const LITTLE = 0.5;
/** Water of the land that stands higher over the rim of what is pumped than this is taken for impossible, m; 设定. */
const OVER_RIM = 1;
/** The highest storm surge measured on the Chinese coast, m: Nandu, July 1980 [K]. */
const HIGHEST_SURGE = 5.94;
/** The moon's node raises no constituent by more (K2 in its best year: Schureman). */
const HIGHEST_NODE = 1.32;
/** Cells in which the shore of a pond is sought. */
const MOST_CELLS = 40_000;
const MINUTE = 60;

export function checkPumps(
  context: Context,
  author: Author,
  hazards: readonly Hazard[],
  devices: readonly Device[],
  terrain: readonly Terrain[],
): void {
  const domains = domainsOf(hazards);
  for (const { spec } of domains) {
    for (const { id, at } of spec.pumps) {
      const device = devices.find((one) => one.id === id && one.kind === 'pump');
      const index = author.devices.find(({ entry }) => entry.id === id)?.index;
      if (device === undefined || index === undefined) continue;
      const lift = Math.max(device.to, device.otherwise ?? 0, device.begins);
      const most = mostOf(domains, hazards, at, lift, terrain);
      if (most === undefined) continue;
      const stands = most.pond / MINUTE;
      const [code, reach] =
        lift > stands + most.supply ? (['pump-large', most.supply] as const) : (['pump-rim', most.rim] as const);
      if (lift <= stands + reach) continue;
      const key = author.devices.find(({ entry }) => entry.id === id)?.entry.trucks === undefined ? 'to' : 'trucks';
      const rate = figure(stands + reach);
      context.findings.at(['devices', index, key], code, {
        found: id,
        allowed: `≤ ${rate} m³/s`,
        values: { lift: figure(lift), most: rate, pond: figure(most.pond), reach: figure(reach) },
      });
    }
  }
}

const figure = (value: number): string => String(Number(value.toPrecision(2)));

interface Most {
  /** What can stand there before it runs over, m³: gone in a minute, it leaves what runs there. */
  readonly pond: number;
  /** What rain, rivers and the sea bring at most, m³/s, and what of it runs over the rim. */
  readonly supply: number;
  readonly rim: number;
}

/** Undefined where nothing can be said, or no need is. */
function mostOf(
  domains: readonly Domain[],
  hazards: readonly Hazard[],
  at: LonLat,
  lift: number,
  terrain: readonly Terrain[],
): Most | undefined {
  const over = around(domains, at);
  const [wide, fine] = [over[0], over[over.length - 1]];
  if (wide === undefined || fine === undefined) return undefined;
  const { cell } = fine.spec.domain;
  if (lift * MINUTE <= LITTLE * cell * cell) return undefined;
  const pond = pondIn(over, at, terrain);
  if (pond === undefined) return undefined;
  const beyond = highestBeyond(wide.spec, hazards);
  const comes = beyond > pond.level;
  const high = Math.max(pond.level + OVER_RIM, comes ? beyond : pond.level);
  const area = wide.layout.nx * wide.layout.ny * wide.spec.domain.cell * wide.spec.domain.cell;
  const brought = broughtIn(over, () => true);
  const own = broughtIn(over, (place) => fine.layout.cell(place) === fine.layout.cell(at));
  return {
    pond: pond.volume,
    supply: comes ? Number.POSITIVE_INFINITY : brought + HEAVIEST * area,
    rim: Math.min(
      own + overRim(pond.own, cell, high),
      brought + HEAVIEST * pond.area + overRim(pond.rim, pond.side, high),
    ),
  };
}

/** What stands around a place, on the finest grid that holds it whole. */
function pondIn(over: readonly Domain[], at: LonLat, terrain: readonly Terrain[]): Pit | undefined {
  const all = <T>(part: (domain: Domain['spec']) => readonly T[]): T[] => over.flatMap(({ spec }) => part(spec));
  const parts = {
    hollows: all(({ hollows }) => hollows),
    walls: all(({ walls }) => walls),
    gates: all(({ gates }) => gates),
    breaches: all(({ breaches }) => breaches),
    buildings: all(({ buildings }) => buildings),
  };
  let own: readonly number[] | undefined;
  for (const { spec, layout } of [...over].reverse()) {
    const grid = gridOf({ ...spec, ...parts }, layout, { elevation: (place) => elevationAt(terrain, ...place) });
    const cell = layout.cell(at) as number;
    own ??= beside(grid, cell).map((next) => crest(grid.ground, cell, next));
    const pond = pondAt(grid, cell, spec);
    if (pond !== undefined) return { ...pond, own };
  }
  return undefined;
}

/** The highest that the water beyond a domain's sides or at its coast can stand, m; −∞ where there is none. */
function highestBeyond({ sea, edges, domain }: Domain['spec'], hazards: readonly Hazard[]): number {
  const [west, south, east, north] = domain.box;
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const heights = Object.values(edges).map((edge) =>
    'level' in edge ? Math.max(...edge.level.map(([, level]) => level)) : Number.POSITIVE_INFINITY,
  );
  if (sea === undefined) return Math.max(Number.NEGATIVE_INFINITY, ...heights);
  // As the flood has it: where no coast point is near the sea stands at its mean.
  const near = hazards.find((one) => one.kind === 'sea' && one.points.some(({ at }) => distance(at, middle) <= REACH));
  const tide = near?.kind === 'sea' ? Object.values(near.tide).reduce((sum, [amplitude]) => sum + amplitude, 0) : 0;
  return Math.max(near === undefined ? 0 : HIGHEST_NODE * tide + HIGHEST_SURGE, ...heights);
}

/** What the rivers bring at some of the places where they come in, m³/s; no end where one computed elsewhere does. */
const broughtIn = (over: readonly Domain[], within: (place: LonLat) => boolean): number =>
  over
    .flatMap(({ spec }) => spec.inflows)
    .filter(({ at }) => within(at))
    .reduce(
      (sum, inflow) => sum + ('flow' in inflow ? Math.max(...inflow.flow.map(([, q]) => q)) : Number.POSITIVE_INFINITY),
      0,
    );

/** Over sides of one length, m, with these crests, from water that stands at `high`, m³/s. */
const overRim = (crests: readonly number[], side: number, high: number): number =>
  crests.reduce((sum, crest) => sum + side * critical(Math.max(OVER_RIM, high - crest)), 0);

/** Critical flow over a broad crest from water that stands so high over it, m²/s: (2/3)^1.5 √g H^1.5. */
const critical = (head: number): number => (2 / 3) * head * Math.sqrt((2 / 3) * 9.81 * head);

/** All that is under water around a cell when it is full to where it runs over. */
interface Pond {
  /** What stands there, m³, on how much ground, m², and how high, m. */
  readonly volume: number;
  readonly area: number;
  readonly level: number;
  /** Crests, m, of the sides over which water comes into it; and how long each is, m. */
  readonly rim: readonly number[];
  readonly side: number;
}

/** A pond, and the crests of the cell of the finest grid out of which a pump in it takes. */
interface Pit extends Pond {
  readonly own: readonly number[];
}

/** Undefined where it is not found. */
function pondAt(grid: FloodGrid, start: number, { domain, edges }: Domain['spec']): Pond | undefined {
  const { nx, ny, dx, ground, held } = grid;
  if (Number.isNaN(ground[start])) return undefined;
  const heap = new Lowest(ground);
  const seen = new Set([start]);
  const pond = new Set<number>();
  heap.add(start);
  let level = ground[start] as number;
  for (let cell = heap.take(); cell !== undefined; cell = heap.take()) {
    const [i, j] = [cell % nx, Math.floor(cell / nx)];
    const sides = [i === 0, i === nx - 1, j === 0, j === ny - 1];
    level = Math.max(level, ground[cell] as number);
    if (held?.[cell] === 1 || SIDES.some((side, k) => sides[k] && edges[side] !== undefined)) break;
    // A patch's pond may go on in its parent; a wide one is no pond.
    if ((domain.berth !== undefined && sides.includes(true)) || pond.size >= MOST_CELLS) return undefined;
    pond.add(cell);
    for (const next of beside(grid, cell)) {
      if (seen.has(next)) continue;
      seen.add(next);
      heap.add(next);
    }
  }
  let volume = 0;
  const rim: number[] = [];
  for (const cell of pond) {
    volume += Math.max(0, level - (ground[cell] as number)) * dx * dx;
    for (const next of beside(grid, cell)) if (!pond.has(next)) rim.push(crest(ground, cell, next));
  }
  return { volume, area: pond.size * dx * dx, level, rim, side: dx };
}

const crest = (ground: Float64Array, a: number, b: number): number =>
  Math.max(ground[a] as number, ground[b] as number);

/** The cells beside one that have ground. */
function beside({ nx, ny, ground }: FloodGrid, cell: number): number[] {
  const [i, j] = [cell % nx, Math.floor(cell / nx)];
  return [
    ...(i > 0 ? [cell - 1] : []),
    ...(i < nx - 1 ? [cell + 1] : []),
    ...(j > 0 ? [cell - nx] : []),
    ...(j < ny - 1 ? [cell + nx] : []),
  ].filter((next) => !Number.isNaN(ground[next]));
}

/** Cells, the lowest first: a binary heap. */
class Lowest {
  readonly #ground: Float64Array;
  readonly #cells: number[] = [];

  constructor(ground: Float64Array) {
    this.#ground = ground;
  }

  add(cell: number): void {
    const cells = this.#cells;
    let at = cells.length;
    cells.push(cell);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (this.#height(up) <= this.#height(at)) return;
      this.#swap(at, up);
      at = up;
    }
  }

  take(): number | undefined {
    const cells = this.#cells;
    if (cells.length === 0) return undefined;
    this.#swap(0, cells.length - 1);
    const lowest = cells.pop();
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const low = right < cells.length && this.#height(right) < this.#height(left) ? right : left;
      if (low >= cells.length || this.#height(at) <= this.#height(low)) return lowest;
      this.#swap(at, low);
      at = low;
    }
  }

  #height(at: number): number {
    return this.#ground[this.#cells[at] as number] as number;
  }

  #swap(a: number, b: number): void {
    const cells = this.#cells;
    [cells[a], cells[b]] = [cells[b] as number, cells[a] as number];
  }
}
