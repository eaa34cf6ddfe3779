/** The ground under a scenario's hazards, and whether it reaches where they need it. */
import { Layout } from '../hazards/flood/ground.ts';
import type { FloodSpec } from '../hazards/flood/spec.ts';
import type { LonLat } from '../world/geo.ts';
import { covers, elevationAt, type Terrain } from '../world/terrain.ts';
import type { Context } from './context.ts';
import type { Hazard } from './scenario.ts';
import { readTerrain } from './terrain-files.ts';

/** Looks a side at which a domain is held against the terrain. */
const LOOKS = 8;

export function readGround(context: Context, hazards: readonly Hazard[], names: readonly string[]): readonly Terrain[] {
  const terrain = readTerrain(context, names);
  // A log whose terrain is not at hand is looked at without it; a grid that cannot be read has been told.
  if (names.length > 0 && terrain.length < names.length) return terrain;
  hazards.forEach((hazard, i) => {
    if (hazard.kind !== 'flood') return;
    const path = ['hazards', i, 'domain', 'box'];
    const bare = latticeOf(hazard.domain.box).find(([lon, lat]) => Number.isNaN(elevationAt(terrain, lon, lat)));
    if (bare !== undefined)
      context.findings.at(path, 'domain-off-terrain', { found: placeText(bare), ...boxesOf(terrain) });
    else if (context.files.absent === undefined) {
      const holes = holesOf(hazard, terrain);
      const [first] = holes;
      if (first !== undefined)
        context.findings.at(path, 'domain-holes', { found: placeText(first), values: { count: holes.length } });
    }
  });
  return terrain;
}

export const placeText = (place: LonLat): string => place.map((degrees) => degrees.toFixed(4)).join(', ');

/** The boxes that the grids of a terrain cover, as what is allowed. */
export const boxesOf = (terrain: readonly Terrain[]): { readonly allowed?: string } =>
  terrain.length === 0 ? {} : { allowed: terrain.map(({ box }) => `[${box.join(', ')}]`).join(' | ') };

function latticeOf([west, south, east, north]: readonly [number, number, number, number]): LonLat[] {
  const steps = Array.from({ length: LOOKS + 1 }, (_, k) => k / LOOKS);
  return steps.flatMap((y) => steps.map((x): LonLat => [west + (east - west) * x, south + (north - south) * y]));
}

/** The middles of all cells of a domain whose ground nobody knows, but for those that a hollow gives a height. */
function holesOf(spec: FloodSpec, terrain: readonly Terrain[]): LonLat[] {
  if (terrain.some((grid) => isWhole(grid, spec.domain.box))) return [];
  const layout = new Layout(spec.domain);
  const hollows = new Set(spec.hollows.map(({ at }) => layout.cell(at)));
  const holes: LonLat[] = [];
  for (let cell = 0; cell < layout.nx * layout.ny; cell++) {
    const middle = layout.centre(cell);
    if (Number.isNaN(elevationAt(terrain, ...middle)) && !hollows.has(cell)) holes.push(middle);
  }
  return holes;
}

/** Whether a grid knows every height in a box: then no place of it need be looked at. */
function isWhole(grid: Terrain, [west, south, east, north]: FloodSpec['domain']['box']): boolean {
  if (!covers(grid, west, south) || !covers(grid, east, north)) return false;
  const { box, nx, ny, elevation } = grid;
  const [across, up] = [(box[2] - box[0]) / nx, (box[3] - box[1]) / ny];
  // A cell more on each side: heights are blended between the middles of cells.
  const [left, right] = [Math.max(0, Math.floor((west - box[0]) / across) - 1), Math.ceil((east - box[0]) / across)];
  const [top, bottom] = [Math.max(0, Math.floor((box[3] - north) / up) - 1), Math.ceil((box[3] - south) / up)];
  for (let row = top; row <= Math.min(bottom, ny - 1); row++)
    for (let column = left; column <= Math.min(right, nx - 1); column++)
      if (Number.isNaN(elevation[row * nx + column])) return false;
  return true;
}
