/**
 * Reads rain that was measured: CSV with `time` and either `mm_h` (a rate, linear between rows) or `mm` (what fell since the
 * gauge's row before; its first row opens the count with 0), and for several gauges `gauge,lat,lon`. `time` is a drill time,
 * T+hh:mm or L±hh:mm, or a local one, yyyy-mm-ddThh:mm. A gauge's place may be left out after its first row. Every mistake is
 * told with its line and column, both from one; nothing is thrown.
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
import { type DrillTime, HOUR, parseDrillTime, parseLocal, SECOND } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Gauge } from './observed.ts';
import { RAIN_LIMITS } from './spec.ts';

export type GaugesResult =
  | { readonly ok: true; readonly gauges: readonly Gauge[] }
  | { readonly ok: false; readonly problems: readonly CsvProblem[] };

/** Where times stand: StartEx in local seconds since 1970 (`parseLocal`), and landfall where there is one. */
export interface Anchors {
  readonly startEx: number | undefined;
  readonly landfall?: DrillTime | undefined;
}

const COLUMNS = ['time', 'mm_h', 'mm', 'gauge', 'lat', 'lon'] as const;
type Column = (typeof COLUMNS)[number];

/** A gauge while it is read. */
interface Reading {
  readonly id: string;
  at?: LonLat;
  readonly points: [at: DrillTime, rain: number][];
  last?: DrillTime;
}

/** The gauges in a CSV text, in the order in which they first stand there. */
export function parseGauges(text: string, anchors: Anchors): GaugesResult {
  const [head, ...body] = csvLines(text);
  if (!head) return { ok: false, problems: [{ line: 1, column: 1, message: 'the series is empty' }] };
  const names = head.cells.map((cell) => cell.text);
  const problems = [...headProblems(head, COLUMNS), ...shapeProblems(head, names, body.length)];
  if (problems.length > 0) return { ok: false, problems };
  const rows = new Rows(names, anchors, problems);
  for (const line of body) rows.read(line);
  // Only of rows that could be read: a missing one would make its gauge look short too.
  if (problems.length > 0) return { ok: false, problems };
  const gauges = rows.gauges();
  if (gauges.some(({ points }) => points.length < 2))
    problems.push({ line: head.line, column: 1, message: 'every gauge needs at least two rows' });
  if (gauges.length > RAIN_LIMITS.gauges)
    problems.push({ line: head.line, column: 1, message: `${gauges.length} gauges; at most ${RAIN_LIMITS.gauges}` });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, gauges };
}

function shapeProblems({ line }: Line, names: readonly string[], rows: number): CsvProblem[] {
  const told = (wrong: boolean, message: string): CsvProblem[] => (wrong ? [{ line, column: 1, message }] : []);
  const has = (name: Column): boolean => names.includes(name);
  return [
    ...told(!has('time'), 'column "time" is missing'),
    ...told(has('mm_h') === has('mm'), 'either a column "mm_h" or a column "mm" must be there'),
    ...told(has('lat') !== has('lon'), 'columns "lat" and "lon" go together'),
    ...told(has('gauge') && !has('lat'), 'several gauges need columns "lat" and "lon"'),
    ...told(rows > RAIN_LIMITS.rows, `${rows} rows; at most ${RAIN_LIMITS.rows} are read`),
  ];
}

class Rows {
  readonly #names: readonly string[];
  readonly #anchors: Anchors;
  readonly #problems: CsvProblem[];
  readonly #gauges = new Map<string, Reading>();

  constructor(names: readonly string[], anchors: Anchors, problems: CsvProblem[]) {
    this.#names = names;
    this.#anchors = anchors;
    this.#problems = problems;
  }

  gauges(): readonly Gauge[] {
    return [...this.#gauges.values()].map(({ id, at, points }) => (at ? { id, at, points } : { id, points }));
  }

  read(line: Line): void {
    const extra = extraProblem(line, this.#names.length);
    if (extra) this.#problems.push(extra);
    const gauge = this.#gauge(line);
    const at = this.#time(line);
    const rate = this.#names.includes('mm_h');
    const value = this.#number(line, rate ? 'mm_h' : 'mm', 0, Number.POSITIVE_INFINITY);
    if (at === undefined || value === undefined || gauge === undefined) return;
    const before = gauge.last;
    if (before !== undefined && at <= before) {
      this.#tell(line, 'time', `time does not come after the one before of gauge "${gauge.id}"`);
      return;
    }
    gauge.last = at;
    if (!rate && before === undefined) {
      if (value !== 0) this.#tell(line, 'mm', "a gauge's first row opens its count: its mm must be 0");
      return;
    }
    const rain = rate || before === undefined ? value : (value * HOUR) / (at - before);
    if (rain > RAIN_LIMITS.rate) {
      this.#tell(line, rate ? 'mm_h' : 'mm', `${rain} mm/h is more than has ever fallen; at most ${RAIN_LIMITS.rate}`);
    }
    if (!rate && before !== undefined) gauge.points.push([before, rain]);
    gauge.points.push([at, rain]);
  }

  #gauge(line: Line): Reading | undefined {
    const id = this.#names.includes('gauge') ? this.#cell(line, 'gauge') : 'gauge';
    if (id === '') {
      this.#tell(line, 'gauge', 'gauge is missing');
      return undefined;
    }
    const known = this.#gauges.get(id);
    const placed = this.#names.includes('lat');
    const repeated = known !== undefined && this.#cell(line, 'lat') === '' && this.#cell(line, 'lon') === '';
    const gauge: Reading = known ?? { id, points: [] };
    this.#gauges.set(id, gauge);
    if (!placed || repeated) return gauge;
    const [lat, lon] = [this.#number(line, 'lat', -85, 85), this.#number(line, 'lon', -180, 180)];
    if (lat === undefined || lon === undefined) return gauge;
    if (gauge.at && (gauge.at[0] !== lon || gauge.at[1] !== lat)) {
      this.#tell(line, 'lat', `gauge "${id.slice(0, 40)}" stood elsewhere before`);
    }
    gauge.at = [lon, lat];
    return gauge;
  }

  #time(line: Line): DrillTime | undefined {
    const text = this.#cell(line, 'time');
    const { startEx, landfall } = this.#anchors;
    const local = parseLocal(text);
    const at =
      local === undefined || startEx === undefined
        ? parseDrillTime(text, landfall)
        : (((local - startEx) * SECOND) as DrillTime);
    if (at === undefined) {
      const found = text === '' ? 'time is missing' : `time "${text.slice(0, 40)}" cannot be read`;
      this.#tell(line, 'time', `${found}; allowed are T+hh:mm, L±hh:mm where there is a landfall, yyyy-mm-ddThh:mm`);
    }
    return at;
  }

  #number(line: Line, name: Column, least: number, most: number): number | undefined {
    const text = this.#cell(line, name);
    const value = csvNumber(text);
    if (value !== undefined && value >= least && value <= most) return value;
    const allowed = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    const found = text === '' ? 'is missing' : `"${text.slice(0, 40)}" is not allowed`;
    this.#tell(line, name, `${name} ${found}; allowed is a number, ${allowed}`);
    return undefined;
  }

  #cell(line: Line, name: Column): string {
    return line.cells[this.#names.indexOf(name)]?.text ?? '';
  }

  #tell(line: Line, name: Column, message: string): void {
    const column = columnAt(line, Math.max(0, this.#names.indexOf(name)));
    this.#problems.push({ line: line.line, column, message });
  }
}
