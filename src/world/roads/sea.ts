/**
 * Ways over water: straight where no land lies between, else by the lanes that an author drew round it, from any point of theirs
 * that is seen from where one stands to any that is seen from where one goes.
 */
import { distance, type LonLat } from '../geo.ts';
import { along } from './plane.ts';

/** Between two looks for land, and how far from either end land is only the shore that one leaves or makes for, m. */
const LOOK = 250;
const SHORE = 2_000;

export class SeaLanes {
  readonly #points: readonly LonLat[];
  readonly #next: readonly (readonly number[])[];
  readonly #isLand: (place: LonLat) => boolean;

  constructor(lanes: readonly (readonly LonLat[])[], isLand: (place: LonLat) => boolean) {
    this.#isLand = isLand;
    const points: LonLat[] = [];
    const next: number[][] = [];
    const at = ([lon, lat]: LonLat): number => {
      const known = points.findIndex(([x, y]) => x === lon && y === lat);
      if (known >= 0) return known;
      next.push([]);
      return points.push([lon, lat]) - 1;
    };
    for (const lane of lanes) {
      lane.map(at).forEach((point, i, all) => {
        const before = all[i - 1];
        if (before === undefined) return;
        next[point]?.push(before);
        next[before]?.push(point);
      });
    }
    [this.#points, this.#next] = [points, next];
  }

  /** The shortest way; undefined when land lies between and no lane is seen from both ends. */
  find(from: LonLat, to: LonLat): LonLat[] | undefined {
    if (this.clear(from, to)) return [from, to];
    const count = this.#points.length;
    const sailed = this.#points.map((point) =>
      this.clear(from, point) ? distance(from, point) : Number.POSITIVE_INFINITY,
    );
    const before = new Array<number>(count).fill(-1);
    const done = new Array<boolean>(count).fill(false);
    for (let round = 0; round < count; round++) {
      const here = nearest(sailed, done);
      if (here < 0) break;
      done[here] = true;
      for (const there of this.#next[here] ?? []) {
        const metres = (sailed[here] as number) + distance(this.#points[here] as LonLat, this.#points[there] as LonLat);
        if (metres < (sailed[there] as number)) [sailed[there], before[there]] = [metres, here];
      }
    }
    const whole = sailed.map((metres, i) =>
      metres < Number.POSITIVE_INFINITY && this.clear(this.#points[i] as LonLat, to)
        ? metres + distance(this.#points[i] as LonLat, to)
        : Number.POSITIVE_INFINITY,
    );
    let last = nearest(whole, []);
    if (last < 0) return undefined;
    const way: LonLat[] = [to];
    for (; last >= 0; last = before[last] as number) way.push(this.#points[last] as LonLat);
    return [...way, from].reverse();
  }

  /** Whether no land lies between two places, but for the shore at either. */
  clear(from: LonLat, to: LonLat): boolean {
    const whole = distance(from, to);
    for (let metres = SHORE; metres < whole - SHORE; metres += LOOK)
      if (this.#isLand(along(from, to, metres / whole))) return false;
    return true;
  }
}

/** Index of the least that is finite and not `done`, the first of equals; −1 when there is none. */
function nearest(metres: readonly number[], done: readonly boolean[]): number {
  let best = -1;
  metres.forEach((value, i) => {
    if (done[i] !== true && value < (metres[best] ?? Number.POSITIVE_INFINITY)) best = i;
  });
  return best;
}
