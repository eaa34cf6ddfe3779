import { expect, test } from 'vitest';
import { model } from '../../src/hazards/model.ts';
import { Largest, csv } from './table.ts';

const rows = csv('rain/rain_profiles.csv');

test.each([
  ['R-CLIPER', 1e-3],
  ['IPET', 1e-4],
])('every row of %s within %d mm/h', (name, tolerance) => {
  const mine = rows.filter((row) => String(row['model']).startsWith(name));
  const result = model('rain', { params: {}, at: mine });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const rain = new Largest();
  result.values.forEach((found, i) => rain.add((found as { rain_mm_h: number }).rain_mm_h - Number(mine[i]?.['rain_mm_h'])));
  rain.print(name, 'mm/h');
  expect(rain.count).toBeGreaterThan(20);
  expect(rain.value).toBeLessThanOrEqual(tolerance);
});

test('the whole table is one of the two', () => {
  expect(rows.every((row) => /^(R-CLIPER|IPET)/.test(String(row['model'])))).toBe(true);
});
