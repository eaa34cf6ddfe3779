import { expect, test } from 'vitest';
import * as measures from './measures.ts';

test('a knot is a nautical mile an hour', () => {
  expect(measures.fromKnots(1)).toBeCloseTo(0.514444, 6);
  expect(measures.fromKnots(3600)).toBe(measures.fromNauticalMiles(1));
});

test('there and back is where one was', () => {
  expect(measures.toKnots(measures.fromKnots(64))).toBeCloseTo(64, 12);
  expect(measures.toNauticalMiles(measures.fromNauticalMiles(24))).toBe(24);
  expect(measures.toKilometres(measures.fromKilometres(30))).toBe(30);
  expect(measures.toHectopascal(measures.fromHectopascal(1008))).toBe(1008);
});

test('an inch a day is a little over a millimetre an hour', () => {
  expect(measures.fromInchesPerDay(1)).toBeCloseTo(1.058333, 6);
});
