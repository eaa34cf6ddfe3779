import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Streams } from '../../engine/random.ts';
import { ASSET_KINDS, FRAGILITY, limitsOf } from './fragility.ts';
import { carSpeed, dangerOnFoot, hazardRating, holdsRoad, stands } from './in-water.ts';

describe('what things withstand', () => {
  test('half of a kind fails at its median, and a kind’s spread is that of its logarithm', () => {
    const streams = new Streams(5);
    const gusts = Array.from({ length: 4_000 }, (_, k) => limitsOf('tree', {}, streams.get(`tree ${k}`)).gust);
    const below = gusts.filter((gust) => gust < FRAGILITY.tree.gust).length / gusts.length;
    expect(below).toBeGreaterThan(0.47);
    expect(below).toBeLessThan(0.53);
    const logs = gusts.map((gust) => Math.log(gust / FRAGILITY.tree.gust));
    const variance = logs.reduce((sum, log) => sum + log * log, 0) / logs.length;
    expect(Math.sqrt(variance) / FRAGILITY.tree.spread).toBeCloseTo(1, 1);
  });

  test('what a scenario says of one goes before its kind, and a spread of nothing takes it at its word', () => {
    for (const kind of ASSET_KINDS) {
      const own = limitsOf(kind, { gust: 51, depth: 0.7, spread: 0 }, new Streams(1).get(kind));
      expect(own).toEqual({ gust: 51, depth: 0.7 });
    }
    expect(limitsOf('substation', {}, new Streams(1).get('x')).gust).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('in the water', () => {
  test('cars go as the fit of Pregnolato has it, stop at 300 mm and are never faster than on a dry road', () => {
    const rows = [
      [0, 86.9448],
      [50, 61.5498],
      [150, 24.2598],
      [299, 2.0886],
      [300, 0],
    ] as const;
    for (const [mm, kmh] of rows) expect(carSpeed(mm / 1_000, 200)).toBeCloseTo(kmh, 4);
    expect(carSpeed(0.01, 45)).toBe(45);
  });

  test('deeper or faster is never safer', () => {
    const water = fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }));
    fc.assert(
      fc.property(water, water, ([d, v], [more, faster]) => {
        const [deep, fast] = [d + more, v + faster];
        for (const vehicle of ['small-car', 'large-car', 'off-road'] as const)
          expect(holdsRoad(vehicle, d, v) || !holdsRoad(vehicle, deep, fast)).toBe(true);
        for (const who of ['adult', 'child'] as const) expect(stands(who, d, v) || !stands(who, deep, fast)).toBe(true);
        expect(hazardRating(deep, fast)).toBeGreaterThanOrEqual(hazardRating(d, v));
        expect(dangerOnFoot(deep, fast)).toBeGreaterThanOrEqual(dangerOnFoot(d, v));
      }),
    );
    expect(stands('adult', 0.6, 1)).toBe(true);
    expect(stands('child', 0.6, 1)).toBe(false);
    // FD2321's own bands, with debris from a quarter of a metre on: 0.2 m still, 0.3 m still, 0.5 m at 1 m/s, 1 m at 2 m/s.
    const banks = [
      [0, 0],
      [0.2, 0],
      [0.3, 0],
      [0.5, 1],
      [1, 2],
    ] as const;
    expect(banks.map(([depth, speed]) => dangerOnFoot(depth, speed))).toEqual([0, 0, 1, 2, 3]);
  });
});
