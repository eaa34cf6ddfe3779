/** The memory that the steps of all schemes work on: rows of cells with a margin around the grid, then what a step needs. */
import type { Edge, Opening, Side } from './scheme.ts';
import { TILE } from './tiles.ts';

/** Cells before the first column: a vector's width, of which the last is the ghost. */
const LEFT = 4;
/** Ground where no water can be. */
export const WALL = 1e6;

export type Floats = Float32Array | Float64Array;

export interface Layout<A extends Floats = Floats> {
  readonly nx: number;
  readonly ny: number;
  /** Cells from a row to the next; column i is at `left + i`, row j (from 0) in row j + 1. */
  readonly stride: number;
  readonly left: number;
  readonly z: A;
  readonly h: A;
  /** Discharge to the east and to the north, m²/s: through a cell's east and north face, or in the middle of the cell. */
  readonly qx: A;
  readonly qy: A;
  /** What rounding has kept back of a cell's water, m. */
  readonly carry: A;
  /** g·n²; −1 for a held cell. */
  readonly friction: A;
  /** What falls and what soil and drains would take, m/s; and the soil's share of that. */
  readonly rain: A;
  readonly sink: A;
  readonly soil: A;
  /** Rows that a step keeps its own work in. */
  readonly work: A;
  /** What a scheme's `Edges` puts down at the outer faces for the step to come: by row, and by column at `left + i`. */
  readonly west: A;
  readonly east: A;
  readonly south: A;
  readonly north: A;
  /** By tile: what bounds the next step by its cells that are not held (see `Basin`), m; only ever raised by a step. */
  readonly deepest: A;
  /** By row of tiles: a count, then from and to of each span. */
  readonly spans: Int32Array;
  /** Tiles in a row. */
  readonly across: number;
}

export interface Step {
  /** A step of `dt` s: dt/dx, g·dt/dx, and whether anything falls or soaks away. */
  step(dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void;
  /** What was taken in it, metres of all cells together; and the soil's part of that. */
  taken(): number;
  soaked(): number;
}

/** The outer edges that stand open. */
export type Open = Readonly<Partial<Record<Side, Edge>>>;

/** How a scheme treats the outer edges. */
export interface Edges {
  close(layout: Layout): void;
  /** Readies the open edges for the step to come, and notes which cells water stands before. */
  open(layout: Layout, edges: Open, step: Opening): void;
  /** What came in through them in the last step, m²/s of all faces together. */
  cameIn(layout: Layout, edges: Open): number;
}

/** A form of the step with the memory it works on. */
export interface Kernel extends Step {
  readonly layout: Layout;
  /** Courant number: of dx over the speed of the fastest wave, what a step may last. */
  readonly courant: number;
  readonly edges: Edges;
  /** Speed of the water in the cell at this place of the memory, m/s; and its two parts, towards growing i and j. */
  speed(layout: Layout, at: number): number;
  velocity(layout: Layout, at: number): readonly [u: number, v: number];
  /** A number as this arithmetic has it; and a height of the ground. */
  round(value: number): number;
  height(value: number): number;
}

/**
 * Rows that a step in WebAssembly keeps its own work in: of the inertial scheme, and of the full equations by their order. Of the
 * second order's all but the last 33 are of the grid.
 */
export const WORK = {
  inertial: 6,
  swe: 16,
  muscl: (ny: number): number => 4 * (ny + 2) + WORK.musclRows,
  musclRows: 33,
} as const;

/** Where the first stage of a step of second order leads, and by how much it changes depths. */
export interface Halfway<A extends Floats = Floats> extends Pick<Layout<A>, 'h' | 'qx' | 'qy'> {
  readonly flow: A;
}
export function halfwayOf({ work, stride, ny }: Layout<Float32Array>): Halfway<Float32Array> {
  const cells = stride * (ny + 2);
  const [h, qx, qy, flow] = [0, 1, 2, 3].map((k) => work.subarray(k * cells, (k + 1) * cells));
  return { h, qx, qy, flow } as Halfway<Float32Array>;
}

/** Bytes that a grid of this size needs, with floats of `width` bytes. */
export function bytesFor(nx: number, ny: number, width: number, work: number = WORK.inertial): number {
  const { cells, rows, sides, tiles, spans } = sizes(nx, ny, work);
  return width * (9 * cells + rows + sides + tiles) + 4 * spans;
}

/** Cells of a row in memory, and tiles in a row of them. */
export const widthOf = (nx: number): Pick<Layout, 'stride' | 'across'> => ({
  stride: LEFT + fours(nx) + 4,
  across: Math.ceil(nx / TILE.columns),
});

function sizes(nx: number, ny: number, work: number) {
  const { stride, across } = widthOf(nx);
  const down = Math.ceil(ny / TILE.rows);
  return {
    stride,
    across,
    cells: stride * (ny + 2),
    rows: work * stride,
    sides: 2 * fours(ny) + 2 * stride,
    tiles: fours(across * down),
    spans: down * (2 * across + 1),
  };
}

const fours = (count: number): number => (count + 3) & ~3;

type Make<A> = new (buffer: ArrayBufferLike, offset: number, length: number) => A;

/** Lays a grid out from `base` bytes on in `buffer`, as `init` of the WebAssembly does. */
export function layOut<A extends Floats>(
  make: Make<A> & { readonly BYTES_PER_ELEMENT: number },
  buffer: ArrayBufferLike,
  base: number,
  nx: number,
  ny: number,
  work: number = WORK.inertial,
): Layout<A> {
  const { stride, across, cells, rows, tiles, spans } = sizes(nx, ny, work);
  let next = base;
  const floats = (count: number): A => {
    const view = new make(buffer, next, count);
    next += make.BYTES_PER_ELEMENT * count;
    return view;
  };
  const [z, h, qx, qy, carry] = [floats(cells), floats(cells), floats(cells), floats(cells), floats(cells)];
  const [friction, rain, sink, soil] = [floats(cells), floats(cells), floats(cells), floats(cells)];
  const own = floats(rows);
  const [west, east, south, north] = [floats(fours(ny)), floats(fours(ny)), floats(stride), floats(stride)];
  const deepest = floats(tiles);
  const state = { z, h, qx, qy, carry, friction, rain, sink, soil, work: own, west, east, south, north, deepest };
  return { nx, ny, stride, left: LEFT, ...state, spans: new Int32Array(buffer, next, spans), across };
}
