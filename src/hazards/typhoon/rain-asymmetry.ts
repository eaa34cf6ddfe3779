/**
 * More rain on one side of the storm than on the other: the first wave around the centre, as the parametric model PHRaM adds
 * to R-CLIPER (Lonfat, Rogers, Marchok & Marks 2007, Mon. Weather Rev. 135). PHRaM takes the wave from the wind shear, of
 * which a scenario knows nothing; here it turns with the motion, in front of which satellites see most rain (Lonfat, Marks &
 * Chen 2004, Mon. Weather Rev. 132). Amplitude and side are the scenario's. The ramps below are assumed, fitted to nothing.
 */
import { clamp, cos, DEG, hypot2, sin } from '../../engine/math.ts';
import type { Centre } from './track.ts';

export interface RainAsymmetry {
  /** Rain on the wettest side is 1 + amplitude of the mean, on the opposite one 1 − amplitude; 0 to 1. */
  readonly amplitude: number;
  /** Where the wettest side is, degrees clockwise from the storm's motion. */
  readonly side: number;
}

/** Full amplitude from this distance, m, and from this speed of the centre, m/s: no jump at the centre or when it halts. */
const FULL_AT = 100_000;
const FULL_SPEED = 5;

/** Factor on the rain `x` metres east and `y` metres north of the centre; its mean around any circle is 1. */
export function rainAsymmetry({ amplitude, side }: RainAsymmetry, centre: Centre, x: number, y: number): number {
  const speed = hypot2(centre.east, centre.north);
  const r = hypot2(x, y);
  if (speed === 0 || r === 0) return 1;
  const [turn, across] = [cos(side * DEG), sin(side * DEG)];
  const east = (centre.east * turn + centre.north * across) / speed;
  const north = (centre.north * turn - centre.east * across) / speed;
  const strength = amplitude * clamp(r / FULL_AT, 0, 1) * clamp(speed / FULL_SPEED, 0, 1);
  return 1 + (strength * (x * east + y * north)) / r;
}
