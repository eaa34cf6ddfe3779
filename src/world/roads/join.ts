/**
 * Lines cut where they meet. Two meet where one ends on or near the other, and where they cross, unless one of them is a bridge
 * or a tunnel, or they are of land and of water. Each site gets a link of its own to the nearest road.
 */
import type { LonLat } from '../geo.ts';
import type { RoadLine, WayClass } from './lines.ts';
import { along, crossing, planeAbout } from './plane.ts';
import { type Segment, SegmentIndex } from './segments.ts';

/** An end so near to another line ends on it, m. */
export const JOINS = 60;
/** A site farther than this from every road has no link, m. */
export const LINKS = 6_000;
/** Streets to a site are not straight: its link counts as so much longer than it is drawn; 设定. */
export const WINDING = 1.4;

/** A piece between two places where lines meet or end. */
export interface Stretch {
  /** The line's id, and which piece of it this is, counted from 1; a site's link is `to-<site>`. */
  readonly road: string;
  readonly n: number;
  /** Index of its line; −1 for a site's link. */
  readonly line: number;
  readonly class: WayClass;
  readonly speed?: number;
  readonly points: readonly LonLat[];
  /** Its length counts so many times. */
  readonly winding: number;
}
export interface Joined {
  readonly stretches: readonly Stretch[];
  /** Sites that no road comes near. */
  readonly apart: readonly string[];
}
export interface Stop {
  readonly id: string;
  readonly at: LonLat;
  /** How far the nearest road may be, m. */
  readonly reach?: number;
}

interface Cut {
  readonly piece: number;
  readonly share: number;
  readonly place: LonLat;
}
const isWater = ({ class: kind }: RoadLine): boolean => kind === 'sea';
const atGrade = ({ structure }: RoadLine): boolean => structure === undefined;

export function joinLines(lines: readonly RoadLine[], stops: readonly Stop[]): Joined {
  const first = lines[0]?.points[0] ?? ([0, 0] as const);
  const plane = planeAbout(first);
  const roads = new SegmentIndex(
    lines.map(({ points }) => points),
    plane,
  );
  const cuts: Cut[][] = lines.map(() => []);
  crossings(lines, roads, cuts);
  ends(lines, roads, cuts);
  const links = stops.flatMap((stop) => linkOf(stop, lines, roads, cuts) ?? []);
  const linked = new Set(links.map(({ road }) => road));
  return {
    stretches: [...lines.flatMap((line, i) => cutUp(line, i, cuts[i] as Cut[])), ...links],
    apart: stops.filter(({ id }) => !linked.has(`to-${id}`)).map(({ id }) => id),
  };
}

function crossings(lines: readonly RoadLine[], roads: SegmentIndex, cuts: Cut[][]): void {
  roads.segments.forEach((segment, i) => {
    const own = lines[segment.line] as RoadLine;
    if (!atGrade(own)) return;
    for (const j of roads.near(segment.from, segment.to, 0)) {
      const other = roads.segments[j] as Segment;
      const line = lines[other.line] as RoadLine;
      if (j <= i || other.line === segment.line || !atGrade(line) || isWater(own) !== isWater(line)) continue;
      const shares = crossing(segment.from, segment.to, other.from, other.to);
      if (shares === undefined) continue;
      const place = placeOn(own, segment.piece, shares[0]);
      (cuts[segment.line] as Cut[]).push({ piece: segment.piece, share: shares[0], place });
      (cuts[other.line] as Cut[]).push({ piece: other.piece, share: shares[1], place });
    }
  });
}

function ends(lines: readonly RoadLine[], roads: SegmentIndex, cuts: Cut[][]): void {
  lines.forEach((line, i) => {
    for (const end of [line.points[0], line.points.at(-1)]) {
      if (end === undefined) continue;
      for (const [j, other] of lines.entries()) {
        if (j === i || isWater(line) !== isWater(other)) continue;
        const found = roads.nearest(end, JOINS, (one) => one === j);
        if (found !== undefined)
          (cuts[j] as Cut[]).push({ piece: found.segment.piece, share: found.share, place: end });
      }
    }
  });
}

/** A road that a site's link may lead to: on the ground, and one that can be driven on from a street. */
const reached = (line: RoadLine): boolean => atGrade(line) && !isWater(line) && line.class !== 'ferry';

function linkOf(
  { id, at, reach = LINKS }: Stop,
  lines: readonly RoadLine[],
  roads: SegmentIndex,
  cuts: Cut[][],
): Stretch | undefined {
  const found = roads.nearest(at, reach, (line) => reached(lines[line] as RoadLine));
  if (found === undefined) return undefined;
  const { segment, share, place } = found;
  (cuts[segment.line] as Cut[]).push({ piece: segment.piece, share, place });
  return { road: `to-${id}`, n: 1, line: -1, class: 'local', points: [at, place], winding: WINDING };
}

function cutUp(line: RoadLine, index: number, cuts: readonly Cut[]): Stretch[] {
  const sorted = cuts.toSorted((a, b) => a.piece - b.piece || a.share - b.share);
  const pieces: LonLat[][] = [[line.points[0] as LonLat]];
  let next = 0;
  for (let piece = 0; piece + 1 < line.points.length; piece++) {
    for (let cut = sorted[next]; cut?.piece === piece; cut = sorted[++next]) {
      (pieces.at(-1) as LonLat[]).push(cut.place);
      pieces.push([cut.place]);
    }
    (pieces.at(-1) as LonLat[]).push(line.points[piece + 1] as LonLat);
  }
  const long = pieces.filter((points) => points.some(([lon, lat]) => lon !== points[0]?.[0] || lat !== points[0]?.[1]));
  return long.map((points, n) => ({
    road: line.id,
    n: n + 1,
    line: index,
    class: line.class,
    points,
    winding: 1,
    ...(line.speed === undefined ? {} : { speed: line.speed }),
  }));
}

function placeOn(line: RoadLine, piece: number, share: number): LonLat {
  const [a, b] = [line.points[piece] as LonLat, line.points[piece + 1] as LonLat];
  return along(a, b, share);
}
