/**
 * What water over the ground does to whoever is in it, by its depth, m, and its speed, m/s: limits of the Australian Rainfall &
 * Runoff guides (people: Cox, Shand & Blacka 2010, ARR Project 10; vehicles: Shand et al. 2011) and the hazard rating of Defra and the
 * Environment Agency (R&D report FD2321/TR1, 2006, with its debris factor for towns), from memory [K]; speed of cars after Pregnolato et
 * al. 2017 (Transport. Res. D 55, 67–81).
 */

/** Depth × speed, and the depths in still and in fast water, at which a vehicle floats or is pushed. */
interface Wheels {
  readonly push: number;
  readonly still: number;
}
const LIMITS = {
  'small-car': { push: 0.3, still: 0.3 },
  'large-car': { push: 0.45, still: 0.4 },
  'off-road': { push: 0.6, still: 0.5 },
} as const satisfies Record<string, Wheels>;
export type Vehicle = keyof typeof LIMITS;
export const WHEELS = Object.keys(LIMITS) as Vehicle[];

/** No vehicle holds the road in water faster than this, m/s. */
const FAST = 3;

/** Whether a vehicle still holds the road. */
export const holdsRoad = (vehicle: Vehicle, depth: number, speed: number): boolean =>
  depth < LIMITS[vehicle].still && depth * speed < LIMITS[vehicle].push && speed < FAST;

/** Whether a grown-up, or a child, still stands. */
export const stands = (who: 'adult' | 'child', depth: number, speed: number): boolean =>
  who === 'adult'
    ? depth < 1.2 && depth * speed < 0.8 && speed < FAST
    : depth < 0.5 && depth * speed < 0.4 && speed < FAST;

/** How fast a car goes through standing water, km/h: no faster than freely, and not at all from 300 mm on. */
export function carSpeed(depth: number, free: number): number {
  const mm = depth * 1_000;
  if (mm >= 300) return 0;
  return Math.min(free, 0.0009 * mm * mm - 0.5529 * mm + 86.9448);
}

/** Defra's hazard rating in a town, d (v + 0.5) + DF: see `HAZARD`. */
export function hazardRating(depth: number, speed: number): number {
  const debris = depth <= 0.25 ? 0 : 1;
  return depth * (speed + 0.5) + debris;
}

/** Ratings from which water is dangerous: for some (children, the frail), for most, for all, rescuers too. */
export const HAZARD = [0.75, 1.25, 2.5] as const;
/** For whom water is dangerous, from the mildest; in numbers 1 to 3, and 0 for nobody. */
export const DANGERS = ['some', 'most', 'all'] as const;
export type Danger = 0 | 1 | 2 | 3;

/**
 * For how many of those on foot in it water is dangerous: none, some, most, all; by its rating, and by whether a child and a grown-up would
 * still stand.
 */
export function dangerOnFoot(depth: number, speed: number): Danger {
  const rated = HAZARD.filter((least) => hazardRating(depth, speed) >= least).length;
  const swept = stands('child', depth, speed) ? 0 : stands('adult', depth, speed) ? 1 : 2;
  return Math.max(rated, swept) as Danger;
}
