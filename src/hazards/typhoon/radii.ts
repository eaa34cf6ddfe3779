/**
 * How far a wind force reaches: the circles of 7, 10 and 12 Beaufort on the map. They are those of the wind over open sea,
 * as a forecast office publishes them; roughness at a place does not enter.
 */
import { cos, DEG, hypot2, sin } from '../../engine/math.ts';
import { beaufortFrom } from '../../units/scales.ts';
import type { LonLat } from '../../world/geo.ts';
import { wrapLon } from '../../world/geo.ts';
import { DEGREE } from './track.ts';
import type { Vortex } from './vortex.ts';
import { airAround } from './vortex.ts';

/** Nothing is looked for further out, m. */
const OUTERMOST = 1_000_000;
/** The search walks inwards by this ratio, then halves: fine enough that no belt of strong wind slips through. */
const STRIDE = 1.12;
const HALVINGS = 16;

/** Greatest reach in each quadrant, and their mean, in metres; 0 where the force is not reached. */
export interface WindRadii {
  readonly ne: number;
  readonly se: number;
  readonly sw: number;
  readonly nw: number;
  readonly mean: number;
}

/** Metres from the centre, towards `azimuth` degrees, at which the wind last reaches `speed` m/s; 0 when nowhere. */
export function windReach(vortex: Vortex, speed: number, azimuth: number): number {
  const [east, north] = [sin(azimuth * DEG), cos(azimuth * DEG)];
  const blows = (r: number): boolean => {
    const air = airAround(vortex, r * east, r * north);
    return hypot2(air.u, air.v) >= speed;
  };
  let outside = OUTERMOST;
  let inside = outside / STRIDE;
  while (!blows(inside)) {
    if (inside < vortex.shape.rmw / 4) return 0;
    outside = inside;
    inside /= STRIDE;
  }
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (inside + outside) / 2;
    if (blows(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Reach of a Beaufort force by quadrant. */
export function windRadii(vortex: Vortex, force: number): WindRadii {
  const speed = beaufortFrom(force);
  const greatest = (from: number): number =>
    Math.max(...[0, 22.5, 45, 67.5, 90].map((by) => windReach(vortex, speed, from + by)));
  const [ne, se, sw, nw] = [greatest(0), greatest(90), greatest(180), greatest(270)];
  return { ne, se, sw, nw, mean: (ne + se + sw + nw) / 4 };
}

/** The outline of a Beaufort force as a closed ring of `points` + 1 places; empty when the force is nowhere reached. */
export function windRing(vortex: Vortex, force: number, points = 48): LonLat[] {
  const speed = beaufortFrom(force);
  const reach = Array.from({ length: points }, (_, i) => windReach(vortex, speed, (i * 360) / points));
  if (reach.every((r) => r === 0)) return [];
  const { lon, lat } = vortex.centre;
  const ring = reach.map((r, i): LonLat => {
    const azimuth = (i * 360 * DEG) / points;
    return [wrapLon(lon + (r * sin(azimuth)) / vortex.degreeEast), lat + (r * cos(azimuth)) / DEGREE];
  });
  return [...ring, ...ring.slice(0, 1)];
}
