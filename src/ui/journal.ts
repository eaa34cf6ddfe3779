/**
 * The lines of the log that have come so far, by their seq: what the feed shows and what "why" walks back through.
 * After a seek the player may begin again from the first line or go on from where it stands; both are taken.
 */
import type { Entry } from '../log/vocabulary.ts';
import type { Selection } from './store.ts';

export type Line = Extract<Entry, { line: 'event' | 'command' }>;

export class Journal {
  /** In order of seq; a line's place is found by bisection, because commands and events share the numbers. */
  #lines: Line[] = [];
  /** Counts changes, so that readers know when to look again. */
  version = 0;

  get lines(): readonly Line[] {
    return this.#lines;
  }

  add(entries: readonly Entry[]): void {
    let last = this.#lines.at(-1)?.seq ?? -1;
    for (const entry of entries) {
      if (entry.line !== 'event' && entry.line !== 'command') continue;
      if (entry.seq <= last) {
        this.#insert(entry);
        continue;
      }
      this.#lines.push(entry);
      last = entry.seq;
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
    return (
      this.#lines.findLast((line) => about(line)?.kind === kind && about(line)?.id === id) ??
      this.#lines.findLast((line) => mentions(line, id))
    );
  }
}

const causeOf = (line: Line): number => (line.line === 'event' && line.cause < line.seq ? line.cause : 0);

/** What a line is about: where a click on it leads. */
export function about(line: Line): Selection | undefined {
  const said = line as unknown as Readonly<Record<string, unknown>>;
  const pick = (kind: Selection['kind'], field: string): Selection | undefined => {
    const id = said[field];
    return typeof id === 'string' ? { kind, id } : undefined;
  };
  const family = line.type.split('.')[0];
  if (family === 'order' || line.type === 'safety.breached') return pick('order', 'order') ?? pick('team', 'to');
  if (family === 'report') return pick('report', 'report') ?? pick('post', 'from');
  if (family === 'inject' || family === 'action' || family === 'contingency') return pick('inject', 'inject');
  if (family === 'warning' || family === 'hazard') return pick('storm', 'hazard');
  return (
    pick('team', 'team') ??
    pick('exercise', 'exercise') ??
    pick('post', 'post') ??
    pick('incident', 'incident') ??
    pick('objective', 'objective') ??
    pick('site', 'site')
  );
}

/** Whether any of a line's values names the thing. */
export function mentions(line: Line, id: string): boolean {
  for (const value of Object.values(line)) {
    if (value === id || (Array.isArray(value) && (value as unknown[]).includes(id))) return true;
  }
  return false;
}
