/** Pieces of lines, filed by squares of the plane, so that what lies near a place is found without looking at all. */
import type { LonLat } from '../geo.ts';
import { along, apart, nearestShare, type Point, type ToPlane } from './plane.ts';

export interface Segment {
  /** Index of its line, and of the piece in it. */
  readonly line: number;
  readonly piece: number;
  readonly from: Point;
  readonly to: Point;
}
export interface Found {
  readonly segment: Segment;
  readonly share: number;
  readonly place: LonLat;
  readonly metres: number;
}

/** Side of a square, m. */
const SIDE = 1_000;
const square = (value: number): number => Math.floor(value / SIDE);

export class SegmentIndex {
  readonly segments: readonly Segment[];
  readonly plane: ToPlane;
  readonly #lines: readonly (readonly LonLat[])[];
  readonly #squares = new Map<string, number[]>();

  constructor(lines: readonly (readonly LonLat[])[], plane: ToPlane) {
    this.plane = plane;
    this.#lines = lines;
    this.segments = lines.flatMap((points, line) => {
      const flat = points.map(plane);
      return flat.slice(1).map((to, piece): Segment => ({ line, piece, from: flat[piece] as Point, to }));
    });
    this.segments.forEach(({ from, to }, i) => {
      for (const key of squares(from, to, 0)) {
        const there = this.#squares.get(key);
        if (there === undefined) this.#squares.set(key, [i]);
        else there.push(i);
      }
    });
  }

  /** Indices of the pieces in the squares that a piece, widened by `reach` m, touches; ascending, each once. */
  near(from: Point, to: Point, reach: number): number[] {
    const found = new Set<number>();
    for (const key of squares(from, to, reach)) for (const i of this.#squares.get(key) ?? []) found.add(i);
    return [...found].sort((a, b) => a - b);
  }

  /** The nearest place on any line that `fits`, within `reach` m; of two as near, the one that stands first. */
  nearest(place: LonLat, reach: number, fits: (line: number) => boolean = () => true): Found | undefined {
    const at = this.plane(place);
    let best: Found | undefined;
    for (let ring = Math.min(reach, SIDE); ; ring = Math.min(reach, ring * 4)) {
      for (const i of this.near(at, at, ring)) {
        const segment = this.segments[i] as Segment;
        if (!fits(segment.line)) continue;
        const share = nearestShare(at, segment.from, segment.to);
        const { from, to } = segment;
        const metres = apart(at, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
        if (metres <= reach && metres < (best?.metres ?? Number.POSITIVE_INFINITY))
          best = { segment, share, metres, place: this.#place(segment, share) };
      }
      if (ring >= reach || (best !== undefined && best.metres <= ring)) return best;
    }
  }

  #place({ line, piece }: Segment, share: number): LonLat {
    const points = this.#lines[line] ?? [];
    const [a, b] = [points[piece], points[piece + 1]];
    if (a === undefined || b === undefined) throw new Error(`line ${line} has no piece ${piece}`);
    return share <= 0 ? a : share >= 1 ? b : along(a, b, share);
  }
}

function* squares(a: Point, b: Point, reach: number): Generator<string> {
  const [west, east] = [square(Math.min(a[0], b[0]) - reach), square(Math.max(a[0], b[0]) + reach)];
  const [south, north] = [square(Math.min(a[1], b[1]) - reach), square(Math.max(a[1], b[1]) + reach)];
  for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) yield `${x} ${y}`;
}
