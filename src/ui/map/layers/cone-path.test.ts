import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, inRing, type LonLat } from '../../../world/geo.ts';
import { coneOf } from './cone-path.ts';

test('a cone holds every place that its forecast names, and is as wide as its error', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.double({ min: 0.2, max: 1.5, noNaN: true }), fc.double({ min: -0.4, max: 0.4, noNaN: true })),
        { minLength: 2, maxLength: 8 },
      ),
      (steps) => {
        let [lon, lat] = [120, 25];
        const track = steps.map(([north, east], i) => {
          lat += north;
          lon += east;
          return [12 * i, lon, lat, 8 * (i + 1)] as const;
        });
        const ring = coneOf(track);
        expect(ring.at(0)).toEqual(ring.at(-1));
        const [, endLon, endLat, km] = track.at(-1) as (typeof track)[number];
        const end: LonLat = [endLon, endLat];
        expect(inRing([endLon, endLat - 0.001], ring)).toBe(true);
        expect(Math.min(...ring.map((place) => distance(place, end)))).toBeLessThan(km * 1000 + 1);
        for (const [, x, y] of track.slice(1)) expect(inRing([x, y], ring)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('a forecast of one place has no cone', () => {
  expect(coneOf([[0, 120, 30, 10]])).toEqual([]);
});
