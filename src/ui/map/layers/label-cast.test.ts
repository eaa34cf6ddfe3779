import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castLabels, overlaps, type Wanting } from './label-cast.ts';

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

// Also beyond the screen's edges, and on walls.
const anywhere = fc
  .tuple(fc.integer({ min: -200, max: 4000 }), fc.integer({ min: -200, max: 2300 }), fc.integer({ min: 8, max: 400 }))
  .map(([x, y, width]) => box(x, y, width, 30));
const wanting = fc
  .tuple(fc.integer({ min: 0, max: 3 }), anywhere, anywhere)
  .map(([rank, first, second]) => want(rank, [first, second]));

test('what is placed meets no symbol and no other label; what is not would have, on each of its sides', () => {
  fc.assert(
    fc.property(fc.array(wanting, { maxLength: 60 }), fc.array(anywhere, { maxLength: 60 }), (all, symbols) => {
      const sides = castLabels(all, symbols);
      const placed = all.flatMap(({ boxes }, i) => boxes[sides[i]!] ?? []);
      const meets = (one: Wanting['boxes'][number]): boolean =>
        symbols.some((symbol) => overlaps(one, symbol, 0)) ||
        placed.some((other) => other !== one && overlaps(one, other));
      expect(placed.filter(meets)).toEqual([]);
      expect(all.filter(({ boxes }, i) => sides[i] === -1 && !boxes.every(meets))).toEqual([]);
    }),
  );
});
