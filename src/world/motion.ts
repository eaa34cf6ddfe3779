/** Where something is that goes along a path. */
import { between, type LonLat } from './geo.ts';

export interface Motion {
  readonly path: readonly LonLat[];
  /** When each point of the path is passed, ms; evenly along a straight line when absent. */
  readonly times?: readonly number[];
  readonly depart: number;
  readonly arrive: number;
}

/** How far it is by time, 0–1. */
export const shareOf = ({ depart, arrive }: Motion, at: number): number =>
  arrive <= depart ? 1 : Math.min(1, Math.max(0, (at - depart) / (arrive - depart)));

/** The last point of the path that has been passed. */
export function pieceOf({ times = [] }: Motion, at: number): number {
  let piece = 0;
  while (piece + 2 < times.length && (times[piece + 1] as number) <= at) piece++;
  return piece;
}

export function placeAt(motion: Motion, at: number): LonLat {
  const { path, times } = motion;
  const [from, to] = [path[0], path.at(-1)];
  if (from === undefined || to === undefined) throw new Error('a way has no points');
  if (times === undefined) return between(from, to, shareOf(motion, at));
  const piece = pieceOf(motion, at);
  const [left, there] = [times[piece] ?? 0, times[piece + 1] ?? 0];
  const share = there <= left ? 1 : Math.min(1, Math.max(0, (at - left) / (there - left)));
  return between(path[piece] ?? from, path[piece + 1] ?? to, share);
}
