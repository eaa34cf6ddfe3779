/** Why something happened (design law 4): from any line of a log back to the act from outside that began it. */
import type { LogEntry } from './reader.ts';

/** A line that can be asked for: it has a number. */
export type NumberedEntry = Exclude<LogEntry, { line: 'check' }>;

/** The commands and events of a log by their numbers. */
export class Causes {
  readonly #entries: readonly NumberedEntry[];

  constructor(entries: readonly LogEntry[]) {
    this.#entries = entries.filter((entry): entry is NumberedEntry => entry.line !== 'check');
  }

  get last(): number {
    return this.#entries.length;
  }

  /** Numbers begin with 1 and have no gaps. */
  entry(seq: number): NumberedEntry | undefined {
    return this.#entries[seq - 1];
  }

  /** From `seq` back, each line caused by the next; the last is a command, or an event without a cause. */
  chain(seq: number): NumberedEntry[] {
    const chain: NumberedEntry[] = [];
    for (let entry = this.entry(seq); entry !== undefined; ) {
      chain.push(entry);
      entry = entry.line === 'event' ? this.entry(entry.cause) : undefined;
    }
    return chain;
  }

  /** All that came of `seq`, in the order of the log. */
  consequences(seq: number): NumberedEntry[] {
    const among = new Set([seq]);
    return this.#entries.filter((entry) => {
      const follows = entry.line === 'event' && among.has(entry.cause);
      if (follows) among.add(entry.seq);
      return follows;
    });
  }
}
