import { expect, test } from 'vitest';
import { MINUTE } from '../../../units/time.ts';
import { flowClass } from './flow-class.ts';
import { Trends } from './trend.ts';

test('a level rises or falls against what it was a while before, and nothing is said before there is one', () => {
  const trends = new Trends();
  const said = [0, 5, 10, 15, 20, 40].map((minutes) => trends.of('a', minutes * MINUTE, minutes / 100));
  expect(said.slice(0, 2)).toEqual(['', '']);
  expect(said.slice(2)).toEqual([' ↑', ' ↑', ' ↑', ' ↑']);
  expect(trends.of('a', 60 * MINUTE, 0.1)).toBe(' ↓');
});

test('whoever seeks back is told nothing of what lies ahead', () => {
  const trends = new Trends();
  for (const minutes of [100, 110, 120]) trends.of('a', minutes * MINUTE, minutes);
  expect(trends.of('a', 20 * MINUTE, 5)).toBe('');
});

test('classes of speed begin where they are said to', () => {
  expect([0.05, 0.1, 0.49, 0.5, 1, 1.99, 2, 9].map(flowClass)).toEqual([0, 0, 0, 1, 2, 2, 3, 3]);
});
