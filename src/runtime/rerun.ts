/** Runs a log's commands again at their times and holds what comes of it against the log, line by line (design 7). */
import type { LogEntry, ReadLog } from '../log/reader.ts';
import type { Command, Header, LoggedCommand } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HOUR } from '../units/time.ts';
import { type Difference, differenceOf } from './difference.ts';
import { DrillEngine } from './drill-engine.ts';

/** A command of a log as it was given. */
export function commandOf(entry: LoggedCommand & { readonly line?: string; readonly h?: string }): Command {
  const { at: _at, seq: _seq, line: _line, h: _h, ...command } = entry;
  return command as Command;
}

export class Rerun {
  readonly #log: ReadLog;
  readonly #engine: DrillEngine;
  readonly #seal: boolean;
  #made = 0;
  #difference: Difference | undefined;

  constructor(log: ReadLog, header: Header, scenario: Scenario) {
    this.#log = log;
    this.#seal = log.sealed;
    const writer = new LogWriter((line) => this.#compare(line), { h: header.h, eventHash: '', lines: 1 });
    this.#engine = new DrillEngine(scenario, header.seed, writer, header.rights ?? 0);
  }

  /** Runs to the log's end or to the first difference, which it returns; yields the share done, 0–1, at least each drill hour. */
  *steps(): Generator<number, Difference | undefined> {
    const { entries } = this.#log;
    const end = entries.at(-1)?.at ?? 0;
    for (const entry of entries) {
      if (entry.line !== 'command') continue;
      yield* this.#runTo(entry.at, end);
      if (this.#difference) return this.#difference;
      this.#engine.submit(commandOf(entry));
    }
    yield* this.#runTo(end, end);
    return this.#difference ?? this.#missing();
  }

  *#runTo(at: number, end: number): Generator<number> {
    while (this.#engine.now < at && this.#difference === undefined && this.#made <= this.#log.entries.length) {
      const before = this.#engine.now;
      this.#engine.runTo(Math.min(at, before + HOUR));
      yield end > 0 ? this.#engine.now / end : 1;
      if (this.#engine.now === before) return;
    }
  }

  /** Lines have one hash over all before them, so the first that differs is the first whose hash differs. */
  #compare(line: string): void {
    const i = this.#made++;
    if (this.#difference) return;
    const was = this.#log.entries[i];
    if (was === undefined) {
      if (this.#seal) this.#difference = differenceOf(i + 2, undefined, JSON.parse(line) as LogEntry);
      return;
    }
    if (line.slice(-18, -2) === was.h) return;
    const now = JSON.parse(line) as LogEntry;
    this.#difference = differenceOf(i + 2, was, now) ?? { line: i + 2, at: was.at, field: 'h', was: was.h, now: now.h };
  }

  #missing(): Difference | undefined {
    return differenceOf(this.#made + 2, this.#log.entries[this.#made], undefined);
  }
}
