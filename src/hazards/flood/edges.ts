/**
 * Open outer edges of a grid. Beyond one stands water of the drive's depth or level over the ground of the edge cell, half a
 * cell away; the discharge there is the edge's own (a gradient of zero: with a wall's discharge the average of the scheme would
 * brake what comes in).
 */
import { face } from './inertial-64.ts';
import { type Floats, type Layout, type Open, WALL } from './memory.ts';
import { type Opening, SIDES, type Side } from './scheme.ts';
import { TILE } from './tiles.ts';

const G = 9.81;

/** A cell at an edge, its outer face and the one opposite in the discharges of that direction. */
export interface EdgeCell {
  readonly i: number;
  readonly j: number;
  readonly at: number;
  readonly outer: number;
  readonly inner: number;
  /** Where the discharge of the step to come is put down. */
  readonly slot: number;
}

/** The cells along a side, in order. */
export function* along({ nx, ny, stride, left }: Layout, side: Side): Generator<EdgeCell> {
  const upright = side === 'west' || side === 'east';
  const step = upright ? 1 : stride;
  const first = side === 'west' || side === 'south';
  for (let k = 0; k < (upright ? ny : nx); k++) {
    const i = upright ? (first ? 0 : nx - 1) : k;
    const j = upright ? k : first ? 0 : ny - 1;
    const at = (j + 1) * stride + left + i;
    yield { i, j, at, outer: first ? at - step : at, inner: first ? at : at - step, slot: upright ? j : left + i };
  }
}

export const flowsOf = ({ qx, qy }: Layout, side: Side): Floats => (side === 'west' || side === 'east' ? qx : qy);
/** 1 where a positive discharge comes in. */
export const inward = (side: Side): 1 | -1 => (side === 'west' || side === 'south' ? 1 : -1);

export function closeEdges(layout: Layout): void {
  for (const side of SIDES) layout[side].fill(0);
}

/** Puts down the discharges of the step to come through the open edges, and notes which cells water stands before. */
export function openEdges(layout: Layout, edges: Open, { dx, dt, time, wet }: Opening): void {
  for (const side of SIDES) {
    const edge = edges[side];
    if (edge === undefined) continue;
    const q = flowsOf(layout, side);
    const push = (2 * G * dt * inward(side)) / dx;
    for (const { i, j, at, outer, inner, slot } of along(layout, side)) {
      const [h, friction, own] = [layout.h[at] as number, layout.friction[at] as number, q[outer] as number];
      const depth = edge.depth(time, layout.z[at] as number);
      const hf = h > depth ? h : depth;
      if (depth > 0) wet(i, j);
      layout[side][slot] =
        hf > FILM && friction >= 0 && (layout.z[at] as number) < WALL
          ? face(hf, push * (h - depth), own, own + (q[inner] as number), 0, friction * dt)
          : 0;
    }
  }
}

/** The deepest water before the open edges, m: its waves are the first to come in. */
export function deepestBefore(layout: Layout, edges: Open, time: number): number {
  let deepest = 0;
  for (const side of SIDES) {
    const edge = edges[side];
    if (edge === undefined) continue;
    for (const { at } of along(layout, side)) deepest = Math.max(deepest, edge.depth(time, layout.z[at] as number));
  }
  return deepest;
}

/**
 * What came in through the open edges in the last step, m²/s of all faces together; the ghosts that it came from are emptied.
 * Where the step did not look nothing flowed, whatever an outer face still holds from before.
 */
export function cameIn(layout: Layout, edges: Open): number {
  let sum = 0;
  for (const side of SIDES) {
    if (edges[side] === undefined) continue;
    const q = flowsOf(layout, side);
    for (const { i, j, outer } of along(layout, side))
      if (isLookedAt(layout, i, j)) sum += inward(side) * (q[outer] as number);
    if (side === 'east') emptyGhosts(layout);
  }
  return sum;
}

/** Whether the last step looked at a cell. */
function isLookedAt({ spans, across }: Layout, i: number, j: number): boolean {
  const base = ((j / TILE.rows) | 0) * (2 * across + 1);
  for (let s = 0; s < (spans[base] as number); s++)
    if (i >= (spans[base + 1 + 2 * s] as number) && i < (spans[base + 2 + 2 * s] as number)) return true;
  return false;
}

/** Vectors of four cells reach beyond the grid: what came over its eastern edge has left it twice. */
export function emptyGhosts(layout: Layout): void {
  for (const { at } of along(layout, 'east')) [layout.h[at + 1], layout.carry[at + 1]] = [0, 0];
}

/** Water less deep than this on a face does not flow, m. */
export const FILM = 1e-6;
