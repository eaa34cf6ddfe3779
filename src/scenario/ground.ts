/** The ground under a scenario's hazards, and whether it reaches where they need it. */
import type { LonLat } from '../world/geo.ts';
import { elevationAt, type Terrain } from '../world/terrain.ts';
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
    const bare = latticeOf(hazard.domain.box).find(([lon, lat]) => Number.isNaN(elevationAt(terrain, lon, lat)));
    if (bare !== undefined)
      context.findings.at(['hazards', i, 'domain', 'box'], 'domain-off-terrain', {
        found: bare.map((degrees) => degrees.toFixed(4)).join(', '),
      });
  });
  return terrain;
}

function latticeOf([west, south, east, north]: readonly [number, number, number, number]): LonLat[] {
  const steps = Array.from({ length: LOOKS + 1 }, (_, k) => k / LOOKS);
  return steps.flatMap((y) => steps.map((x): LonLat => [west + (east - west) * x, south + (north - south) * y]));
}
