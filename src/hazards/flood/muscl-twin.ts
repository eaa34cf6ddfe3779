/**
 * The two stages of `tools/wasm/muscl.as.ts` in TypeScript, one cell at a time: `Math.fround` after each operation, in the same
 * order, so that both give equal bits (`arithmetic.test.ts`). It serves where an engine has no WebAssembly with SIMD.
 */
import { braked, clear, cross, type Faces, FILM, G, newFaces, pmax, pmin, type Row } from './full-twin.ts';
import { type Halfway, halfwayOf, type Layout, type Step, WALL } from './memory.ts';
import { TILE } from './tiles.ts';

const r = Math.fround;
const SHORE = r(1e-4);
const TWICE_G = r(2 * G);
type Memory = Layout<Float32Array>;
type Water = Pick<Memory, 'h' | 'qx' | 'qy'>;

/** Speeds in a row, to the east and to the north. */
interface Speeds {
  readonly u: Row;
  readonly v: Row;
}
/** Slopes across a row's cells, halved: of level, depth, speed in their direction and across it; 1 where there are any. */
interface Slopes {
  readonly rise: Row;
  readonly deeper: Row;
  readonly faster: Row;
  readonly aside: Row;
  readonly sloped: Row;
}
/** What is known of a row when its water is moved on: what crosses its faces, and how its level slopes. */
interface Moved {
  readonly east: Faces;
  readonly north: Faces;
  readonly south: Faces;
  readonly along: Slopes;
  readonly tilt: Slopes;
}
type Visit = (from: number, to: number) => void;

/** A step in its two stages: after `first` the water beyond open edges is put down for where that leads. */
export interface Stages extends Step {
  first(dt: number, dtdx: number): void;
}

export function musclTwinStages(layout: Memory): Stages {
  const half = halfwayOf(layout);
  const sweep = new Sweep(layout);
  const moved = new Mover(layout, half);
  return {
    first(dt, dtdx) {
      emptyGaps(layout, half);
      sweep.over(layout, false, (row, j, from, to) => moved.predict(row, j, from, to, dt, dtdx));
    },
    step(dt, dtdx, _gdt, rains, sinks) {
      moved.taken = moved.soaked = 0;
      sweep.over(half, true, (row, j, from, to) => moved.settle(row, j, from, to, dt, dtdx, rains, sinks));
    },
    taken: () => moved.taken,
    soaked: () => moved.soaked,
  };
}

function spanned({ spans, across, ny }: Memory, j: number, visit: Visit): void {
  const inside = j < 1 ? 1 : j > ny ? ny : j;
  const base = (((inside - 1) / TILE.rows) | 0) * (2 * across + 1);
  for (let s = 0; s < (spans[base] as number); s++)
    visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
}

/** Where no water is looked at the first stage leads nowhere. */
function emptyGaps(layout: Memory, { h }: Halfway<Float32Array>): void {
  const { nx, ny, stride, left } = layout;
  for (let j = 1; j <= ny; j++) {
    let gap = 0;
    const base = j * stride + left;
    spanned(layout, j, (from, to) => {
      h.fill(0, base + gap, base + from);
      gap = to;
    });
    h.fill(0, base + gap, base + nx);
  }
}

/** Half of the smaller of the steps to both neighbours; none where they differ in sign. */
const halved = (a: number, b: number): number => r(0.5 * r(pmax(0, pmin(a, b)) + pmin(0, pmax(a, b))));

/** Goes through the rows of a water with what crosses their faces. */
class Sweep {
  readonly #layout: Memory;
  readonly #speeds: readonly Speeds[];
  readonly #tilts: readonly [Slopes, Slopes];
  readonly #along: Slopes;
  readonly #east: Faces;
  #north: Faces;
  #south: Faces;

  constructor(layout: Memory) {
    const { stride } = layout;
    this.#layout = layout;
    const fresh = (): Row => new Float32Array(stride);
    const slopes = (): Slopes => ({
      rise: fresh(),
      deeper: fresh(),
      faster: fresh(),
      aside: fresh(),
      sloped: fresh(),
    });
    this.#speeds = [0, 1, 2].map(() => ({ u: fresh(), v: fresh() }));
    this.#tilts = [slopes(), slopes()];
    this.#along = slopes();
    [this.#east, this.#north, this.#south] = [newFaces(stride), newFaces(stride), newFaces(stride)];
  }

  /** Notes what crosses the outer faces: in the second stage the mean of both. */
  over(water: Water, second: boolean, visit: (row: Moved, j: number, from: number, to: number) => void): void {
    const { nx, ny, left, west, east, south, north } = this.#layout;
    const note = (into: Row, at: number, crossed: number): void => {
      into[at] = second ? r(0.5 * r((into[at] as number) + crossed)) : crossed;
    };
    const noteRow = (into: Row, crossed: Row): void => {
      for (let at = 0; at < crossed.length; at++) note(into, at, crossed[at] as number);
    };
    this.#speedsOf(water, 0);
    this.#speedsOf(water, 1);
    for (let j = 0; j <= ny; j++) {
      if (j < ny) this.#speedsOf(water, j + 2);
      this.#slopesNorth(water, j + 1);
      if (j > 0) this.#slopesEast(water, j);
      this.#cross(water, j);
      if (j === 0) noteRow(south, this.#north.water);
      if (j === ny) noteRow(north, this.#north.water);
      if (j > 0) {
        note(west, j - 1, this.#east.water[left - 1] as number);
        note(east, j - 1, this.#east.water[left + nx - 1] as number);
        const row: Moved = {
          east: this.#east,
          north: this.#north,
          south: this.#south,
          along: this.#along,
          tilt: this.#tilts[(j & 1) as 0 | 1],
        };
        spanned(this.#layout, j, (from, to) => visit(row, j, from, to));
      }
      [this.#south, this.#north] = [this.#north, this.#south];
    }
  }

  #speedsOf({ h, qx, qy }: Water, j: number): void {
    const { nx, stride, left, friction } = this.#layout;
    const { u, v } = this.#speeds[j % 3] as Speeds;
    u.fill(0);
    v.fill(0);
    spanned(this.#layout, j, (from, to) => {
      for (let i = from === 0 ? -1 : from; i < (to === nx ? nx + 1 : to); i++) {
        const at = j * stride + left + i;
        const depth = h[at] as number;
        const flows = depth > FILM && (friction[at] as number) >= 0;
        const per = r(1 / depth);
        u[left + i] = flows ? r((qx[at] as number) * per) : 0;
        v[left + i] = flows ? r((qy[at] as number) * per) : 0;
      }
    });
  }

  /** None in the rows at the edges and beyond. */
  #slopesNorth({ h }: Water, j: number): void {
    const { ny, stride, left } = this.#layout;
    const out = this.#tilts[(j & 1) as 0 | 1];
    level(out);
    if (j <= 1 || j >= ny) return;
    const [before, own, beyond] = [j - 1, j, j + 1].map((k) => this.#speeds[k % 3] as Speeds) as [
      Speeds,
      Speeds,
      Speeds,
    ];
    spanned(this.#layout, j, (from, to) => {
      for (let k = left + from; k < left + to; k++) {
        this.#slope(out, h, j * stride + k, stride, k);
        if (out.sloped[k] === 0) continue;
        out.faster[k] = stepped(before.v[k] as number, own.v[k] as number, beyond.v[k] as number);
        out.aside[k] = stepped(before.u[k] as number, own.u[k] as number, beyond.u[k] as number);
      }
    });
  }

  /** None in the cells at the edges. */
  #slopesEast({ h }: Water, j: number): void {
    const { nx, stride, left } = this.#layout;
    const out = this.#along;
    level(out);
    const { u, v } = this.#speeds[j % 3] as Speeds;
    spanned(this.#layout, j, (from, to) => {
      for (let k = left + Math.max(1, from); k < left + Math.min(nx - 1, to); k++) {
        this.#slope(out, h, j * stride + k, 1, k);
        if (out.sloped[k] === 0) continue;
        out.faster[k] = stepped(u[k - 1] as number, u[k] as number, u[k + 1] as number);
        out.aside[k] = stepped(v[k - 1] as number, v[k] as number, v[k + 1] as number);
      }
    });
  }

  /** Of level and depth, and whether there are any. */
  #slope(out: Slopes, h: Row, at: number, on: number, own: number): void {
    const { z } = this.#layout;
    const h0 = h[at - on] as number;
    const h1 = h[at] as number;
    const h2 = h[at + on] as number;
    if (!(pmin(pmin(h0, h2), h1) >= SHORE)) return;
    const before = r(h1 - h0);
    const after = r(h2 - h1);
    const ground = z[at] as number;
    out.sloped[own] = 1;
    out.rise[own] = halved(
      r(r(ground - (z[at - on] as number)) + before),
      r(r((z[at + on] as number) - ground) + after),
    );
    out.deeper[own] = halved(before, after);
  }

  #cross(water: Water, j: number): void {
    const { nx, stride, left } = this.#layout;
    const [own, beyond] = [this.#speeds[j % 3] as Speeds, this.#speeds[(j + 1) % 3] as Speeds];
    const tilts = [this.#tilts[(j & 1) as 0 | 1], this.#tilts[((j + 1) & 1) as 0 | 1]] as const;
    const along = [this.#along, this.#along] as const;
    clear(this.#north);
    clear(this.#east);
    spanned(this.#layout, j, (from, to) => {
      for (let k = left + from; k < left + to; k++)
        this.#face(water, j * stride + k, stride, k, k, tilts, own.v, own.u, beyond.v, beyond.u, this.#north);
      if (j === 0) return;
      for (let k = left + (from === 0 ? -1 : from); k < left + (to === nx ? nx : to); k++)
        this.#face(water, j * stride + k, 1, k, k + 1, along, own.u, own.v, own.u, own.v, this.#east);
    });
  }

  /** The face between the cell at `at`, at `own` in its row, and the one `on` further, at `next` in its own. */
  #face(
    { h }: Water,
    at: number,
    on: number,
    own: number,
    next: number,
    [s0, s1]: readonly [Slopes, Slopes],
    t0: Row,
    a0: Row,
    t1: Row,
    a1: Row,
    out: Faces,
  ): void {
    const { z } = this.#layout;
    const z0 = z[at] as number;
    const z1 = z[at + on] as number;
    const deeper0 = s0.deeper[own] as number;
    const deeper1 = s1.deeper[next] as number;
    // The ground at the face is the level less the depth there.
    const tilt = r(r((s0.rise[own] as number) - deeper0) + r((s1.rise[next] as number) - deeper1));
    cross(
      out,
      own,
      r(r(z1 - z0) - tilt),
      r((h[at] as number) + deeper0),
      r((h[at + on] as number) - deeper1),
      r((t0[own] as number) + (s0.faster[own] as number)),
      r((t1[next] as number) - (s1.faster[next] as number)),
      z0 >= WALL,
      z1 >= WALL,
      s0.sloped[own] === 0,
      s1.sloped[next] === 0,
      r((a0[own] as number) + (s0.aside[own] as number)),
      r((a1[next] as number) - (s1.aside[next] as number)),
    );
  }
}

function level({ rise, deeper, faster, aside, sloped }: Slopes): void {
  for (const row of [rise, deeper, faster, aside, sloped]) row.fill(0);
}
const stepped = (before: number, own: number, beyond: number): number => halved(r(own - before), r(beyond - own));

/** Moves the water of a row on. */
class Mover {
  taken = 0;
  soaked = 0;
  readonly #layout: Memory;
  readonly #half: Halfway<Float32Array>;

  constructor(layout: Memory, half: Halfway<Float32Array>) {
    this.#layout = layout;
    this.#half = half;
  }

  /** Where a row would be after the step by its rates now. */
  predict(row: Moved, j: number, from: number, to: number, dt: number, dtdx: number): void {
    const { h, qx, qy, friction, stride, left } = this.#layout;
    const half = this.#half;
    for (let own = left + from; own < left + to; own++) {
      const at = j * stride + own;
      const depth = h[at] as number;
      const flow = flowed(row, own, dtdx);
      half.flow[at] = flow;
      const deep = r(depth + flow);
      half.h[at] = pmax(0, deep);
      const heavy = r(TWICE_G * depth);
      const x = r((qx[at] as number) + eastward(row, own, heavy, dtdx));
      const y = r((qy[at] as number) + northward(row, own, heavy, dtdx));
      const n2 = friction[at] as number;
      const flows = deep > FILM && n2 >= 0;
      const share = flows ? braked(dt, n2, deep, r(1 / deep), x, y) : 0;
      half.qx[at] = flows ? r(x * share) : 0;
      half.qy[at] = flows ? r(y * share) : 0;
    }
  }

  /** The mean of a row now and of where two steps lead, with what falls and soaks away. */
  settle(
    row: Moved,
    j: number,
    from: number,
    to: number,
    dt: number,
    dtdx: number,
    rains: boolean,
    sinks: boolean,
  ): void {
    const { h, carry, rain, sink, soil, deepest, stride, left, across } = this.#layout;
    const half = this.#half;
    const tiles = (((j - 1) / TILE.rows) | 0) * across;
    // Lanes of sums in 64 bits, as the vectors keep them.
    let [even, odd, evenSoil, oddSoil] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const own = left + i;
      const at = j * stride + own;
      const flow = flowed(row, own, dtdx);
      let change = r(0.5 * r((half.flow[at] as number) + flow));
      if (rains) change = r(change + r((rain[at] as number) * dt));
      const before = h[at] as number;
      if (sinks) {
        const gone = pmin(pmax(0, r(before + change)), r((sink[at] as number) * dt));
        change = r(change - gone);
        const part = gone * (soil[at] as number);
        if ((i & 1) === 0) {
          even += gone;
          evenSoil += part;
        } else {
          odd += gone;
          oddSoil += part;
        }
      }
      const whole = r(change + (carry[at] as number));
      const now = pmax(0, r(before + whole));
      carry[at] = r(whole - r(now - before));
      h[at] = now;
      const speed = this.#drive(row, own, at, now, flow, dt, dtdx);
      const tile = tiles + ((i / TILE.columns) | 0);
      const found = r(r(speed * speed) / G);
      if (found > (deepest[tile] as number)) deepest[tile] = found;
    }
    this.taken += even + odd;
    this.soaked += evenSoil + oddSoil;
  }

  /** New discharges of a cell that is `now` deep; tells its fastest wave, m/s. */
  #drive(row: Moved, own: number, at: number, now: number, flow: number, dt: number, dtdx: number): number {
    const { qx, qy, friction } = this.#layout;
    const half = this.#half;
    const between = half.h[at] as number;
    const heavy = r(TWICE_G * between);
    const x = r((half.qx[at] as number) + eastward(row, own, heavy, dtdx));
    const y = r((half.qy[at] as number) + northward(row, own, heavy, dtdx));
    const n2 = friction[at] as number;
    const deep = r(between + flow);
    const led = deep > FILM && n2 >= 0;
    const share = led ? braked(dt, n2, deep, r(1 / deep), x, y) : 0;
    const flows = now > FILM && n2 >= 0;
    const east = flows ? r(0.5 * r((qx[at] as number) + (led ? r(x * share) : 0))) : 0;
    const north = flows ? r(0.5 * r((qy[at] as number) + (led ? r(y * share) : 0))) : 0;
    qx[at] = east;
    qy[at] = north;
    const quick = flows ? r(pmax(Math.abs(east), Math.abs(north)) * r(1 / now)) : 0;
    return n2 >= 0 ? r(r(Math.sqrt(r(G * now))) + quick) : 0;
  }
}

/** By how much a cell's faces change its depth in the step. */
const flowed = ({ east, south, north }: Moved, own: number, dtdx: number): number =>
  r(
    r(
      r((east.water[own - 1] as number) - (east.water[own] as number)) +
        r((south.water[own] as number) - (north.water[own] as number)),
    ) * dtdx,
  );

/** And its momentum: by what comes through the faces, the slope of the level within, and what comes along the other faces. */
const eastward = ({ east, south, north, along }: Moved, own: number, heavy: number, dtdx: number): number =>
  r(
    r(
      r(r((east.there[own - 1] as number) - (east.here[own] as number)) - r(heavy * (along.rise[own] as number))) +
        r((south.aside[own] as number) - (north.aside[own] as number)),
    ) * dtdx,
  );
const northward = ({ east, south, north, tilt }: Moved, own: number, heavy: number, dtdx: number): number =>
  r(
    r(
      r(r((south.there[own] as number) - (north.here[own] as number)) - r(heavy * (tilt.rise[own] as number))) +
        r((east.aside[own - 1] as number) - (east.aside[own] as number)),
    ) * dtdx,
  );
