/**
 * Symbols that stand in one place, moved apart just as far as they must: each keeps its own place if it can, and none
 * covers another. The answer depends on the distances between places alone, so that panning moves nothing.
 */

/** A symbol on the screen, px. What is `fixed` keeps its place, the others make room for it. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fixed?: boolean;
}

/** Neighbours that stand exactly in one place part in the directions of a sunflower's seeds: never two alike. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const ROUNDS = 80;
/** px that may be left overlapping: nobody sees them. */
const ENOUGH = 0.2;

/** How far each is moved: [dx0, dy0, dx1, dy1 …] px. `gap` is left between symbols. */
export function spread(standing: readonly Standing[], gap: number): Float64Array {
  const moved = new Float64Array(2 * standing.length);
  standing.forEach(({ fixed }, i) => {
    if (fixed || !standing.some((other, k) => k !== i && touches(standing[i]!, other, gap))) return;
    const turn = i * GOLDEN_ANGLE;
    moved[2 * i] = Math.cos(turn) * 0.5;
    moved[2 * i + 1] = Math.sin(turn) * 0.5;
  });
  for (let round = 0; round < ROUNDS; round += 1) if (partOnce(standing, moved, gap) <= ENOUGH) break;
  return moved;
}

const touches = (a: Standing, b: Standing, gap: number): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius + gap;

/** Moves every overlapping pair apart once; answers with the deepest overlap there was. */
function partOnce(standing: readonly Standing[], moved: Float64Array, gap: number): number {
  let deepest = 0;
  for (let i = 0; i < standing.length; i += 1) {
    for (let k = i + 1; k < standing.length; k += 1) {
      const [a, b] = [standing[i]!, standing[k]!];
      if (a.fixed && b.fixed) continue;
      const dx = b.x + moved[2 * k]! - a.x - moved[2 * i]!;
      const dy = b.y + moved[2 * k + 1]! - a.y - moved[2 * i + 1]!;
      const apart = Math.hypot(dx, dy);
      const depth = a.radius + b.radius + gap - apart;
      if (depth <= 0) continue;
      deepest = Math.max(deepest, depth);
      const [ux, uy] = apart > 1e-6 ? [dx / apart, dy / apart] : [Math.cos(k), Math.sin(k)];
      const first = a.fixed ? 0 : b.fixed ? depth : depth / 2;
      moved[2 * i]! -= ux * first;
      moved[2 * i + 1]! -= uy * first;
      moved[2 * k]! += ux * (depth - first);
      moved[2 * k + 1]! += uy * (depth - first);
    }
  }
  return deepest;
}
