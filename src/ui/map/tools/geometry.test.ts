import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destination, type LonLat } from '../../../world/geo.ts';
import { areaOf, areaWords, lengthWords, placeFrom } from './geometry.ts';

const places = fc.tuple(
  fc.double({ min: -179, max: 179, noNaN: true }),
  fc.double({ min: -60, max: 60, noNaN: true }),
) as fc.Arbitrary<LonLat>;

test('a square of so many metres a side has their square as its area, anywhere and whichever way round', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 50, max: 20_000 }), (corner, side) => {
      const east = destination(corner, 90, side);
      const ring = [corner, east, destination(east, 0, side), destination(corner, 0, side)];
      expect(areaOf(ring) / (side * side)).toBeGreaterThan(0.985);
      expect(areaOf(ring) / (side * side)).toBeLessThan(1.015);
      expect(areaOf(ring.toReversed())).toBeCloseTo(areaOf(ring), -1);
    }),
  );
  expect(areaOf([[120, 36]])).toBe(0);
});

test('a place is read as the map writes it, whatever its letters say', () => {
  fc.assert(
    fc.property(places, ([lon, lat]) => {
      const [x, y] = [Number(lon.toFixed(4)), Number(lat.toFixed(4))];
      for (const text of [
        `${x} ${y}`,
        `${x}, ${y}`,
        `${Math.abs(x).toFixed(4)} ${x < 0 ? 'W' : 'E'} ${Math.abs(y).toFixed(4)} ${y < 0 ? 'S' : 'N'}`,
        `${Math.abs(y).toFixed(4)}°${y < 0 ? 's' : 'n'}, ${Math.abs(x).toFixed(4)}°${x < 0 ? 'w' : 'e'}`,
      ]) {
        const read = placeFrom(text);
        expect(read?.[0]).toBeCloseTo(x, 9);
        expect(read?.[1]).toBeCloseTo(y, 9);
      }
    }),
  );
  for (const text of ['', '120', '120 E 36', '120 E 36 E', '200 36', '120 95', 'here 36'])
    expect(placeFrom(text)).toBeUndefined();
});

test('lengths and areas are written as everywhere on the page', () => {
  expect([320.4, 15_600].map(lengthWords)).toEqual(['320 m', '15.6 km']);
  expect([8500, 250_000, 1_240_000].map(areaWords)).toEqual(['8500 m²', '0.25 km²', '1.2 km²']);
});
