import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beaufort, beaufortFrom, cycloneGrade, MAX_FORCE, rainGrade } from './scales.ts';

test('a force begins at its lower bound and not a hair before', () => {
  for (let force = 1; force <= MAX_FORCE; force += 1) {
    expect(beaufort(beaufortFrom(force))).toBe(force);
    expect(beaufort(beaufortFrom(force) - 1e-6)).toBe(force - 1);
  }
});

test('calm is force 0, and nothing is above 17', () => {
  expect(beaufort(0)).toBe(0);
  expect(beaufort(90)).toBe(17);
  expect(beaufortFrom(99)).toBe(56.1);
});

test('more wind is never less force', () => {
  const wind = fc.double({ min: 0, max: 90, noNaN: true });
  fc.assert(fc.property(wind, wind, (a, b) => beaufort(Math.min(a, b)) <= beaufort(Math.max(a, b))));
});

test.each([
  [10.7, undefined],
  [10.8, 'TD'],
  [17.2, 'TS'],
  [24.5, 'STS'],
  [32.7, 'TY'],
  [41.5, 'STY'],
  [50.9, 'STY'],
  [51, 'SuperTY'],
])('a cyclone of %d m/s is %s', (wind, grade) => expect(cycloneGrade(wind)).toBe(grade));

test.each([
  [0, 24, 'none'],
  [9.9, 24, 'light'],
  [49.9, 24, 'heavy'],
  [50, 24, 'rainstorm'],
  [100, 24, 'downpour'],
  [250, 24, 'extreme'],
  [30, 12, 'rainstorm'],
  [140, 12, 'extreme'],
] as const)('%d mm in %d hours is %s', (rain, hours, grade) => expect(rainGrade(rain, hours)).toBe(grade));
