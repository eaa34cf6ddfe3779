/**
 * A flood case: a grid, water on it and what acts, in the words of a JSON file beside its grids (ESRI ASCII). Reading it is
 * pure: the texts of the grids are asked for. The first thing that is wrong is told with its field.
 */
import { Fields } from './case-fields.ts';
import { type Corner, depthGrid, manningGrid, terrainGrid } from './case-grids.ts';
import {
  type Drive,
  depthEdge,
  during,
  type Edge,
  type FloodGrid,
  levelEdge,
  type Series,
  SIDES,
  type Side,
  type Source,
  seriesAt,
  seriesBefore,
} from './scheme.ts';

export interface FloodCase {
  readonly grid: FloodGrid;
  readonly depth: Float64Array | undefined;
  /** Where the grid lies in its file's coordinates. */
  readonly corner: Corner;
  readonly scheme: 'inertial' | 'swe';
  readonly order: 1 | 2;
  readonly arithmetic: 'f32' | 'f64';
  readonly threads: number;
  readonly seconds: number;
  /** When the points are looked at: the beginning, each `every` seconds, the end. */
  readonly times: readonly number[];
  readonly points: readonly { readonly x: number; readonly y: number; readonly cell: number }[];
  readonly depthOut: string | undefined;
  /** All that acts between two times; rates are their means. */
  drive(from: number, to: number): Drive;
  /** Where a stretch of constant drive has to end at the latest, s. */
  next(from: number): number;
}

/** Every field there is; `docs/flood-case.md` says what each means. */
export const CASE_FIELDS = {
  case: [
    'terrain',
    'initialDepth',
    'manning',
    'rainMmH',
    'sources',
    'edges',
    'scheme',
    'order',
    'arithmetic',
    'threads',
    'seconds',
    'points',
    'every',
    'depthOut',
  ],
  source: ['cells', 'q'],
  edges: SIDES,
  edge: ['depth', 'level'],
} as const;
const MM_PER_HOUR = 1 / 3_600_000;
/** Rates that change are taken as constant for so long, s. */
const STRETCH = 60;
/** Looks at the points; beyond it a case is a slip of the pen. */
const MOST_TIMES = 100_000;

/** Reads a case; `text` gives a grid's file by the field that names it. Throws a `CaseError`. */
export function readCase(json: unknown, text: (field: string, path: string) => string): FloodCase {
  const fields = new Fields(json, '', CASE_FIELDS.case);
  const terrain = terrainGrid('terrain', text('terrain', fields.text('terrain')));
  const { grid: ground, corner } = terrain;
  const initial = fields.has('initialDepth') ? text('initialDepth', fields.text('initialDepth')) : undefined;
  const depth = initial === undefined ? undefined : depthGrid('initialDepth', initial, terrain);
  const manning = fields.isText('manning')
    ? manningGrid('manning', text('manning', fields.text('manning')), terrain)
    : new Float64Array(ground.nx * ground.ny).fill(fields.number('manning', { least: 0, most: 1 }));
  const grid: FloodGrid = { ...ground, manning };
  const rain = fields.has('rainMmH') ? fields.series('rainMmH', { least: 0 }) : undefined;
  const sources = fields.has('sources') ? fields.list('sources').map((one) => sourceOf(one, grid)) : [];
  const edges = fields.has('edges') ? edgesOf(fields) : {};
  const scheme = fields.choice('scheme', ['inertial', 'swe'], 'inertial');
  const seconds = fields.number('seconds', { least: 1 / 64, most: 1e9 });
  const every = fields.number('every', { least: 1 / 64, most: 1e9 }, seconds);
  if (seconds / every > MOST_TIMES)
    fields.wrong('every', {
      zh: `时刻多于 ${MOST_TIMES} 个`,
      en: `makes more than ${MOST_TIMES} times`,
    });
  const breaks = [rain ?? [], ...sources.map(({ q }) => q)].flatMap((series) => series.map(([t]) => t));
  return {
    grid,
    depth,
    corner,
    scheme,
    order: orderOf(fields, scheme),
    arithmetic: arithmeticOf(fields, scheme),
    threads: fields.whole('threads', { least: 1, most: 64 }, 1),
    seconds,
    times: timesOf(seconds, every),
    points: fields.has('points') ? fields.list('points').map((one) => pointOf(one, grid)) : [],
    depthOut: fields.has('depthOut') ? fields.text('depthOut') : undefined,
    drive: (from, to) => ({
      rain: rain === undefined ? 0 : mean(rain, from, to) * MM_PER_HOUR,
      sources: sources.map(({ cells, q }): Source => ({ cells, q: during(q, to) })),
      edges,
    }),
    next: (from) => breaks.reduce((next, at) => (at > from + 1 / 64 && at < next ? at : next), from + STRETCH),
  };
}

function orderOf(fields: Fields, scheme: FloodCase['scheme']): 1 | 2 {
  if (scheme !== 'swe') fields.absent('order', 'scheme: "swe"');
  return fields.choice('order', [2, 1], 2);
}

/** The full equations are computed in 64 bits. */
function arithmeticOf(fields: Fields, scheme: FloodCase['scheme']): 'f32' | 'f64' {
  if (scheme === 'inertial') return fields.choice('arithmetic', ['f32', 'f64'], 'f32');
  if (fields.choice('arithmetic', ['f32', 'f64'], 'f64') === 'f32')
    fields.wrong('arithmetic', { zh: 'swe 在本版本中只有 f64', en: 'swe has f64 alone in this build' });
  return 'f64';
}

function sourceOf(fields: Fields, { nx, ny, ground }: FloodGrid): { cells: readonly number[]; q: Series } {
  fields.only(CASE_FIELDS.source);
  const cells = fields.pairs('cells').map(([i, j], k) => {
    const where = `cells[${k}]`;
    if (!Number.isInteger(i) || !Number.isInteger(j) || i < 0 || j < 0 || i >= nx || j >= ny)
      return fields.wrong(where, {
        zh: `格 [${i}, ${j}] 在网格之外（${nx} × ${ny}，从 0 数起）`,
        en: `cell [${i}, ${j}] is outside the grid of ${nx} × ${ny}, counted from 0`,
      });
    if (Number.isNaN(ground[i + nx * j]))
      return fields.wrong(where, {
        zh: `格 [${i}, ${j}] 无数据，水到不了`,
        en: `cell [${i}, ${j}] has no ground for water`,
      });
    return i + nx * j;
  });
  if (cells.length === 0) fields.wrong('cells', { zh: '至少一格', en: 'needs at least one cell' });
  return { cells, q: fields.series('q', {}) };
}

function edgesOf(fields: Fields): Partial<Record<Side, Edge>> {
  const edges: Partial<Record<Side, Edge>> = {};
  const given = fields.inner('edges', CASE_FIELDS.edges);
  for (const side of SIDES) {
    if (!given.has(side)) continue;
    const edge = given.inner(side, CASE_FIELDS.edge);
    if (edge.has('depth') && edge.has('level'))
      edge.wrong('', { zh: '只能给 depth 或 level 之一', en: 'has a depth or a level, not both' });
    if (!edge.has('depth') && !edge.has('level'))
      edge.wrong('', { zh: '需要 depth 或 level', en: 'needs a depth or a level' });
    edges[side] = edge.has('level')
      ? levelEdge(edge.series('level', {}))
      : depthEdge(edge.series('depth', { least: 0 }));
  }
  return edges;
}

function pointOf(fields: Fields, { nx, ny, dx }: FloodGrid): FloodCase['points'][number] {
  const [x, y] = fields.pair();
  const [i, j] = [Math.floor(x / dx), Math.floor(y / dx)];
  if (i < 0 || j < 0 || i >= nx || j >= ny)
    fields.wrong('', {
      zh: `点 (${x}, ${y}) 在网格之外（${nx * dx} × ${ny * dx} m，自西南角量起）`,
      en: `point (${x}, ${y}) is outside the grid of ${nx * dx} × ${ny * dx} m from its south-west corner`,
    });
  return { x, y, cell: i + nx * j };
}

function timesOf(seconds: number, every: number): number[] {
  const times: number[] = [];
  for (let k = 0; k * every < seconds; k++) times.push(k * every);
  return [...times, seconds];
}

/** The mean of a series over a stretch, exact for its straight pieces. */
function mean(series: Series, from: number, to: number): number {
  const inside = series.map(([t]) => t).filter((t) => t > from && t < to);
  const ends = [from, ...inside, to];
  let sum = 0;
  for (let k = 1; k < ends.length; k++) {
    const [a, b] = [ends[k - 1] as number, ends[k] as number];
    if (b > a) sum += ((seriesAt(series, a) + seriesBefore(series, b)) / 2) * (b - a);
  }
  return sum / (to - from);
}
