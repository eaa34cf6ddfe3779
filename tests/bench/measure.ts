import { execFileSync } from 'node:child_process';

/** CPU time of this process, user and system, seconds. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * CPU seconds of `work`, the least of `times` runs, each with a fresh `prepare`: other programs on the machine only ever
 * add. What `work` returned is the last run's.
 */
export function leastCpu<P, R>(
  times: number,
  prepare: () => P,
  work: (prepared: P) => R,
): { readonly seconds: number; readonly result: R } {
  let best: { seconds: number; result: R } | undefined;
  for (let i = 0; i < times; i++) {
    const prepared = prepare();
    const before = cpuSeconds();
    const result = work(prepared);
    const seconds = cpuSeconds() - before;
    best = { seconds: Math.min(seconds, best?.seconds ?? seconds), result };
  }
  if (best === undefined) throw new RangeError('nothing was measured');
  return best;
}

/** What a fresh process of this program prints when it is asked for `name`. */
export const inProcess = <T>(name: string): T =>
  JSON.parse(execFileSync(process.execPath, [process.argv[1] ?? '', name], { encoding: 'utf8' })) as T;

/** One line of the table: what was measured, how much, and what was asked for. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly goal?: string;
  readonly met?: boolean;
  readonly note?: string;
}

export function printTable(title: string, rows: readonly Row[]): void {
  const width = (of: (row: Row) => string): number => Math.max(...rows.map((row) => of(row).length));
  const [what, value, goal] = [width((r) => r.what), width((r) => r.value), width((r) => r.goal ?? '')];
  console.log(`\n${title}`);
  for (const row of rows) {
    const verdict = row.met === undefined ? '' : row.met ? 'met' : 'MISSED';
    const cells = [
      row.what.padEnd(what),
      row.value.padStart(value),
      (row.goal ?? '').padEnd(goal),
      verdict.padEnd(6),
      row.note ?? '',
    ];
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}

export const thousands = (n: number): string => Math.round(n).toLocaleString('en-US');
export const micro = (seconds: number, count: number): string => `${((seconds / count) * 1e6).toFixed(2)} µs`;
export const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
