/**
 * A flood case: a grid, water on it and what acts, in the words of a JSON file beside its grids (ESRI ASCII). Reading it is
 * pure: the texts of the grids are asked for. The first thing that is wrong is told with its field.
 */
import { Fields } from './case-fields.ts';
import { type Corner, depthGrid, manningGrid, type Terrain, terrainGrid } from './case-grids.ts';
import { bared, type CasePatch, keepApart, patchOf } from './case-patches.ts';
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

/** A grid of a case with what is on it, and the finer ones in it. */
export interface CaseGrid {
  readonly grid: FloodGrid;
  readonly depth: Float64Array | undefined;
  /** Where the grid lies in its file's coordinates. */
  readonly corner: Corner;
  readonly depthOut: string | undefined;
  readonly patches: readonly CasePatch[];
  /** All that acts on it between two times; rates are their means. */
  drive(from: number, to: number): Drive;
}

export interface FloodCase extends CaseGrid {
  readonly scheme: 'inertial' | 'swe';
  readonly order: 1 | 2;
  readonly arithmetic: 'f32' | 'f64';
  readonly threads: number;
  readonly seconds: number;
  /** When the points are looked at: the beginning, each `every` seconds, the end. */
  readonly times: readonly number[];
  readonly points: readonly { readonly x: number; readonly y: number }[];
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
    'patches',
  ],
  patch: ['terrain', 'initialDepth', 'manning', 'sources', 'depthOut', 'patches'],
  source: ['cells', 'q'],
  edges: SIDES,
  edge: ['depth', 'level'],
} as const;
/** More than a machine has processors for are taken as that many. */
export const MOST_THREADS = 64;
const MM_PER_HOUR = 1 / 3_600_000;
/** Rates that change are taken as constant for so long, s. */
const STRETCH = 60;
/** Looks at the points; beyond it a case is a slip of the pen. */
const MOST_TIMES = 100_000;

/** Reads a case; `text` gives a grid's file by the field that names it. Throws a `CaseError`. */
export function readCase(json: unknown, text: FileText): FloodCase {
  const fields = new Fields(json, '', CASE_FIELDS.case);
  const rain = fields.has('rainMmH') ? fields.series('rainMmH', { least: 0 }) : undefined;
  const breaks = new Set((rain ?? []).map(([t]) => t));
  const one = gridIn(fields, { text, rain, breaks });
  const { grid } = one;
  const edges = fields.has('edges') ? edgesOf(fields) : {};
  const scheme = fields.choice('scheme', ['inertial', 'swe'], 'inertial');
  if (scheme === 'swe' && one.patches.length > 0)
    fields.wrong('patches', { zh: '只用于 scheme: "inertial"', en: 'goes with scheme: "inertial" alone' });
  const seconds = fields.number('seconds', { least: 1 / 64, most: 1e9 });
  const every = fields.number('every', { least: 1 / 64, most: 1e9 }, seconds);
  if (seconds / every > MOST_TIMES)
    fields.wrong('every', {
      zh: `时刻多于 ${MOST_TIMES} 个`,
      en: `makes more than ${MOST_TIMES} times`,
    });
  const order = orderOf(fields, scheme);
  return {
    ...one,
    scheme,
    order,
    arithmetic: fields.choice('arithmetic', ['f32', 'f64'], scheme === 'swe' ? 'f64' : 'f32'),
    threads: fields.whole('threads', { least: 1, most: MOST_THREADS }, 1),
    seconds,
    times: timesOf(seconds, every),
    points: fields.has('points') ? fields.list('points').map((point) => pointOf(point, grid)) : [],
    drive: (from, to) => ({ ...one.drive(from, to), edges, even: true }),
    next: (from) => [...breaks].reduce((next, at) => (at > from + 1 / 64 && at < next ? at : next), from + STRETCH),
  };
}

type FileText = (field: string, path: string) => string;
/** What all grids of a case share; `breaks` are the times at which something that acts may change its course. */
interface Shared {
  readonly text: FileText;
  readonly rain: Series | undefined;
  readonly breaks: Set<number>;
}

/** A grid with its water, its sources and its patches; `outer` is Manning's n of the grid around a patch. */
function gridIn(fields: Fields, shared: Shared, outer?: Float64Array): CaseGrid {
  const read = (key: string): string => shared.text(fields.place(key), fields.text(key));
  const terrain = terrainGrid(fields.place('terrain'), read('terrain'));
  const depth = fields.has('initialDepth')
    ? depthGrid(fields.place('initialDepth'), read('initialDepth'), terrain)
    : undefined;
  const whole = { ...terrain.grid, manning: manningOf(fields, read, terrain, outer) };
  const patches = fields.has('patches')
    ? fields.list('patches').map((inner) => {
        inner.only(CASE_FIELDS.patch);
        return patchOf(inner, gridIn(inner, shared, whole.manning), terrain);
      })
    : [];
  keepApart(fields, patches);
  const grid = bared(whole, patches);
  const sources = fields.has('sources') ? fields.list('sources').map((one) => sourceOf(one, whole, grid)) : [];
  for (const { q } of sources) for (const [t] of q) shared.breaks.add(t);
  const { rain } = shared;
  return {
    grid,
    depth,
    corner: terrain.corner,
    depthOut: fields.has('depthOut') ? fields.text('depthOut') : undefined,
    patches,
    drive: (from, to) => ({
      rain: rain === undefined ? 0 : mean(rain, from, to) * MM_PER_HOUR,
      sources: sources.map(({ cells, q }): Source => ({ cells, q: during(q, to) })),
    }),
  };
}

/** A number, a grid, or in a patch the one number of the grid around it. */
function manningOf(
  fields: Fields,
  read: (key: string) => string,
  terrain: Terrain,
  outer: Float64Array | undefined,
): Float64Array {
  if (fields.isText('manning')) return manningGrid(fields.place('manning'), read('manning'), terrain);
  const { nx, ny } = terrain.grid;
  const one = outer?.every((n) => n === outer[0]) ? outer[0] : undefined;
  return new Float64Array(nx * ny).fill(fields.number('manning', { least: 0, most: 1 }, one));
}

function orderOf(fields: Fields, scheme: FloodCase['scheme']): 1 | 2 {
  if (scheme !== 'swe') fields.absent('order', 'scheme: "swe"');
  return fields.choice('order', [2, 1], 2);
}

/** `bare` is the grid without the cells that patches lie on. */
function sourceOf(
  fields: Fields,
  { nx, ny, ground }: FloodGrid,
  bare: FloodGrid,
): { cells: readonly number[]; q: Series } {
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
    if (Number.isNaN(bare.ground[i + nx * j]))
      return fields.wrong(where, {
        zh: `格 [${i}, ${j}] 在加密区之下：请写在该加密区的 sources 中`,
        en: `cell [${i}, ${j}] lies under a patch: give it among the sources of that`,
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
  return { x, y };
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
