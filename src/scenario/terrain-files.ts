/** The ground of a scenario: the grids that `map.terrain` names, on which hazards stand and flow and which the map shows. */
import { gunzipSync } from 'fflate';
import { readEsriAscii } from '../world/esri-ascii.ts';
import { decodeTerrain, finestFirst, readGridMeta, type Terrain, terrainFromEsri } from '../world/terrain.ts';
import type { Context } from './context.ts';
import type { Path } from './findings.ts';
import type { ScenarioFiles } from './scenario-files.ts';

/** The packed heights beside a grid's `.json`. */
export const packedBeside = (path: string): string => path.replace(/\.json$/, '.dz.gz');

/** Grids by their paths, the finest first. One that cannot be read is told and left out. */
export function readTerrain(context: Context, names: readonly string[]): readonly Terrain[] {
  const found = names.flatMap((name, i) => {
    try {
      return [gridOf(context.files, name)];
    } catch (thrown) {
      const path: Path = ['map', 'terrain', ...(names.length > 1 ? [i] : [])];
      if (!context.files.absent?.(name))
        context.findings.at(path, 'terrain', { found: name, values: { detail: (thrown as Error).message } });
      return [];
    }
  });
  return finestFirst(found);
}

/** A grid is one `.asc`, or a `.json` with its packed heights beside it. */
function gridOf(files: ScenarioFiles, name: string): Terrain {
  const text = files.text(name);
  if (text === undefined) throw new Error('no text can be read');
  if (name.endsWith('.asc')) return terrainFromEsri(readEsriAscii(text));
  const packed = files.bytes(packedBeside(name));
  if (packed === undefined) throw new Error(`${packedBeside(name)} is missing`);
  return decodeTerrain((files.gunzip ?? gunzipSync)(packed), readGridMeta(JSON.parse(text)));
}
