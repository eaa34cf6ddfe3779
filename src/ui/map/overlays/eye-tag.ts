/** Where the storm's eye is when the map does not show it: a tag at the edge towards it, with bearing and distance. */

import { bearing, distance, type LonLat } from '../../../world/geo.ts';
import type { Speech } from '../../words.ts';
import type { Point } from '../projection.ts';

/** A tag at the edge: its place, and which way it points (radians clockwise from up). */
export interface EdgeTag extends Point {
  readonly turn: number;
}

/** px that the tag keeps from each edge: above are the layers, below the scale and coordinates. */
export interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The place of a tag of `width` × `height` px for a point of the screen; undefined when the map shows the point. It stands
 * where the line from the middle to the point leaves the map.
 */
export function edgeTag(
  point: Point,
  screen: { width: number; height: number },
  tag: { width: number; height: number },
  insets: Insets,
): EdgeTag | undefined {
  const { width, height } = screen;
  if (point.x >= 0 && point.y >= 0 && point.x <= width && point.y <= height) return undefined;
  const [dx, dy] = [point.x - width / 2, point.y - height / 2];
  const box = {
    left: insets.left + tag.width / 2 - width / 2,
    right: width / 2 - insets.right - tag.width / 2,
    top: insets.top + tag.height / 2 - height / 2,
    bottom: height / 2 - insets.bottom - tag.height / 2,
  };
  const reach = (way: number, least: number, most: number): number =>
    way > 0 ? most / way : way < 0 ? least / way : Number.POSITIVE_INFINITY;
  const share = Math.max(0, Math.min(reach(dx, box.left, box.right), reach(dy, box.top, box.bottom)));
  return {
    x: Math.round(width / 2 + dx * share - tag.width / 2),
    y: Math.round(height / 2 + dy * share - tag.height / 2),
    turn: Math.atan2(dx, -dy),
  };
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A box moved the shortest way, left, right or up, until it covers none of `others`; px are kept between them. */
export function dodge(box: Box, others: readonly Box[], gap: number): Point {
  let { x, y } = box;
  for (const other of others) {
    const apart =
      x >= other.x + other.width + gap ||
      x + box.width + gap <= other.x ||
      y >= other.y + other.height + gap ||
      y + box.height + gap <= other.y;
    if (apart) continue;
    const [left, right, up] = [
      x - (other.x - gap - box.width),
      other.x + other.width + gap - x,
      y - (other.y - gap - box.height),
    ];
    if (up <= left && up <= right) y -= up;
    else if (left <= right) x -= left;
    else x += right;
  }
  return { x, y };
}

/** Bearing in words and distance in km from a place to the eye. */
export function eyeWords(
  from: LonLat,
  eye: LonLat,
  { words }: Speech,
): { readonly compass: string; readonly km: string } {
  const compass = words.compass[Math.round(bearing(from, eye) / 22.5) % 16] ?? '';
  return { compass, km: (distance(from, eye) / 1000).toFixed(0) };
}
