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
  const near = new Neighbours(standing, moved, gap);
  standing.forEach(({ fixed }, i) => {
    if (fixed || !near.of(i).some((k) => k !== i && touches(standing[i]!, standing[k]!, gap))) return;
    const turn = i * GOLDEN_ANGLE;
    moved[2 * i] = Math.cos(turn) * 0.5;
    moved[2 * i + 1] = Math.sin(turn) * 0.5;
  });
  for (let round = 0; round < ROUNDS; round += 1) if (partOnce(standing, moved, gap) <= ENOUGH) break;
  return moved;
}

const touches = (a: Standing, b: Standing, gap: number): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius + gap;

/**
 * Who may touch whom: places by squares so wide that a neighbour stands in the same or the next one. All pairs of a
 * city's two thousand would be four million in each round.
 */
class Neighbours {
  readonly #squares = new Map<number, number[]>();
  readonly #columns: Int32Array;
  readonly #rows: Int32Array;

  constructor(standing: readonly Standing[], moved: Float64Array, gap: number) {
    const wide = 2 * standing.reduce((most, { radius }) => Math.max(most, radius), 0) + gap + MARGIN;
    this.#columns = Int32Array.from(standing, ({ x }, i) => Math.floor((x + moved[2 * i]!) / wide));
    this.#rows = Int32Array.from(standing, ({ y }, i) => Math.floor((y + moved[2 * i + 1]!) / wide));
    standing.forEach((_, i) => {
      const key = keyOf(this.#columns[i]!, this.#rows[i]!);
      const there = this.#squares.get(key);
      if (there) there.push(i);
      else this.#squares.set(key, [i]);
    });
  }

  /** In order, itself among them. */
  of(i: number): number[] {
    const found: number[] = [];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1) {
        const there = this.#squares.get(keyOf(this.#columns[i]! + dx, this.#rows[i]! + dy));
        if (there) found.push(...there);
      }
    return found.sort((a, b) => a - b);
  }
}
/** px that two may come nearer while the others of a round are moved. */
const MARGIN = 40;
const keyOf = (column: number, row: number): number => column * 0x200_0000 + row;

/** Moves every overlapping pair apart once; answers with the deepest overlap there was. */
function partOnce(standing: readonly Standing[], moved: Float64Array, gap: number): number {
  let deepest = 0;
  const near = new Neighbours(standing, moved, gap);
  for (let i = 0; i < standing.length; i += 1) {
    for (const k of near.of(i)) {
      const [a, b] = [standing[i]!, standing[k]!];
      if (k <= i || (a.fixed && b.fixed)) continue;
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
