/**
 * Where a unit looks on a sortie, and how well: its pattern around a datum, as the coverage that a piece of its track adds to a place.
 * Expanding square (SS) from the datum outwards, spaced by the sweep width; sector (VS) through the datum again and again, closest
 * where its legs meet (the legs on its rim are left out); parallel sweeps (PS) over the box around the ellipse to be searched. In
 * nautical miles; tracks are taken as random about their lines: in a storm they are never quite on them.
 */
import { cos, DEG, PI, sin, sqrt } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../../world/geo.ts';
import type { Ellipse } from './area.ts';

export const PATTERNS = ['SS', 'VS', 'PS'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** International nautical mile, m. */
export const MILE = 1_852;
/** Largest radius of a vessel's sector search (doctrine 3.2: 2–5 NM). */
const SECTOR = 5;
/** Legs of a radius in three triangles: six through the datum, three on the rim. */
const LEGS = 9;

/** What a unit covers in a sortie, fixed when it begins. */
export interface Ground {
  readonly pattern: Pattern;
  readonly datum: LonLat;
  /** Half sides of a box (PS), radius (VS) or the spacing of tracks (SS); and where the longer side points, radians from east. */
  readonly along: number;
  readonly across: number;
  readonly angle: number;
}

/** For a sortie of `track` NM with a sweep width around an ellipse of what is believed, or around a place where nobody reckoned one. */
export function groundOf(pattern: Pattern, ellipse: Ellipse, width: number, track: number): Ground {
  const { centre: datum, major, minor, angle } = ellipse;
  if (pattern === 'PS') return { pattern, datum, along: major / MILE, across: minor / MILE, angle };
  const size = pattern === 'VS' ? Math.min(SECTOR, track / LEGS) : width;
  return { pattern, datum, along: size, across: size, angle: 0 };
}

/** NM² that a sortie searches with `track` NM behind it. */
export function areaOfGround({ pattern, along, across }: Ground, track: number): number {
  if (pattern === 'PS') return 4 * along * across;
  return pattern === 'VS' ? PI * along * along : along * track;
}

/** Coverage that the track from `from` to `to` NM of the sortie adds at a place, with a sweep width now. */
export function coverageAt(ground: Ground, width: number, from: number, to: number, place: LonLat): number {
  const [x, y] = offset(ground, place);
  const { pattern, along, across } = ground;
  if (pattern === 'PS')
    return Math.abs(x) <= along && Math.abs(y) <= across ? (width * (to - from)) / (4 * along * across) : 0;
  if (pattern === 'SS') {
    // The square grows as fast as its track sweeps it.
    const half = Math.max(Math.abs(x), Math.abs(y));
    const inside = (track: number): boolean => track > 0 && half <= sqrt(along * track) / 2;
    return along > 0 && inside(to) && !inside(from) ? width / along : 0;
  }
  const far = sqrt(x * x + y * y);
  if (far > along || along <= 0) return 0;
  return ((to - from) / (LEGS * along)) * ((6 * width) / (2 * PI * Math.max(far, width / 2)));
}

/** From the datum along and across the ground's longer side, NM. */
function offset({ datum, angle }: Ground, [lon, lat]: LonLat): readonly [number, number] {
  const degree = (EARTH_RADIUS * DEG) / MILE;
  const [east, north] = [(lon - datum[0]) * degree * cos(datum[1] * DEG), (lat - datum[1]) * degree];
  return [east * cos(angle) + north * sin(angle), north * cos(angle) - east * sin(angle)];
}
