import { expect, test } from 'vitest';
import { sunHeight, TWILIGHT } from './sun.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

test('at the equator at noon of an equinox it stands overhead, at the pole in midsummer at the obliquity', () => {
  // The equinox of March 2022 was on the 20th at 15:33 UTC; noon there is seven minutes late by the equation of time.
  expect(sunHeight([0, 0], at('2022-03-20T12:07:00Z'))).toBeGreaterThan(89.5);
  expect(sunHeight([0, 90], at('2022-06-21T09:14:00Z'))).toBeCloseTo(23.44, 1);
  expect(sunHeight([0, -90], at('2022-06-21T09:14:00Z'))).toBeCloseTo(-23.44, 1);
});

test('at 36° north in August it rises after five and has set by seven in the evening', () => {
  const place = [120.38, 36.07] as const;
  const height = (clock: string): number => sunHeight(place, at(`2022-08-12T${clock}:00+08:00`));
  expect(height('05:00')).toBeLessThan(0);
  expect(height('05:30')).toBeGreaterThan(0);
  expect(height('12:04')).toBeCloseTo(90 - 36.07 + 14.9, 0);
  expect(height('18:30')).toBeGreaterThan(0);
  expect(height('19:00')).toBeLessThan(0);
  expect(height('19:40')).toBeLessThan(TWILIGHT);
});
