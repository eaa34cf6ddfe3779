/** Metres on the plane about a place: good to a thousandth over a city, and much cheaper than the sphere. */
import { cos, DEG, sqrt } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../geo.ts';

export type Point = readonly [x: number, y: number];
export type ToPlane = (place: LonLat) => Point;

export function planeAbout([lon0, lat0]: LonLat): ToPlane {
  const north = EARTH_RADIUS * DEG;
  const east = north * cos(lat0 * DEG);
  return ([lon, lat]) => [(lon - lon0) * east, (lat - lat0) * north];
}

export const apart = ([ax, ay]: Point, [bx, by]: Point): number => sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));

/** The share of the way from `a` to `b` at which `p` is nearest. */
export function nearestShare(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  return Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
}

/** Where two pieces cross, as shares of each; undefined where they do not, or run side by side. */
export function crossing(a: Point, b: Point, c: Point, d: Point): readonly [number, number] | undefined {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const [t, u] = [(qx * sy - qy * sx) / cross, (qx * ry - qy * rx) / cross];
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t, u] : undefined;
}

/** The place a share of the way along a short straight piece. */
export const along = (a: LonLat, b: LonLat, share: number): LonLat => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
