/**
 * The frame of the schemes: a grid whose water a kernel moves, in 64 or 32 bits, step by step, with what falls, soaks away, is
 * pumped and crosses the edges, and a budget of it all.
 *
 * What rain, drains, soil and pumps bring or take in a step may be far below the last bit of a deep cell: it gathers in a
 * carry of each cell until it counts. Budgets are kept in 64 bits.
 */
import { clamp } from '../../engine/math.ts';
import { deepestBefore } from './edges.ts';
import { type Kernel, type Layout, WALL } from './memory.ts';
import type { Budget, Drive, Flood, FloodGrid, SavedFlood, Source } from './scheme.ts';
import { WET } from './scheme.ts';
import { Tiles } from './tiles.ts';

const G = 9.81;
/** Steps are whole multiples of this, s. */
export const QUANTUM = 1 / 64;
/** No step is longer, s: longer ones let a film on a slope run off in pulses (reference case E1: 18 % too early at 10 s). */
const LONGEST = 5;
/** Maxima and arrivals are looked at once in so many quanta, and whenever time stops: a minute. */
const LOOK = 60 / QUANTUM;
/** Less water than this has no speed, m. */
const FILM = 1e-6;
/** A quantum is not cut into more parts than these: 15 µs are enough for a kilometre of water in cells of 2 mm. */
const MOST_PARTS = 1024;

type Rate = number | Float64Array;

/** Whole quanta of time, and into how many equal steps they are cut. */
interface Stretch {
  readonly ticks: number;
  readonly parts: number;
}

/** Cells whose level is given, and where they meet others: held again after each step, they are found once. */
interface Held {
  /** Where in the memory, in which column and in which row, by threes. */
  readonly cells: Int32Array;
  /** Where in the memory they are and their neighbours that are not held, by twos. */
  readonly shores: Int32Array;
}
function heldOf({ nx, held }: FloodGrid, { stride, left, friction }: Layout): Held {
  const [cells, shores]: [number[], number[]] = [[], []];
  held?.forEach((holds, cell) => {
    if (holds !== 1) return;
    const [i, j] = [cell % nx, (cell / nx) | 0];
    const at = (j + 1) * stride + left + i;
    cells.push(at, i, j);
    for (const other of [at + 1, at - 1, at + stride, at - stride]) {
      if ((friction[other] as number) >= 0) shores.push(at, other);
    }
  });
  return { cells: Int32Array.from(cells), shores: Int32Array.from(shores) };
}

export class Basin implements Flood {
  readonly grid: FloodGrid;
  readonly maxima: { depth: Float32Array; speed: Float32Array; arrival: Float32Array };
  readonly budget: Budget = { initial: 0, rain: 0, sources: 0, edges: 0, infiltration: 0, sewer: 0, level: 0 };
  steps = 0;
  halved = 0;
  /** Maxima are looked at after so many steps too, not just each minute and where time stops. */
  closely: number | undefined;
  #ticks = 0;
  readonly #kernel: Kernel;
  readonly #tiles: Tiles;
  readonly #held: Held;
  /** What a step's length follows from: the deepest water, m, or where water is fast, how deep it would be for waves as fast. */
  #deepest = 0;
  /** What the rates of the cells were last filled with; the sum of the rain, and whether anything is taken. */
  #filled = { rain: 0 as Rate, infiltration: 0 as Rate, sewer: 0 as Rate, open: 0, sinks: false };
  /** What acts now. */
  #drive: Drive = {};

  constructor(grid: FloodGrid, depth: Float64Array | undefined, make: (nx: number, ny: number) => Kernel) {
    const { nx, ny, ground, manning, held } = grid;
    this.grid = grid;
    this.#kernel = make(nx, ny);
    this.#tiles = new Tiles(nx, ny);
    this.maxima = {
      depth: new Float32Array(nx * ny),
      speed: new Float32Array(nx * ny),
      arrival: new Float32Array(nx * ny).fill(Number.NaN),
    };
    const { z, h, friction } = this.#kernel.layout;
    z.fill(WALL);
    for (let cell = 0; cell < nx * ny; cell++) {
      const at = this.#place(cell);
      const height = ground[cell] as number;
      const n = manning[cell] as number;
      z[at] = this.#height(height);
      const given = Number.isNaN(height) ? 0 : (depth?.[cell] ?? 0);
      // A given surface stays level over a ground that was rounded.
      h[at] = given > 0 ? Math.max(0, given + (height - (z[at] as number))) : 0;
      friction[at] = held?.[cell] === 1 ? -1 : 9.81 * n * n;
    }
    this.#held = heldOf(grid, this.#kernel.layout);
    this.budget.initial = this.stored();
    this.#lookAtAll();
  }

  get time(): number {
    return this.#ticks * QUANTUM;
  }

  advance(seconds: number, drive: Drive): void {
    this.take(drive);
    this.go(seconds);
    this.look();
  }

  /** Takes up what acts from now on, here and in finer grids. */
  take(drive: Drive): void {
    this.#drive = drive;
    this.#fill(drive);
    this.#kernel.edges.close(this.#kernel.layout);
    if (drive.level !== undefined) this.#hold(drive.level);
    for (const inner of drive.within ?? []) inner.take();
  }

  /** Steps until `seconds`, finer grids with it. */
  go(seconds: number): void {
    const end = Math.round(seconds / QUANTUM);
    const { within = [] } = this.#drive;
    while (this.#ticks < end) {
      const { ticks, parts } = this.#stretchTo(end);
      if (parts > 1) this.halved++;
      for (const inner of within) inner.ready();
      for (let part = 0; part < parts; part++) this.#step((ticks * QUANTUM) / parts, this.#drive);
      const [minute, looks] = [Math.floor(this.#ticks / LOOK), this.#looks()];
      this.#ticks += ticks;
      this.steps += parts;
      for (const inner of within) inner.follow(this.time);
      const due = Math.floor(this.#ticks / LOOK) > minute || this.#looks() > looks;
      if (due && this.#ticks < end) this.#noteMaxima();
    }
  }

  #looks(): number {
    return this.closely === undefined ? 0 : Math.floor(this.steps / this.closely);
  }

  /** Looks at the maxima where time stops. */
  look(): void {
    this.#noteMaxima();
    for (const inner of this.#drive.within ?? []) inner.look();
  }

  /** What the kernel works on, for whoever joins two grids. */
  get memory(): Layout {
    return this.#kernel.layout;
  }

  /** Water that comes over the border of a finer grid into the cell of column `i` and row `j`, m of it; negative leaves. */
  exchange(i: number, j: number, metres: number): void {
    const { h, carry, stride, left } = this.#kernel.layout;
    const at = (j + 1) * stride + left + i;
    const before = h[at] as number;
    const whole = metres + (carry[at] as number);
    h[at] = Math.max(0, before + whole);
    const now = h[at] as number;
    carry[at] = whole - (now - before);
    this.budget.edges += metres * this.grid.dx * this.grid.dx;
    if (now > 0) this.#tiles.wet(i, j);
    this.#deepest = Math.max(this.#deepest, now);
  }

  depth(cell: number): number {
    const at = this.#place(cell);
    const { h, carry } = this.#kernel.layout;
    return Math.max(0, (h[at] as number) + (carry[at] as number));
  }

  ground(cell: number): number {
    return this.#kernel.layout.z[this.#place(cell)] as number;
  }

  speed(cell: number): number {
    return this.#speedAt(this.#place(cell));
  }

  /** Towards growing i and j, m/s. */
  velocity(cell: number): readonly [u: number, v: number] {
    const { kernel, at } = { kernel: this.#kernel, at: this.#place(cell) };
    return (kernel.layout.h[at] as number) < FILM ? [0, 0] : kernel.velocity(kernel.layout, at);
  }

  stored(): number {
    const { nx, ny, dx } = this.grid;
    const { h, carry, stride, left } = this.#kernel.layout;
    let sum = 0;
    for (let j = 1; j <= ny; j++) {
      let row = 0;
      for (let at = j * stride + left; at < j * stride + left + nx; at++)
        row += (h[at] as number) + (carry[at] as number);
      sum += row;
    }
    return sum * dx * dx;
  }

  setGround(cell: number, height: number): void {
    this.#kernel.layout.z[this.#place(cell)] = this.#height(height);
  }

  save(): SavedFlood {
    const { z, h, qx, qy, carry } = this.#kernel.layout;
    const { depth, speed, arrival } = this.maxima;
    return {
      time: this.time,
      steps: this.steps,
      halved: this.halved,
      deepest: this.#deepest,
      budget: { ...this.budget },
      arrays: {
        z: z.slice(),
        h: h.slice(),
        qx: qx.slice(),
        qy: qy.slice(),
        carry: carry.slice(),
        maxDepth: depth.slice(),
        maxSpeed: speed.slice(),
        arrival: arrival.slice(),
      },
    };
  }

  restore({ time, steps, halved, deepest, budget, arrays }: SavedFlood): void {
    this.#ticks = Math.round(time / QUANTUM);
    this.steps = steps;
    this.halved = halved;
    Object.assign(this.budget, budget);
    const { z, h, qx, qy, carry } = this.#kernel.layout;
    const { depth, speed, arrival } = this.maxima;
    const own = { z, h, qx, qy, carry, maxDepth: depth, maxSpeed: speed, arrival };
    for (const [name, array] of Object.entries(own)) array.set(arrays[name] ?? []);
    this.#lookAtAll();
    this.#deepest = deepest;
  }

  #place(cell: number): number {
    const { nx } = this.grid;
    const { stride, left } = this.#kernel.layout;
    return (((cell / nx) | 0) + 1) * stride + left + (cell % nx);
  }

  #height(height: number): number {
    return Number.isNaN(height) ? WALL : this.#kernel.height(height);
  }

  /**
   * The stretch to come. In a finer grid the steps to where the one around it stands are as good as equal, and in others
   * where the drive asks for it: a short one after a few long ones, again and again, makes the water of a pit swing (by half a
   * metre in one of two metres). Once a minute, as in a drill, it does not.
   */
  #stretchTo(end: number): Stretch {
    const left = end - this.#ticks;
    const { ticks, parts } = this.#longest();
    const most = Math.min(left, ticks);
    const { around, even } = this.#drive;
    return { ticks: around === undefined && even !== true ? most : Math.ceil(left / Math.ceil(left / most)), parts };
  }

  /** The longest stable step; one of less than a quantum is one of 2, 4, 8 … parts of it. */
  #longest(): Stretch {
    const most = Math.floor(LONGEST / QUANTUM);
    const { layout } = this.#kernel;
    const { edges = {}, around } = this.#drive;
    const before = around === undefined ? deepestBefore(layout, edges, this.time) : around.deepest();
    const deepest = Math.max(this.#deepest, before);
    if (deepest <= 0) return { ticks: most, parts: 1 };
    const stable = (this.#kernel.courant * this.grid.dx) / Math.sqrt(G * deepest);
    // The quantum is not left: every speed of play stops at whole quanta.
    let parts = 1;
    while (parts * stable < QUANTUM && parts < MOST_PARTS) parts *= 2;
    return { ticks: clamp(Math.floor(stable / QUANTUM), 1, most), parts };
  }

  /** Puts rates into the cells, when they are others than before. */
  #fill({ rain = 0, infiltration = 0, sewer = 0 }: Drive): void {
    const { nx, ny, held } = this.grid;
    const filled = this.#filled;
    const uniform = typeof rain === 'number' && typeof infiltration === 'number' && typeof sewer === 'number';
    if (uniform && rain === filled.rain && infiltration === filled.infiltration && sewer === filled.sewer) return;
    const { rain: rains, sink: sinks, soil: soils, z } = this.#kernel.layout;
    let [open, taking] = [0, 0];
    for (let cell = 0; cell < nx * ny; cell++) {
      const at = this.#place(cell);
      const takes = z[at] !== WALL && held?.[cell] !== 1;
      const [soil, drain] = [rateOf(infiltration, cell), rateOf(sewer, cell)];
      rains[at] = takes ? rateOf(rain, cell) : 0;
      sinks[at] = takes ? soil + drain : 0;
      soils[at] = soil > 0 ? soil / (soil + drain) : 0;
      open += rains[at] as number;
      taking += sinks[at] as number;
    }
    this.#filled = { rain, infiltration, sewer, open, sinks: taking > 0 };
  }

  #step(dt: number, drive: Drive): void {
    const { dx } = this.grid;
    const { layout, round, edges } = this.#kernel;
    const opening = { dx, dt, time: this.time, wet: (i: number, j: number) => this.#tiles.wet(i, j) };
    if (drive.around === undefined) edges.open(layout, drive.edges ?? {}, opening);
    else drive.around.open(opening);
    this.#tiles.activate(this.#filled.open > 0);
    for (const { columns, rows } of this.#tiles.dropped()) this.#still(columns, rows);
    this.#tiles.writeSpans(layout.spans);
    layout.deepest.fill(0);
    const dtdx = round(dt / dx);
    this.#kernel.step(round(dt), dtdx, round(round(G) * dtdx), this.#filled.open > 0, this.#filled.sinks);
    this.#count(dt);
    this.#tiles.clear();
    this.#deepest = this.#tiles.wetOf(layout.deepest);
    for (const source of drive.sources ?? []) this.#source(source, dt);
    if (drive.level !== undefined) this.#hold(drive.level);
  }

  #count(dt: number): void {
    const { dx } = this.grid;
    const area = dx * dx;
    const [taken, soaked] = [this.#kernel.taken(), this.#kernel.soaked()];
    this.budget.rain += this.#filled.open * dt * area;
    this.budget.infiltration += soaked * area;
    this.budget.sewer += (taken - soaked) * area;
    const { edges = {}, around } = this.#drive;
    this.budget.edges +=
      around === undefined ? this.#kernel.edges.cameIn(this.#kernel.layout, edges) * dt * dx : around.cameIn(dt);
  }

  #still(columns: readonly [number, number], rows: readonly [number, number]): void {
    const { qx, qy, stride, left } = this.#kernel.layout;
    for (let j = rows[0] + 1; j <= Math.min(rows[1], this.grid.ny); j++) {
      const base = j * stride + left;
      for (const q of [qx, qy]) q.fill(0, base + columns[0], base + columns[1]);
    }
  }

  /** Water that comes in or is taken at points: what a cell cannot show yet stays in its carry. */
  #source({ cells, q }: Source, dt: number): void {
    const { h, carry } = this.#kernel.layout;
    const area = this.grid.dx * this.grid.dx;
    const share = (((q(this.time) + q(this.time + dt)) / 2) * dt) / cells.length / area;
    for (const cell of cells) {
      const at = this.#place(cell);
      const before = (h[at] as number) + (carry[at] as number);
      const after = Math.max(before + share, Math.min(before, 0));
      h[at] = Math.max(after, 0);
      carry[at] = after - (h[at] as number);
      this.budget.sources += ((h[at] as number) + (carry[at] as number) - before) * area;
      if ((h[at] as number) > 0) this.#tiles.wet(cell % this.grid.nx, (cell / this.grid.nx) | 0);
      this.#deepest = Math.max(this.#deepest, h[at] as number);
    }
  }

  #hold(level: number): void {
    const { dx } = this.grid;
    const { z, h, carry } = this.#kernel.layout;
    const { cells, shores } = this.#held;
    let added = 0;
    for (let k = 0; k < cells.length; k += 3) {
      const at = cells[k] as number;
      const own = z[at] as number;
      const before = (h[at] as number) + (carry[at] as number);
      const depth = level > own ? level - own : 0;
      h[at] = depth;
      carry[at] = 0;
      added += (h[at] as number) - before;
      if (depth > 0) this.#tiles.wet(cells[k + 1] as number, cells[k + 2] as number);
    }
    for (let k = 0; k < shores.length; k += 2) {
      const [own, other] = [z[shores[k] as number] as number, z[shores[k + 1] as number] as number];
      this.#deepest = Math.max(this.#deepest, level - Math.max(own, other));
    }
    this.budget.level += added * dx * dx;
  }

  #lookAtAll(): void {
    this.#tiles.clear();
    this.#deepest = 0;
    const { nx, ny } = this.grid;
    const { h, friction } = this.#kernel.layout;
    for (let cell = 0; cell < nx * ny; cell++) {
      const at = this.#place(cell);
      const depth = h[at] as number;
      if (depth <= 0) continue;
      this.#tiles.wet(cell % nx, (cell / nx) | 0);
      if ((friction[at] as number) >= 0) this.#deepest = Math.max(this.#deepest, depth);
    }
  }

  /** At the end of each stretch: a drill looks at its water once a minute. */
  #noteMaxima(): void {
    const { nx, ny } = this.grid;
    for (let tile = 0; tile < this.#tiles.count; tile++) {
      if (!this.#tiles.isWet(tile)) continue;
      const { columns, rows } = this.#tiles.place(tile);
      for (let j = rows[0]; j < Math.min(rows[1], ny); j++) this.#noteRow(nx * j + columns[0], nx * j + columns[1]);
    }
  }

  /** The maxima of the cells [from, to), all of one row. */
  #noteRow(from: number, to: number): void {
    const { depth: deepest, speed, arrival } = this.maxima;
    const { layout } = this.#kernel;
    const { h, carry } = layout;
    const on = this.#place(from) - from;
    for (let cell = from; cell < to; cell++) {
      const at = cell + on;
      const depth = Math.max(0, (h[at] as number) + (carry[at] as number));
      if (depth > (deepest[cell] as number)) deepest[cell] = depth;
      if (depth < WET) continue;
      if (Number.isNaN(arrival[cell])) arrival[cell] = this.time;
      speed[cell] = Math.max(speed[cell] as number, this.#speedAt(at));
    }
  }

  #speedAt(at: number): number {
    const { layout, speed } = this.#kernel;
    return (layout.h[at] as number) < FILM ? 0 : speed(layout, at);
  }
}

const rateOf = (rate: Rate, cell: number): number => (typeof rate === 'number' ? rate : (rate[cell] as number));
