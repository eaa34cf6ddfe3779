/** Making a log's lines again: its commands at their times, and what comes of them held against it line by line (design 7). */
import type { LogEntry } from '../log/reader.ts';
import type { Command, LoggedCommand } from '../log/vocabulary.ts';
import { HOUR } from '../units/time.ts';
import { type Difference, differenceOf } from './difference.ts';
import type { DrillEngine } from './drill-engine.ts';

/** A command of a log as it was given. */
export function commandOf(entry: LoggedCommand & { readonly line?: string; readonly h?: string }): Command {
  const { at: _at, seq: _seq, line: _line, h: _h, ...command } = entry;
  return command as Command;
}

export class Retrace {
  readonly #entries: readonly LogEntry[];
  #made: number;
  #difference: Difference | undefined;

  /** `made`: how many of the log's entries stand already. */
  constructor(entries: readonly LogEntry[], made = 0) {
    this.#entries = entries;
    this.#made = made;
  }

  /** Hears a line as it is made again. False for one that the log does not have: it goes beyond it. */
  hear(line: string): boolean {
    const i = this.#made++;
    const was = this.#entries[i];
    if (was === undefined) return false;
    // Lines have one hash over all before them, so the first that differs is the first whose hash differs.
    if (this.#difference || line.slice(-18, -2) === was.h) return true;
    const now = JSON.parse(line) as LogEntry;
    this.#difference = differenceOf(i + 2, was, now) ?? { line: i + 2, at: was.at, field: 'h', was: was.h, now: now.h };
    return true;
  }

  /** Says that `line`, which the log does not have, must not be there. */
  refuse(line: string): void {
    this.#difference ??= differenceOf(this.#made + 1, undefined, JSON.parse(line) as LogEntry);
  }

  /** Runs to the log's last line or to the first difference, which it returns; yields the share done, 0–1, at least each drill hour. */
  *steps(engine: DrillEngine): Generator<number, Difference | undefined> {
    const end = this.#entries.at(-1)?.at ?? 0;
    for (const entry of this.#entries.slice(this.#made)) {
      if (entry.line !== 'command') continue;
      yield* this.#runTo(engine, entry.at, end);
      if (this.#difference) return this.#difference;
      engine.submit(commandOf(entry));
    }
    yield* this.#runTo(engine, end, end);
    return this.#difference ?? differenceOf(this.#made + 2, this.#entries[this.#made], undefined);
  }

  *#runTo(engine: DrillEngine, at: number, end: number): Generator<number> {
    while (engine.now < at && this.#difference === undefined && this.#made <= this.#entries.length) {
      const before = engine.now;
      engine.runTo(Math.min(at, before + HOUR));
      yield end > 0 ? engine.now / end : 1;
      if (engine.now === before) return;
    }
  }
}
