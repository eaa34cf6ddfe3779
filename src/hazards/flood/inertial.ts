/**
 * Local inertial scheme, 64 bits: de Almeida & Bates 2013, "Applicability of the local inertial approximation of the shallow
 * water equations to flood modeling", with their q-centred average (theta), friction by the norm of the discharge in both
 * directions (Manning, implicit), and what keeps it stable and exact where the plain scheme of Bates et al. 2010 creates
 * water: a limiter on what may leave a cell, and a cap on the Froude number.
 *
 *   q' = (q̄ − g·hf·Δt·Δη/Δx) / (1 + g·n²·Δt·|q|·hf^(−7/3)),   h' = h + Δt/Δx·(q_in − q_out)
 *
 * Valid for slow, shallow flow over plains and streets; waves of dam breaks are wrong by construction (reference case B). On a
 * mirrored grid it gives the mirrored answer to the last bit.
 */
import { clamp } from '../../engine/math.ts';
import { inverseCubeRoot } from './root.ts';
import type { Budget, Drive, Flood, FloodGrid, SavedFlood, Side } from './scheme.ts';
import { WET } from './scheme.ts';
import { Tiles } from './tiles.ts';

const G = 9.81;
/** Weight of a face's own discharge against its neighbours'. */
const THETA = 0.9;
/** Courant number of the gravity wave. */
const ALPHA = 0.6;
/** Steps are whole multiples of this, s. */
export const QUANTUM = 1 / 64;
/** No step is longer, s: longer ones let a film on a slope run off in pulses (reference case E1: 18 % too early at 10 s). */
const LONGEST = 5;
/** Water less deep than this on a face does not flow, m. */
const FILM = 1e-6;
/** Ground where no water can be. */
const WALL = 1e6;

export class InertialFlood implements Flood {
  readonly grid: FloodGrid;
  readonly maxima: { depth: Float32Array; speed: Float32Array; arrival: Float32Array };
  readonly budget: Budget;
  steps = 0;
  halved = 0;
  /** In quanta, so that time is exact. */
  #ticks = 0;
  /** One ghost cell around the grid. */
  readonly #stride: number;
  readonly #z: Float64Array;
  readonly #h: Float64Array;
  /** Discharge through the face east of a cell and through the one north of it, m²/s; and those of the step being made. */
  #qx: Float64Array;
  #qy: Float64Array;
  #nextX: Float64Array;
  #nextY: Float64Array;
  /** g·n² of a cell. */
  readonly #friction: Float64Array;
  /** Of what would leave a cell in the step, the share that it has. */
  readonly #share: Float64Array;
  /** What rounding has kept back of a cell's water, m: a day of drizzle on deep water is all there at its end. */
  readonly #carry: Float64Array;
  readonly #held: Uint8Array;
  readonly #tiles: Tiles;
  /** Deepest water on any face, for the Courant number of the next step. */
  #deepest = 0;

  constructor(grid: FloodGrid, depth?: Float64Array) {
    const { nx, ny, ground, manning, held } = grid;
    this.grid = grid;
    this.#stride = nx + 2;
    const size = this.#stride * (ny + 2);
    const fresh = (): Float64Array => new Float64Array(size);
    [this.#h, this.#qx, this.#qy, this.#nextX, this.#nextY] = [fresh(), fresh(), fresh(), fresh(), fresh()];
    [this.#friction, this.#share, this.#carry] = [fresh(), fresh().fill(1), fresh()];
    this.#z = fresh().fill(WALL);
    this.#held = new Uint8Array(size);
    this.#tiles = new Tiles(nx, ny);
    this.maxima = {
      depth: new Float32Array(nx * ny),
      speed: new Float32Array(nx * ny),
      arrival: new Float32Array(nx * ny).fill(Number.NaN),
    };
    for (let cell = 0; cell < nx * ny; cell++) {
      const at = this.#place(cell);
      const height = ground[cell] as number;
      const n = manning[cell] as number;
      this.#z[at] = Number.isNaN(height) ? WALL : height;
      this.#friction[at] = G * n * n;
      this.#held[at] = held?.[cell] ?? 0;
      this.#h[at] = Number.isNaN(height) ? 0 : (depth?.[cell] ?? 0);
    }
    this.budget = { initial: 0, rain: 0, sources: 0, edges: 0, infiltration: 0, sewer: 0, level: 0 };
    this.budget.initial = this.stored();
    this.#lookAtAll();
  }

  get time(): number {
    return this.#ticks * QUANTUM;
  }

  advance(seconds: number, drive: Drive): void {
    const end = Math.round(seconds / QUANTUM);
    if (drive.level !== undefined) this.#hold(drive.level);
    while (this.#ticks < end) {
      const ticks = Math.min(end - this.#ticks, this.#longest());
      this.#step(ticks * QUANTUM, drive);
      this.#ticks += ticks;
      this.steps++;
    }
  }

  depth(cell: number): number {
    return this.#h[this.#place(cell)] as number;
  }

  ground(cell: number): number {
    return this.#z[this.#place(cell)] as number;
  }

  speed(cell: number): number {
    const at = this.#place(cell);
    const h = this.#h[at] as number;
    if (h < FILM) return 0;
    const u = ((this.#qx[at] as number) + (this.#qx[at - 1] as number)) / (2 * h);
    const v = ((this.#qy[at] as number) + (this.#qy[at - this.#stride] as number)) / (2 * h);
    return Math.sqrt(u * u + v * v);
  }

  stored(): number {
    const { nx, ny, dx } = this.grid;
    let sum = 0;
    for (let j = 1; j <= ny; j++) {
      let row = 0;
      const base = j * this.#stride;
      for (let i = 1; i <= nx; i++) row += (this.#h[base + i] as number) + (this.#carry[base + i] as number);
      sum += row;
    }
    return sum * dx * dx;
  }

  setGround(cell: number, height: number): void {
    this.#z[this.#place(cell)] = Number.isNaN(height) ? WALL : height;
  }

  save(): SavedFlood {
    return {
      time: this.time,
      steps: this.steps,
      halved: this.halved,
      deepest: this.#deepest,
      budget: { ...this.budget },
      arrays: {
        z: this.#z.slice(),
        h: this.#h.slice(),
        carry: this.#carry.slice(),
        qx: this.#qx.slice(),
        qy: this.#qy.slice(),
        maxDepth: this.maxima.depth.slice(),
        maxSpeed: this.maxima.speed.slice(),
        arrival: this.maxima.arrival.slice(),
      },
    };
  }

  restore({ time, steps, halved, deepest, budget, arrays }: SavedFlood): void {
    this.#ticks = Math.round(time / QUANTUM);
    this.steps = steps;
    this.halved = halved;
    Object.assign(this.budget, budget);
    const put = (own: Float64Array | Float32Array, name: string): void => own.set(arrays[name] ?? []);
    put(this.#z, 'z');
    put(this.#h, 'h');
    put(this.#carry, 'carry');
    put(this.#qx, 'qx');
    put(this.#qy, 'qy');
    put(this.maxima.depth, 'maxDepth');
    put(this.maxima.speed, 'maxSpeed');
    put(this.maxima.arrival, 'arrival');
    this.#nextX.fill(0);
    this.#nextY.fill(0);
    this.#lookAtAll();
    this.#deepest = deepest;
  }

  #place(cell: number): number {
    const { nx } = this.grid;
    return ((cell / nx) | 0) * this.#stride + this.#stride + (cell % nx) + 1;
  }

  /** The longest stable step in quanta; a step of less than one is taken as one, and counted. */
  #longest(): number {
    const { dx } = this.grid;
    const most = Math.floor(LONGEST / QUANTUM);
    if (this.#deepest <= 0) return most;
    const ticks = Math.floor((ALPHA * dx) / Math.sqrt(G * this.#deepest) / QUANTUM);
    if (ticks < 1) this.halved++;
    return clamp(ticks, 1, most);
  }

  /** Which tiles have water, and how deep it is: after a jump of the state. */
  #lookAtAll(): void {
    this.#tiles.clear();
    this.#deepest = 0;
    const { nx, ny } = this.grid;
    for (let j = 1; j <= ny; j++) {
      for (let i = 1; i <= nx; i++) {
        const at = j * this.#stride + i;
        const h = this.#h[at] as number;
        if (h <= 0) continue;
        this.#tiles.wet(i - 1, j - 1);
        if (this.#held[at] === 0 && h > this.#deepest) this.#deepest = h;
      }
    }
  }

  #step(dt: number, drive: Drive): void {
    const { ny, dx } = this.grid;
    const everywhere = typeof drive.rain === 'number' ? drive.rain > 0 : drive.rain !== undefined;
    this.#tiles.activate(everywhere || drive.edges !== undefined);
    for (const { columns, rows } of this.#tiles.dropped()) this.#still(columns, rows);
    for (let j = 1; j <= ny; j++) {
      for (const [from, to] of this.#tiles.spans(j - 1)) this.#fluxes(j, from + 1, to + 1, dt, dt / dx);
    }
    this.#edges(drive, dt);
    for (let j = 1; j <= ny; j++) {
      for (const [from, to] of this.#tiles.spans(j - 1)) this.#shares(j, from + 1, to + 1, dt / dx);
    }
    for (let j = 1; j <= ny; j++) {
      for (const [from, to] of this.#tiles.spans(j - 1)) this.#limit(j, from + 1, to + 1);
    }
    this.#count(drive, dt);
    [this.#qx, this.#nextX] = [this.#nextX, this.#qx];
    [this.#qy, this.#nextY] = [this.#nextY, this.#qy];
    this.#tiles.clear();
    this.#deepest = 0;
    const seconds = (this.#ticks + Math.round(dt / QUANTUM)) * QUANTUM;
    for (let j = 1; j <= ny; j++) {
      for (const [from, to] of this.#tiles.spans(j - 1)) this.#depths(j, from + 1, to + 1, dt, drive, seconds);
    }
    this.#sources(drive, dt);
    if (drive.level !== undefined) this.#hold(drive.level);
  }

  /** New discharges through the east and north faces of a row's cells. */
  #fluxes(j: number, from: number, to: number, dt: number, dtdx: number): void {
    const z = this.#z;
    const h = this.#h;
    const qx = this.#qx;
    const qy = this.#qy;
    const friction = this.#friction;
    const held = this.#held;
    const stride = this.#stride;
    const lastColumn = this.grid.nx;
    const lastRow = this.grid.ny;
    const gdt = G * dtdx;
    for (let i = from; i < to; i++) {
      const at = j * stride + i;
      const z0 = z[at] as number;
      const h0 = h[at] as number;
      const surface = z0 + h0;
      if (i < lastColumn) {
        const east = at + 1;
        const z1 = z[east] as number;
        const other = z1 + (h[east] as number);
        const hf = (surface > other ? surface : other) - (z0 > z1 ? z0 : z1);
        if (hf <= FILM || (held[at] === 1 && held[east] === 1)) this.#nextX[at] = 0;
        else {
          const q = qx[at] as number;
          const across =
            ((qy[at] as number) +
              (qy[east] as number) +
              ((qy[at - stride] as number) + (qy[east - stride] as number))) *
            0.25;
          const mean = THETA * q + ((1 - THETA) / 2) * ((qx[at - 1] as number) + (qx[east] as number));
          const n2 = ((friction[at] as number) + (friction[east] as number)) * 0.5;
          this.#nextX[at] = discharge(mean, gdt * hf * (other - surface), q, across, hf, n2 * dt);
        }
      }
      if (j < lastRow) {
        const north = at + stride;
        const z1 = z[north] as number;
        const other = z1 + (h[north] as number);
        const hf = (surface > other ? surface : other) - (z0 > z1 ? z0 : z1);
        if (hf <= FILM || (held[at] === 1 && held[north] === 1)) this.#nextY[at] = 0;
        else {
          const q = qy[at] as number;
          const across =
            ((qx[at] as number) + (qx[at - 1] as number) + ((qx[north] as number) + (qx[north - 1] as number))) * 0.25;
          const mean = THETA * q + ((1 - THETA) / 2) * ((qy[at - stride] as number) + (qy[north] as number));
          const n2 = ((friction[at] as number) + (friction[north] as number)) * 0.5;
          this.#nextY[at] = discharge(mean, gdt * hf * (other - surface), q, across, hf, n2 * dt);
        }
      }
    }
  }

  /** Discharges of faces in cells that are looked at no more. */
  #still(columns: readonly [number, number], rows: readonly [number, number]): void {
    for (let j = rows[0] + 1; j <= Math.min(rows[1], this.grid.ny); j++) {
      const base = j * this.#stride + 1;
      for (const q of [this.#qx, this.#qy, this.#nextX, this.#nextY]) q.fill(0, base + columns[0], base + columns[1]);
    }
  }

  /** Discharges through open outer edges. The ghost has the ground of the edge cell, half a cell away, and its discharge. */
  #edges({ edges }: Drive, dt: number): void {
    if (edges === undefined) return;
    for (const side of SIDES) {
      const edge = edges[side];
      if (edge === undefined) continue;
      const depth = edge.depth(this.time);
      this.#along(side, (cell, face, sign, q, next, inner) => {
        const h = this.#h[cell] as number;
        const hf = h > depth ? h : depth;
        if (hf <= FILM || this.#z[cell] === WALL) next[face] = 0;
        else {
          const own = q[face] as number;
          const mean = THETA * own + ((1 - THETA) / 2) * (own + (q[inner] as number));
          const slope = (2 * G * dt * hf * sign * (h - depth)) / this.grid.dx;
          next[face] = discharge(mean, slope, own, 0, hf, (this.#friction[cell] as number) * dt);
        }
      });
    }
  }

  /** Visits the cells of an edge with their outer face; `sign` is 1 where a positive discharge comes in. */
  #along(
    side: Side,
    visit: (cell: number, face: number, sign: number, q: Float64Array, next: Float64Array, inner: number) => void,
  ): void {
    const { nx, ny } = this.grid;
    const stride = this.#stride;
    const upright = side === 'west' || side === 'east';
    for (let k = 1; k <= (upright ? ny : nx); k++) {
      const cell = upright ? k * stride + (side === 'west' ? 1 : nx) : (side === 'south' ? 1 : ny) * stride + k;
      const step = upright ? 1 : stride;
      const first = side === 'west' || side === 'south';
      const face = first ? cell - step : cell;
      const inner = first ? cell : cell - step;
      visit(cell, face, first ? 1 : -1, upright ? this.#qx : this.#qy, upright ? this.#nextX : this.#nextY, inner);
    }
  }

  /** What share a cell has of what would leave it. */
  #shares(j: number, from: number, to: number, dtdx: number): void {
    const qx = this.#nextX;
    const qy = this.#nextY;
    const h = this.#h;
    const share = this.#share;
    const stride = this.#stride;
    for (let i = from; i < to; i++) {
      const at = j * stride + i;
      const east = qx[at] as number;
      const west = qx[at - 1] as number;
      const north = qy[at] as number;
      const south = qy[at - stride] as number;
      const out =
        ((east > 0 ? east : 0) + (west < 0 ? -west : 0) + ((north > 0 ? north : 0) + (south < 0 ? -south : 0))) * dtdx;
      const has = h[at] as number;
      share[at] = out > has ? has / out : 1;
    }
  }

  /** No face carries more than the cell it comes from can give. */
  #limit(j: number, from: number, to: number): void {
    const qx = this.#nextX;
    const qy = this.#nextY;
    const share = this.#share;
    const stride = this.#stride;
    const base = j * stride;
    if (from === 1) limitFace(qx, base, share[base + 1] as number, true);
    for (let i = from; i < to; i++) {
      const at = base + i;
      const east = qx[at] as number;
      if (east !== 0) qx[at] = east * ((east > 0 ? share[at] : share[at + 1]) as number);
      const north = qy[at] as number;
      if (north !== 0) qy[at] = north * ((north > 0 ? share[at] : share[at + stride]) as number);
      if (j === 1) limitFace(qy, at - stride, share[at] as number, true);
    }
  }

  /** What crossed the outer edges in the step. */
  #count({ edges }: Drive, dt: number): void {
    if (edges === undefined) return;
    for (const side of SIDES) {
      if (edges[side] === undefined) continue;
      let sum = 0;
      this.#along(side, (_cell, face, sign, _q, next) => {
        sum += sign * (next[face] as number);
      });
      this.budget.edges += sum * dt * this.grid.dx;
    }
  }

  /** New depths of a row's cells: what flows, falls and soaks in. */
  #depths(j: number, from: number, to: number, dt: number, drive: Drive, seconds: number): void {
    const { nx, dx } = this.grid;
    const { rain = 0, infiltration = 0, sewer = 0 } = drive;
    const h = this.#h;
    const carry = this.#carry;
    const qx = this.#qx;
    const qy = this.#qy;
    const held = this.#held;
    const { depth: deepest, arrival } = this.maxima;
    const stride = this.#stride;
    const dtdx = dt / dx;
    let [rained, soaked, drained] = [0, 0, 0];
    for (let i = from; i < to; i++) {
      const at = j * stride + i;
      const cell = (j - 1) * nx + i - 1;
      if (this.#z[at] === WALL) continue;
      const before = h[at] as number;
      let change =
        ((qx[at - 1] as number) - (qx[at] as number) + ((qy[at - stride] as number) - (qy[at] as number))) * dtdx;
      if (held[at] === 0) {
        const fell = rateOf(rain, cell) * dt;
        rained += fell;
        change += fell;
        // Soil and drains share what they take as their rates are.
        const [soil, drain] = [rateOf(infiltration, cell), rateOf(sewer, cell)];
        if (soil + drain > 0 && before + change > 0) {
          const taken = Math.min(before + change, (soil + drain) * dt);
          change -= taken;
          soaked += (taken * soil) / (soil + drain);
          drained += (taken * drain) / (soil + drain);
        }
      }
      const whole = change + (carry[at] as number);
      const now = before + whole > 0 ? before + whole : 0;
      carry[at] = whole - (now - before);
      h[at] = now;
      if (now <= 0) continue;
      this.#tiles.wet(i - 1, j - 1);
      if (held[at] === 1) continue;
      if (now > this.#deepest) this.#deepest = now;
      if (now > (deepest[cell] as number)) deepest[cell] = now;
      if (now >= WET && Number.isNaN(arrival[cell])) arrival[cell] = seconds;
    }
    const area = dx * dx;
    this.budget.rain += rained * area;
    this.budget.infiltration += soaked * area;
    this.budget.sewer += drained * area;
  }

  /** Water that comes in or is taken at points, after everything else; nothing is taken that is not there. */
  #sources({ sources = [] }: Drive, dt: number): void {
    const area = this.grid.dx * this.grid.dx;
    // The mean over the step: exact for a series that is linear within it.
    const [begin, end] = [this.time, this.time + dt];
    for (const { cells, q } of sources) {
      const share = (((q(begin) + q(end)) / 2) * dt) / cells.length / area;
      for (const cell of cells) {
        const at = this.#place(cell);
        const before = this.#h[at] as number;
        const after = before + share > 0 ? before + share : 0;
        this.#h[at] = after;
        this.budget.sources += (after - before) * area;
        if (after <= 0) continue;
        this.#tiles.wet(cell % this.grid.nx, (cell / this.grid.nx) | 0);
        if (after > this.#deepest) this.#deepest = after;
      }
    }
  }

  /** Puts the held cells at their level. */
  #hold(level: number): void {
    const { nx, dx, held } = this.grid;
    if (held === undefined) return;
    let added = 0;
    for (let cell = 0; cell < held.length; cell++) {
      if (held[cell] === 0) continue;
      const at = this.#place(cell);
      const depth = level > (this.#z[at] as number) ? level - (this.#z[at] as number) : 0;
      added += depth - (this.#h[at] as number) - (this.#carry[at] as number);
      this.#h[at] = depth;
      this.#carry[at] = 0;
      if (depth > 0) this.#tiles.wet(cell % nx, (cell / nx) | 0);
    }
    this.budget.level += added * dx * dx;
    this.#deepest = Math.max(this.#deepest, this.#shore(level));
  }

  /** The deepest water that stands over the edge of the held cells. */
  #shore(level: number): number {
    const { held = new Uint8Array() } = this.grid;
    let deepest = 0;
    for (let cell = 0; cell < held.length; cell++) {
      if (held[cell] === 0) continue;
      const at = this.#place(cell);
      const own = this.#z[at] as number;
      for (const other of [at + 1, at - 1, at + this.#stride, at - this.#stride]) {
        if (this.#held[other] === 1) continue;
        deepest = Math.max(deepest, level - Math.max(own, this.#z[other] as number));
      }
    }
    return deepest;
  }
}

const rateOf = (rate: number | Float64Array, cell: number): number =>
  typeof rate === 'number' ? rate : (rate[cell] as number);

const SIDES: readonly Side[] = ['west', 'east', 'south', 'north'];

/**
 * The discharge of a face after a step, m²/s: from the mean of the old ones, the push of the slope, friction and the cap of
 * the Froude number at 1. One division: all is multiplied through by hf².
 */
function discharge(mean: number, push: number, own: number, across: number, hf: number, friction: number): number {
  const norm = Math.sqrt(own * own + across * across);
  const square = hf * hf;
  const q = ((mean - push) * square) / (square + friction * norm * inverseCubeRoot(hf));
  const most = hf * Math.sqrt(G * hf);
  return q > most ? most : q < -most ? -most : q;
}

/** An outer face has a cell on one side only: what leaves through it is that cell's. */
function limitFace(q: Float64Array, face: number, share: number, insideIsAfter: boolean): void {
  const flow = q[face] as number;
  if (insideIsAfter ? flow < 0 : flow > 0) q[face] = flow * share;
}
