import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LonLat } from './geo.ts';
import {
  alongPath,
  bearing,
  between,
  compass,
  destination,
  distance,
  EARTH_RADIUS,
  inPolygon,
  inRing,
  pathLength,
} from './geo.ts';

const place = fc.tuple(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
const square: LonLat[] = [
  [120, 36],
  [121, 36],
  [121, 37],
  [120, 37],
];

describe('distance and bearing', () => {
  test('a degree of latitude is 111.195 km on the mean sphere', () => {
    expect(distance([120, 36], [120, 37])).toBeCloseTo(111_195.08, 1);
  });

  test('the pole is a quarter of the great circle away and lies due north', () => {
    expect(distance([17, 0], [0, 90])).toBeCloseTo((EARTH_RADIUS * Math.PI) / 2, 3);
    expect(bearing([120, 36], [120, 40])).toBe(0);
    expect(bearing([120, 0], [121, 0])).toBeCloseTo(90, 9);
  });

  test('it is as far there as back, and never further than by a third place', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-6);
      }),
    );
  });

  test('going a distance on a bearing arrives at that distance on that bearing', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        fc.double({ min: 100, max: 900_000, noNaN: true }),
        (start, course, far) => {
          const end = destination(start, course, far);
          expect(distance(start, end)).toBeCloseTo(far, 3);
          const off = compass(bearing(start, end) - course);
          expect(Math.min(off, 360 - off)).toBeLessThan(1e-3);
        },
      ),
    );
  });
});

describe('along a path', () => {
  const path: LonLat[] = [
    [120, 36],
    [120.5, 36],
    [120.5, 36.4],
  ];

  test('the ends are the ends, also when asked for more', () => {
    expect(alongPath(path, -5)).toEqual(path[0]);
    expect(alongPath(path, 0)).toEqual(path[0]);
    expect(alongPath(path, 1e9)).toEqual(path[2]);
    expect(() => alongPath([], 0)).toThrow('no points');
  });

  test('the legs add up to the length', () => {
    expect(pathLength(path)).toBeCloseTo(distance(path[0]!, path[1]!) + distance(path[1]!, path[2]!), 6);
    expect(pathLength([[1, 1]])).toBe(0);
  });

  test('a point along it divides the length', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const metres = share * distance(path[0]!, path[1]!);
        expect(distance(path[0]!, alongPath(path, metres))).toBeCloseTo(metres, 3);
      }),
    );
  });

  test('the middle is as far from both ends, in any order', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(distance(a, b) < 1.5e7);
        const middle = between(a, b, 0.5);
        expect(distance(a, middle)).toBeCloseTo(distance(middle, b), 2);
        expect(distance(middle, between(b, a, 0.5))).toBeLessThan(1e-2);
      }),
    );
  });
});

describe('inside', () => {
  test('a point of the square is inside it, whichever way it is wound and whether it is closed', () => {
    expect(inRing([120.5, 36.5], square)).toBe(true);
    expect(inRing([120.5, 36.5], [...square].reverse())).toBe(true);
    expect(inRing([120.5, 36.5], [...square, square[0]!])).toBe(true);
    expect(inRing([121.5, 36.5], square)).toBe(false);
    expect(inRing([119.5, 36.5], square)).toBe(false);
    expect(inRing([120, 36], [])).toBe(false);
  });

  test('a hole is outside', () => {
    const hole: LonLat[] = [
      [120.4, 36.4],
      [120.6, 36.4],
      [120.6, 36.6],
      [120.4, 36.6],
    ];
    expect(inPolygon([120.5, 36.5], [square, hole])).toBe(false);
    expect(inPolygon([120.2, 36.5], [square, hole])).toBe(true);
    expect(inPolygon([120.2, 36.5], [])).toBe(false);
  });
});
