/**
 * Roads as an author draws them: a GeoJSON collection of lines with a class each, and what keeps one from crossing another
 * (bridge, tunnel). Ferries and sea lanes are lines of the same file. A line with a mistake is told and left out.
 */
import type { Text } from '../../text/words.ts';
import type { LonLat } from '../geo.ts';

/** What a line is: how fast one goes on it, and who may. The last two are water. */
export const WAY_CLASSES = ['motorway', 'trunk', 'primary', 'local', 'ferry', 'sea'] as const;
export type WayClass = (typeof WAY_CLASSES)[number];

export interface RoadLine {
  /** Its own, or `road-<n>` after its place in the file. */
  readonly id: string;
  readonly name?: Text;
  readonly class: WayClass;
  /** Meets others only at its ends. */
  readonly structure?: 'bridge' | 'tunnel';
  /** An underpass or hollow where water gathers. */
  readonly low: boolean;
  /** On a bank or a viaduct: water on the ground beside it does not reach it. */
  readonly raised: boolean;
  readonly lanes?: number;
  /** Highest speed on it, km/h, where it is below what its class allows. */
  readonly speed?: number;
  readonly points: readonly LonLat[];
}

export type RoadFault = 'road-class' | 'road-line' | 'road-id-twice';
export interface Faulty {
  readonly code: RoadFault;
  /** 1-based place in the file of the feature that has it. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
}

interface RawFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** The lines of a file, and what is wrong with it. Throws when it is no GeoJSON collection. */
export function readRoadLines(text: string): { readonly lines: RoadLine[]; readonly faults: Faulty[] } {
  const json = JSON.parse(text) as { readonly type?: unknown; readonly features?: unknown };
  if (json?.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw new Error('a GeoJSON FeatureCollection is wanted');
  const faults: Faulty[] = [];
  const seen = new Set<string>();
  const place = placesOf(text);
  const lines = (json.features as RawFeature[]).flatMap((feature, i) => {
    const own = feature?.properties ?? {};
    const id = typeof own['id'] === 'string' ? own['id'] : `road-${i + 1}`;
    const fault = (code: RoadFault, found: string): [] => {
      faults.push({ code, found, ...place(i) });
      return [];
    };
    const kind = WAY_CLASSES.find((name) => name === own['class']);
    if (kind === undefined) return fault('road-class', String(own['class']));
    const points = pointsOf(feature.geometry);
    if (points === undefined) return fault('road-line', id);
    if (seen.has(id)) return fault('road-id-twice', id);
    seen.add(id);
    return [lineOf(id, kind, own, points)];
  });
  return { lines, faults };
}

function lineOf(id: string, kind: WayClass, own: Readonly<Record<string, unknown>>, points: LonLat[]): RoadLine {
  const { name, en, lanes, speed } = own;
  const zh = typeof name === 'string' && name !== '' ? name : undefined;
  const structure = own['bridge'] === true ? 'bridge' : own['tunnel'] === true ? 'tunnel' : undefined;
  return {
    id,
    class: kind,
    low: own['low'] === true,
    raised: own['raised'] === true || structure !== undefined,
    points,
    ...(zh === undefined ? {} : { name: { zh, en: typeof en === 'string' ? en : zh } }),
    ...(structure === undefined ? {} : { structure }),
    ...(typeof lanes === 'number' && lanes > 0 ? { lanes } : {}),
    ...(typeof speed === 'number' && speed > 0 ? { speed } : {}),
  };
}

function pointsOf(geometry: RawFeature['geometry']): LonLat[] | undefined {
  if (geometry?.type !== 'LineString' || !Array.isArray(geometry.coordinates)) return undefined;
  const points = geometry.coordinates as unknown[];
  const fine = points.every(
    (at) =>
      Array.isArray(at) &&
      typeof at[0] === 'number' &&
      typeof at[1] === 'number' &&
      Math.abs(at[0]) <= 180 &&
      Math.abs(at[1]) <= 85,
  );
  return fine && points.length >= 2
    ? (points as number[][]).map(([lon = 0, lat = 0]): LonLat => [lon, lat])
    : undefined;
}

/** Where the features stand in the text: at the word by which GeoJSON calls one. */
function placesOf(text: string): (feature: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (feature) => {
    starts ??= Array.from(text.matchAll(/"Feature"/g), ({ index }) => index);
    const before = text.slice(0, starts[feature] ?? 0);
    return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  };
}
