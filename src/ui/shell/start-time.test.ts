import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../units/time.ts';
import { nextAt } from './start-time.ts';

const at = (hours: number, minutes: number, seconds = 0): number =>
  new Date(2026, 4, 7, hours, minutes, seconds).getTime();

test('a clock time is the next one: later today, at once within its minute, else tomorrow', () => {
  expect(nextAt('09:00', at(8, 30))).toBe(at(9, 0));
  expect(nextAt('09:00', at(9, 0, 40))).toBe(at(9, 0));
  expect(nextAt('09:00', at(9, 1))).toBe(at(9, 0) + 24 * HOUR);
  expect(nextAt('00:05', at(23, 59)) ?? 0).toBe(at(23, 59) + 6 * MINUTE);
  expect((nextAt('23:59', at(23, 58, 30)) ?? 0) - at(23, 58, 30)).toBe(30 * SECOND);
});

test('what is no clock time is none', () => {
  for (const wrong of ['', '9:00', '09:00:00', 'noon']) expect(nextAt(wrong, at(8, 0))).toBeUndefined();
});
