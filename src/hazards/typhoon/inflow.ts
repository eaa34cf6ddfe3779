/**
 * Near the sea friction turns the wind inwards, across the isobars. The profiles know nothing of it, so the angle is laid on
 * the storm's own wind, before its motion is added.
 */

/** Inflow angle in degrees at `r` metres (McConochie et al. 2004): 0 at the centre, 10 at rmw, 25 from 1.2 rmw outwards. */
export function inflowAngle(r: number, rmw: number): number {
  const radii = r / rmw;
  if (radii < 1) return 10 * radii;
  return radii < 1.2 ? 10 + 75 * (radii - 1) : 25;
}
