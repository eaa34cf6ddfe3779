/** The grids of a case, from ESRI ASCII: rows from the north become rows from the south. */
import { type EsriGrid, readEsriAscii } from '../../world/esri-ascii.ts';
import { CaseError } from './case-error.ts';
import type { FloodGrid } from './scheme.ts';
import { MOST_CELLS } from './spec.ts';

export interface Corner {
  readonly west: number;
  readonly south: number;
}
export interface Terrain {
  readonly grid: Omit<FloodGrid, 'manning'>;
  readonly corner: Corner;
}

/** The ground; NODATA is no ground for water. */
export function terrainGrid(field: string, text: string): Terrain {
  const { columns, rows, cell, west, south, values } = read(field, text);
  const ground = upright(values, columns);
  if (ground.every(Number.isNaN))
    throw new CaseError(field, { zh: '没有一格有高程', en: 'no cell of it has a height' });
  if (ground.some((height) => Math.abs(height) > 9_000))
    throw new CaseError(field, { zh: '高程超出 ±9000 m', en: 'has heights beyond ±9000 m' });
  return { grid: { nx: columns, ny: rows, dx: cell, ground }, corner: { west, south } };
}

/** Water at the beginning, m, wherever there is ground: a gap there is no dry place, nobody knows what it is. */
export function depthGrid(field: string, text: string, terrain: Terrain): Float64Array {
  const depth = matching(field, text, terrain);
  const low = depth.findIndex((value) => value < 0 || value > 10_000);
  if (low >= 0) throw wrongCell(field, depth, low, terrain);
  const { ground } = terrain.grid;
  const gap = depth.findIndex((value, cell) => Number.isNaN(value) && !Number.isNaN(ground[cell]));
  if (gap >= 0) throw gapIn(field, depth, gap, terrain);
  return depth.map((value) => (Number.isNaN(value) ? 0 : value));
}

/** Manning's n, s/m^⅓, wherever there is ground. */
export function manningGrid(field: string, text: string, terrain: Terrain): Float64Array {
  const manning = matching(field, text, terrain);
  const { ground } = terrain.grid;
  const off = manning.findIndex((n, cell) => !Number.isNaN(ground[cell]) && !(n >= 0 && n <= 1));
  if (off >= 0) throw wrongCell(field, manning, off, terrain);
  return manning.map((n) => (Number.isNaN(n) ? 0 : n));
}

/** Where a grid has no value and the terrain has ground: the cell, its place in the file, how many more there are. */
function gapIn(field: string, values: Float64Array, cell: number, { grid: { nx, ny, ground } }: Terrain): CaseError {
  const [i, j] = [cell % nx, Math.floor(cell / nx)];
  const gaps = values.reduce((sum, value, k) => sum + (Number.isNaN(value) && !Number.isNaN(ground[k]) ? 1 : 0), 0);
  return new CaseError(field, {
    zh: `有 ${gaps} 格为 NODATA 而地形有高程，如格 [${i}, ${j}]（文件第 ${ny - j} 行第 ${i + 1} 列）：请写明水深（≥ 0 m），无水写 0`,
    en: `has ${gaps} cells of NODATA where the terrain has ground, as cell [${i}, ${j}] (row ${ny - j}, column ${i + 1} of the file): write the depth there, ≥ 0 m, and 0 where it is dry`,
  });
}

function wrongCell(field: string, values: Float64Array, cell: number, { grid: { nx } }: Terrain): CaseError {
  const [i, j, value] = [cell % nx, Math.floor(cell / nx), values[cell] as number];
  const found = Number.isNaN(value) ? 'NODATA' : String(value);
  return new CaseError(field, { zh: `格 [${i}, ${j}] 的值 ${found} 不合理`, en: `its cell [${i}, ${j}] has ${found}` });
}

function matching(field: string, text: string, { grid: { nx, ny, dx }, corner }: Terrain): Float64Array {
  const { columns, rows, cell, west, south, values } = read(field, text);
  const off = Math.max(Math.abs(west - corner.west), Math.abs(south - corner.south));
  if (columns !== nx || rows !== ny || Math.abs(cell - dx) > 1e-6 * dx || off > 0.01 * dx)
    throw new CaseError(field, {
      zh: `与地形网格不合：${columns} × ${rows}、格距 ${cell}、西南角 (${west}, ${south})，地形为 ${nx} × ${ny}、${dx}、(${corner.west}, ${corner.south})`,
      en: `does not match the terrain: ${columns} × ${rows} cells of ${cell} from (${west}, ${south}), not ${nx} × ${ny} of ${dx} from (${corner.west}, ${corner.south})`,
    });
  return upright(values, columns);
}

/** The size is looked at before the values: a domain too large is refused unread. */
function read(field: string, text: string): EsriGrid {
  const count = (name: string): number =>
    Number(new RegExp(`^\\s*${name}\\s+(\\d+)`, 'im').exec(text.slice(0, 1_000))?.[1] ?? 0);
  const cells = count('ncols') * count('nrows');
  if (cells > MOST_CELLS)
    throw new CaseError(field, {
      zh: `有 ${cells} 格，最多 ${MOST_CELLS}`,
      en: `has ${cells} cells; ${MOST_CELLS} are the most`,
    });
  try {
    return readEsriAscii(text);
  } catch (error) {
    const what = error instanceof Error ? error.message : 'unreadable';
    throw new CaseError(field, { zh: what, en: what });
  }
}

function upright(values: Float64Array, columns: number): Float64Array {
  const turned = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += columns)
    turned.set(values.subarray(values.length - at - columns, values.length - at), at);
  return turned;
}
