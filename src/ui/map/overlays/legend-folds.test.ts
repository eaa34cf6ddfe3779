import { expect, test } from 'vitest';
import { LegendFolds } from './legend-folds.ts';

const storageOf = (text: string | null, refuses = false): Storage => {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      if (refuses) throw new Error('full');
      kept = value;
    },
  } as unknown as Storage;
};

test('what a viewer folded stays folded, the rest is as there is room', () => {
  const storage = storageOf(null);
  const folds = new LegendFolds(storage);
  expect([folds.isOpen('wind', true), folds.isOpen('wind', false)]).toEqual([true, false]);
  folds.set('wind', false);
  const later = new LegendFolds(storage);
  expect([later.isOpen('wind', true), later.isOpen('water', true)]).toEqual([false, true]);
});

test('what is no choice is as if nothing were kept; a browser that keeps nothing is no reason to stop', () => {
  for (const text of ['', '[', 'null', '{"wind":"shut","pets":true}'])
    expect(new LegendFolds(storageOf(text)).isOpen('wind', true)).toBe(true);
  const folds = new LegendFolds(storageOf(null, true));
  folds.set('rain', true);
  expect(folds.isOpen('rain', false)).toBe(true);
});
