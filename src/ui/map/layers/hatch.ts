/** Parallel strokes at 45° across a shape, so that what a colour says is said without it too. */
import type { Point } from '../projection.ts';

/** A stroke's two ends, px. */
export type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

/** Strokes `spacing` px apart inside a ring, no further than a screen of `width` by `height` px: they keep their places when it moves. */
export function hatch(ring: readonly Point[], spacing: number, width: number, height: number): Stroke[] {
  const strokes: Stroke[] = [];
  // Along a stroke y − x stays the same, and x + y grows.
  const apart = spacing * Math.SQRT2;
  const rows = ring.map(({ x, y }) => y - x);
  const first = Math.ceil(Math.max(Math.min(...rows), -width) / apart);
  const last = Math.floor(Math.min(Math.max(...rows), height) / apart);
  for (let k = first; k <= last; k += 1) {
    const cuts = crossings(ring, k * apart).sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
      strokes.push([from, from + k * apart, to, to + k * apart]);
    }
  }
  return strokes;
}

/** Where the line y = x + c crosses a ring's sides, as x. */
function crossings(ring: readonly Point[], c: number): number[] {
  return ring.flatMap((to, i) => {
    const from = ring[(i + ring.length - 1) % ring.length] as Point;
    const [a, b] = [from.y - from.x - c, to.y - to.x - c];
    if (a < 0 === b < 0) return [];
    return [from.x + ((to.x - from.x) * a) / (a - b)];
  });
}
