/**
 * The step of `tools/wasm/swe.as.ts` in TypeScript, one cell at a time: `Math.fround` after each operation, in the same order,
 * so that both give equal bits (`arithmetic.test.ts`). It serves where an engine has no WebAssembly with SIMD.
 *
 * The fluxes are those of `riemann.ts`, written so that 32 bits are enough at any height: levels over the higher of two
 * grounds, and of the momentum what is more than the weight of the cell's own water. A lake at rest so feels nothing at all.
 */
import { root } from './inertial-twin.ts';
import { type Layout, type Step, WALL } from './memory.ts';
import { TILE } from './tiles.ts';

const r = Math.fround;
const G = r(9.81);
const HALF_G = r(4.905);
const FILM = r(1e-6);
type Row = Float32Array;

/** Through the faces of a row: water, momentum as the cells before and beyond them feel it, and momentum along them. */
interface Faces {
  readonly water: Row;
  readonly here: Row;
  readonly there: Row;
  readonly aside: Row;
}
/** Speeds in a row, to the east and to the north. */
interface Speeds {
  readonly u: Row;
  readonly v: Row;
}

/** WebAssembly's pseudo-maximum and -minimum. */
const pmax = (a: number, b: number): number => (a < b ? b : a);
const pmin = (a: number, b: number): number => (b < a ? b : a);

/** A step over the memory of `layout`. */
export function sweTwinStep(layout: Layout<Float32Array>): Step {
  const { nx, ny, stride, left, z, h, qx, qy, carry, friction, rain, sink, soil, deepest, spans, across } = layout;
  const fresh = (): Row => new Float32Array(stride);
  const faceRows = (): Faces => ({ water: fresh(), here: fresh(), there: fresh(), aside: fresh() });
  const east = faceRows();
  let [north, south] = [faceRows(), faceRows()];
  let [now, beyond]: [Speeds, Speeds] = [
    { u: fresh(), v: fresh() },
    { u: fresh(), v: fresh() },
  ];
  let [taken, soaked] = [0, 0];

  const spanned = (j: number, visit: (from: number, to: number) => void): void => {
    const inside = j < 1 ? 1 : j > ny ? ny : j;
    const base = (((inside - 1) / TILE.rows) | 0) * (2 * across + 1);
    for (let s = 0; s < (spans[base] as number); s++)
      visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
  };

  const speeds = (j: number, from: number, to: number, { u, v }: Speeds): void => {
    for (let i = from; i < to; i++) {
      const at = j * stride + left + i;
      const depth = h[at] as number;
      const flows = depth > FILM && (friction[at] as number) >= 0;
      const per = r(1 / depth);
      u[left + i] = flows ? r((qx[at] as number) * per) : 0;
      v[left + i] = flows ? r((qy[at] as number) * per) : 0;
    }
  };

  /** The face between the cells at `at` and at `other`, whose places in their rows of speeds are `own` and `next`. */
  const face = (
    at: number,
    other: number,
    own: number,
    next: number,
    t0: Row,
    a0: Row,
    t1: Row,
    a1: Row,
    out: Faces,
  ): void => {
    let [z0, z1] = [z[at] as number, z[other] as number];
    let [h0, h1] = [h[at] as number, h[other] as number];
    let [u0, u1] = [t0[own] as number, t1[next] as number];
    const [w0, w1] = [z0 >= WALL, z1 >= WALL];
    if (w0 || w1) {
      // A wall throws water back.
      const [ground, depth, speed] = [z0, h0, u0];
      if (w0) [z0, h0, u0] = [z1, h1, -u1];
      if (w1) [z1, h1, u1] = [ground, depth, -speed];
    }
    const top = pmax(z0, z1);
    const [b0, b1] = [r(z0 - top), r(z1 - top)];
    const [e0, e1] = [r(h0 + b0), r(h1 + b1)];
    const sill = pmin(pmin(e0, e1), 0);
    const d0 = pmin(r(e0 - sill), h0);
    const d1 = pmin(r(e1 - sill), h1);
    // Where a film stands above the water beyond, it feels the drop.
    const g0 = r(r(G * h0) * pmin(r(sill - b0), 0));
    const g1 = r(r(G * h1) * pmin(r(sill - b1), 0));
    const [dry0, dry1] = [d0 <= FILM, d1 <= FILM];
    let [water, here, there] = [0, 0, 0];
    if (!(dry0 && dry1)) {
      const [q0, q1] = [r(d0 * u0), r(d1 * u1)];
      const [c0, c1] = [r(Math.sqrt(r(G * d0))), r(Math.sqrt(r(G * d1)))];
      const middle = r(r(0.5 * r(u0 + u1)) + r(c0 - c1));
      const c = r(r(0.5 * r(c0 + c1)) + r(0.25 * r(u0 - u1)));
      const [back, on] = [r(u0 - c0), r(u1 + c1)];
      let slow = pmin(back, r(middle - c));
      let fast = pmax(on, r(middle + c));
      if (dry1) slow = back;
      else if (dry0) slow = r(u1 - r(c1 + c1));
      if (dry0) fast = on;
      else if (dry1) fast = r(u0 + r(c0 + c0));
      slow = pmin(slow, 0);
      fast = pmax(fast, 0);
      const per = r(1 / r(fast - slow));
      const dq = r(q1 - q0);
      const [m0, m1] = [r(q0 * u0), r(q1 * u1)];
      const dp = r(r(m0 - m1) + r(r(HALF_G * r(d0 - d1)) * r(d0 + d1)));
      water = r(r(r(r(fast * q0) - r(slow * q1)) + r(r(slow * fast) * r(d1 - d0))) * per);
      here = r(m0 + r(r(slow * r(dp + r(fast * dq))) * per));
      there = r(m1 + r(r(fast * r(dp + r(slow * dq))) * per));
    }
    out.water[own] = water;
    out.here[own] = r(here + g0);
    out.there[own] = r(there + g1);
    out.aside[own] = r(water * (water > 0 ? (a0[own] as number) : (a1[next] as number)));
  };

  const northward = (j: number, from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      face(at, at + stride, own, own, now.v, now.u, beyond.v, beyond.u, north);
    }
  };
  const eastward = (j: number, from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      face(at, at + 1, own, own + 1, now.u, now.v, now.u, now.v, east);
    }
  };

  /** New discharge after friction, which stops water and never turns it; tells its fastest wave, m/s. */
  const drive = (at: number, depth: number, x: number, y: number, dt: number): number => {
    const n2 = friction[at] as number;
    const flows = depth > FILM && n2 >= 0;
    const per = r(1 / depth);
    const k = r(r(r(4 * dt * n2) * root(depth)) * r(per * per));
    const norm = r(Math.sqrt(r(r(x * x) + r(y * y))));
    const share = r(2 / r(1 + r(Math.sqrt(r(1 + r(k * norm))))));
    const east = flows ? r(x * share) : 0;
    const north = flows ? r(y * share) : 0;
    qx[at] = east;
    qy[at] = north;
    const quick = flows ? r(pmax(Math.abs(east), Math.abs(north)) * per) : 0;
    return n2 >= 0 ? r(r(Math.sqrt(r(G * depth))) + quick) : 0;
  };

  const update = (j: number, from: number, to: number, dt: number, dtdx: number, rains: boolean, sinks: boolean) => {
    const tiles = (((j - 1) / TILE.rows) | 0) * across;
    // Lanes of sums in 64 bits, as the vectors keep them.
    let [even, odd, evenSoil, oddSoil] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      const flow = r(
        r(
          r((east.water[own - 1] as number) - (east.water[own] as number)) +
            r((south.water[own] as number) - (north.water[own] as number)),
        ) * dtdx,
      );
      const come = rains ? r(flow + r((rain[at] as number) * dt)) : flow;
      const before = h[at] as number;
      let change = come;
      if (sinks) {
        const gone = pmin(pmax(0, r(before + come)), r((sink[at] as number) * dt));
        change = r(come - gone);
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
      const depth = pmax(0, r(before + whole));
      carry[at] = r(whole - r(depth - before));
      h[at] = depth;
      const x = r(
        (qx[at] as number) +
          r(
            r(
              r((east.there[own - 1] as number) - (east.here[own] as number)) +
                r((south.aside[own] as number) - (north.aside[own] as number)),
            ) * dtdx,
          ),
      );
      const y = r(
        (qy[at] as number) +
          r(
            r(
              r((south.there[own] as number) - (north.here[own] as number)) +
                r((east.aside[own - 1] as number) - (east.aside[own] as number)),
            ) * dtdx,
          ),
      );
      const speed = drive(at, depth, x, y, dt);
      const tile = tiles + ((i / TILE.columns) | 0);
      const found = r(r(speed * speed) / G);
      if (found > (deepest[tile] as number)) deepest[tile] = found;
    }
    taken += even + odd;
    soaked += evenSoil + oddSoil;
  };

  const clear = ({ water, here, there, aside }: Faces): void => {
    for (const row of [water, here, there, aside]) row.fill(0);
  };
  const step = (dt: number, dtdx: number, _gdt: number, rains: boolean, sinks: boolean): void => {
    [taken, soaked] = [0, 0];
    for (let j = 0; j <= ny + 1; j++) {
      // Row j is the one beyond; what is worked on is the one before it.
      beyond.u.fill(0);
      beyond.v.fill(0);
      spanned(j, (from, to) => speeds(j, from === 0 ? -1 : from, to === nx ? nx + 1 : to, beyond));
      if (j > 0) {
        clear(east);
        clear(north);
        spanned(j - 1, (from, to) => {
          northward(j - 1, from, to);
          if (j > 1) eastward(j - 1, from === 0 ? -1 : from, to);
        });
        if (j === 1) layout.south.set(north.water);
        if (j === ny + 1) layout.north.set(north.water);
        if (j > 1) {
          layout.west[j - 2] = east.water[left - 1] as number;
          layout.east[j - 2] = east.water[left + nx - 1] as number;
          spanned(j - 1, (from, to) => update(j - 1, from, to, dt, dtdx, rains, sinks));
        }
      }
      [now, beyond] = [beyond, now];
      [south, north] = [north, south];
    }
  };
  return { step, taken: () => taken, soaked: () => soaked };
}
