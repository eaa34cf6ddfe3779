/**
 * What water over the ground does to whoever is in it, by its depth, m, and its speed, m/s: limits of the Australian Rainfall &
 * Runoff guides (Cox, Shand & Blacka 2010; Shand et al. 2011) and the Defra hazard rating (FD2321), from memory [K]; speed of
 * cars after Pregnolato et al. 2017.
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

/** Defra's hazard rating in a town: from 0.75 dangerous for some, from 1.25 for most, from 2.5 for all. */
export function hazardRating(depth: number, speed: number): number {
  const debris = depth <= 0.25 ? 0 : 1;
  return depth * (speed + 0.5) + debris;
}
