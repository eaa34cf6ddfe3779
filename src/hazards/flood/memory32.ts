/** The memory that both forms of the 32-bit step work on: rows of cells with a margin around the grid, then what a step needs. */
import { TILE } from './tiles.ts';

/** Cells before the first column: a vector's width, of which the last is the ghost. */
const LEFT = 4;

export interface Layout32 {
  readonly nx: number;
  readonly ny: number;
  /** Cells from a row to the next; column i is at `left + i`, row j (from 0) in row j + 1. */
  readonly stride: number;
  readonly left: number;
  readonly z: Float32Array;
  readonly h: Float32Array;
  readonly qx: Float32Array;
  readonly qy: Float32Array;
  /** What rounding has kept back of a cell's water, m. */
  readonly carry: Float32Array;
  /** g·n²; −1 for a held cell. */
  readonly friction: Float32Array;
  /** m/s. */
  readonly rain: Float32Array;
  readonly sink: Float32Array;
  /** By tile: the deepest water of its cells that are not held; only ever raised by a step. */
  readonly deepest: Float32Array;
  /** By row of tiles: a count, then from and to of each span. */
  readonly spans: Int32Array;
  /** Tiles in a row. */
  readonly across: number;
}

export interface Step32 {
  /** A step of `dt` s: dt/dx, g·dt/dx, and whether anything soaks away. */
  step(dt: number, dtdx: number, gdt: number, sinks: boolean): void;
  /** What soaked away in it, metres of all cells together. */
  taken(): number;
}

/** Bytes that a grid of this size needs. */
export function bytesFor(nx: number, ny: number): number {
  const { cells, rows, tiles, spans } = sizes(nx, ny);
  return 4 * (8 * cells + rows + tiles + spans);
}

function sizes(nx: number, ny: number) {
  const stride = LEFT + ((nx + 3) & ~3) + 4;
  const across = Math.ceil(nx / TILE.columns);
  const down = Math.ceil(ny / TILE.rows);
  const tiles = (across * down + 3) & ~3;
  return { stride, across, cells: stride * (ny + 2), rows: 6 * stride, tiles, spans: down * (2 * across + 1) };
}

/** Lays a grid out from `base` bytes on in `buffer`, as `init` of the WebAssembly does. */
export function layOut(buffer: ArrayBufferLike, base: number, nx: number, ny: number): Layout32 {
  const { stride, across, cells, rows, tiles, spans } = sizes(nx, ny);
  let next = base;
  const floats = (count: number): Float32Array => {
    const view = new Float32Array(buffer, next, count);
    next += 4 * count;
    return view;
  };
  const [z, h, qx, qy, carry, friction, rain, sink] = Array.from({ length: 8 }, () => floats(cells)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  floats(rows);
  const deepest = floats(tiles);
  const spanView = new Int32Array(buffer, next, spans);
  return { nx, ny, stride, left: LEFT, z, h, qx, qy, carry, friction, rain, sink, deepest, spans: spanView, across };
}
