import { expect, test } from 'vitest';
import { castLabels, type Wanting } from './label-cast.ts';

const box = (x: number, y: number, width = 40, height = 16) => ({ x, y, width, height });
const want = (rank: number, boxes: Wanting['boxes'], more: Partial<Wanting> = {}): Wanting => ({
  rank,
  boxes,
  side: -1,
  forced: false,
  ...more,
});

test('of two labels in one place the higher stays', () => {
  expect(castLabels([want(1, [box(0, 0)]), want(2, [box(10, 4)])], [])).toEqual([-1, 0]);
});

test('the lower takes its other side if that is free', () => {
  expect(castLabels([want(1, [box(0, 0), box(0, 60)]), want(2, [box(10, 4)])], [])).toEqual([1, 0]);
});

test('no label covers a symbol', () => {
  expect(castLabels([want(9, [box(0, 0)])], [box(20, 0, 30, 30)])).toEqual([-1]);
});

test('the selected is shown where it covers least', () => {
  const selected = want(9, [box(0, 0), box(100, 0)], { forced: true });
  expect(castLabels([selected], [box(0, 0, 40, 16), box(130, 0, 30, 30)])).toEqual([1]);
});

test('equals do not swap: the one that is shown stays, on its side', () => {
  const shown = want(1, [box(50, 50), box(0, 0)], { side: 1 });
  expect(castLabels([want(1, [box(5, 0)]), shown], [])).toEqual([-1, 1]);
});
