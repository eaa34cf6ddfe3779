/** A pump held against the water that can be where it stands: one that is larger runs dry, and what a drill learns from it is wrong. */
import { gridOf } from '../hazards/flood/ground.ts';
import type { FloodGrid } from '../hazards/flood/scheme.ts';
import { SIDES } from '../hazards/flood/scheme.ts';
import type { LonLat } from '../world/geo.ts';
import { elevationAt, type Terrain } from '../world/terrain.ts';
import { around, type Domain, domainsOf } from './check-water.ts';
import type { Context } from './context.ts';
import type { Device, Hazard } from './scenario.ts';
import type { Author } from './shape.ts';

/** The heaviest hour measured on the Chinese mainland, mm: Zhengzhou, 20 July 2021, 16–17 h. */
const HEAVIEST_HOUR = 201.9;
/** A pump that takes less than this off its own cell in a minute is looked at no further, m. */
const LITTLE = 0.5;
/** Water that stands higher over the rim of what is pumped than this is taken for impossible, m; 设定. */
const OVER_RIM = 1;
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
      const most = mostOf(domains, at, lift, terrain);
      if (most === undefined || lift <= most.rate) continue;
      const key = author.devices.find(({ entry }) => entry.id === id)?.entry.trucks === undefined ? 'to' : 'trucks';
      const rate = figure(most.rate);
      context.findings.at(['devices', index, key], 'pump-large', {
        found: id,
        allowed: `≤ ${rate} m³/s`,
        values: { lift: figure(lift), most: rate, pond: figure(most.pond), reach: figure(most.reach) },
      });
    }
  }
}

const figure = (value: number): string => String(Number(value.toPrecision(2)));

interface Most {
  /** What could be lifted at most, m³/s: the pond within a minute, and all that runs to it. */
  readonly rate: number;
  /** What can stand there before it runs over, m³, and run to it, m³/s. */
  readonly pond: number;
  readonly reach: number;
}

/** Undefined where nothing can be said, or no need is. */
function mostOf(domains: readonly Domain[], at: LonLat, lift: number, terrain: readonly Terrain[]): Most | undefined {
  const over = around(domains, at);
  const [wide, fine] = [over[0], over[over.length - 1]];
  if (wide === undefined || fine === undefined) return undefined;
  const { cell } = fine.spec.domain;
  if (lift * MINUTE <= LITTLE * cell * cell) return undefined;
  const all = <T>(part: (domain: Domain['spec']) => readonly T[]): T[] => over.flatMap(({ spec }) => part(spec));
  const spec = {
    ...fine.spec,
    hollows: all(({ hollows }) => hollows),
    walls: all(({ walls }) => walls),
    gates: all(({ gates }) => gates),
    breaches: all(({ breaches }) => breaches),
    buildings: all(({ buildings }) => buildings),
  };
  const grid = gridOf(spec, fine.layout, { elevation: (place) => elevationAt(terrain, ...place) });
  const pond = pondAt(grid, fine.layout.cell(at) as number, fine.spec);
  if (pond === undefined) return undefined;
  const reach = Math.min(overRim(pond.depth + OVER_RIM, cell), supply(over, wide));
  return { rate: pond.volume / MINUTE + reach, pond: pond.volume, reach };
}

/** Critical flow over the four sides of a cell from water that stands so high around it, m³/s: (2/3)^1.5 √g H^1.5 a metre (broad crest). */
const overRim = (head: number, cell: number): number => 4 * cell * (2 / 3) * head * Math.sqrt((2 / 3) * 9.81 * head);

/** What rain on the widest domain and its rivers bring at most, m³/s; no end where the sea or a river computed elsewhere comes in. */
function supply(over: readonly Domain[], { spec, layout }: Domain): number {
  const inflows = over.flatMap((one) => one.spec.inflows);
  const endless = spec.sea !== undefined || Object.keys(spec.edges).length > 0;
  if (endless || inflows.some((inflow) => 'water' in inflow)) return Number.POSITIVE_INFINITY;
  const rivers = inflows.reduce(
    (sum, inflow) => sum + ('flow' in inflow ? Math.max(...inflow.flow.map(([, q]) => q)) : 0),
    0,
  );
  const area = layout.nx * layout.ny * spec.domain.cell * spec.domain.cell;
  return rivers + (HEAVIEST_HOUR / 3_600_000) * area;
}

/** What stands over a cell when it is full to where it runs over, m³, and how deep it is then there, m; undefined when that is not found. */
function pondAt(
  { nx, ny, dx, ground, held }: FloodGrid,
  start: number,
  { domain, edges }: Domain['spec'],
): { volume: number; depth: number } | undefined {
  if (Number.isNaN(ground[start])) return undefined;
  const heap = new Lowest(ground);
  const seen = new Set([start]);
  const pond: number[] = [];
  heap.add(start);
  let level = ground[start] as number;
  for (let cell = heap.take(); cell !== undefined; cell = heap.take()) {
    const [i, j] = [cell % nx, Math.floor(cell / nx)];
    const sides = [i === 0, i === nx - 1, j === 0, j === ny - 1];
    level = Math.max(level, ground[cell] as number);
    if (held?.[cell] === 1 || SIDES.some((side, k) => sides[k] && edges[side] !== undefined)) break;
    // A patch's pond may go on in its parent; a wide one is no pond.
    if ((domain.berth !== undefined && sides.includes(true)) || pond.length >= MOST_CELLS) return undefined;
    pond.push(cell);
    for (const [inside, next] of [
      [!sides[0], cell - 1],
      [!sides[1], cell + 1],
      [!sides[2], cell - nx],
      [!sides[3], cell + nx],
    ] as const) {
      if (!inside || seen.has(next) || Number.isNaN(ground[next])) continue;
      seen.add(next);
      heap.add(next);
    }
  }
  const volume = pond.reduce((sum, cell) => sum + Math.max(0, level - (ground[cell] as number)), 0) * dx * dx;
  return { volume, depth: level - (ground[start] as number) };
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
