/** A row of the card: what it is called, what is known, and a state's colour where there is one. */
import type { Desk } from '../desk.ts';
import { drillMoment } from '../format.ts';

export type Fact = readonly [label: string, value: string, tone?: string];
export interface Facts {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly Fact[];
  readonly text?: string;
}

/** Rows whose value is known. */
export const known = (rows: readonly (Fact | undefined | false)[]): readonly Fact[] =>
  rows.filter((row): row is Fact => Boolean(row) && (row as Fact)[1] !== '');

/** A moment in words; empty when it has not come. */
export const momentOf = (desk: Desk, at: number | undefined): string =>
  at === undefined ? '' : drillMoment(at, desk.landfall);
