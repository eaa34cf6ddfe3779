/**
 * The base map: the lines, areas and names a scenario brings, as plain layers with typed properties. Read from one
 * TopoJSON topology whose objects carry the names of the layers, or from GeoJSON collections. WGS-84 degrees throughout.
 * Unknown properties are left out; a feature without what its layer needs is an error that names it.
 */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { LonLat } from './geo.ts';

/** A closed line; the first ring of an area is its outside, the others are holes. */
export type Rings = readonly (readonly LonLat[])[];

export interface LandArea {
  readonly kind: 'mainland' | 'island';
  readonly name?: string;
  readonly areas: readonly Rings[];
}
export interface WaterArea {
  readonly kind: 'reservoir' | 'water';
  readonly name?: string;
  readonly areas: readonly Rings[];
}
/** `rank` 1 is a main river, 3 a stream. */
export interface River {
  readonly name?: string;
  readonly rank: 1 | 2 | 3;
  readonly lines: readonly (readonly LonLat[])[];
}
export const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'rail'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];
export interface Road {
  readonly name?: string;
  readonly class: RoadClass;
  readonly structure?: 'bridge' | 'tunnel';
  readonly lines: readonly (readonly LonLat[])[];
}
export interface District {
  readonly name: string;
  /** Drawn for orientation only, not a legal boundary. */
  readonly schematic: boolean;
  readonly areas: readonly Rings[];
}
export const PLACE_KINDS = ['city', 'district', 'town', 'airport', 'port', 'island', 'village', 'peak', 'sea'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export interface Place {
  readonly name: string;
  readonly en?: string;
  readonly kind: PlaceKind;
  readonly at: LonLat;
  /** 1 is the greatest of its kind. */
  readonly rank?: number;
  /** Height of a summit, m. */
  readonly height?: number;
}

export interface Basemap {
  readonly land: readonly LandArea[];
  readonly inlandWater: readonly WaterArea[];
  readonly rivers: readonly River[];
  readonly roads: readonly Road[];
  readonly districts: readonly District[];
  readonly places: readonly Place[];
}

export const EMPTY_BASEMAP: Basemap = { land: [], inlandWater: [], rivers: [], roads: [], districts: [], places: [] };

/** The names a layer may have in a file. */
const LAYER_NAMES: Readonly<Record<keyof Basemap, readonly string[]>> = {
  land: ['land'],
  inlandWater: ['inland_water', 'inlandWater', 'lakes'],
  rivers: ['rivers'],
  roads: ['roads'],
  districts: ['districts', 'districts_schematic'],
  places: ['places'],
};

type Properties = Readonly<Record<string, unknown>>;
type Reader<T> = (properties: Properties, geometry: Geometry, where: string) => T;

/**
 * Reads a parsed TopoJSON topology, or a GeoJSON collection whose features say their `layer`. Layers that are absent are
 * empty. Throws when it is neither, or when a feature lacks what its layer needs.
 */
export function readBasemap(json: unknown): Basemap {
  const type = (json as { type?: unknown } | null)?.type;
  if (type === 'Topology') return fromTopology(json as Topology);
  if (type === 'FeatureCollection') return fromCollection(json as FeatureCollection);
  throw new Error(
    `basemap: the file is ${type === undefined ? 'no GeoJSON or TopoJSON' : `a ${String(type)}, not a Topology or FeatureCollection`}`,
  );
}

function fromTopology(topology: Topology): Basemap {
  return collect((names) => {
    const name = names.find((candidate) => Object.hasOwn(topology.objects, candidate));
    if (name === undefined) return [];
    const read = feature(topology, topology.objects[name] as GeometryCollection);
    return read.features as Feature[];
  });
}

function fromCollection({ features }: FeatureCollection): Basemap {
  const layerOf = ({ properties }: Feature): string => String(properties?.['layer']);
  const known = Object.values(LAYER_NAMES).flat();
  const strange = features.findIndex((one) => !known.includes(layerOf(one)));
  if (strange >= 0) {
    const layer = layerOf(features[strange] as Feature);
    throw new Error(`basemap: features[${strange}] has the layer ${layer}; known are ${known.join(', ')}`);
  }
  return collect((names) => features.filter((one) => names.includes(layerOf(one))));
}

function collect(featuresOf: (names: readonly string[]) => readonly Feature[]): Basemap {
  const layer = <T>(name: keyof Basemap, reader: Reader<T>): T[] =>
    featuresOf(LAYER_NAMES[name]).map(({ properties, geometry }, i) =>
      reader(properties ?? {}, geometry, `${name}[${i}]`),
    );
  return {
    land: layer('land', readLand),
    inlandWater: layer('inlandWater', readWater),
    rivers: layer('rivers', readRiver),
    roads: layer('roads', readRoad),
    districts: layer('districts', readDistrict),
    places: layer('places', readPlace),
  };
}

const readLand: Reader<LandArea> = (properties, geometry, where) => ({
  kind: properties['kind'] === 'island' ? 'island' : 'mainland',
  ...named(properties),
  areas: areasOf(geometry, where),
});

const readWater: Reader<WaterArea> = (properties, geometry, where) => ({
  kind: properties['kind'] === 'reservoir' ? 'reservoir' : 'water',
  ...named(properties),
  areas: areasOf(geometry, where),
});

const readRiver: Reader<River> = (properties, geometry, where) => {
  const rank = properties['rank'];
  return { ...named(properties), rank: rank === 1 || rank === 2 ? rank : 3, lines: linesOf(geometry, where) };
};

const readRoad: Reader<Road> = (properties, geometry, where) => {
  const { class: said, structure } = properties as { class?: unknown; structure?: unknown };
  const known = ROAD_CLASSES.find((name) => name === said);
  if (!known) throw new Error(`basemap: ${where} has class ${String(said)}; known are ${ROAD_CLASSES.join(', ')}`);
  return {
    ...named(properties),
    class: known,
    ...(structure === 'bridge' || structure === 'tunnel' ? { structure } : {}),
    lines: linesOf(geometry, where),
  };
};

const readDistrict: Reader<District> = (properties, geometry, where) => ({
  name: needName(properties, where),
  schematic: properties['schematic'] === true,
  areas: areasOf(geometry, where),
});

const readPlace: Reader<Place> = (properties, geometry, where) => {
  if (geometry.type !== 'Point') throw new Error(`basemap: ${where} is a ${geometry.type}, not a Point`);
  const { en, kind, rank, ele } = properties;
  return {
    name: needName(properties, where),
    ...(typeof en === 'string' ? { en } : {}),
    // Gazetteers do not say how big a place is: what has no known kind is a village.
    kind: PLACE_KINDS.find((name) => name === kind) ?? 'village',
    at: lonLat(geometry.coordinates, where),
    ...(typeof rank === 'number' ? { rank } : {}),
    ...(typeof ele === 'number' ? { height: ele } : {}),
  };
};

const named = (properties: Properties): { name?: string } => {
  const name = properties['name'];
  return typeof name === 'string' && name !== '' ? { name } : {};
};

function needName(properties: Properties, where: string): string {
  const { name } = named(properties);
  if (name === undefined) throw new Error(`basemap: ${where} has no name`);
  return name;
}

function lonLat(position: Position, where: string): LonLat {
  const [lon, lat] = position;
  if (lon === undefined || lat === undefined || !(Math.abs(lon) <= 360 && Math.abs(lat) <= 90)) {
    throw new Error(`basemap: ${where} has the position ${String(lon)}, ${String(lat)}, which is not in degrees`);
  }
  return [lon, lat];
}

const line = (positions: readonly Position[], where: string): readonly LonLat[] =>
  positions.map((position) => lonLat(position, where));

function areasOf(geometry: Geometry, where: string): readonly Rings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map((ring) => line(ring, where))];
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates.map((area) => area.map((ring) => line(ring, where)));
  throw new Error(`basemap: ${where} is a ${geometry.type}, not a Polygon`);
}

function linesOf(geometry: Geometry, where: string): readonly (readonly LonLat[])[] {
  if (geometry.type === 'LineString') return [line(geometry.coordinates, where)];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map((part) => line(part, where));
  throw new Error(`basemap: ${where} is a ${geometry.type}, not a LineString`);
}
