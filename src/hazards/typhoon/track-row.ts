/** What a row of a track may say, in the units authors write, and the point it becomes. */
import { fromKilometres } from '../../units/measures.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, later } from '../../units/time.ts';
import { rmwFromPressure } from './rmw.ts';
import type { TrackPoint } from './track.ts';

/** Pressure around the storm where the track does not give it, hPa: a usual summer mean over the open ocean, from no source. */
export const DEFAULT_PENV = 1010;
/** A track with more points than this is no storm's: a month of ten-minute fixes has half as many. */
export const MAX_POINTS = 10_000;

interface Column {
  readonly needed: boolean;
  readonly least: number;
  readonly most: number;
}
/** In the order of a row without a head. Hours from landfall, degrees, hPa, m/s, km. */
export const COLUMNS = {
  t_rel_h: { needed: true, least: -2000, most: 2000 },
  lat: { needed: true, least: -60, most: 60 },
  lon: { needed: true, least: -180, most: 360 },
  pmin_hpa: { needed: true, least: 850, most: 1030 },
  vmax_ms: { needed: true, least: 0, most: 120 },
  penv_hpa: { needed: false, least: 950, most: 1040 },
  rmw_km: { needed: false, least: 1, most: 500 },
} as const satisfies Record<string, Column>;
export type ColumnName = keyof typeof COLUMNS;
export const NAMES = Object.keys(COLUMNS) as ColumnName[];

export type Row = Readonly<Partial<Record<ColumnName, number>>>;

/** A mistake in a row, at one of its columns. */
export interface RowProblem {
  readonly column: ColumnName;
  readonly message: string;
}

/** What is wrong with a row by itself. */
export function rowProblems(row: Row): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const column of NAMES) {
    const { needed, least, most } = COLUMNS[column];
    const value = row[column];
    if (value === undefined) {
      if (needed) problems.push({ column, message: `${column} is missing` });
    } else if (!(value >= least && value <= most)) {
      problems.push({ column, message: `${column} ${value} is outside ${least} to ${most}` });
    }
  }
  const penv = row.penv_hpa ?? DEFAULT_PENV;
  if (row.pmin_hpa !== undefined && row.pmin_hpa >= penv) {
    problems.push({
      column: 'pmin_hpa',
      message: `pmin_hpa ${row.pmin_hpa} is not below the surrounding pressure ${penv} hPa`,
    });
  }
  return problems;
}

/** The point of a row that has no problems, its hours counted from `landfall`. */
export function trackPoint(row: Row, landfall: DrillTime): TrackPoint {
  const pmin = row.pmin_hpa ?? 0;
  return {
    at: later(landfall, (row.t_rel_h ?? 0) * HOUR),
    lon: row.lon ?? 0,
    lat: row.lat ?? 0,
    pmin,
    penv: row.penv_hpa ?? DEFAULT_PENV,
    vmax: row.vmax_ms ?? 0,
    rmw: row.rmw_km === undefined ? rmwFromPressure(pmin) : fromKilometres(row.rmw_km),
  };
}

/** Numbers of the points that do not come after the one before them. */
export function outOfOrder(track: readonly TrackPoint[]): number[] {
  return track.flatMap((point, i) => {
    const before = track[i - 1];
    return before && point.at <= before.at ? [i] : [];
  });
}

/** Told of a point that `outOfOrder` names. */
export const NOT_LATER = 't_rel_h does not come after the one before';

/** A track written as rows of numbers in the order of COLUMNS; problems carry the number of the row and of the cell, from 0. */
export type RowsResult =
  | { readonly ok: true; readonly track: readonly TrackPoint[] }
  | { readonly ok: false; readonly problems: readonly { row: number; cell: number; message: string }[] };

/** The track in rows of numbers, its hours placed by `landfall`. */
export function trackFromRows(rows: readonly (readonly number[])[], landfall: DrillTime): RowsResult {
  const named = rows.map((cells): Row => Object.fromEntries(NAMES.map((name, i) => [name, cells[i]])));
  const problems = named.flatMap((row, i) =>
    rowProblems(row).map(({ column, message }) => ({ row: i, cell: NAMES.indexOf(column), message })),
  );
  if (rows.length < 2) problems.push({ row: 0, cell: 0, message: 'a track needs at least two points' });
  if (problems.length > 0) return { ok: false, problems };
  const track = named.map((row) => trackPoint(row, landfall));
  const late = outOfOrder(track).map((row) => ({ row, cell: 0, message: NOT_LATER }));
  return late.length > 0 ? { ok: false, problems: late } : { ok: true, track };
}
