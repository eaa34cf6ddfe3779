import { expect, test } from 'vitest';
import { HOUR } from '../../units/time.ts';
import { clip, type Scale, spanShown, ticks, toTime, toX } from './scale.ts';

const scale: Scale = { from: 0, to: 96 * HOUR, left: 100, width: 960 };

test('a click on the strip and the playhead agree about where a moment is', () => {
  expect(toX(scale, 72 * HOUR)).toBe(820);
  expect(toTime(scale, 820)).toBe(72 * HOUR);
  expect(toTime(scale, 5000)).toBe(96 * HOUR);
  expect(toTime(scale, 0)).toBe(0);
});

test('ticks stand at whole hours from landfall and never closer than asked', () => {
  const found = ticks(scale, 72 * HOUR, 72);
  expect(found).toContain(72 * HOUR);
  expect(found[1]! - found[0]!).toBe(12 * HOUR);
  expect(ticks({ ...scale, from: 66 * HOUR, to: 78 * HOUR }, 72 * HOUR, 72)).toHaveLength(13);
});

test('a span of hours follows the playhead and stays inside the drill', () => {
  const whole = [0, 96 * HOUR] as const;
  expect(spanShown(whole, undefined, 5)).toEqual([0, 96 * HOUR]);
  expect(spanShown(whole, 12, 0)).toEqual([0, 12 * HOUR]);
  expect(spanShown(whole, 12, 96 * HOUR)).toEqual([84 * HOUR, 96 * HOUR]);
  const [from, to] = spanShown(whole, 12, 48 * HOUR);
  expect((48 * HOUR - from) / (to - from)).toBeCloseTo(0.6, 1);
  expect(spanShown(whole, 300, 0)).toEqual([0, 96 * HOUR]);
});

test('what lies outside the span is left out, what crosses its edge is cut', () => {
  expect(clip(scale, -10, -5)).toBeUndefined();
  expect(clip(scale, -10, HOUR)).toEqual([0, HOUR]);
});
