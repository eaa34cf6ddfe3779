import { expect, test } from 'vitest';
import { distance, type LonLat } from '../geo.ts';
import { SeaLanes } from './sea.ts';

/** A square island between the two ports. */
const isLand = ([lon, lat]: LonLat): boolean => Math.abs(lon - 120.2) < 0.05 && Math.abs(lat - 36) < 0.05;
const [west, east]: [LonLat, LonLat] = [
  [120, 36],
  [120.5, 36],
];
const lane: LonLat[] = [
  [120.1, 36.1],
  [120.3, 36.1],
];
const long: LonLat[] = [
  [120.1, 35.8],
  [120.3, 35.8],
];

test('straight where the water is clear, by the shortest lane where land lies between, and the same back', () => {
  const sea = new SeaLanes([long, lane], isLand);
  expect(sea.find(west, [120, 36.4])).toEqual([west, [120, 36.4]]);
  // A point of the lane that need not be touched is left out.
  expect(sea.find(west, east)).toEqual([west, [120.3, 36.1], east]);
  expect(sea.find(east, west)).toEqual([east, [120.3, 36.1], west]);
});

test('no lane, no way; and the shore at either end is no land between', () => {
  expect(new SeaLanes([], isLand).find(west, east)).toBeUndefined();
  const shore: LonLat = [120.149, 36];
  expect(distance(shore, [120.151, 36])).toBeLessThan(2_000);
  expect(new SeaLanes([], isLand).find(west, [120.152, 36])).toEqual([west, [120.152, 36]]);
});
