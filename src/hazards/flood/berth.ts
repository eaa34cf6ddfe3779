/** Where a finer grid lies in a coarser one: on whole cells of that. */
import type { Layout } from './ground.ts';
import type { Domain } from './spec.ts';

/** Where a fine grid lies: the cells of the coarse grid that it takes, and how many of its own make one of those, a side. */
export interface Berth {
  readonly i: number;
  readonly j: number;
  readonly columns: number;
  readonly rows: number;
  readonly ratio: number;
}
/** The narrowest and widest step from a grid to one in it: a wider one wants a grid between. */
export const RATIOS = { least: 2, most: 10 } as const;

/** Where a box lies in a layout, taken out to whole cells; what lies beyond the layout is not cut off. */
export function berthOf(layout: Layout, box: Domain['box'], ratio: number): Berth {
  const [west, south, east, north] = layout.domain.box;
  const [across, up] = [(east - west) / layout.nx, (north - south) / layout.ny];
  // A box that was written to the cell's corner is not taken a cell further by its last bit.
  const [low, high] = [(v: number) => Math.floor(v + 1e-6), (v: number) => Math.ceil(v - 1e-6)];
  const [i, j] = [low((box[0] - west) / across), low((box[1] - south) / up)];
  return { i, j, columns: high((box[2] - west) / across) - i, rows: high((box[3] - south) / up) - j, ratio };
}

/** The box of a berth. */
export function boxOf({ domain, nx, ny }: Layout, { i, j, columns, rows }: Berth): Domain['box'] {
  const [west, south, east, north] = domain.box;
  const [across, up] = [(east - west) / nx, (north - south) / ny];
  return [west + i * across, south + j * up, west + (i + columns) * across, south + (j + rows) * up];
}

/** The cells that patches lie on: they hold no water. */
export function coveredBy(
  berths: readonly Berth[],
  { nx, ny }: { readonly nx: number; readonly ny: number },
): Uint8Array {
  const covered = new Uint8Array(nx * ny);
  for (const { i, j, columns, rows } of berths)
    for (let row = j; row < j + rows; row++) covered.fill(1, i + nx * row, i + columns + nx * row);
  return covered;
}

/** Whether two overlap or have no cell between them. */
export const touches = (a: Berth, b: Berth): boolean =>
  a.i <= b.i + b.columns && b.i <= a.i + a.columns && a.j <= b.j + b.rows && b.j <= a.j + a.rows;
