/** The table of hindcasts: what was recorded, what our models give for it, and whether that is near enough. */

export interface Hindcast {
  readonly what: string;
  readonly record: number;
  readonly ours: number;
  readonly unit: string;
  readonly source: string;
  /**
   * `computed`: by models that know nothing of this record. `calibrated`: by scenario data that was fitted to it, so that it
   * tests the fit alone. `given`: the record itself went in, so that it tests only that it comes out.
   */
  readonly basis: 'computed' | 'calibrated' | 'given';
}

/** The most by which ours may differ from a record, as a share of it. */
export const NEAR = 0.2;

const difference = ({ ours, record }: Hindcast): number => ours / record - 1;
const near = (row: Hindcast): boolean => Math.abs(difference(row)) <= NEAR;

/** What was reached within NEAR, and what was missed, by name; a NaN is missed. */
export const verdicts = (rows: readonly Hindcast[]): { readonly within: string[]; readonly missed: string[] } => ({
  within: rows.filter(near).map(({ what }) => what),
  missed: rows.filter((row) => !near(row)).map(({ what }) => what),
});

export function printTable(title: string, rows: readonly Hindcast[]): void {
  const lines = rows.map((row) => {
    const share = `${difference(row) < 0 ? '−' : '+'}${Math.abs(100 * difference(row)).toFixed(0)} %`;
    const figures = [row.record, row.ours].map((value) => value.toFixed(1).padStart(8)).join(' ');
    const verdict = near(row) ? '      ' : 'MISSED';
    return `${row.what.padEnd(58)}${figures} ${row.unit.padEnd(5)}${share.padStart(7)} ${verdict} ${row.basis.padEnd(10)} ${row.source}`;
  });
  const head = `${''.padEnd(58)}${'record'.padStart(8)} ${'ours'.padStart(8)}`;
  console.info([title, head, ...lines].join('\n'));
}
