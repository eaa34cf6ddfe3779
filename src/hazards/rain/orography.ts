/**
 * How much more rain a mountain gets than the plain under the same storm: a factor on the rain, from peaks, from a grid, or
 * from both (their product). A factor field fitted to records of one storm stands for the winds of that storm: it is not
 * physics (Lonfat et al. 2007, Mon. Weather Rev. 135, lift the storm's own air over the slopes), and its scenario says so.
 */
import { clamp, exp, lerp } from '../../engine/math.ts';
import type { EsriGrid } from '../../world/esri-ascii.ts';
import type { LonLat } from '../../world/geo.ts';
import { offset } from './area.ts';

/** Its summit gets `factor` times the rain; what it adds falls to 1/e at `radius` metres, as a Gaussian. Below 1: a lee. */
export interface Peak {
  readonly at: LonLat;
  readonly factor: number;
  readonly radius: number;
}

export interface Orography {
  readonly peaks: readonly Peak[];
  /** Factors on a grid of degrees; 1 outside it and where it has no data. */
  readonly grid?: EsriGrid;
}

/** The factor at a place, never negative. */
export function factorAt({ peaks, grid }: Orography, place: LonLat): number {
  let excess = 0;
  for (const { at, factor, radius } of peaks) {
    const [x, y] = offset(at, place);
    excess += (factor - 1) * exp(-(x * x + y * y) / (radius * radius));
  }
  return Math.max(0, 1 + excess) * (grid === undefined ? 1 : gridFactor(grid, place));
}

/** Bilinear between the centres of cells, flat from the outermost centres to the edge. */
function gridFactor(grid: EsriGrid, [lon, lat]: LonLat): number {
  const { columns, rows, west, south, cell } = grid;
  const [x, y] = [(lon - west) / cell, rows - (lat - south) / cell];
  if (x < 0 || x > columns || y < 0 || y > rows) return 1;
  const [i, j] = [clamp(x - 0.5, 0, columns - 1), clamp(y - 0.5, 0, rows - 1)];
  const [i0, j0] = [Math.floor(i), Math.floor(j)];
  const value = (column: number, row: number): number => {
    const factor = grid.values[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? 1;
    return Number.isNaN(factor) ? 1 : factor;
  };
  const along = (row: number): number => lerp(value(i0, row), value(i0 + 1, row), i - i0);
  return lerp(along(j0), along(j0 + 1), j - j0);
}
