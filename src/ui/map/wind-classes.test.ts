import { expect, test } from 'vitest';
import { windClass } from './wind-classes.ts';

test.each([
  [0, 0],
  [10.7, 0],
  [10.8, 1],
  [24.4, 2],
  [24.5, 3],
  [52, 6],
])('%f m/s is of class %i', (speed, expected) => expect(windClass(speed)).toBe(expected));
