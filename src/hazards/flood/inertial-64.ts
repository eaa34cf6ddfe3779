/**
 * The inertial step in 64 bits. A row's discharges are found before its southern neighbour's depths are changed, so that the
 * grid is gone through once a step. No destructuring in its loops: V8 made them 1.6 times slower with it.
 */
import type { Layout, Step } from './memory.ts';
import { ROOT, rootBy } from './root.ts';
import { TILE } from './tiles.ts';

const G = 9.81;
/** Weight of a face's own discharge, and of each neighbour's. */
const [THETA, BESIDE] = [0.9, 0.05];
/** Water less deep than this on a face does not flow, m. */
const FILM = 1e-6;
/**
 * The numbers of a face, read from memory once a row: V8 makes a constant anew wherever it is used, and a face uses these ten.
 * Handed on they are at hand (6 % of the step).
 */
const NUMBERS = Float64Array.of(G, THETA, BESIDE, ...ROOT);

/** Of a row being worked on: discharges through its east and north faces, and what share its cells have of what would leave. */
interface Row {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly share: Float64Array;
  /** Whether any share is less than all. */
  limits: boolean;
}

/** A step over the memory of `layout`. */
export function sweep(layout: Layout<Float64Array>): Step {
  const { nx, ny, stride, left, qy, west, east, south, spans, across } = layout;
  const fresh = (): Row => ({
    x: new Float64Array(stride),
    y: new Float64Array(stride),
    share: new Float64Array(stride).fill(1),
    limits: false,
  });
  let [now, before] = [fresh(), fresh()];
  const sums: [taken: number, soaked: number] = [0, 0];
  const spanned = (j: number, visit: (from: number, to: number) => void): void => {
    const base = (((j - 1) / TILE.rows) | 0) * (2 * across + 1);
    for (let s = 0; s < (spans[base] as number); s++)
      visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
  };
  /** What crosses the southern edge, limited by the first row where it leaves. */
  const southern = (from: number, to: number, { share }: Row): void => {
    for (let own = left + from; own < left + to; own++)
      qy[own] = limited(south[own] as number, 1, share[own] as number);
  };
  const clear = (row: Row): void => {
    row.x.fill(0);
    row.y.fill(0);
    if (row.limits) row.share.fill(1);
    row.limits = false;
  };
  const step = (dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void => {
    sums.fill(0);
    clear(before);
    before.y.set(south);
    for (let j = 1; j <= ny + 1; j++) {
      clear(now);
      if (j <= ny) {
        spanned(j, (from, to) => eastward(layout, now, j, from, to, dt, gdt));
        now.x[left - 1] = west[j - 1] as number;
        now.x[left + nx - 1] = east[j - 1] as number;
        spanned(j, (from, to) => northward(layout, now, before.y, j, from, to, dt, dtdx, gdt));
        if (j === 1) spanned(j, (from, to) => southern(from, to, now));
      }
      if (j > 1)
        spanned(j - 1, (from, to) => depths(layout, before, now, j - 1, from, to, dt, dtdx, rains, sinks, sums));
      [now, before] = [before, now];
    }
  };
  return { step, taken: () => sums[0], soaked: () => sums[1] };
}

/**
 * The discharge of a face after a step, m²/s: from the old one and those beside it, the push of the slope, friction by the
 * norm of the discharge in both directions, and the cap of the Froude number at 1. One division: all is multiplied by hf².
 */
export function face(hf: number, push: number, q: number, beside: number, cross: number, friction: number): number {
  return faceBy(
    hf,
    push,
    q,
    beside,
    cross,
    friction,
    G,
    THETA,
    BESIDE,
    ROOT[0],
    ROOT[1],
    ROOT[2],
    ROOT[3],
    ROOT[4],
    ROOT[5],
    ROOT[6],
  );
}

/** The same, by its numbers. */
function faceBy(
  hf: number,
  push: number,
  q: number,
  beside: number,
  cross: number,
  friction: number,
  g: number,
  theta: number,
  aside: number,
  p0: number,
  p1: number,
  p2: number,
  p3: number,
  s0: number,
  s1: number,
  s2: number,
): number {
  const norm = Math.sqrt(q * q + cross * cross);
  const square = hf * hf;
  const root = rootBy(hf, p0, p1, p2, p3, s0, s1, s2);
  const next = ((theta * q + aside * beside - push * hf) * square) / (square + friction * norm * root);
  if (next * next <= g * square * hf) return next;
  const most = hf * Math.sqrt(g * hf);
  return next > 0 ? most : -most;
}

/** New discharges of a row through its east faces. What the cell before has read is handed on: memory is read once. */
function eastward(
  { z, h, qx, qy, friction, stride, left }: Layout<Float64Array>,
  { x }: Row,
  j: number,
  from: number,
  to: number,
  dt: number,
  gdt: number,
): void {
  const g = NUMBERS[0] as number;
  const theta = NUMBERS[1] as number;
  const around = NUMBERS[2] as number;
  const p0 = NUMBERS[3] as number;
  const p1 = NUMBERS[4] as number;
  const p2 = NUMBERS[5] as number;
  const p3 = NUMBERS[6] as number;
  const s0 = NUMBERS[7] as number;
  const s1 = NUMBERS[8] as number;
  const s2 = NUMBERS[9] as number;
  const base = j * stride + 1;
  const first = base + left + from - 1;
  let z0 = z[first] as number;
  let h0 = h[first] as number;
  let f0 = friction[first] as number;
  let before = qx[first - 1] as number;
  let q = qx[first] as number;
  let aside = (qy[first] as number) + (qy[first - stride] as number);
  for (let own = left + from; own < left + to; own++) {
    const next = base + own;
    const z1 = z[next] as number;
    const h1 = h[next] as number;
    const f1 = friction[next] as number;
    const after = qx[next] as number;
    const beyond = (qy[next] as number) + (qy[next - stride] as number);
    // Heights above the higher of the two grounds: the same from either side, to the last bit.
    const sill = z0 > z1 ? z0 : z1;
    const here = h0 + (z0 - sill);
    const there = h1 + (z1 - sill);
    const hf = here > there ? here : there;
    const n2 = f0 > f1 ? f0 : f1;
    x[own] =
      hf > FILM && n2 >= 0
        ? faceBy(
            hf,
            gdt * (there - here),
            q,
            before + after,
            (aside + beyond) * 0.25,
            n2 * dt,
            g,
            theta,
            around,
            p0,
            p1,
            p2,
            p3,
            s0,
            s1,
            s2,
          )
        : 0;
    z0 = z1;
    h0 = h1;
    f0 = f1;
    before = q;
    q = after;
    aside = beyond;
  }
}

/** The same through its north faces; and what share a cell has of what would leave it. */
function northward(
  { z, h, qx, qy, friction, stride, left, ny, north }: Layout<Float64Array>,
  row: Row,
  below: Float64Array,
  j: number,
  from: number,
  to: number,
  dt: number,
  dtdx: number,
  gdt: number,
): void {
  const g = NUMBERS[0] as number;
  const theta = NUMBERS[1] as number;
  const around = NUMBERS[2] as number;
  const p0 = NUMBERS[3] as number;
  const p1 = NUMBERS[4] as number;
  const p2 = NUMBERS[5] as number;
  const p3 = NUMBERS[6] as number;
  const s0 = NUMBERS[7] as number;
  const s1 = NUMBERS[8] as number;
  const s2 = NUMBERS[9] as number;
  const { x, y, share } = row;
  const base = j * stride;
  const first = base + left + from;
  const outermost = j === ny;
  let west = qx[first - 1] as number;
  let northWest = qx[first + stride - 1] as number;
  let xWest = x[left + from - 1] as number;
  for (let own = left + from; own < left + to; own++) {
    const at = base + own;
    const next = at + stride;
    const z0 = z[at] as number;
    const z1 = z[next] as number;
    const h0 = h[at] as number;
    const f0 = friction[at] as number;
    const f1 = friction[next] as number;
    const east = qx[at] as number;
    const northEast = qx[next] as number;
    const sill = z0 > z1 ? z0 : z1;
    const here = h0 + (z0 - sill);
    const there = (h[next] as number) + (z1 - sill);
    const hf = here > there ? here : there;
    const n2 = f0 > f1 ? f0 : f1;
    const cross = (east + west + (northEast + northWest)) * 0.25;
    const q = qy[at] as number;
    const yNorth = outermost
      ? (north[own] as number)
      : hf > FILM && n2 >= 0
        ? faceBy(
            hf,
            gdt * (there - here),
            q,
            (qy[at - stride] as number) + (qy[next] as number),
            cross,
            n2 * dt,
            g,
            theta,
            around,
            p0,
            p1,
            p2,
            p3,
            s0,
            s1,
            s2,
          )
        : 0;
    y[own] = yNorth;
    west = east;
    northWest = northEast;
    const xEast = x[own] as number;
    const ySouth = below[own] as number;
    // Were all of it to leave it would be no less than what does: most cells need no closer look.
    const most = (Math.abs(xEast) + Math.abs(xWest) + (Math.abs(yNorth) + Math.abs(ySouth))) * dtdx;
    if (most > h0) {
      const out = (leaving(xEast, -xWest) + leaving(yNorth, -ySouth)) * dtdx;
      if (out > h0) {
        share[own] = h0 / out;
        row.limits = true;
      }
    }
    xWest = xEast;
  }
}

/** What leaves through two opposite faces. */
const leaving = (one: number, other: number): number => (one > 0 ? one : 0) + (other > 0 ? other : 0);

/** No face carries more than the cell it comes from can give. */
const limited = (q: number, own: number, other: number): number => q * (q > 0 ? own : other);

/** New depths of a row: what flows, falls and soaks in. */
function depths(
  { h, qx, qy, carry, friction, rain, sink, soil, deepest, stride, left, across }: Layout<Float64Array>,
  { x, y, share, limits: ownLimits }: Row,
  { share: above, limits: aboveLimits }: Row,
  j: number,
  from: number,
  to: number,
  dt: number,
  dtdx: number,
  rains: boolean,
  sinks: boolean,
  sums: [number, number],
): void {
  const limits = ownLimits || aboveLimits;
  const base = j * stride + left;
  const tiles = (((j - 1) / TILE.rows) | 0) * across;
  let taken = 0;
  let soaked = 0;
  let west = limited(x[left + from - 1] as number, share[left + from - 1] as number, share[left + from] as number);
  if (from === 0) qx[base - 1] = west;
  for (let start = from; start < to; start += TILE.columns) {
    const end = start + TILE.columns < to ? start + TILE.columns : to;
    let most = 0;
    for (let i = start; i < end; i++) {
      const at = base + i;
      const own = left + i;
      let east = x[own] as number;
      let north = y[own] as number;
      if (limits) {
        const s0 = share[own] as number;
        east = limited(east, s0, share[own + 1] as number);
        north = limited(north, s0, above[own] as number);
      }
      const south = qy[at - stride] as number;
      qx[at] = east;
      qy[at] = north;
      const before = h[at] as number;
      let change = (west - east + (south - north)) * dtdx + (rains ? (rain[at] as number) * dt : 0);
      west = east;
      if (sinks) {
        const there = before + change;
        const asked = (sink[at] as number) * dt;
        const gone = there > 0 ? (there < asked ? there : asked) : 0;
        change -= gone;
        taken += gone;
        soaked += gone * (soil[at] as number);
      }
      const whole = change + (carry[at] as number);
      const now = before + whole > 0 ? before + whole : 0;
      carry[at] = whole - (now - before);
      h[at] = now;
      if (now > most && (friction[at] as number) >= 0) most = now;
    }
    const tile = tiles + ((start / TILE.columns) | 0);
    if (most > (deepest[tile] as number)) deepest[tile] = most;
  }
  sums[0] += taken;
  sums[1] += soaked;
}
