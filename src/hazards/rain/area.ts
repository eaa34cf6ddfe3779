/** Where rain falls: a box of degrees, or a round place. Small enough that the earth is flat in it. */
import { cos, DEG, hypot2 } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat, lonDifference } from '../../world/geo.ts';

export type Area =
  | { readonly box: readonly [west: number, south: number, east: number, north: number] }
  /** `radius` in m. */
  | { readonly centre: LonLat; readonly radius: number };

const METRES = EARTH_RADIUS * DEG;

/** How far `place` lies east and north of `origin`, m, on the plane that touches the earth at the origin's latitude. */
export function offset(origin: LonLat, place: LonLat): readonly [east: number, north: number] {
  return [lonDifference(origin[0], place[0]) * METRES * cos(origin[1] * DEG), (place[1] - origin[1]) * METRES];
}

/** Whether a place lies in an area; its edge belongs to it. */
export function holds(area: Area, place: LonLat): boolean {
  if ('centre' in area) return hypot2(...offset(area.centre, place)) <= area.radius;
  const [west, south, east, north] = area.box;
  return place[0] >= west && place[0] <= east && place[1] >= south && place[1] <= north;
}

/**
 * How much of what falls in the middle of an area falls at a place, 1 in the middle and 0 at the edge and beyond, when the
 * area has moved `east` and `north` metres: smooth, so that no cell of a flood sees an edge.
 */
export function bell(area: Area, place: LonLat, east: number, north: number): number {
  if ('centre' in area) {
    const [x, y] = offset(area.centre, place);
    return hump(hypot2(x - east, y - north) / area.radius);
  }
  const [west, south, right, top] = area.box;
  const middle: LonLat = [(west + right) / 2, (south + top) / 2];
  const [halfWidth, halfHeight] = offset(middle, [right, top]);
  const [x, y] = offset(middle, place);
  return hump((x - east) / halfWidth) * hump((y - north) / halfHeight);
}

/** (1 − s²)² within one, 0 outside: level at both ends, and no more than a square dearer than a corner. */
export function hump(s: number): number {
  const inside = 1 - s * s;
  return inside > 0 ? inside * inside : 0;
}
