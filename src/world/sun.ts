/**
 * How high the sun stands: the low-precision formulas of the Astronomical Almanac ("approximate solar coordinates", good to 0.01° from 1950
 * to 2050), with sidereal time from the same epoch. Refraction is left out: it lifts the sun by half a degree at the horizon.
 */
import { asin, atan2, cos, DEG, sin } from '../engine/math.ts';
import type { LonLat } from './geo.ts';

/** 2000-01-01T12:00 UTC, s since 1970. */
const EPOCH = 946_728_000;
const DAY = 86_400;

/** Degrees above the horizon at a place at so many seconds since 1970 UTC; negative at night. */
export function sunHeight([lon, lat]: LonLat, seconds: number): number {
  const days = (seconds - EPOCH) / DAY;
  const anomaly = (357.528 + 0.9856003 * days) * DEG;
  const longitude = (280.46 + 0.9856474 * days + 1.915 * sin(anomaly) + 0.02 * sin(2 * anomaly)) * DEG;
  const obliquity = (23.439 - 4e-7 * days) * DEG;
  const ascension = atan2(cos(obliquity) * sin(longitude), cos(longitude));
  const declination = asin(sin(obliquity) * sin(longitude));
  const hour = (280.46062 + 360.98564737 * days + lon) * DEG - ascension;
  const height = sin(lat * DEG) * sin(declination) + cos(lat * DEG) * cos(declination) * cos(hour);
  return asin(height) / DEG;
}

/** The sun's height at which civil twilight ends, °: below it one needs light to see by. */
export const TWILIGHT = -6;
