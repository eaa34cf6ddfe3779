/**
 * Searching at sea, after IAMSAR and search theory (Koopman 1946): what an effort covers, how likely it finds what is there, and
 * what is to be believed after it has found nothing. Lengths in nautical miles, x to the east and y to the north, turns to starboard.
 */
import { cos, DEG, erf, exp, PI, sin, sqrt } from '../../engine/math.ts';

/** Coverage: area swept (sweep width × speed × time) against the area searched. */
export const coverage = (sweepWidth: number, speed: number, hours: number, area: number): number =>
  (sweepWidth * speed * hours) / area;

/** Probability of detection of a random search. */
export const podRandom = (c: number): number => 1 - exp(-c);
/** Of parallel tracks under the inverse-cube law of sighting: the best there is. */
export const podInverseCube = (c: number): number => erf((sqrt(PI) / 2) * c);
/** Of a sensor that sees all within its range and nothing beyond. */
export const podDefiniteRange = (c: number): number => (c < 1 ? c : 1);

/** Probability of success: that the object is there, and is found. */
export const pos = (pod: number, poc: number): number => pod * poc;
/** Probability that it is there all the same, after a search found nothing (Bayes). */
export const pocAfter = (pod: number, poc: number): number => (poc * (1 - pod)) / (1 - poc * pod);

export type Point = readonly [x: number, y: number];

const ahead = ([x, y]: Point, heading: number, length: number): Point => [
  x + length * sin(heading * DEG),
  y + length * cos(heading * DEG),
];

/** Expanding square (SS): from the datum, legs of 1, 1, 2, 2, 3, 3 … spacings, a quarter turn after each. */
export function expandingSquare(spacing: number, heading: number, legs: number): Point[] {
  const points: Point[] = [[0, 0]];
  for (let leg = 0; leg < legs; leg++)
    points.push(ahead(points[leg] as Point, heading + 90 * leg, spacing * (Math.floor(leg / 2) + 1)));
  return points;
}

/** Sector search (VS): three triangles through the datum. */
export function sectorSearch(radius: number, heading: number): Point[] {
  const datum: Point = [0, 0];
  const rim = (turn: number): Point => ahead(datum, heading + turn, radius);
  return [datum, rim(0), rim(60), datum, rim(240), rim(300), datum, rim(120), rim(180), datum];
}

/** Parallel sweep (PS): legs along the heading from the corner at the datum, creeping to starboard. */
export function parallelSweep(length: number, width: number, spacing: number, heading: number): Point[] {
  const points: Point[] = [];
  for (let leg = 0; leg < Math.floor(width / spacing); leg++) {
    const side = (leg + 0.5) * spacing;
    const at = (along: number): Point => ahead(ahead([0, 0], heading, along), heading + 90, side);
    const ends = [at(spacing / 2), at(length - spacing / 2)];
    points.push(...(leg % 2 === 0 ? ends : ends.reverse()));
  }
  return points;
}

/** Length of a track. */
export const trackLength = (points: readonly Point[]): number =>
  points.reduce((sum, [x, y], i) => {
    const [x0, y0] = points[i - 1] ?? [x, y];
    return sum + sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0));
  }, 0);
