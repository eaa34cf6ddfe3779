/**
 * Where a team has come from: the parts of its legs inside the last minutes. Made from the legs themselves, not from
 * pictures of it under way, so it is the same at every speed of the clock.
 */
import type { Leg } from '../../../drill/state.ts';
import { between } from '../../../world/geo.ts';
import type { Projection } from '../projection.ts';

/** Parts that a leg's great circle is drawn in. */
const PARTS = 8;

/** A leg in world metres: each of `points` is passed at its time, the first at `depart`, the last at `arrive`; driven until `until`. */
export interface Driven {
  readonly depart: number;
  readonly arrive: number;
  readonly points: Float64Array;
  readonly times: readonly number[];
  until: number;
}

/** A piece of a trail: its ends, and the ages of its ends as shares of the span, 1 being the oldest that is shown. */
export type Piece = (x0: number, y0: number, age0: number, x1: number, y1: number, age1: number) => void;

export function drivenLeg(leg: Leg, projection: Projection): Driven | undefined {
  const [from, to] = [leg.path[0], leg.path.at(-1)];
  if (!from || !to || leg.arrive <= leg.depart) return undefined;
  const { depart, arrive, times } = leg;
  const places =
    times === undefined ? Array.from({ length: PARTS + 1 }, (_, i) => between(from, to, i / PARTS)) : leg.path;
  const points = new Float64Array(2 * places.length);
  places.forEach(([lon, lat], i) => {
    points[2 * i] = projection.x(lon);
    points[2 * i + 1] = projection.y(lat);
  });
  const passed = times ?? places.map((_, i) => depart + ((arrive - depart) * i) / PARTS);
  return { depart, arrive, points, times: passed, until: arrive };
}

/** The legs of one team as they are seen, the newest last. */
export class TrailOf {
  readonly legs: Driven[] = [];
  #seen: Leg | undefined;

  /** Takes the team's present leg, if any, and lets go of what is older than `since`. */
  see(leg: Leg | undefined, at: number, since: number, projection: Projection): void {
    const last = this.legs.at(-1);
    if (leg !== this.#seen) {
      // A copy of the same leg is no new one: the page folds anew after a seek.
      const same = leg && last && leg.depart === last.depart && leg.arrive === last.arrive;
      // A team that was stopped, or sent elsewhere on its way, did not drive the rest.
      if (last && !same) last.until = Math.min(last.until, leg?.depart ?? at);
      const driven = leg && !same ? drivenLeg(leg, projection) : undefined;
      if (driven) this.legs.push(driven);
      this.#seen = leg;
    }
    while (this.legs[0] && this.legs[0].until < since) this.legs.shift();
  }

  clear(): void {
    this.legs.length = 0;
    this.#seen = undefined;
  }
}

/** Tells every piece of the trail from `at − span` to `at`. */
export function trail(legs: readonly Driven[], at: number, span: number, piece: Piece): void {
  for (const { depart, points, times, until } of legs) {
    const [from, to] = [Math.max(depart, at - span), Math.min(until, at)];
    if (to <= from) continue;
    for (let part = 0; part + 1 < times.length; part += 1) {
      const [starts, ends] = [times[part]!, times[part + 1]!];
      const [a, b] = [Math.max(from, starts), Math.min(to, ends)];
      if (b <= a) continue;
      const [u, v] = [(a - starts) / (ends - starts), (b - starts) / (ends - starts)];
      const [x0, y0] = [points[2 * part]!, points[2 * part + 1]!];
      const [dx, dy] = [points[2 * part + 2]! - x0, points[2 * part + 3]! - y0];
      piece(x0 + dx * u, y0 + dy * u, (at - a) / span, x0 + dx * v, y0 + dy * v, (at - b) / span);
    }
  }
}
