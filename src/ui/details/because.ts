/** Which lines of a chain of causes are worth a sentence: what brought the fact about, and what all of it began with. */
import type { Line } from '../journal.ts';

export interface Because {
  readonly cause: Line | undefined;
  /** Absent when it is the cause itself. */
  readonly root: Line | undefined;
}

/** That the drill began is no reason: everything would have it. */
const BEGINNING: ReadonlySet<string> = new Set(['startex', 'drill.started', 'drill.resumed', 'resume']);

/** `chain` has its first cause first and the fact last; nothing begins with what is no line for people (`minor`). */
export function becauseOf(chain: readonly Line[], minor: (line: Line) => boolean): Because {
  const before = chain.slice(0, -1);
  const cause = before.at(-1);
  const root = before.find((line) => !minor(line) && !BEGINNING.has(line.type));
  return { cause, root: root === cause ? undefined : root };
}
