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

/** A record that nothing here can be held against, and what is lacking for it. */
export interface Lacking extends Pick<Hindcast, 'what' | 'record' | 'unit' | 'source'> {
  readonly no: string;
}
/** What never was: ours of an invented storm, and the greatest that was recorded of its kind. */
export type Invented = Pick<Hindcast, 'what' | 'record' | 'ours' | 'unit' | 'source'>;

/** The most by which ours may differ from a record, as a share of it. */
export const NEAR = 0.2;

const difference = ({ ours, record }: Hindcast): number => ours / record - 1;
const near = (row: Hindcast): boolean => Math.abs(difference(row)) <= NEAR;

/** What was reached within NEAR, and what was missed, by name; a NaN is missed. */
export const verdicts = (rows: readonly Hindcast[]): { readonly within: string[]; readonly missed: string[] } => ({
  within: rows.filter(near).map(({ what }) => what),
  missed: rows.filter((row) => !near(row)).map(({ what }) => what),
});

/** Whether what never was is greater than all that was. */
export const beyond = ({ ours, record }: Invented): boolean => ours > record;

interface Besides {
  readonly lacking?: readonly Lacking[];
  readonly invented?: readonly Invented[];
}

export function printTable(title: string, rows: readonly Hindcast[], { lacking = [], invented = [] }: Besides = {}): void {
  const share = (row: Pick<Hindcast, 'ours' | 'record'>): string =>
    `${row.ours < row.record ? '−' : '+'}${Math.abs(100 * (row.ours / row.record - 1)).toFixed(0)} %`.padStart(7);
  const figures = (...values: readonly number[]): string => values.map((value) => value.toFixed(1).padStart(8)).join(' ');
  const lines = [
    ...rows.map((row) => {
      const verdict = near(row) ? '      ' : 'MISSED';
      return `${row.what.padEnd(58)}${figures(row.record, row.ours)} ${row.unit.padEnd(5)}${share(row)} ${verdict} ${row.basis.padEnd(10)} ${row.source}`;
    }),
    ...lacking.map(
      ({ what, record, unit, no, source }) => `${what.padEnd(58)}${figures(record)}        – ${unit.padEnd(5)}        not computed: no ${no} (${source})`,
    ),
    ...invented.map((row) => {
      const verdict = beyond(row) ? 'beyond the record' : 'within the record';
      return `${row.what.padEnd(58)}${figures(row.record, row.ours)} ${row.unit.padEnd(5)}${share(row)} ${verdict}, invented; the greatest here: ${row.source}`;
    }),
  ];
  const head = `${''.padEnd(58)}${'record'.padStart(8)} ${'ours'.padStart(8)}`;
  console.info([title, head, ...lines].join('\n'));
}
