/**
 * Which keyframes of a drill that runs are kept (design law 7): the last few in memory; on disk one each ten minutes for the last
 * two hours of the drill and one each hour before, of all at most 200 MB.
 */
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';

/** A keyframe on disk: how far its drill was, and its size. */
export interface Shelved {
  readonly at: DrillTime;
  readonly bytes: number;
}

export const IN_MEMORY = 3;
export const EVERY = 10 * MINUTE;
const CLOSE_FOR = 2 * HOUR;
const MOST_BYTES = 200_000_000;

/** Whether the drill has come so far since the keyframe of `latest` that another is due. */
export const isDue = (now: DrillTime, latest: DrillTime | undefined): boolean =>
  latest === undefined || Math.floor(now / EVERY) > Math.floor(latest / EVERY);

/** Those of `shelf` that are no longer kept at `now`, oldest first. The newest always is. */
export function thinned<S extends Shelved>(shelf: readonly S[], now: DrillTime): S[] {
  const inOrder = [...shelf].sort((a, b) => a.at - b.at);
  const newest = inOrder.at(-1);
  const seen = new Set<string>();
  const dropped = inOrder.filter((one) => {
    const span = now - one.at <= CLOSE_FOR ? EVERY : HOUR;
    const slot = `${span}:${Math.floor(one.at / span)}`;
    const first = !seen.has(slot);
    seen.add(slot);
    return !first && one !== newest;
  });
  const kept = inOrder.filter((one) => !dropped.includes(one));
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of kept) {
    if (bytes <= MOST_BYTES || one === newest) break;
    dropped.push(one);
    bytes -= one.bytes;
  }
  return dropped.sort((a, b) => a.at - b.at);
}
