/**
 * How an object drifts on the water: leeway by Allen's empirical laws, plus the current. The wind pushes it downwind and, as it lies
 * askew, to the right or to the left of that; in Allen's convention positive crosswind is to the right.
 */
import { cos, DEG, sin, sqrt } from '../../engine/math.ts';
import type { LonLat } from '../../world/geo.ts';
import { LEEWAY_OBJECTS, type LeewayObject } from './objects.ts';

/** Towards east and north, m/s. */
export type Flow = readonly [u: number, v: number];
/** Which way an object lies: it drifts to the right of the wind, or to the left. */
export type Orientation = 'right' | 'left';

/** The object's own way through the water, m/s; `side` −1 turns the crosswind part the other way round. */
export function leeway(object: LeewayObject, orientation: Orientation, [u, v]: Flow, side: 1 | -1 = 1): Flow {
  const speed = sqrt(u * u + v * v);
  if (speed === 0) return [0, 0];
  const [down, downOffset, , right, rightOffset, , left, leftOffset] = LEEWAY_OBJECTS[object];
  const [slope, offset] = orientation === 'right' ? [right, rightOffset] : [left, leftOffset];
  const along = (down * speed + downOffset) / 100;
  const across = (side * (slope * speed + offset)) / 100;
  return [(along * u + across * v) / speed, (along * v - across * u) / speed];
}

/** Semi-major axis of WGS-84, m, and its first eccentricity squared. */
const [AXIS, ECCENTRICITY] = [6_378_137, 6.694_379_990_14e-3];

/** Where one is after `seconds` in a flow: along the ellipsoid's own radii, exact to a metre in steps of some kilometres. */
export function drifted([lon, lat]: LonLat, [u, v]: Flow, seconds: number): LonLat {
  const radii = (at: number): readonly [meridian: number, parallel: number] => {
    const s = sin(at * DEG);
    const w = sqrt(1 - ECCENTRICITY * s * s);
    return [(AXIS * (1 - ECCENTRICITY)) / (w * w * w), (AXIS / w) * cos(at * DEG)];
  };
  const half = lat + (v * seconds) / radii(lat)[0] / DEG / 2;
  const [meridian, parallel] = radii(half);
  return [lon + (u * seconds) / parallel / DEG, lat + (v * seconds) / meridian / DEG];
}

/** One step of an object: by its leeway, then by the current. */
export function step(place: LonLat, own: Flow, current: Flow, seconds: number): LonLat {
  return drifted(drifted(place, own, seconds), current, seconds);
}
