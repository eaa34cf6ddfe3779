import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUSEHOLD_STATES } from '../../../log/names.ts';
import { MARK_OF, marksOf, placeIn, scattered } from './home-places.ts';

const size = fc.integer({ min: 1, max: 3000 });

test('every home has a place of its own in the disc', () => {
  fc.assert(
    fc.property(size, (n) => {
      const order = scattered(n);
      const numbers = new Set(Array.from({ length: n }, (_, i) => order(i)));
      expect(numbers.size).toBe(n);
      for (const i of numbers) expect(Math.hypot(...placeIn(i, n))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});

test('as many marks as there are households that are or were there', () => {
  const counts = fc.dictionary(fc.constantFrom(...HOUSEHOLD_STATES), fc.tuple(fc.nat(200), fc.nat(600)));
  fc.assert(
    fc.property(counts, (given) => {
      const there = HOUSEHOLD_STATES.filter((state) => MARK_OF[state] !== undefined);
      const sum = there.reduce((all, state) => all + (given[state]?.[0] ?? 0), 0);
      expect(marksOf(given).reduce((all, [, n]) => all + n, 0)).toBe(sum);
    }),
  );
});
