/**
 * The lines of the log that have come so far, by their seq: what the feed shows and what "why" walks back through.
 * After a seek the player may begin again from the first line or go on from where it stands; both are taken. Of a recorded drill only
 * the last lines are here, and of those before them what was asked for.
 */
import { about, causeOf, isTold, latestOf, mentions, type Told } from '../log/about.ts';
import type { Entry } from '../log/vocabulary.ts';
import { LASTING, RECENT } from '../player/archive.ts';
import type { Selection } from './store.ts';

export { about, mentions };
export type Line = Told;

/** Where older lines are to be had again, no more than this many are kept here. */
const MOST = 20 * RECENT;

export class Journal {
  /** In order of seq; a line's place is found by bisection, because commands and events share the numbers. */
  #lines: Line[] = [];
  /** Counts changes, so that readers know when to look again. */
  version = 0;
  readonly #bounded: boolean;
  #from: { readonly version: number; readonly seq: number } = { version: -1, seq: 1 };

  /** `bounded`: older lines may be left out, for they can be had again. */
  constructor(bounded = false) {
    this.#bounded = bounded;
  }

  /** The first of the lines that follow each other up to the last; before it some are missing. */
  get from(): number {
    if (!this.#bounded) return 0;
    if (this.#from.version !== this.version) {
      let i = this.#lines.length - 1;
      while (i > 0 && this.#lines[i - 1]?.seq === (this.#lines[i] as Line).seq - 1) i -= 1;
      this.#from = { version: this.version, seq: this.#lines[i]?.seq ?? 1 };
    }
    return this.#from.seq;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  add(entries: readonly Entry[]): void {
    let last = this.#lines.at(-1)?.seq ?? -1;
    for (const entry of entries) {
      if (!isTold(entry)) continue;
      if (entry.seq <= last) {
        this.#insert(entry);
        continue;
      }
      this.#lines.push(entry);
      last = entry.seq;
    }
    if (this.#bounded && this.#lines.length > MOST) {
      const kept = this.#lines.length - MOST / 2;
      this.#lines = this.#lines.filter(({ type }, i) => i >= kept || LASTING.has(type));
    }
    this.version += 1;
  }

  /** A seat is told some lines only after later ones: that an inject was released, when it has been handed over. */
  #insert(line: Line): void {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle]?.seq ?? 0) < line.seq) low = middle + 1;
      else high = middle;
    }
    if (this.#lines[low]?.seq !== line.seq) this.#lines.splice(low, 0, line);
  }

  /** Forgets what is later than `at`: a panel shows only what was known at the playhead. */
  rewind(at: number): void {
    while ((this.#lines.at(-1)?.at ?? at) > at) this.#lines.pop();
    this.version += 1;
  }

  /** Begins anew. */
  clear(): void {
    this.#lines = [];
    this.version += 1;
  }

  get(seq: number): Line | undefined {
    let [low, high] = [0, this.#lines.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const line = this.#lines[middle];
      if (!line || line.seq === seq) return line;
      if (line.seq < seq) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The line and what led to it, first cause first. */
  why(seq: number): readonly Line[] {
    const chain: Line[] = [];
    for (let line = this.get(seq); line; line = causeOf(line) > 0 ? this.get(causeOf(line)) : undefined)
      chain.unshift(line);
    return chain;
  }

  /** What a line led to directly. */
  effects(seq: number): readonly Line[] {
    return this.#lines.filter((line) => causeOf(line) === seq);
  }

  /** The latest line that is about the selection. */
  latest({ kind, id }: Selection): Line | undefined {
    if (kind === 'entry') return this.get(Number(id));
    return latestOf(this.#lines, kind, id);
  }
}
