/**
 * Figures of the ground that are one for a whole domain, or a map of them: roughness by what grows and stands there, what drains
 * and soil take. A place has the value of the map's cell it lies in: land uses have edges, and are not blended over them.
 */
import type { EsriGrid } from '../../world/esri-ascii.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Layout } from './ground.ts';

/** A number, or a grid of degrees; NaN on it is where nobody knows. */
export type Spread = number | EsriGrid;

/** The value at a place; NaN outside a map and where it has no data. */
export function spreadAt(spread: Spread, [lon, lat]: LonLat): number {
  if (typeof spread === 'number') return spread;
  const { columns, rows, west, south, cell, values } = spread;
  const [column, row] = [Math.floor((lon - west) / cell), Math.floor(rows - (lat - south) / cell)];
  if (column < 0 || column >= columns || row < 0 || row >= rows) return Number.NaN;
  return values[row * columns + column] as number;
}

/** The values of all cells of a layout; where a map has none stands `otherwise`. */
export function spreadOver(spread: Spread, layout: Layout, otherwise: number): Float64Array {
  const values = new Float64Array(layout.nx * layout.ny);
  if (typeof spread === 'number') return values.fill(spread);
  for (let cell = 0; cell < values.length; cell++) {
    const value = spreadAt(spread, layout.centre(cell));
    values[cell] = Number.isNaN(value) ? otherwise : value;
  }
  return values;
}
