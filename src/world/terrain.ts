/**
 * The terrain: heights of the ground and of the sea bed on a grid of longitude and latitude. A scenario may name several
 * grids, wide and coarse or close and fine; the finest that covers a place answers for it.
 *
 * Own form: `<name>.json` (box, nx, ny, unit) and `<name>.dz.gz`, gzip of two byte planes: the low bytes, then the high
 * bytes, of one 16-bit number a cell. A number is the zigzag code of the difference to the cell on its left, in the
 * first column to the cell above; the sums are heights in decimetres. Unpacking gzip is the host's work.
 */
import { clamp } from '../engine/math.ts';
import type { EsriGrid } from './esri-ascii.ts';

export interface Terrain {
  /** Outer edges of the grid in degrees: west, south, east, north. */
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly nx: number;
  readonly ny: number;
  /** Metres above the vertical datum at cell centres, row 0 in the north, the sea bed negative, NaN where nothing is known. */
  readonly elevation: Float32Array;
}

/** The part of a grid's `.json` that is read. */
export interface GridMeta {
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
  readonly nx: number;
  readonly ny: number;
  readonly unit: 'dm';
}

/** Checks the parsed `.json` of a grid; throws naming the field that is wrong. */
export function readGridMeta(json: unknown): GridMeta {
  const { bbox, nx, ny, unit } = (json ?? {}) as Partial<Record<keyof GridMeta, unknown>>;
  if (!Array.isArray(bbox) || bbox.length !== 4 || !bbox.every((edge) => Number.isFinite(edge))) {
    throw new Error('terrain: bbox must be [west, south, east, north] in degrees');
  }
  const [west, south, east, north] = bbox as [number, number, number, number];
  if (!(west < east && south < north)) throw new Error(`terrain: bbox ${bbox.join(', ')} encloses nothing`);
  const count = (n: unknown): n is number => Number.isInteger(n) && (n as number) > 1 && (n as number) <= 20_000;
  if (!count(nx) || !count(ny))
    throw new Error(`terrain: nx ${String(nx)}, ny ${String(ny)} must be whole numbers from 2 to 20000`);
  if (unit !== 'dm') throw new Error(`terrain: unit ${String(unit)} is not known; it must be dm`);
  return { bbox: [west, south, east, north], nx, ny, unit };
}

/** Decodes a grid from its unpacked byte planes; throws when their length is not that of the grid. */
export function decodeTerrain(planes: Uint8Array, meta: GridMeta): Terrain {
  const { bbox, nx, ny } = meta;
  const cells = nx * ny;
  if (planes.length !== 2 * cells) {
    throw new Error(`terrain: ${nx} × ${ny} cells need ${2 * cells} bytes, there are ${planes.length}`);
  }
  const elevation = new Float32Array(cells);
  let first = 0;
  for (let row = 0; row < ny; row += 1) {
    let decimetres = first;
    for (let column = 0; column < nx; column += 1) {
      const cell = row * nx + column;
      const zigzag = planes[cell]! | (planes[cells + cell]! << 8);
      decimetres += (zigzag >>> 1) ^ -(zigzag & 1);
      if (column === 0) first = decimetres;
      elevation[cell] = decimetres / 10;
    }
  }
  return { box: bbox, nx, ny, elevation };
}

/** A terrain from an ESRI grid whose coordinates are degrees and whose values are metres. */
export function terrainFromEsri(grid: EsriGrid): Terrain {
  const { columns, rows, west, south, cell, values } = grid;
  const box = [west, south, west + columns * cell, south + rows * cell] as const;
  if (west < -180 || south < -90 || box[2] > 540 || box[3] > 90) {
    throw new Error(`terrain: the grid's box ${box.join(', ')} is not in degrees`);
  }
  return { box, nx: columns, ny: rows, elevation: Float32Array.from(values) };
}

/** Whether a place lies within the grid's edges. */
export function covers(terrain: Terrain, lon: number, lat: number): boolean {
  const [west, south, east, north] = terrain.box;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * Height in metres at a place, bilinear between the four cell centres around it; within half a cell of the edge the edge
 * cells answer. NaN outside the grid and where one of those that count is unknown.
 */
export function elevationIn(terrain: Terrain, lon: number, lat: number): number {
  if (!covers(terrain, lon, lat)) return Number.NaN;
  const { box, nx, ny, elevation } = terrain;
  const x = clamp(((lon - box[0]) / (box[2] - box[0])) * nx - 0.5, 0, nx - 1);
  const y = clamp(((box[3] - lat) / (box[3] - box[1])) * ny - 0.5, 0, ny - 1);
  const [column, row] = [Math.min(Math.floor(x), nx - 2), Math.min(Math.floor(y), ny - 2)];
  const [u, v] = [x - column, y - row];
  const cell = row * nx + column;
  const north = blend(elevation[cell]!, elevation[cell + 1]!, u);
  const south = blend(elevation[cell + nx]!, elevation[cell + nx + 1]!, u);
  return blend(north, south, v);
}

/** From `a` to `b` by a share; an unknown height that has no share in it does not spoil the other. */
const blend = (a: number, b: number, share: number): number =>
  share === 0 ? a : share === 1 ? b : a * (1 - share) + b * share;

/** Grids in the order in which they answer: the smallest cells first, as given where they are equal. */
export function finestFirst(terrains: readonly Terrain[]): readonly Terrain[] {
  const cellHeight = ({ box, ny }: Terrain): number => (box[3] - box[1]) / ny;
  return terrains
    .map((terrain, i) => ({ terrain, i }))
    .sort((a, b) => cellHeight(a.terrain) - cellHeight(b.terrain) || a.i - b.i)
    .map(({ terrain }) => terrain);
}

/** Height in metres from the first grid that knows the place (see `finestFirst`); NaN where none does. */
export function elevationAt(terrains: readonly Terrain[], lon: number, lat: number): number {
  for (const terrain of terrains) {
    const height = elevationIn(terrain, lon, lat);
    if (!Number.isNaN(height)) return height;
  }
  return Number.NaN;
}
