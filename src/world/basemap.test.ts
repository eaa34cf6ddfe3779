import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Basemap, readBasemap } from './basemap.ts';
import { inPolygon, type LonLat } from './geo.ts';

const file = new URL('../../scenarios/qingdao-2022/map/basemap.topojson', import.meta.url);
const map = readBasemap(JSON.parse(readFileSync(file, 'utf8')));

const onLand = (at: LonLat): boolean => map.land.some(({ areas }) => areas.some((rings) => inPolygon(at, rings)));

test('every layer of the Qingdao map is there', () => {
  const sizes = Object.fromEntries(
    Object.entries(map).map(([layer, features]: [string, readonly unknown[]]) => [layer, features.length]),
  );
  expect(sizes).toEqual({ land: 19, inlandWater: 68, rivers: 19, roads: 14, districts: 10, places: 147 });
});

test('the coast is where it is: towns on land, the bay and the open sea off it', () => {
  expect(onLand([120.447, 36.389])).toBe(true);
  expect(onLand([120.166, 35.772])).toBe(true);
  expect(onLand([120.24, 36.128])).toBe(false);
  expect(onLand([121, 35.8])).toBe(false);
  const towns = map.places.filter(({ kind }) => kind === 'town' || kind === 'district');
  // A harbour at the head of a cove that segments of 0.8 km cut off.
  expect(towns.filter(({ at }) => !onLand(at)).map(({ name }) => name)).toEqual(['沙子口']);
});

test('properties are typed, and absent where the file has none', () => {
  expect(map.roads.filter(({ structure }) => structure === 'tunnel').map(({ name }) => name)).toEqual(['胶州湾隧道']);
  expect(map.roads.filter((road) => road.class === 'rail')).toHaveLength(3);
  expect(map.inlandWater.filter(({ kind }) => kind === 'reservoir').map(({ name }) => name)).toContain('崂山水库');
  expect(map.land.filter(({ kind }) => kind === 'mainland')).toHaveLength(1);
  expect(Object.hasOwn(map.land[0] ?? {}, 'name')).toBe(false);
  expect(map.districts.every(({ schematic }) => schematic)).toBe(true);
  expect(map.rivers.find(({ name }) => name === '大沽河')?.rank).toBe(1);
});

test('places have names people read: seas, summits with their height, villages in Chinese where known', () => {
  const place = (name: string) => map.places.find((candidate) => candidate.name === name);
  expect(place('胶州湾')).toMatchObject({ kind: 'sea', rank: 2 });
  expect(place('崂山巨峰')).toMatchObject({ kind: 'peak', height: 1132.7 });
  expect(place('北宅')).toMatchObject({ kind: 'village', en: 'Beizhai' });
});

test('a GeoJSON collection whose features say their layer is the same as a topology', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [120, 36],
      [120.1, 36.1],
    ],
  };
  const read: Basemap = readBasemap({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { layer: 'roads', class: 'trunk' }, geometry: line },
      {
        type: 'Feature',
        properties: { layer: 'rivers' },
        geometry: { type: 'MultiLineString', coordinates: [line.coordinates] },
      },
      { type: 'Feature', properties: { layer: 'elsewhere' }, geometry: line },
    ],
  });
  expect(read.roads).toEqual([{ class: 'trunk', lines: [line.coordinates] }]);
  expect(read.rivers).toEqual([{ rank: 3, lines: [line.coordinates] }]);
  expect(read.land).toEqual([]);
});

test.each([
  [{ type: 'Feature' }, 'a Feature, not a Topology'],
  [null, 'no GeoJSON'],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'roads', class: 'alley' }, geometry: { type: 'LineString', coordinates: [] } }],
    },
    'roads[0] has class alley',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'places' }, geometry: { type: 'Point', coordinates: [120, 36] } }],
    },
    'places[0] has no name',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [
        { properties: { layer: 'places', name: 'x' }, geometry: { type: 'Point', coordinates: [522000, 4e6] } },
      ],
    },
    'not in degrees',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'land' }, geometry: { type: 'Point', coordinates: [120, 36] } }],
    },
    'land[0] is a Point',
  ],
])('a map that cannot be read says why', (json, reason) => expect(() => readBasemap(json)).toThrow(reason));
