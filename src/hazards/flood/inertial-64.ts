/**
 * The inertial step in 64 bits. A row's discharges are found before its southern neighbour's depths are changed, so that the
 * grid is gone through once a step: it is memory, not arithmetic, that a large grid waits for.
 */
import type { Layout, Step } from './memory.ts';
import { inverseCubeRoot } from './root.ts';
import { TILE } from './tiles.ts';

const G = 9.81;
/** Weight of a face's own discharge, and of each neighbour's. */
const [THETA, BESIDE] = [0.9, 0.05];
/** Water less deep than this on a face does not flow, m. */
const FILM = 1e-6;

/** Of a row being worked on: discharges through its east and north faces, and what share its cells have of what would leave. */
interface Row {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly share: Float64Array;
}

/** A step over the memory of `layout`. */
export function sweep(layout: Layout<Float64Array>): Step {
  const { nx, ny, stride, left, qx, qy, west, east, south, north, spans, across } = layout;
  const fresh = (): Row => ({
    x: new Float64Array(stride),
    y: new Float64Array(stride),
    share: new Float64Array(stride).fill(1),
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
  const step = (dt: number, dtdx: number, gdt: number, sinks: boolean): void => {
    sums.fill(0);
    for (const row of [now, before]) for (const part of [row.x, row.y, row.share]) part.fill(0);
    before.y.set(south);
    for (let j = 1; j <= ny + 1; j++) {
      now.x.fill(0);
      now.y.fill(0);
      if (j <= ny) {
        spanned(j, (from, to) => {
          fluxes(layout, now.x, qx, qy, 1, stride, j, from, to, dt, gdt);
          fluxes(layout, now.y, qy, qx, stride, 1, j, from, to, dt, gdt);
        });
        now.x[left - 1] = west[j - 1] as number;
        now.x[left + nx - 1] = east[j - 1] as number;
        if (j === ny) now.y.set(north);
        spanned(j, (from, to) => shares(layout, now, before.y, j, from, to, dtdx));
        if (j === 1) spanned(j, (from, to) => southern(from, to, now));
      } else now.share.fill(1);
      if (j > 1)
        spanned(j - 1, (from, to) => depths(layout, before, now.share, j - 1, from, to, dt, dtdx, sinks, sums));
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
  const norm = Math.sqrt(q * q + cross * cross);
  const square = hf * hf;
  const next = ((THETA * q + BESIDE * beside - push * hf) * square) / (square + friction * norm * inverseCubeRoot(hf));
  if (next * next <= G * square * hf) return next;
  const most = hf * Math.sqrt(G * hf);
  return next > 0 ? most : -most;
}

/**
 * New discharges of a row through its faces towards the neighbour `on` cells further; `q` goes that way, `c` across it.
 * Called once for east and once for north.
 */
function fluxes(
  { z, h, friction, stride, left }: Layout<Float64Array>,
  into: Float64Array,
  q: Float64Array,
  c: Float64Array,
  on: number,
  aside: number,
  j: number,
  from: number,
  to: number,
  dt: number,
  gdt: number,
): void {
  const base = j * stride;
  for (let own = left + from; own < left + to; own++) {
    const at = base + own;
    const next = at + on;
    // Heights above the higher of the two grounds: the same from either side, to the last bit.
    const z0 = z[at] as number;
    const z1 = z[next] as number;
    const sill = z0 > z1 ? z0 : z1;
    const here = (h[at] as number) + (z0 - sill);
    const there = (h[next] as number) + (z1 - sill);
    const hf = here > there ? here : there;
    const f0 = friction[at] as number;
    const f1 = friction[next] as number;
    const n2 = f0 > f1 ? f0 : f1;
    if (hf <= FILM || n2 < 0) {
      into[own] = 0;
      continue;
    }
    const cross =
      ((c[at] as number) + (c[next] as number) + ((c[at - aside] as number) + (c[next - aside] as number))) * 0.25;
    const beside = (q[at - on] as number) + (q[next] as number);
    into[own] = face(hf, gdt * (there - here), q[at] as number, beside, cross, n2 * dt);
  }
}

/** What share a cell has of what would leave it. */
function shares(
  { h, stride, left }: Layout<Float64Array>,
  { x, y, share }: Row,
  below: Float64Array,
  j: number,
  from: number,
  to: number,
  dtdx: number,
): void {
  const base = j * stride;
  share[left + from - 1] = 1;
  for (let own = left + from; own < left + to; own++) {
    const east = x[own] as number;
    const west = x[own - 1] as number;
    const north = y[own] as number;
    const south = below[own] as number;
    const out =
      ((east > 0 ? east : 0) + (west < 0 ? -west : 0) + ((north > 0 ? north : 0) + (south < 0 ? -south : 0))) * dtdx;
    const has = h[base + own] as number;
    share[own] = out > has ? has / out : 1;
  }
  share[left + to] = 1;
}

/** No face carries more than the cell it comes from can give. */
const limited = (q: number, own: number, other: number): number => q * (q > 0 ? own : other);

/** New depths of a row: what flows, falls and soaks in. */
function depths(
  { h, qx, qy, carry, friction, rain, sink, soil, deepest, stride, left, across }: Layout<Float64Array>,
  { x, y, share }: Row,
  above: Float64Array,
  j: number,
  from: number,
  to: number,
  dt: number,
  dtdx: number,
  sinks: boolean,
  sums: [number, number],
): void {
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
      const s0 = share[own] as number;
      const east = limited(x[own] as number, s0, share[own + 1] as number);
      const north = limited(y[own] as number, s0, above[own] as number);
      const south = qy[at - stride] as number;
      qx[at] = east;
      qy[at] = north;
      const before = h[at] as number;
      let change = (west - east + (south - north)) * dtdx + (rain[at] as number) * dt;
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
