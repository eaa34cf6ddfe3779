/** The `.fields` file beside a log: its hazards worked out, so that the next look at it need not wait. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { HazardHistory } from '../replay/hazard-history.ts';
import { historyBytes, historyOf } from '../replay/saved-history.ts';

const fieldsOf = (log: string): string => `${log}.fields`;

/** Takes up what lies beside the log; false when there is nothing of this very log. */
export function readFields(log: string, history: HazardHistory, key: string): boolean {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(fieldsOf(log));
  } catch {
    return false;
  }
  const saved = historyOf(bytes);
  return saved !== undefined && history.load(saved, key);
}

/** Lays it beside the log, whole or not at all; a folder that may not be written to goes without. */
export function writeFields(log: string, history: HazardHistory, key: string): void {
  const part = `${fieldsOf(log)}.part`;
  try {
    writeFileSync(part, historyBytes(history.save(key)));
    renameSync(part, fieldsOf(log));
  } catch {
    // It is a cache: the answer does not hang on it.
  }
}
