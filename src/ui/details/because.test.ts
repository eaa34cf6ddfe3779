import { expect, test } from 'vitest';
import type { Line } from '../journal.ts';
import { becauseOf } from './because.ts';

const line = (seq: number, type: string): Line =>
  ({ line: 'event', h: '', seq, cause: seq - 1, at: seq, type }) as never;
const chain = ['startex', 'drill.started', 'inject.released', 'inject.delivered', 'order.issued', 'team.arrived'].map(
  (type, i) => line(i + 1, type),
);
const minor = ({ type }: Line): boolean => type === 'inject.delivered';
const seqs = (lines: readonly Line[]) => {
  const { cause, root } = becauseOf(lines, minor);
  return [cause?.seq, root?.seq];
};

test('a fact has the cause before it, and began with the first line for people after the start of the drill', () => {
  expect(seqs(chain)).toEqual([5, 3]);
  expect(seqs(chain.slice(0, 5))).toEqual([4, 3]);
  expect(seqs(chain.slice(0, 4))).toEqual([3, undefined]);
  expect(seqs(chain.slice(0, 3))).toEqual([2, undefined]);
  expect(seqs(chain.slice(0, 1))).toEqual([undefined, undefined]);
});
