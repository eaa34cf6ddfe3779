/**
 * What the twins of both orders of the full equations compute alike: `tools/wasm/full.as.ts` one cell at a time, `Math.fround`
 * after each operation.
 *
 * The fluxes are those of `riemann.ts`, written so that 32 bits are enough at any height: levels over the higher of two
 * grounds, and of the momentum what is more than the weight of the cell's own water. A lake at rest so feels nothing at all.
 */
import { root } from './inertial-twin.ts';

const r = Math.fround;
export const G = r(9.81);
const HALF_G = r(4.905);
export const FILM = r(1e-6);
export type Row = Float32Array;

/** Through the faces of a row: water, momentum as the cells before and beyond them feel it, and momentum along them. */
export interface Faces {
  readonly water: Row;
  readonly here: Row;
  readonly there: Row;
  readonly aside: Row;
}
export const newFaces = (length: number): Faces => {
  const fresh = (): Row => new Float32Array(length);
  return { water: fresh(), here: fresh(), there: fresh(), aside: fresh() };
};
export function clear({ water, here, there, aside }: Faces): void {
  for (const row of [water, here, there, aside]) row.fill(0);
}

/** WebAssembly's pseudo-maximum and -minimum. */
export const pmax = (a: number, b: number): number => (a < b ? b : a);
export const pmin = (a: number, b: number): number => (b < a ? b : a);

/**
 * Puts into `out` at `own` what crosses a face: beyond it the ground is `drop` higher; depths h, speeds through the face u and
 * along it a, before (0) and beyond (1); `w` says which is a wall, `pull` which cell feels a fall of the ground beyond the face.
 */
export function cross(
  out: Faces,
  own: number,
  drop: number,
  before: number,
  beyond: number,
  speed: number,
  quick: number,
  w0: boolean,
  w1: boolean,
  pull0: boolean,
  pull1: boolean,
  a0: number,
  a1: number,
): void {
  // A wall throws water back.
  const h0 = w0 ? beyond : before;
  const u0 = w0 ? -quick : speed;
  const h1 = w1 ? before : beyond;
  const u1 = w1 ? -speed : quick;
  const up = w0 || w1 ? 0 : drop;
  const b0 = pmin(-up, 0);
  const b1 = pmin(up, 0);
  const e0 = r(h0 + b0);
  const e1 = r(h1 + b1);
  const sill = pmin(pmin(e0, e1), 0);
  const d0 = pmin(r(e0 - sill), h0);
  const d1 = pmin(r(e1 - sill), h1);
  // Where a film stands above the water beyond, it feels the drop.
  const g0 = pull0 ? r(r(G * h0) * pmin(r(sill - b0), 0)) : 0;
  const g1 = pull1 ? r(r(G * h1) * pmin(r(sill - b1), 0)) : 0;
  const dry0 = d0 <= FILM;
  const dry1 = d1 <= FILM;
  let water = 0;
  let here = 0;
  let there = 0;
  if (!(dry0 && dry1)) {
    const q0 = r(d0 * u0);
    const q1 = r(d1 * u1);
    const c0 = r(Math.sqrt(r(G * d0)));
    const c1 = r(Math.sqrt(r(G * d1)));
    const middle = r(r(0.5 * r(u0 + u1)) + r(c0 - c1));
    const c = r(r(0.5 * r(c0 + c1)) + r(0.25 * r(u0 - u1)));
    const back = r(u0 - c0);
    const on = r(u1 + c1);
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
    const m0 = r(q0 * u0);
    const m1 = r(q1 * u1);
    const dp = r(r(m0 - m1) + r(r(HALF_G * r(d0 - d1)) * r(d0 + d1)));
    water = r(r(r(r(fast * q0) - r(slow * q1)) + r(r(slow * fast) * r(d1 - d0))) * per);
    here = r(m0 + r(r(slow * r(dp + r(fast * dq))) * per));
    there = r(m1 + r(r(fast * r(dp + r(slow * dq))) * per));
  }
  out.water[own] = water;
  out.here[own] = r(here + g0);
  out.there[own] = r(there + g1);
  out.aside[own] = r(water * (water > 0 ? a0 : a1));
}

/** What share of the discharge (x, y) friction leaves over `dt` s; `per` is one over the depth. */
export function braked(dt: number, n2: number, depth: number, per: number, x: number, y: number): number {
  const k = r(r(r(4 * dt * n2) * root(depth)) * r(per * per));
  const norm = r(Math.sqrt(r(r(x * x) + r(y * y))));
  return r(2 / r(1 + r(Math.sqrt(r(1 + r(k * norm))))));
}
