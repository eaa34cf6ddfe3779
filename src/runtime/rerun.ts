/** Runs a whole log again from its start and holds what comes of it against the log. */
import type { ReadLog } from '../log/reader.ts';
import type { Header } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Difference } from './difference.ts';
import { DrillEngine } from './drill-engine.ts';
import { Retrace } from './retrace.ts';

/** The first difference, if any; yields the share done, 0–1. A log without its seal may have broken off before what comes last. */
export function rerun(log: ReadLog, header: Header, scenario: Scenario): Generator<number, Difference | undefined> {
  const retrace = new Retrace(log.entries);
  const hear = (line: string): void => {
    if (!retrace.hear(line) && log.sealed) retrace.refuse(line);
  };
  const writer = new LogWriter(hear, { h: header.h, eventHash: '', lines: 1 });
  return retrace.steps(new DrillEngine(scenario, header.seed, writer));
}
