/**
 * Places on the round earth. A sphere of the mean radius is used: it differs from the WGS84 ellipsoid by at most 0.5 %,
 * less than any road factor or coordinate in a scenario. Longitudes and latitudes are degrees, lengths metres.
 */
import { asin, atan2, clamp, cos, DEG, hypot2, lerp, sin, sqrt } from '../engine/math.ts';

/** [longitude, latitude] in degrees, east and north positive: GeoJSON's order. */
export type LonLat = readonly [lon: number, lat: number];

/** Mean radius of the earth, IUGG R₁, m. */
export const EARTH_RADIUS = 6_371_008.8;

/** Great-circle distance in metres (haversine, which keeps its digits at short range). */
export function distance(a: LonLat, b: LonLat): number {
  const halfLat = sin(((b[1] - a[1]) * DEG) / 2);
  const halfLon = sin(((b[0] - a[0]) * DEG) / 2);
  const chord = halfLat * halfLat + cos(a[1] * DEG) * cos(b[1] * DEG) * halfLon * halfLon;
  return 2 * EARTH_RADIUS * asin(sqrt(clamp(chord, 0, 1)));
}

/** Initial bearing of the great circle from `a` to `b`, degrees clockwise from north in [0, 360); 0 when they coincide. */
export function bearing(a: LonLat, b: LonLat): number {
  const dLon = (b[0] - a[0]) * DEG;
  const [latA, latB] = [a[1] * DEG, b[1] * DEG];
  const east = sin(dLon) * cos(latB);
  const north = cos(latA) * sin(latB) - sin(latA) * cos(latB) * cos(dLon);
  return compass(atan2(east, north) / DEG);
}

/** Where one arrives from `start` on `bearingDeg` after `metres` along the great circle. */
export function destination(start: LonLat, bearingDeg: number, metres: number): LonLat {
  const angle = metres / EARTH_RADIUS;
  const lat = start[1] * DEG;
  const course = bearingDeg * DEG;
  const sinLat = clamp(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course), -1, 1);
  const dLon = atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sinLat);
  return [wrapLon(start[0] + dLon / DEG), asin(sinLat) / DEG];
}

/** An angle in degrees brought into [0, 360). */
export function compass(degrees: number): number {
  const turned = degrees - 360 * Math.floor(degrees / 360);
  return turned >= 360 ? 0 : turned;
}

/** A longitude brought into [−180, 180). */
export function wrapLon(lon: number): number {
  return lon >= -180 && lon < 180 ? lon : compass(lon + 180) - 180;
}

/** `b − a` for longitudes, the short way round, in [−180, 180). */
export const lonDifference = (a: number, b: number): number => wrapLon(b - a);

/** The point a share (0 to 1) of the way from `a` to `b` on the great circle. */
export function between(a: LonLat, b: LonLat, share: number): LonLat {
  if (share <= 0) return a;
  if (share >= 1) return b;
  const angle = distance(a, b) / EARTH_RADIUS;
  // Below a metre the circle is a line and the quotient of sines would lose its digits.
  if (angle < 1e-7) return [lerp(a[0], b[0], share), lerp(a[1], b[1], share)];
  const [wa, wb] = [sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)];
  const x = wa * cos(a[1] * DEG) * cos(a[0] * DEG) + wb * cos(b[1] * DEG) * cos(b[0] * DEG);
  const y = wa * cos(a[1] * DEG) * sin(a[0] * DEG) + wb * cos(b[1] * DEG) * sin(b[0] * DEG);
  const z = wa * sin(a[1] * DEG) + wb * sin(b[1] * DEG);
  return [atan2(y, x) / DEG, atan2(z, hypot2(x, y)) / DEG];
}

/** Length of a path in metres. */
export function pathLength(path: readonly LonLat[]): number {
  let total = 0;
  path.forEach((point, i) => {
    const before = path[i - 1];
    if (before) total += distance(before, point);
  });
  return total;
}

/** The place `metres` along a path, held to its ends. Throws on an empty path: the caller has no place at all. */
export function alongPath(path: readonly LonLat[], metres: number): LonLat {
  const [first] = path;
  if (!first) throw new Error('alongPath: the path has no points');
  let left = metres;
  let from = first;
  for (const to of path.slice(1)) {
    const leg = distance(from, to);
    if (left < leg) return between(from, to, left / leg);
    left -= leg;
    from = to;
  }
  return from;
}

/**
 * Whether a point lies inside a ring (closed or not), by counting crossings on the plane of longitude and latitude.
 * A ring must not cross the 180° meridian. A point on the edge may fall on either side, the same one every time.
 */
export function inRing(point: LonLat, ring: readonly LonLat[]): boolean {
  const [x, y] = point;
  let inside = false;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from && from[1] > y !== to[1] > y && x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
      inside = !inside;
    from = to;
  }
  return inside;
}

/** Whether a point lies inside a polygon: in its first ring and in none of the further ones, its holes (GeoJSON). */
export function inPolygon(point: LonLat, rings: readonly (readonly LonLat[])[]): boolean {
  const [outer, ...holes] = rings;
  return outer !== undefined && inRing(point, outer) && !holes.some((hole) => inRing(point, hole));
}
