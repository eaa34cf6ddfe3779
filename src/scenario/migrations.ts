/**
 * From older formats to this one, a single step each, without gaps: step `to: n` takes a document of format n − 1. A newer
 * format is refused by name before anything else of it is looked at, since its limits and its YAML may be others.
 */
import { type Findings, START } from './findings.ts';
import { FORMAT } from './schema.ts';

export interface Migration {
  readonly to: number;
  up(document: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** Format 1 is the first. */
export const MIGRATIONS: readonly Migration[] = [];

/** Whether the text says at its first level that it is of a newer format; says so when it does. */
export function isNewer(text: string, findings: Findings): boolean {
  const found = /^["']?landfall["']?[ \t]*:[ \t]*["']?(\d+)/m.exec(text);
  if (!found?.[1] || Number(found[1]) <= FORMAT) return false;
  const line = text.slice(0, found.index).split('\n').length;
  findings.atPlace(
    { line, column: found[0].length - found[1].length + 1 },
    'format-newer',
    newer(found[1]),
    undefined,
    ['landfall'],
  );
  return true;
}

const newer = (found: string) => ({ values: { known: FORMAT }, found, allowed: `≤ ${FORMAT}` });

/** The document in the present format, or undefined when it cannot be brought there. */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  findings: Findings,
  steps: readonly Migration[] = MIGRATIONS,
  target = FORMAT,
): Record<string, unknown> | undefined {
  const format = document['landfall'];
  if (format === undefined) findings.atPlace(START, 'format-missing', { allowed: `landfall: ${target}` });
  else if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    findings.at(['landfall'], 'format-wrong', { found: String(format), allowed: `1–${target}` });
  } else if (format > target) findings.at(['landfall'], 'format-newer', newer(String(format)));
  else return climb(document, format, steps, target);
  return undefined;
}

function climb(
  document: Readonly<Record<string, unknown>>,
  format: number,
  steps: readonly Migration[],
  target: number,
): Record<string, unknown> {
  let now: Record<string, unknown> = { ...document };
  for (let to = format + 1; to <= target; to++) {
    const step = steps.find((one) => one.to === to);
    if (!step) throw new Error(`no migration to scenario format ${to}`);
    now = { ...step.up(now), landfall: to };
  }
  return now;
}
