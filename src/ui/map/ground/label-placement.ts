/**
 * Which names fit on the map: the greater first, each only where it covers neither another nor what is already occupied.
 * On a collision the lower one goes. Also for the live layers: give their boxes as occupied.
 */

/** A box on the screen, CSS px. */
export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A name that wants a place. `rank`: more is greater. `shown` names stay when a new one is their equal. */
export interface Candidate extends ScreenBox {
  readonly rank: number;
  readonly shown: boolean;
}

/** px that two names keep apart. */
const GAP = 4;

const overlap = (a: ScreenBox, b: ScreenBox): boolean =>
  a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;

/** The candidates that are shown, in the order of their rank. Equal ones come in the order given. */
export function place<T extends Candidate>(
  candidates: readonly T[],
  occupied: readonly ScreenBox[] = [],
): readonly T[] {
  const inOrder = candidates.map((candidate, i) => ({
    candidate,
    i,
    rank: candidate.rank + (candidate.shown ? 0.5 : 0),
  }));
  inOrder.sort((a, b) => b.rank - a.rank || a.i - b.i);
  const placed: T[] = [];
  for (const { candidate } of inOrder) {
    if (!occupied.some((box) => overlap(candidate, box)) && !placed.some((box) => overlap(candidate, box)))
      placed.push(candidate);
  }
  return placed;
}
