import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readEsriAscii, writeEsriAscii } from './esri-ascii.ts';
import {
  covers,
  decodeTerrain,
  elevationAt,
  elevationIn,
  finestFirst,
  type GridMeta,
  readGridMeta,
  type Terrain,
  terrainFromEsri,
} from './terrain.ts';

const folder = new URL('../../scenarios/qingdao-2022/map/', import.meta.url);

function load(name: string): Terrain {
  const meta = readGridMeta(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
  return decodeTerrain(gunzipSync(readFileSync(new URL(`${name}.dz.gz`, folder))), meta);
}

const wide = load('dem_wide_250m');
const close = load('dem_close_50m');
const summits: { name: string; at: [number, number]; height: number }[] = JSON.parse(
  readFileSync(new URL('peaks.geojson', folder), 'utf8'),
).features.map(
  ({
    properties,
    geometry,
  }: {
    properties: { name: string; ele: number };
    geometry: { coordinates: [number, number] };
  }) => ({
    name: properties.name,
    at: geometry.coordinates,
    height: properties.ele,
  }),
);

/** Encodes heights in decimetres as the file format does, to test decoding against something written apart from it. */
function encode(rows: readonly (readonly number[])[]): { planes: Uint8Array; meta: GridMeta } {
  const [ny, nx] = [rows.length, rows[0]?.length ?? 0];
  const planes = new Uint8Array(2 * nx * ny);
  for (const [j, row] of rows.entries()) {
    for (const [i, height] of row.entries()) {
      const before = i > 0 ? row[i - 1]! : (rows[j - 1]?.[0] ?? 0);
      const delta = height - before;
      const zigzag = delta < 0 ? -2 * delta - 1 : 2 * delta;
      planes[j * nx + i] = zigzag & 255;
      planes[nx * ny + j * nx + i] = zigzag >> 8;
    }
  }
  return { planes, meta: { bbox: [0, 0, nx, ny], nx, ny, unit: 'dm' } };
}

test('a grid comes back as it was written, below the sea and above', () => {
  const heights = [
    [0, -576, 11327],
    [5, 5, -1],
    [-400, 32, 0],
  ];
  const { planes, meta } = encode(heights);
  expect(Array.from(decodeTerrain(planes, meta).elevation)).toEqual(heights.flat().map((dm) => Math.fround(dm / 10)));
});

test('heights between cell centres are bilinear, at the edge the edge cells answer, outside nothing is known', () => {
  const { planes, meta } = encode([
    [0, 100],
    [200, 300],
  ]);
  const grid = decodeTerrain(planes, meta);
  expect(elevationIn(grid, 0.5, 1.5)).toBe(0);
  expect(elevationIn(grid, 1, 1)).toBe(15);
  expect(elevationIn(grid, 1.25, 0.5)).toBe(27.5);
  expect(elevationIn(grid, 2, 0)).toBe(30);
  expect(elevationIn(grid, 2.01, 1)).toBeNaN();
  expect(covers(grid, 2, 2)).toBe(true);
});

test('Laoshan stands 1132.7 m above the sea, the mouth of the bay lies more than 20 m below it', () => {
  expect(close.elevation).toHaveLength(1434 * 1332);
  expect(close.elevation.reduce((top, height) => Math.max(top, height))).toBeCloseTo(1132.7, 1);
  expect(elevationIn(close, 120.622, 36.17)).toBeGreaterThan(1000);
  expect(wide.elevation.reduce((top, height) => Math.max(top, height))).toBeCloseTo(1135.6, 1);
  expect(elevationIn(close, 120.27, 36.04)).toBeLessThan(-20);
  expect(elevationIn(wide, 121.1, 35.6)).toBeLessThan(-30);
});

test('the highest ground near each great summit is within 6 m of its published height', () => {
  // Their neighbours in the file are ridges and shoulders, which a higher ridge may swallow.
  for (const name of ['崂山巨峰', '小珠山']) {
    const summit = summits.find((peak) => peak.name === name);
    if (!summit) throw new Error(`${name} is gone from peaks.geojson`);
    const [lon, lat] = summit.at;
    let top = 0;
    for (let i = -20; i <= 20; i += 1)
      for (let j = -20; j <= 20; j += 1) top = Math.max(top, elevationIn(wide, lon + i / 2000, lat + j / 2000));
    expect(Math.abs(top - summit.height), name).toBeLessThan(6);
  }
});

test('the finest grid that knows a place answers for it', () => {
  const grids = finestFirst([wide, close]);
  expect(grids).toEqual([close, wide]);
  expect(elevationAt(grids, 120.6, 36.2)).toBe(elevationIn(close, 120.6, 36.2));
  expect(elevationAt(grids, 119.6, 35.7)).toBe(elevationIn(wide, 119.6, 35.7));
  expect(elevationAt(grids, 110, 30)).toBeNaN();
});

test.each([
  [{ bbox: [0, 0, 1], nx: 2, ny: 2, unit: 'dm' }, 'bbox must be'],
  [{ bbox: [1, 0, 0, 1], nx: 2, ny: 2, unit: 'dm' }, 'encloses nothing'],
  [{ bbox: [0, 0, 1, 1], nx: 2.5, ny: 2, unit: 'dm' }, 'nx 2.5'],
  [{ bbox: [0, 0, 1, 1], nx: 2, ny: 2, unit: 'feet' }, 'unit feet'],
  [null, 'bbox must be'],
])('a grid described as %j is refused', (json, reason) => expect(() => readGridMeta(json)).toThrow(reason));

test('bytes that do not fit the grid are refused', () => {
  const { planes, meta } = encode([
    [0, 1],
    [2, 3],
  ]);
  expect(() => decodeTerrain(planes.subarray(1), meta)).toThrow('need 8 bytes, there are 7');
});

test('an ESRI grid in degrees is a terrain, its gaps unknown', () => {
  const grid = readEsriAscii(
    'NCOLS 2\nnrows 2\nxllcenter 120.5\nyllcorner 36\ncellsize 1\nNODATA_value -1\n3 4\n-1 6\n',
  );
  const terrain = terrainFromEsri(grid);
  expect(terrain.box).toEqual([120, 36, 122, 38]);
  expect(elevationIn(terrain, 120.5, 37.5)).toBe(3);
  expect(elevationIn(terrain, 120.5, 36.5)).toBeNaN();
  expect(readEsriAscii(writeEsriAscii(grid))).toEqual(grid);
});

test.each([
  ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n', 'promises 2 values, the file has 3'],
  ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 x\n', 'value 2 is "x"'],
  ['ncols 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n', 'no number for nrows'],
  ['ncols 2\nnrows 1\nxllcorner 500000\nyllcorner 4000000\ncellsize 10\n1 2\n', 'not in degrees'],
])('a spoilt ESRI grid says what is wrong', (text, reason) => {
  expect(() => terrainFromEsri(readEsriAscii(text))).toThrow(reason);
});
