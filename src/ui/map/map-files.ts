/** The files of a scenario's map, fetched and read: its base map and its terrain grids. */
import { type Basemap, EMPTY_BASEMAP, readBasemap } from '../../world/basemap.ts';
import { readEsriAscii } from '../../world/esri-ascii.ts';
import { decodeTerrain, readGridMeta, type Terrain, terrainFromEsri } from '../../world/terrain.ts';
import type { ScenarioView } from '../session.ts';

export interface MapFiles {
  readonly basemap: Basemap;
  readonly terrains: readonly Terrain[];
  /** Whose data the map is, when its file says so. */
  readonly credits: readonly string[];
  /** What could not be read, for people; the rest is there. */
  readonly problems: readonly string[];
}

/**
 * Reads what the scenario names below `base` (an address ending in `/`). A file that is missing or broken costs only
 * itself. `onShare` is told the share of files that have come.
 */
export async function loadMap(
  map: ScenarioView['map'],
  base: string,
  onShare: (share: number) => void,
): Promise<MapFiles> {
  const total = map.terrain.length + (map.file === undefined ? 0 : 1);
  const problems: string[] = [];
  let done = 0;
  const attempt = async <T>(file: string, read: (address: string) => Promise<T>): Promise<T | undefined> => {
    try {
      return await read(new URL(file, base).href);
    } catch (error) {
      problems.push(`${file} (${error instanceof Error ? error.message : String(error)})`);
      return undefined;
    } finally {
      done += 1;
      onShare(done / total);
    }
  };
  const [drawn, terrains] = await Promise.all([
    map.file === undefined ? undefined : attempt(map.file, readDrawn),
    Promise.all(map.terrain.map((file) => attempt(file, readTerrain))),
  ]);
  return {
    basemap: drawn?.basemap ?? EMPTY_BASEMAP,
    credits: drawn?.credits ?? [],
    terrains: terrains.filter((terrain) => terrain !== undefined),
    problems,
  };
}

async function get(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function readDrawn(address: string): Promise<Pick<MapFiles, 'basemap' | 'credits'>> {
  const json = (await (await get(address)).json()) as { readonly attribution?: unknown } | null;
  const said = json?.attribution;
  const lines = Array.isArray(said) ? said : [said];
  return { basemap: readBasemap(json), credits: lines.filter((line) => typeof line === 'string') };
}

/** A grid is one `.asc`, or a `.json` with its packed cells beside it. */
async function readTerrain(address: string): Promise<Terrain> {
  if (address.endsWith('.asc')) return terrainFromEsri(readEsriAscii(await (await get(address)).text()));
  const [meta, packed] = await Promise.all([get(address), get(address.replace(/\.json$/, '.dz.gz'))]);
  return decodeTerrain(await unpacked(packed), readGridMeta(await meta.json()));
}

async function unpacked(answer: Response): Promise<Uint8Array> {
  if (!answer.body) throw new Error('empty');
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
