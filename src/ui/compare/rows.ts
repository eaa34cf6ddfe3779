/** What the table says of each inject at the playhead: nothing is told there that was not yet done then. */
import type { InjectOutcome, Pair } from '../../player/comparison.ts';
import type { Millis } from '../../units/time.ts';

/** `waiting` was released and has no action yet; `none` never has one. */
export type Cell = { readonly state: 'unreleased' | 'waiting' | 'none' } | Done;
interface Done {
  readonly state: 'done';
  readonly after: Millis;
  readonly seq: number;
  /** Whether the action came of the inject, or only after it. */
  readonly caused: boolean;
}

export interface InjectRow {
  readonly id: string;
  readonly a: Cell;
  readonly b: Cell;
  /** A less B, ms: positive where A was slower; once both are known. */
  readonly difference: Millis | undefined;
  /** Which run acted, where the other never did. */
  readonly only: 'a' | 'b' | undefined;
}

/** Injects that one of the runs had released by its moment, in the order of A. */
export function rowsAt(pairs: readonly Pair<InjectOutcome>[], atA: number, atB: number): readonly InjectRow[] {
  return pairs.flatMap(({ id, a, b }) => {
    const [one, other] = [cellAt(a, atA), cellAt(b, atB)];
    if (one.state === 'unreleased' && other.state === 'unreleased') return [];
    const both = one.state === 'done' && other.state === 'done';
    const only =
      one.state === 'done' && other.state === 'none'
        ? 'a'
        : one.state === 'none' && other.state === 'done'
          ? 'b'
          : undefined;
    return [{ id, a: one, b: other, difference: both ? one.after - other.after : undefined, only }];
  });
}

function cellAt(outcome: InjectOutcome | undefined, at: number): Cell {
  if (outcome === undefined || outcome.released > at) return { state: 'unreleased' };
  const { action } = outcome;
  if (action === undefined) return { state: 'none' };
  if (action.at > at) return { state: 'waiting' };
  return { state: 'done', after: action.after, seq: action.seq, caused: action.by === 'cause' };
}
