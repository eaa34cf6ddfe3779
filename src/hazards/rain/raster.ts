/**
 * Rain over all cells of a flood domain. Rain is asked for at the nodes of a coarse lattice and is bilinear between them: it
 * changes over kilometres, cells are tens of metres. Where each cell lies between the nodes is worked out once.
 */
import { clamp, cos, DEG } from '../../engine/math.ts';
import { EARTH_RADIUS, type LonLat } from '../../world/geo.ts';

/** Metres between nodes, at the most, unless there would be more than MOST_NODES along a side. */
export const NODE_SPACING = 1_000;
const MOST_NODES = 17;

/** Along one side: for each cell the node before it, and how far it is towards the next. */
interface Side {
  readonly nodes: number;
  readonly before: Uint8Array;
  readonly share: Float64Array;
}

export class RainRaster {
  readonly nx: number;
  readonly ny: number;
  /** From the west, and from the south. */
  readonly places: readonly LonLat[];
  readonly #x: Side;
  readonly #y: Side;
  readonly #rain: Float64Array;
  readonly #between: Float64Array;

  /** Cells as a flood counts them, i from the west and j from the south. */
  constructor(box: readonly [west: number, south: number, east: number, north: number], nx: number, ny: number) {
    const [west, south, east, north] = box;
    const degree = EARTH_RADIUS * DEG;
    this.nx = nx;
    this.ny = ny;
    this.#x = sideOf(nx, (east - west) * degree * cos(((south + north) / 2) * DEG));
    this.#y = sideOf(ny, (north - south) * degree);
    const [columns, rows] = [this.#x.nodes, this.#y.nodes];
    this.places = Array.from({ length: columns * rows }, (_, k): LonLat => {
      const [i, j] = [k % columns, Math.floor(k / columns)];
      return [west + ((east - west) * i) / (columns - 1), south + ((north - south) * j) / (rows - 1)];
    });
    this.#rain = new Float64Array(this.places.length);
    this.#between = new Float64Array(columns);
  }

  /** Fills `out`, a number a cell, with `scale` times what `rain` gives; the mean over the cells is returned. */
  fill(out: Float32Array | Float64Array, rain: (place: LonLat) => number, scale = 1): number {
    this.places.forEach((place, k) => {
      this.#rain[k] = scale * rain(place);
    });
    const { nx, ny } = this;
    const { before, share } = this.#x;
    let sum = 0;
    for (let j = 0; j < ny; j += 1) {
      const row = this.#row(j);
      for (let i = 0; i < nx; i += 1) {
        const node = before[i] as number;
        const west = row[node] as number;
        const value = west + ((row[node + 1] as number) - west) * (share[i] as number);
        out[i + nx * j] = value;
        sum += value;
      }
    }
    return sum / (nx * ny);
  }

  /** The nodes' rain at the height of the cells of row `j`. */
  #row(j: number): Float64Array {
    const columns = this.#x.nodes;
    const low = (this.#y.before[j] as number) * columns;
    const north = this.#y.share[j] as number;
    for (let k = 0; k < columns; k += 1) {
      const south = this.#rain[low + k] as number;
      this.#between[k] = south + ((this.#rain[low + columns + k] as number) - south) * north;
    }
    return this.#between;
  }
}

function sideOf(cells: number, metres: number): Side {
  const nodes = clamp(Math.ceil(metres / NODE_SPACING) + 1, 2, MOST_NODES);
  const before = new Uint8Array(cells);
  const share = new Float64Array(cells);
  for (let i = 0; i < cells; i += 1) {
    const at = ((i + 0.5) / cells) * (nodes - 1);
    before[i] = Math.min(Math.floor(at), nodes - 2);
    share[i] = at - (before[i] as number);
  }
  return { nodes, before, share };
}
