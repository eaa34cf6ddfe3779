import { describe, expect, test } from 'vitest';
import type { Terrain } from '../../../world/terrain.ts';
import { rgb } from '../../look/colour.ts';
import { THEMES } from '../../look/tokens.ts';
import { Projection } from '../projection.ts';
import { light, type Picture, paintLand, paintSea } from './relief-shade.ts';

const projection = new Projection([120, 36]);
const { ground } = THEMES.dark;

function terrain(nx: number, ny: number, height: (column: number, row: number) => number): Terrain {
  const elevation = Float32Array.from({ length: nx * ny }, (_, i) => height(i % nx, Math.floor(i / nx)));
  return { box: [120, 36, 120 + nx / 1000, 36 + ny / 1000], nx, ny, elevation };
}

function run(work: Generator<number, Picture>): Picture {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const pixel = ({ pixels, width }: Picture, column: number, row: number): number[] =>
  Array.from(pixels.subarray(4 * (row * width + column), 4 * (row * width + column) + 4));

describe('light', () => {
  test('is 1 on the plain', () => expect(light(0, 0)).toBe(1));
  test('is more on slopes that face north-west, less on those that turn away', () => {
    expect(light(0.2, 0.2)).toBeGreaterThan(1.2);
    expect(light(-0.2, -0.2)).toBeLessThan(0.7);
    expect(light(0.2, -0.2)).toBeGreaterThan(light(-0.2, -0.2));
  });
  test('is never below darkness', () => expect(light(-9, -9)).toBe(0));
});

describe('the land', () => {
  test('has the low colour on the plain and the high one on the heights', () => {
    expect(
      pixel(
        run(
          paintLand(
            terrain(4, 4, () => 0),
            projection,
            ground,
            0,
          ),
        ),
        2,
        2,
      ),
    ).toEqual([...rgb(ground.land[0]), 255]);
    expect(
      pixel(
        run(
          paintLand(
            terrain(4, 4, () => 900),
            projection,
            ground,
            0,
          ),
        ),
        2,
        2,
      ),
    ).toEqual([...rgb(ground.land[2]), 255]);
  });

  test('under the sea is flat: the coast is drawn, not shaded', () => {
    const shelf = run(
      paintLand(
        terrain(8, 8, (column) => -5 * column),
        projection,
        ground,
        0,
      ),
    );
    expect(pixel(shelf, 5, 5)).toEqual([...rgb(ground.land[0]), 255]);
  });

  test('is never darker nor brighter than its clamps', () => {
    const cliff = run(
      paintLand(
        terrain(8, 8, (column, row) => (column + row > 8 ? 0 : 700)),
        projection,
        ground,
        0,
      ),
    );
    const [least] = ground.shade;
    for (let i = 0; i < 64; i += 1)
      expect(cliff.pixels[4 * i]!).toBeGreaterThanOrEqual(Math.floor(rgb(ground.land[0])[0] * least));
  });

  test('fades towards the edge of its grid, and stays premultiplied', () => {
    const faded = run(
      paintLand(
        terrain(40, 40, () => 0),
        projection,
        ground,
        10,
      ),
    );
    expect(pixel(faded, 20, 20)[3]).toBe(255);
    const [red, , , alpha] = pixel(faded, 0, 20) as [number, number, number, number];
    expect(alpha).toBeLessThan(20);
    expect(red).toBeLessThanOrEqual(alpha);
  });
});

test('the sea is shallow at the shore and deep at 32 m', () => {
  const sea = run(
    paintSea(
      terrain(4, 4, (column) => (column < 2 ? 0 : -60)),
      projection,
      ground,
      0,
    ),
  );
  expect(pixel(sea, 0, 1)).toEqual([...rgb(ground.sea[0]), 255]);
  expect(pixel(sea, 3, 1)).toEqual([...rgb(ground.sea[1]), 255]);
});

test('rows lie by Mercator: a ridge is drawn at its own latitude on a tall map', () => {
  const ny = 400;
  const tall: Terrain = { ...terrain(4, ny, (_, row) => (row === 100 ? 800 : 0)), box: [120, 30, 120.01, 50] };
  const picture = run(paintLand(tall, projection, { ...ground, shade: [1, 1] }, 0));
  const lat = 50 - (20 * 100.5) / ny;
  const { top, bottom } = picture.box;
  const expected = Math.floor(((projection.y(lat) - top) / (bottom - top)) * ny);
  const brightest = Array.from({ length: ny }, (_, row) => pixel(picture, 1, row)[0]!).reduce(
    (best, red, row, all) => (red > all[best]! ? row : best),
    0,
  );
  expect(Math.abs(brightest - expected)).toBeLessThanOrEqual(1);
  expect(Math.abs(brightest - 100)).toBeGreaterThan(5);
});

test('a grid that knows nothing is flat, not black', () => {
  const gap = run(
    paintLand(
      terrain(4, 4, () => Number.NaN),
      projection,
      ground,
      0,
    ),
  );
  expect(pixel(gap, 2, 2)).toEqual([...rgb(ground.land[0]), 255]);
});
