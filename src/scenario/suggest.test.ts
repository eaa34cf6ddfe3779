import { expect, test } from 'vitest';
import { distance, suggest } from './suggest.ts';

test.each([
  ['', '', 0],
  ['quay', 'quay', 0],
  ['quey', 'quay', 1],
  ['qauy', 'quay', 1],
  ['quays', 'quay', 1],
  ['uay', 'quay', 1],
  ['place-pumps', 'place-pump', 1],
  ['abc', 'xyz', 3],
])('from %s to %s are %d slips', (a, b, slips) => expect(distance(a, b)).toBe(slips));

test('the nearest name is meant, and none when none is near', () => {
  expect(suggest('poeple', ['people', 'post', 'base'])).toBe('people');
  expect(suggest('T10', ['T01', 'T02'])).toBe('T01');
  expect(suggest('Orange', ['orange', 'red'])).toBe('orange');
  expect(suggest('zebra', ['people', 'post'])).toBeUndefined();
  expect(suggest('x', [])).toBeUndefined();
});
