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
  }

  /** Fills `out`, a number a cell, with `scale` times what `rain` gives; the mean over the cells is returned. */
  fill(out: Float32Array | Float64Array, rain: (place: LonLat) => number, scale = 1): number {
    this.places.forEach((place, k) => {
      this.#rain[k] = scale * rain(place);
    });
    const [across, up, columns] = [this.#x, this.#y, this.#x.nodes];
    let sum = 0;
    for (let j = 0; j < this.ny; j += 1) {
      const low = (up.before[j] as number) * columns;
      const high = low + columns;
      const north = up.share[j] as number;
      for (let i = 0; i < this.nx; i += 1) {
        const k = across.before[i] as number;
        const east = across.share[i] as number;
        const lower = (this.#rain[low + k] as number) * (1 - east) + (this.#rain[low + k + 1] as number) * east;
        const upper = (this.#rain[high + k] as number) * (1 - east) + (this.#rain[high + k + 1] as number) * east;
        const value = lower * (1 - north) + upper * north;
        out[i + this.nx * j] = value;
        sum += value;
      }
    }
    return sum / (this.nx * this.ny);
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
