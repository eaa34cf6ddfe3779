import { describe, expect, test } from 'vitest';
import { clip, coastOf, dash, extent, length, middle, once, scaled, simplify, smoothRing } from './geometry.ts';

const square = [0, 0, 100, 0, 100, 100, 0, 100, 0, 0];
const far = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };

test('the extent is the smallest box around all lines', () => {
  expect(extent([square, [300, -50]])).toEqual({ left: 0, top: -50, right: 300, bottom: 100 });
  expect(extent([])).toBeUndefined();
});

describe('smoothing', () => {
  test('cuts the corners and keeps the middles of the sides', () => {
    const smooth = smoothRing(square, far, 1);
    expect(smooth).toEqual([25, 0, 75, 0, 100, 25, 100, 75, 75, 100, 25, 100, 0, 75, 0, 25, 25, 0]);
    expect(smoothRing(square, far)).toHaveLength(2 * 17);
  });

  test('leaves the corners of the data where they are, or the land would lose them', () => {
    const box = { left: 0, top: 0, right: 1000, bottom: 1000 };
    const smooth = smoothRing([0, 0, 1000, 0, 500, 500, 0, 1000, 0, 0], box, 1);
    const points = Array.from({ length: smooth.length / 2 }, (_, i) => `${smooth[2 * i]},${smooth[2 * i + 1]}`);
    expect(points).toEqual(expect.arrayContaining(['0,0', '1000,0', '0,1000']));
    expect(points).not.toContain('500,500');
  });
});

test('the edge of the data is no coast', () => {
  const box = { left: 0, top: 0, right: 1000, bottom: 1000 };
  expect(coastOf([0, 0, 1000, 0, 500, 500, 0, 1000, 0, 0], box)).toEqual([[1000, 0, 500, 500, 0, 1000]]);
});

test('clipping keeps the segments that may be seen, whole', () => {
  const line = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0];
  expect(clip(line, { left: 12, top: -1, right: 18, bottom: 1 })).toEqual([[10, 0, 20, 0]]);
  expect(clip(line, { left: 12, top: 5, right: 18, bottom: 9 })).toEqual([]);
});

test('a border that two areas share is drawn once, a border that is coast not at all', () => {
  const [left, right] = [
    [0, 0, 10, 0, 10, 10, 0, 10, 0, 0],
    [10, 0, 20, 0, 20, 10, 10, 10, 10, 0],
  ];
  const coast = [20, 10, 20, 0, 10, 0];
  expect(once([left, right], [coast])).toEqual([left, [20, 10, 10, 10]]);
});

describe('dashes', () => {
  test('are as long as asked, also around a bend', () => {
    const dashes = dash([0, 0, 10, 0, 10, 10], 6, 2);
    expect(dashes).toEqual([
      [0, 0, 6, 0],
      [8, 0, 10, 0, 10, 4],
      [10, 6, 10, 10],
    ]);
    expect(dashes.map(length)).toEqual([6, 6, 4]);
  });

  test('of a line shorter than one are the line', () => expect(dash([0, 0, 3, 4], 6, 2)).toEqual([[0, 0, 3, 4]]));
});

test('half way along a line is by length, not by points', () => {
  expect(middle([0, 0, 1, 0, 2, 0, 10, 0])).toEqual({ x: 5, y: 0 });
  expect(middle([1, 1, 1, 1])).toBeUndefined();
});

test('a simplified line is nowhere farther off than its tolerance, and a ring stays a ring', () => {
  const wave = Array.from({ length: 101 }, (_, i) => [i, 10 * Math.sin(i / 8)]).flat();
  const less = simplify(wave, 0.5);
  expect(less.length).toBeLessThan(wave.length / 3);
  for (let i = 0; i < wave.length; i += 2) {
    const off = Array.from({ length: less.length / 2 - 1 }, (_, s) =>
      distanceTo(less.slice(2 * s, 2 * s + 4), wave[i]!, wave[i + 1]!),
    );
    expect(Math.min(...off)).toBeLessThanOrEqual(0.5 + 1e-9);
  }
  expect(simplify(square, 1)).toEqual(square);
  expect(scaled([1, 2], 3)).toEqual([3, 6]);
});

/** Distance of a point from a segment. */
function distanceTo([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], x: number, y: number): number {
  const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const share = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared));
  return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0));
}
