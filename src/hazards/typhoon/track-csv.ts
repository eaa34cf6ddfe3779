/**
 * Reads a track: CSV with the columns `t_rel_h,lat,lon,pmin_hpa,vmax_ms[,penv_hpa,rmw_km]` in any order, hours counted from
 * landfall. Lines that are empty or begin with `#` are passed over. Every mistake is told with its line and column, both from
 * one; nothing is thrown.
 */
import {
  type CsvProblem,
  columnAt,
  csvLines,
  csvNumber,
  extraProblem,
  headProblems,
  type Line,
} from '../../text/csv.ts';
import type { DrillTime } from '../../units/time.ts';
import type { TrackPoint } from './track.ts';
import type { ColumnName, Row } from './track-row.ts';
import { COLUMNS, MAX_POINTS, NAMES, NOT_LATER, outOfOrder, rowProblems, trackPoint } from './track-row.ts';
import { beyondPressure, mostWind } from './wind-pressure.ts';

export type TrackProblem = CsvProblem;
/** The strongest wind of a track where no storm of such a pressure has it, and the most that it could have, m/s. */
export interface WindDoubt {
  readonly line: number;
  readonly column: number;
  readonly wind: number;
  readonly most: number;
}
export type TrackResult =
  | { readonly ok: true; readonly track: readonly TrackPoint[]; readonly doubt?: WindDoubt }
  | { readonly ok: false; readonly problems: readonly TrackProblem[] };

/** The track in a CSV text, its hours placed by `landfall`. */
export function parseTrack(text: string, landfall: DrillTime): TrackResult {
  const [head, ...body] = csvLines(text);
  if (!head) return { ok: false, problems: [{ line: 1, column: 1, message: 'the track is empty' }] };
  const names = head.cells.map((cell) => cell.text);
  const problems = problemsOfHead(head, names);
  const at = { line: head.line, column: 1 };
  if (body.length > MAX_POINTS)
    problems.push({ ...at, message: `${body.length} points; at most ${MAX_POINTS} are read` });
  if (body.length < 2) problems.push({ ...at, message: 'a track needs at least two points' });
  if (problems.length > 0) return { ok: false, problems };

  const rows = body.map((line) => readRow(line, names, problems));
  // Only among times that could be read: a missing one would make its neighbours look wrong too.
  if (problems.length > 0) return { ok: false, problems };
  const track = rows.map((row) => trackPoint(row, landfall));
  const late = outOfOrder(track).flatMap((i) => {
    const line = body[i];
    return line ? [{ line: line.line, column: columnOf(line, names, 't_rel_h'), message: NOT_LATER }] : [];
  });
  if (late.length > 0) return { ok: false, problems: late };
  const beyond = beyondPressure(track);
  const [line, point] = beyond === undefined ? [] : [body[beyond], track[beyond]];
  if (line === undefined || point === undefined) return { ok: true, track };
  const place = { line: line.line, column: columnOf(line, names, 'vmax_ms') };
  return { ok: true, track, doubt: { ...place, wind: point.vmax, most: mostWind(point) } };
}

function problemsOfHead(head: Line, names: readonly string[]): TrackProblem[] {
  const missing = NAMES.filter((name) => COLUMNS[name].needed && !names.includes(name));
  return [
    ...headProblems(head, NAMES),
    ...missing.map((name) => ({ line: head.line, column: 1, message: `column "${name}" is missing` })),
  ];
}

function readRow(line: Line, names: readonly string[], problems: TrackProblem[]): Row {
  const row: Partial<Record<ColumnName, number>> = {};
  const unread = new Set<ColumnName>();
  const extra = extraProblem(line, names.length);
  if (extra) problems.push(extra);
  for (const name of NAMES) {
    const { text, column } = line.cells[names.indexOf(name)] ?? { text: '', column: 1 };
    if (text === '') continue;
    const value = csvNumber(text);
    if (value !== undefined) row[name] = value;
    else {
      unread.add(name);
      problems.push({ line: line.line, column, message: `${name} "${text.slice(0, 40)}" is not a number` });
    }
  }
  for (const { column, message } of rowProblems(row)) {
    if (!unread.has(column)) problems.push({ line: line.line, column: columnOf(line, names, column), message });
  }
  return row;
}

const columnOf = (line: Line, names: readonly string[], name: ColumnName): number =>
  columnAt(line, names.indexOf(name));
