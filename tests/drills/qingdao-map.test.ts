import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { namesOf } from '../../src/ui/map/ground/names.ts';
import { Projection } from '../../src/ui/map/projection.ts';
import { readBasemap } from '../../src/world/basemap.ts';
import { inPolygon, type LonLat } from '../../src/world/geo.ts';
import {
  decodeTerrain,
  elevationAt,
  elevationIn,
  finestFirst,
  readGridMeta,
  type Terrain,
} from '../../src/world/terrain.ts';

const folder = new URL('../../scenarios/qingdao-2022/map/', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const grid = (name: string): Terrain =>
  decodeTerrain(gunzipSync(readFileSync(new URL(`${name}.dz.gz`, folder))), readGridMeta(json(`${name}.json`)));

const map = readBasemap(json('basemap.topojson'));
const [wide, close] = [grid('dem_wide_250m'), grid('dem_close_50m')];

const onLand = (at: LonLat): boolean => map.land.some(({ areas }) => areas.some((rings) => inPolygon(at, rings)));
const top = ({ elevation }: Terrain): number => elevation.reduce((highest, height) => Math.max(highest, height));

test('every layer of the map is there', () => {
  const sizes = Object.entries(map).map(([layer, features]: [string, readonly unknown[]]) => [layer, features.length]);
  expect(Object.fromEntries(sizes)).toEqual({
    land: 19,
    inlandWater: 68,
    rivers: 19,
    roads: 14,
    districts: 10,
    places: 147,
  });
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

test('roads, waters and districts say what they are', () => {
  expect(map.roads.filter(({ structure }) => structure === 'tunnel').map(({ name }) => name)).toEqual(['胶州湾隧道']);
  expect(map.roads.filter((road) => road.class === 'rail')).toHaveLength(3);
  expect(map.inlandWater.filter(({ kind }) => kind === 'reservoir').map(({ name }) => name)).toContain('崂山水库');
  expect(map.districts.every(({ schematic }) => schematic)).toBe(true);
  expect(map.rivers.find(({ name }) => name === '大沽河')?.rank).toBe(1);
});

test('the map names what people know by name, once', () => {
  const texts = namesOf(map, new Projection([120.4, 36.2]), 'zh').map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['青岛', '胶州湾', '黄海', '北宅', '黄岛区', '▴ 崂山巨峰 1133']));
  for (const romanised of ['Shazikou', 'Jimo', 'Jiaozhou']) expect(texts).not.toContain(romanised);
});

test('the highest mountain has its height, the mouth of the bay lies deep', () => {
  expect(close.elevation).toHaveLength(1434 * 1332);
  expect(top(close)).toBeCloseTo(1132.7, 1);
  expect(top(wide)).toBeCloseTo(1135.6, 1);
  expect(elevationIn(close, 120.27, 36.04)).toBeLessThan(-20);
  expect(elevationIn(wide, 121.1, 35.6)).toBeLessThan(-30);
});

test('the close grid answers in the city, the wide one beyond', () => {
  const grids = finestFirst([wide, close]);
  expect(grids[0]).toBe(close);
  expect(elevationAt(grids, 120.6, 36.2)).toBe(elevationIn(close, 120.6, 36.2));
  expect(elevationAt(grids, 119.6, 35.7)).toBe(elevationIn(wide, 119.6, 35.7));
});

test('terrain and coast agree: towns stand above the sea, the sea lies below it', () => {
  const grids = finestFirst([wide, close]);
  for (const { name, at, kind } of map.places) {
    if (kind === 'district') expect(elevationAt(grids, ...at), name).toBeGreaterThan(0);
    if (kind === 'sea') expect(elevationAt(grids, ...at), name).toBeLessThan(0);
  }
});
