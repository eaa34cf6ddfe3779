import { expect, test } from 'vitest';
import type { DrillTime } from '../../../units/time.ts';
import { distance } from '../../../world/geo.ts';
import { CIRCLE_POINTS, centreOn, circlePlaces, splitTrack } from './storm-path.ts';

const point = (at: number, lon: number, lat: number) => ({
  at: at as DrillTime,
  lon,
  lat,
  pmin: 935,
  penv: 1008,
  vmax: 52,
  rmw: 30_000,
});
const track = [point(0, 122, 30), point(100, 121, 32), point(200, 120, 36)];

test('between two points of the track the eye runs straight', () => {
  expect(centreOn(track, 50)).toEqual([121.5, 31]);
  expect(centreOn(track, 200)).toEqual([120, 36]);
  expect(centreOn(track, 201)).toBeUndefined();
});

test('past and forecast meet in the eye', () => {
  const { past, ahead } = splitTrack(track, 150);
  expect(past).toEqual([
    [122, 30],
    [121, 32],
    [120.5, 34],
  ]);
  expect(ahead).toEqual([
    [120.5, 34],
    [120, 36],
  ]);
});

test('before the storm there is only a forecast, after it only a past', () => {
  expect(splitTrack(track, -10)).toMatchObject({ past: [], ahead: { length: 3 } });
  expect(splitTrack(track, 999)).toMatchObject({ past: { length: 3 }, ahead: [] });
});

test('every point of a circle is as far from the eye as its radius', () => {
  const edge = circlePlaces([120, 36], 240);
  expect(edge).toHaveLength(CIRCLE_POINTS + 1);
  for (const place of edge) expect(distance([120, 36], place)).toBeCloseTo(240_000, 0);
});
