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

test('the finest grid that knows a place answers for it', () => {
  const wide: Terrain = { box: [100, 30, 104, 34], nx: 2, ny: 2, elevation: Float32Array.of(10, 10, 10, 10) };
  const close: Terrain = { box: [101, 31, 102, 32], nx: 2, ny: 2, elevation: Float32Array.of(5, 5, Number.NaN, 5) };
  const grids = finestFirst([wide, close]);
  expect(grids).toEqual([close, wide]);
  expect(elevationAt(grids, 101.75, 31.75)).toBe(5);
  expect(elevationAt(grids, 101.25, 31.25)).toBe(10);
  expect(elevationAt(grids, 103, 33)).toBe(10);
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
