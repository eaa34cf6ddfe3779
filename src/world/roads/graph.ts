/** Stretches as a graph in typed arrays: junctions, which stretches leave each, and how long they are. */
import { distance, type LonLat } from '../geo.ts';
import { JOINS, type Joined, joinLines, type Stop, type Stretch } from './join.ts';
import type { RoadLine } from './lines.ts';
import { apart, type Point, planeAbout } from './plane.ts';

export interface RoadGraph {
  readonly stretches: readonly Stretch[];
  /** Longitude and latitude of each junction, in turn. */
  readonly places: Float64Array;
  /** The two junctions of each stretch, in the order of its points. */
  readonly ends: Int32Array;
  /** Metres to be driven on each stretch. */
  readonly metres: Float64Array;
  /** Where the stretches of a junction begin in `leaving`; one more than there are junctions. */
  readonly first: Int32Array;
  /** Indices of stretches, by junction. */
  readonly leaving: Int32Array;
  /** Junction of each site that has one. */
  readonly sites: ReadonlyMap<string, number>;
  /** Sites that no road comes near. */
  readonly apart: readonly string[];
}

/** Ends this near to each other are one junction, m. */
const SAME = JOINS;

export function buildGraph(lines: readonly RoadLine[], stops: readonly Stop[]): RoadGraph {
  const joined = joinLines(lines, stops);
  const junctions = new Junctions(joined.stretches[0]?.points[0] ?? [0, 0]);
  const sites = new Map<string, number>();
  const known: { stretch: Stretch; from: number; to: number }[] = [];
  // A site's junction is its own place, however near the next one lies.
  for (const stretch of joined.stretches) {
    const link = stretch.line < 0;
    const from = junctions.at(stretch.points[0] as LonLat, link);
    const to = junctions.at(stretch.points.at(-1) as LonLat, false);
    if (link) sites.set(stretch.road.slice('to-'.length), from);
    if (from !== to) known.push({ stretch, from, to });
  }
  return { ...graphOf(junctions.places, known), sites, apart: joined.apart };
}

/** A graph of junctions and stretches that are known already. */
export function graphOf(
  places: readonly LonLat[],
  known: readonly { readonly stretch: Stretch; readonly from: number; readonly to: number }[],
): Omit<RoadGraph, 'sites' | 'apart'> {
  const ends = Int32Array.from(known.flatMap(({ from, to }) => [from, to]));
  const first = new Int32Array(places.length + 1);
  for (const node of ends) first[node + 1] = (first[node + 1] ?? 0) + 1;
  for (let node = 0; node < places.length; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const leaving = new Int32Array(ends.length);
  const filled = first.slice();
  ends.forEach((node, i) => {
    leaving[filled[node] as number] = i >> 1;
    filled[node] = (filled[node] as number) + 1;
  });
  return {
    stretches: known.map(({ stretch }) => stretch),
    places: Float64Array.from(places.flat()),
    ends,
    metres: Float64Array.from(known, ({ stretch }) => lengthOf(stretch.points) * stretch.winding),
    first,
    leaving,
  };
}

/** Junctions that no way leads to from the first: one of each piece that is cut off. */
export function severed({ places, first, leaving, ends, stretches }: RoadGraph, water: boolean): number[] {
  const count = places.length / 2;
  const seen = new Uint8Array(count);
  const heads: number[] = [];
  const belongs = (node: number): boolean => {
    for (let k = first[node] as number; k < (first[node + 1] as number); k++)
      if ((stretches[leaving[k] as number]?.class === 'sea') === water) return true;
    return false;
  };
  for (let start = 0; start < count; start++) {
    if (seen[start] === 1 || !belongs(start)) continue;
    heads.push(start);
    const open = [start];
    seen[start] = 1;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let k = first[node] as number; k < (first[node + 1] as number); k++) {
        const stretch = leaving[k] as number;
        const other = otherEnd(ends, stretch, node);
        if ((stretches[stretch]?.class === 'sea') !== water || seen[other] === 1) continue;
        seen[other] = 1;
        open.push(other);
      }
    }
  }
  return heads.slice(1);
}

export const otherEnd = (ends: Int32Array, stretch: number, node: number): number =>
  (ends[2 * stretch] === node ? ends[2 * stretch + 1] : ends[2 * stretch]) as number;

export function lengthOf(points: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1] as LonLat, points[i] as LonLat);
  return sum;
}

class Junctions {
  readonly places: LonLat[] = [];
  readonly #plane: ReturnType<typeof planeAbout>;
  readonly #squares = new Map<string, number[]>();

  constructor(about: LonLat) {
    this.#plane = planeAbout(about);
  }

  /** The junction at a place: one that is near, unless it is to be its own. */
  at(place: LonLat, own: boolean): number {
    const at = this.#plane(place);
    const near = this.#near(at, own ? 0 : SAME);
    if (near !== undefined) return near;
    const node = this.places.push(place) - 1;
    const key = squareOf(at, 0, 0);
    this.#squares.set(key, [...(this.#squares.get(key) ?? []), node]);
    return node;
  }

  #near(at: Point, reach: number): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [dx, dy] of AROUND) {
      for (const node of this.#squares.get(squareOf(at, dx, dy)) ?? []) {
        const metres = apart(at, this.#plane(this.places[node] as LonLat));
        if (metres <= reach && metres < least) [best, least] = [node, metres];
      }
    }
    return best;
  }
}

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
const squareOf = ([x, y]: Point, dx: number, dy: number): string =>
  `${Math.floor(x / SAME) + dx} ${Math.floor(y / SAME) + dy}`;

export type { Joined };
