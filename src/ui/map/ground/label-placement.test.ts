import { expect, test } from 'vitest';
import { type Candidate, place } from './label-placement.ts';

const name = (id: string, x: number, rank: number, shown = false): Candidate & { id: string } => ({
  id,
  x,
  y: 0,
  width: 40,
  height: 14,
  rank,
  shown,
});
const ids = (placed: readonly { id: string }[]): string[] => placed.map(({ id }) => id);

test('the greater name stays, the lower one goes', () => {
  expect(ids(place([name('village', 0, 40), name('city', 20, 100), name('town', 70, 70)]))).toEqual(['city', 'town']);
});

test('names keep a little apart', () => {
  expect(ids(place([name('a', 0, 2), name('b', 42, 1)]))).toEqual(['a']);
  expect(ids(place([name('a', 0, 2), name('b', 44, 1)]))).toEqual(['a', 'b']);
});

test('what is occupied by teams and incidents stays free', () => {
  expect(ids(place([name('city', 0, 100), name('town', 100, 70)], [{ x: 10, y: 5, width: 36, height: 36 }]))).toEqual([
    'town',
  ]);
});

test('among equals the one that is shown stays, so that names do not flicker', () => {
  expect(ids(place([name('new', 0, 70), name('old', 20, 70, true)]))).toEqual(['old']);
  expect(ids(place([name('greater', 0, 71), name('old', 20, 70, true)]))).toEqual(['greater']);
});
