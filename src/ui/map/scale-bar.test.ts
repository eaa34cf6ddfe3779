import { expect, test } from 'vitest';
import { scaleBar } from './scale-bar.ts';

test.each([
  [86, 120, 10_000],
  [40, 120, 2_000],
  [50, 120, 5_000],
  [0.9, 120, 100],
  [2_300, 100, 200_000],
])('at %f m a px a bar of at most %i px is %i m', (metresPerPx, room, metres) => {
  const bar = scaleBar(metresPerPx, room);
  expect(bar.metres).toBe(metres);
  expect(bar.width).toBeLessThanOrEqual(room);
  expect(bar.width).toBeGreaterThan(room * 0.4);
});

test('the bar is as long as it says', () => {
  const { metres, width } = scaleBar(73, 140);
  expect(width * 73).toBeCloseTo(metres, 6);
});
