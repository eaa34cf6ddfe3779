/** The archive of a log that is read: looks things up among its entries. */
import { causeOf, latestOf, type Told } from '../log/about.ts';
import type { EventType } from '../log/vocabulary.ts';
import type { Archive, Counted, Landmark, Wanted } from '../player/archive.ts';
import type { DrillTime } from '../units/time.ts';

export class LogArchive implements Archive {
  readonly #entries: readonly Told[];
  readonly #counted: Counted;
  readonly #playhead: () => number;

  /** Entry `i` has the number `i + 1`; both may grow. `playhead` is the number of entries that are before it. */
  constructor(entries: readonly Told[], counted: Counted, playhead: () => number) {
    this.#entries = entries;
    this.#counted = counted;
    this.#playhead = playhead;
  }

  async before(seq: number, count: number): Promise<readonly Told[]> {
    const end = Math.max(0, seq - 1);
    return this.#entries.slice(Math.max(0, end - count), end);
  }

  async around(seq: number): Promise<readonly Told[]> {
    const chain: Told[] = [];
    for (let line = this.#entries[seq - 1]; line !== undefined; line = this.#entries[causeOf(line) - 1])
      chain.unshift(line);
    const effects: Told[] = [];
    for (let i = seq; i < this.#playhead(); i++) {
      const line = this.#entries[i] as Told;
      if (causeOf(line) === seq) effects.push(line);
    }
    return [...chain, ...effects];
  }

  async latest(kind: string, id: string): Promise<Told | undefined> {
    return latestOf(this.#entries, kind, id, this.#playhead());
  }

  async find(from: DrillTime, by: 1 | -1, { types, others = false }: Wanted): Promise<Landmark | undefined> {
    const named = new Set<string>(types);
    const fits = (line: Told): boolean =>
      line.line === 'event' &&
      named.has(line.type as EventType) !== others &&
      (by > 0 ? line.at > from : line.at < from);
    const found = by > 0 ? this.#entries.find(fits) : this.#entries.findLast(fits);
    return found && { at: found.at as DrillTime, seq: found.seq };
  }

  async counted(): Promise<Counted> {
    const { level, out, overdue, done } = this.#counted;
    return { level, out, overdue, done };
  }
}
