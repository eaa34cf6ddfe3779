import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InjectOutcome, Pair } from '../../player/comparison.ts';
import { MINUTE } from '../../units/time.ts';
import { rowsAt } from './rows.ts';

const outcome = (released: number, after?: number): InjectOutcome => ({
  released,
  ...(after === undefined ? {} : { action: { seq: 9, at: released + after, after, by: 'cause' as const } }),
});
const pair = (a: InjectOutcome | undefined, b: InjectOutcome | undefined): Pair<InjectOutcome> => ({
  id: 'gale',
  ...(a === undefined ? {} : { a }),
  ...(b === undefined ? {} : { b }),
});

test('A was slower by what its first action came later after the inject, once both are known', () => {
  const pairs = [pair(outcome(10 * MINUTE, 26 * MINUTE), outcome(12 * MINUTE, 3 * MINUTE))];
  expect(rowsAt(pairs, 9 * MINUTE, 9 * MINUTE)).toEqual([]);
  expect(rowsAt(pairs, 11 * MINUTE, 11 * MINUTE)[0]).toMatchObject({
    a: { state: 'waiting' },
    b: { state: 'unreleased' },
    difference: undefined,
  });
  expect(rowsAt(pairs, 36 * MINUTE, 36 * MINUTE)[0]).toMatchObject({
    a: { state: 'done', after: 26 * MINUTE },
    b: { state: 'done', after: 3 * MINUTE },
    difference: 23 * MINUTE,
  });
});

test('an inject that nobody acted on says so from its release', () => {
  const [row] = rowsAt([pair(outcome(5), undefined)], 5, 5);
  expect(row).toMatchObject({ a: { state: 'none' }, b: { state: 'unreleased' }, difference: undefined });
});

test('a run that never acted is named beside the one that did', () => {
  const pairs = [pair(outcome(5, 3), outcome(5))];
  expect(rowsAt(pairs, 7, 7)[0]).toMatchObject({ a: { state: 'waiting' }, b: { state: 'none' }, only: undefined });
  expect(rowsAt(pairs, 8, 8)[0]).toMatchObject({ a: { state: 'done' }, b: { state: 'none' }, only: 'a' });
  expect(rowsAt([pair(outcome(5), outcome(5, 3))], 8, 8)[0]?.only).toBe('b');
});

test('no moment shows what was only done later, and what is shown stays', () => {
  const time = fc.integer({ min: 0, max: 1000 });
  const some = fc.option(
    fc.tuple(time, fc.option(time, { nil: undefined })).map(([released, after]) => outcome(released, after)),
    { nil: undefined },
  );
  fc.assert(
    fc.property(some, some, time, time, (a, b, now, more) => {
      const [row] = rowsAt([pair(a, b)], now, now);
      for (const [cell, run] of [
        [row?.a, a],
        [row?.b, b],
      ] as const) {
        if (cell === undefined || cell.state === 'unreleased') continue;
        expect(run?.released).toBeLessThanOrEqual(now);
        if (cell.state === 'done') expect(run?.action?.at).toBeLessThanOrEqual(now);
      }
      const [later] = rowsAt([pair(a, b)], now + more, now + more);
      if (row?.a.state === 'done') expect(later?.a).toEqual(row.a);
      if (row?.difference !== undefined) expect(later?.difference).toBe(row.difference);
    }),
  );
});
