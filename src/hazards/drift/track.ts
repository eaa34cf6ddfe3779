/**
 * A sortie's track as it is planned, for a map: its legs from the datum (SS, VS) or over its box (PS), as far as it has come. The
 * search itself reckons with tracks that are random about these lines (`pattern.ts`).
 */
import { cos, DEG, hypot2 as hypot, PI, sin } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../../world/geo.ts';
import { areaOfGround, type Ground, MILE } from './pattern.ts';

type Offset = readonly [along: number, across: number];
/** Triangles of a sector search, each of two legs through the datum and one on the rim. */
const TRIANGLES = 3;

/** Closed ring around what the sortie searches in all, `whole` NM long. */
export function ringOfGround(ground: Ground, whole: number): LonLat[] {
  const { pattern, along, across } = ground;
  if (pattern === 'VS') return Array.from({ length: 36 }, (_, i) => placeOf(ground, round((i * PI) / 18, along)));
  const [x, y] = pattern === 'PS' ? [along, across] : [squareOf(ground, whole), squareOf(ground, whole)];
  return [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ].map((corner) => placeOf(ground, corner as unknown as Offset));
}
/** Half the side of the square that a track of so many NM has grown to. */
const squareOf = (ground: Ground, whole: number): number => Math.sqrt(areaOfGround(ground, whole)) / 2;

/** The first `track` NM of a sortie of `whole` NM. */
export function trackOf(ground: Ground, whole: number, track: number): LonLat[] {
  if (track <= 0 || whole <= 0) return [];
  const legs = legsOf(ground, whole);
  const long = lengthOf(legs);
  // Parallel legs lie as far apart as whole legs allow: their sum is nearly the sortie's track, and stands for it.
  const share = ground.pattern === 'PS' ? track / whole : track / Math.max(long, 1e-9);
  return cut(legs, long * Math.min(1, share)).map((at) => placeOf(ground, at));
}

function legsOf({ pattern, along, across, ...rest }: Ground, whole: number): Offset[] {
  if (pattern === 'PS') {
    const apart = areaOfGround({ pattern, along, across, ...rest }, whole) / whole;
    const legs = Math.max(1, Math.min(200, Math.round((2 * across) / Math.max(apart, 1e-9))));
    return Array.from({ length: legs }, (_, k): Offset[] => {
      const y = -across + ((k + 0.5) * 2 * across) / legs;
      const way: Offset[] = [
        [-along, y],
        [along, y],
      ];
      return k % 2 === 0 ? way : way.reverse();
    }).flat();
  }
  if (pattern === 'VS')
    return Array.from({ length: TRIANGLES }, (_, k): Offset[] => {
      const turn = (k * 2 * PI) / TRIANGLES;
      return [[0, 0], round(turn, along), round(turn + PI / 3, along), [0, 0]];
    }).flat();
  return spiral(along, whole);
}

/** An expanding square: legs of one spacing, one, two, two, three … */
function spiral(spacing: number, whole: number): Offset[] {
  const legs: Offset[] = [[0, 0]];
  if (spacing <= 0) return legs;
  let [x, y, gone] = [0, 0, 0];
  for (let leg = 0; gone < whole && leg < 400; leg += 1) {
    const far = spacing * (Math.floor(leg / 2) + 1);
    [x, y] = [x + [0, 1, 0, -1][leg % 4]! * far, y + [1, 0, -1, 0][leg % 4]! * far];
    gone += far;
    legs.push([x, y]);
  }
  return cut(legs, whole);
}

const round = (angle: number, radius: number): Offset => [radius * cos(angle), radius * sin(angle)];
const lengthOf = (line: readonly Offset[]): number =>
  line.slice(1).reduce((sum, [x, y], i) => sum + hypot(x - line[i]![0], y - line[i]![1]), 0);

/** The first so many NM of a line. */
function cut(line: readonly Offset[], length: number): Offset[] {
  const kept: Offset[] = line.slice(0, 1);
  let left = length;
  for (let i = 1; i < line.length && left > 0; i += 1) {
    const [from, to] = [line[i - 1]!, line[i]!];
    const leg = hypot(to[0] - from[0], to[1] - from[1]);
    const share = leg > 0 ? Math.min(1, left / leg) : 1;
    kept.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    left -= leg;
  }
  return kept;
}

/** So far along and across the ground's longer side, NM, as a place. */
function placeOf({ datum, angle }: Ground, [along, across]: Offset): LonLat {
  const degree = (EARTH_RADIUS * DEG) / MILE;
  const [east, north] = [along * cos(angle) - across * sin(angle), along * sin(angle) + across * cos(angle)];
  return [datum[0] + east / (degree * cos(datum[1] * DEG)), datum[1] + north / degree];
}
