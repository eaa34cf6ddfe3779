/**
 * The relief as pixels: colour by height, light from the north-west and a weaker one from the north, sea by depth. Rows are
 * laid out by Web Mercator, not by latitude, so that the picture lies under the lines of the map without bending.
 * Pure arithmetic; `relief.ts` puts the pixels on the map.
 */
import type { Terrain } from '../../../world/terrain.ts';
import { mix, type Rgb, rgb } from '../../look/colour.ts';
import type { GroundColours } from '../../look/tokens.ts';
import type { Projection, WorldBox } from '../projection.ts';

/** Pixels, premultiplied RGBA, row 0 in the north, and the box of the world they fill. */
export interface Picture {
  readonly box: WorldBox;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** How much steeper the ground is lit than it is. */
const EXAGGERATION = 2;
/** Heights at which the land's second and third colour are reached, m. */
const MID = 180;
const HIGH = 800;
/** Depth at which the sea has its deep colour, m. */
const DEEP = 32;
/** Share of the light that comes from the north-west; the rest is from the north. */
const NORTH_WEST = 0.8;
/** Steps of the colour tables. */
const STEPS = 256;

/** How opaque a cell is by its distance from the grid's edge: the map's rim is soft over `cells`. */
const rim = (fromEdge: number, cells: number): number => (fromEdge >= cells ? 1 : (fromEdge + 0.5) / cells);

/** Land colours by height: entry `i` stands for `HIGH * (i / STEPS)²`, finer where most land is. */
function landTable({ land }: GroundColours): readonly Rgb[] {
  const [low, mid, high] = land.map(rgb) as [Rgb, Rgb, Rgb];
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const height = HIGH * (i / STEPS) ** 2;
    return height < MID ? mix(low, mid, height / MID) : mix(mid, high, (height - MID) / (HIGH - MID));
  });
}

/** Sea colours by depth, entry `i` for `DEEP * (i / STEPS)²`: the shallows change fastest. */
function seaTable({ sea }: GroundColours): readonly Rgb[] {
  const [shallow, deep] = sea.map(rgb) as [Rgb, Rgb];
  return Array.from({ length: STEPS + 1 }, (_, i) => mix(shallow, deep, (i / STEPS) ** 2));
}

const entry = (table: readonly Rgb[], share: number): Rgb =>
  table[Math.round(Math.sqrt(Math.max(0, Math.min(1, share))) * STEPS)]!;

/** Heights of the terrain on rows that Web Mercator spaces evenly. */
class MercatorRows {
  readonly box: WorldBox;
  readonly #terrain: Terrain;
  readonly #projection: Projection;

  constructor(terrain: Terrain, projection: Projection) {
    this.#terrain = terrain;
    this.#projection = projection;
    this.box = projection.toWorldBox(terrain.box);
  }

  /** World metres between cells, west to east and north to south. */
  get cell(): readonly [east: number, south: number] {
    const { left, right, top, bottom } = this.box;
    return [(right - left) / this.#terrain.nx, (bottom - top) / this.#terrain.ny];
  }

  /** Fills `into` with a row of heights; rows outside the grid repeat its edge, unknown heights count as the sea's surface. */
  read(row: number, into: Float32Array): Float32Array {
    const { box, nx, ny, elevation } = this.#terrain;
    const { top, bottom } = this.box;
    const lat = this.#projection.lat(top + ((bottom - top) * (row + 0.5)) / ny);
    const at = Math.max(0, Math.min(ny - 1, ((box[3] - lat) / (box[3] - box[1])) * ny - 0.5));
    const north = Math.min(Math.floor(at), ny - 2);
    const share = at - north;
    for (let column = 0; column < nx; column += 1) {
      const cell = north * nx + column;
      into[column] = elevation[cell]! * (1 - share) + elevation[cell + nx]! * share || 0;
    }
    return into;
  }
}

/**
 * Light on a slope as a factor of the light on flat ground: 1 on the plain, more towards the lamps. `east` and `south` are
 * the rises per metre that way. Lambert's cosine law, both lamps 45° high.
 */
export function light(east: number, south: number): number {
  const [x, y] = [east * EXAGGERATION, south * EXAGGERATION];
  const length = Math.sqrt(1 + x * x + y * y);
  const northWest = 1 + (x + y) * Math.SQRT1_2;
  const north = 1 + y;
  return Math.max(0, NORTH_WEST * northWest + (1 - NORTH_WEST) * north) / length;
}

/**
 * Paints the land of a terrain, as if the sea were flat land: the coast line cuts it. Yields the share done, row by row.
 * `softRim` cells at the grid's edge fade out.
 */
export function* paintLand(
  terrain: Terrain,
  projection: Projection,
  ground: GroundColours,
  softRim: number,
): Generator<number, Picture> {
  const { nx, ny } = terrain;
  const rows = new MercatorRows(terrain, projection);
  const [dx, dy] = rows.cell.map((cell) => 2 * cell) as [number, number];
  const table = landTable(ground);
  const [least, most] = ground.shade;
  const pixels = new Uint8Array(4 * nx * ny);
  const [above, here, below] = [new Float32Array(nx), new Float32Array(nx), new Float32Array(nx)];
  let lines = [rows.read(-1, above), rows.read(0, here), rows.read(1, below)] as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let row = 0; row < ny; row += 1) {
    const [north, middle, south] = lines;
    for (let column = 0; column < nx; column += 1) {
      const height = Math.max(0, middle[column]!);
      const west = Math.max(0, middle[Math.max(0, column - 1)]!);
      const east = Math.max(0, middle[Math.min(nx - 1, column + 1)]!);
      const lit = light((east - west) / dx, (Math.max(0, south[column]!) - Math.max(0, north[column]!)) / dy);
      const alpha = rim(Math.min(column, row, nx - 1 - column, ny - 1 - row), softRim);
      put(pixels, row * nx + column, entry(table, height / HIGH), Math.max(least, Math.min(most, lit)), alpha);
    }
    lines = [middle, south, rows.read(row + 2, north)];
    yield row / ny;
  }
  return { box: rows.box, width: nx, height: ny, pixels };
}

/** Paints the sea of a terrain by depth, land as the shallowest: the land is drawn over it. Yields the share done. */
export function* paintSea(
  terrain: Terrain,
  projection: Projection,
  ground: GroundColours,
  softRim: number,
): Generator<number, Picture> {
  const { nx, ny } = terrain;
  const rows = new MercatorRows(terrain, projection);
  const table = seaTable(ground);
  const pixels = new Uint8Array(4 * nx * ny);
  const line = new Float32Array(nx);
  for (let row = 0; row < ny; row += 1) {
    rows.read(row, line);
    for (let column = 0; column < nx; column += 1) {
      const alpha = rim(Math.min(column, row, nx - 1 - column, ny - 1 - row), softRim);
      put(pixels, row * nx + column, entry(table, -line[column]! / DEEP), 1, alpha);
    }
    yield row / ny;
  }
  return { box: rows.box, width: nx, height: ny, pixels };
}

function put(pixels: Uint8Array, cell: number, colour: Rgb, factor: number, alpha: number): void {
  const at = 4 * cell;
  pixels[at] = Math.min(255, colour[0] * factor) * alpha;
  pixels[at + 1] = Math.min(255, colour[1] * factor) * alpha;
  pixels[at + 2] = Math.min(255, colour[2] * factor) * alpha;
  pixels[at + 3] = 255 * alpha;
}
