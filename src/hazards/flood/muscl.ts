/**
 * Water at the faces of cells from that in their middles: the same (first order), or along limited slopes of level, depth and
 * speed, with the ground as level less depth (second order: van Leer 1979; Audusse et al. 2004).
 */
import { WALL } from './memory.ts';
import type { Water } from './riemann.ts';

/** Beside shallower water than this, m, cells are taken as level: slopes there come from the shore, not from the water. */
const SHORE = 1e-4;

/** A row's cells at their faces before (west, south) and after (east, north). */
export interface Faces {
  readonly before: Water;
  readonly after: Water;
}
/** What the middles of cells hold. */
export interface Middles {
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly through: Float64Array;
  readonly along: Float64Array;
}

export function newFaces(length: number): Faces {
  const row = () => new Float64Array(length);
  const water = (): Water => ({ z: row(), h: row(), through: row(), along: row(), pull: row() });
  return { before: water(), after: water() };
}

/** Makes all cells of a row walls. */
export function wallUp({ before, after }: Faces): void {
  before.z.fill(WALL);
  after.z.fill(WALL);
}

export type Reconstruct = (
  faces: Faces,
  { z, h, through, along }: Middles,
  base: number,
  from: number,
  to: number,
  on: number,
) => void;

/** First order: of the cells `base` + [from, to). */
export const level: Reconstruct = (faces, { z, h, through, along }, base, from, to) => {
  for (const { z: z0, h: h0, through: u0, along: v0, pull } of [faces.before, faces.after]) {
    pull.fill(1, from, to);
    for (let own = from; own < to; own++) {
      z0[own] = z[base + own] as number;
      h0[own] = h[base + own] as number;
      u0[own] = through[base + own] as number;
      v0[own] = along[base + own] as number;
    }
  }
};

/**
 * Second order: along the direction in which the next cell is `on` further. The slope within such a cell is the whole of what
 * pulls it: the last one before a fall does not feel the depth of that too (case E1: 2.1 % off at 1200 s with it, 1.0 without).
 */
export const sloped: Reconstruct = (faces, middles, base, from, to, on) => {
  level(faces, middles, base, from, to, on);
  const { z, h, through, along } = middles;
  const { z: z0, h: h0, through: u0, along: v0, pull: pull0 } = faces.before;
  const { z: z1, h: h1, through: u1, along: v1, pull: pull1 } = faces.after;
  for (let own = from; own < to; own++) {
    const at = base + own;
    const depth = h[at] as number;
    const less = h[at - on] as number;
    const more = h[at + on] as number;
    if (depth < SHORE || less < SHORE || more < SHORE) continue;
    const eta = (z[at] as number) + depth;
    const rise = 0.5 * slope((z[at - on] as number) + less, eta, (z[at + on] as number) + more);
    const deeper = 0.5 * slope(less, depth, more);
    const u = through[at] as number;
    const faster = 0.5 * slope(through[at - on] as number, u, through[at + on] as number);
    const v = along[at] as number;
    const aside = 0.5 * slope(along[at - on] as number, v, along[at + on] as number);
    h0[own] = depth - deeper;
    h1[own] = depth + deeper;
    z0[own] = eta - rise - (depth - deeper);
    z1[own] = eta + rise - (depth + deeper);
    u0[own] = u - faster;
    u1[own] = u + faster;
    v0[own] = v - aside;
    v1[own] = v + aside;
    pull0[own] = 0;
    pull1[own] = 0;
  }
};

/**
 * The smaller of the slopes to either neighbour (minmod), per cell; none where they differ in sign. Steeper limiters come closer
 * in dam breaks (van Leer's: Ritter 0.0018 for 0.0026) and fail before a fall: case E1 is 15 % off at 1200 s.
 */
function slope(before: number, own: number, after: number): number {
  const a = own - before;
  const b = after - own;
  if (a > 0) return b > 0 ? (a < b ? a : b) : 0;
  return b < 0 ? (a > b ? a : b) : 0;
}
