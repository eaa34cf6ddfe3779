/**
 * The storm's centre in time, between the points of its track.
 *
 * Position runs linearly in longitude and latitude, as the forecast offices draw it and as the reference implementation reads
 * it: over a six-hour leg it stays within a kilometre of the great circle and costs no trigonometry. Pressure, wind and size
 * run linearly too. The velocity of the centre and the change of its pressure are constant on a leg; so that the wind does
 * not jump where legs meet they are taken at the middle of each leg and run linearly from middle to middle.
 */
import { cos, DEG, lerp, sqrt } from '../../engine/math.ts';
import { fromKnots } from '../../units/measures.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, SECOND } from '../../units/time.ts';
import { lonDifference, wrapLon } from '../../world/geo.ts';

/** Metres in a degree of latitude (60 nautical miles), the one the reference fields were made with. */
export const DEGREE = 111_120;

/** The centre moves no faster than this in the wind field: beyond it the asymmetry has no support in data (30 kn). */
export const MAX_TRANSLATION = fromKnots(30);

/** A row of a track. Pressures in hPa, `vmax` in m/s, `rmw` (radius of maximum wind) in metres, degrees. */
export interface TrackPoint {
  readonly at: DrillTime;
  readonly lon: number;
  readonly lat: number;
  readonly pmin: number;
  readonly penv: number;
  readonly vmax: number;
  readonly rmw: number;
}

/** The centre at a moment: a track point with its motion, east and north in m/s, and its deepening in hPa/h (filling > 0). */
export interface Centre extends TrackPoint {
  readonly east: number;
  readonly north: number;
  readonly deepening: number;
}

interface Motion {
  readonly middle: number;
  readonly east: number;
  readonly north: number;
  readonly deepening: number;
}

/** Motion over the leg from `a` to `b` (a backward difference at `b`), with the speed held to MAX_TRANSLATION. */
export function legMotion(a: TrackPoint, b: TrackPoint): Motion {
  const span = b.at - a.at;
  const east = (lonDifference(a.lon, b.lon) * DEGREE * cos(a.lat * DEG) * SECOND) / span;
  const north = ((b.lat - a.lat) * DEGREE * SECOND) / span;
  const speed = sqrt(east * east + north * north);
  const held = speed > MAX_TRANSLATION ? MAX_TRANSLATION / speed : 1;
  return {
    middle: a.at + span / 2,
    east: east * held,
    north: north * held,
    deepening: ((b.pmin - a.pmin) * HOUR) / span,
  };
}

/** The centre at `at`, or undefined before the first and after the last point of the track. */
export function centreAt(track: readonly TrackPoint[], at: DrillTime): Centre | undefined {
  const i = legAt(track, at);
  const [a, b] = [track[i - 1], track[i]];
  if (!a || !b) return undefined;
  const share = (at - a.at) / (b.at - a.at);
  return {
    at,
    lon: wrapLon(a.lon + lonDifference(a.lon, b.lon) * share),
    lat: lerp(a.lat, b.lat, share),
    pmin: lerp(a.pmin, b.pmin, share),
    penv: lerp(a.penv, b.penv, share),
    vmax: lerp(a.vmax, b.vmax, share),
    rmw: lerp(a.rmw, b.rmw, share),
    ...motionAt(track, i, at),
  };
}

/** Index of the point that ends the leg in which `at` falls; 0 when it falls in none. */
function legAt(track: readonly TrackPoint[], at: DrillTime): number {
  const last = track.length - 1;
  if (last < 1 || at < (track[0]?.at ?? 0) || at > (track[last]?.at ?? 0)) return 0;
  let [low, high] = [1, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((track[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function motionAt(track: readonly TrackPoint[], i: number, at: DrillTime): Omit<Motion, 'middle'> {
  const own = motionOf(track, i);
  if (!own) throw new Error(`track has no leg ${i}`);
  const other = motionOf(track, at < own.middle ? i - 1 : i + 1) ?? own;
  const share = other === own ? 0 : (at - own.middle) / (other.middle - own.middle);
  return {
    east: lerp(own.east, other.east, share),
    north: lerp(own.north, other.north, share),
    deepening: lerp(own.deepening, other.deepening, share),
  };
}

function motionOf(track: readonly TrackPoint[], i: number): Motion | undefined {
  const [a, b] = [track[i - 1], track[i]];
  return a && b && legMotion(a, b);
}
