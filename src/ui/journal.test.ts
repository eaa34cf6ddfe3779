import { expect, test } from 'vitest';
import type { Entry } from '../log/vocabulary.ts';
import { about, Journal, type Line } from './journal.ts';

const event = (seq: number, cause: number, at: number, rest: object): Entry =>
  ({ line: 'event', h: '', seq, cause, at, ...rest }) as Entry;
const story: readonly Entry[] = [
  { line: 'command', h: '', seq: 1, at: 0, seat: 'director', type: 'startex' },
  event(2, 1, 0, { type: 'drill.started' }),
  { line: 'check', h: '', at: 0, fold: '', kernel: '' },
  event(4, 2, 60, { type: 'order.issued', order: 'r1', kind: 'order', from: 'city', to: 'T03', task: 'stand-by' }),
  event(5, 4, 90, { type: 'team.mustering', team: 'T03', order: 'r1', until: 200 }),
  event(6, 5, 200, { type: 'team.arrived', team: 'T03', site: 'quay' }),
];
const seqs = (lines: readonly Line[]): number[] => lines.map(({ seq }) => seq);

test('why walks from a fact back to the command that began it', () => {
  const journal = new Journal();
  journal.add(story);
  expect(seqs(journal.why(6))).toEqual([1, 2, 4, 5, 6]);
  expect(seqs(journal.effects(4))).toEqual([5]);
  expect(journal.why(3)).toEqual([]);
});

test('after a seek back nothing later is known, and lines told again count once', () => {
  const journal = new Journal();
  journal.add(story);
  journal.rewind(90);
  expect(seqs(journal.lines)).toEqual([1, 2, 4, 5]);
  journal.add(story);
  expect(seqs(journal.lines)).toEqual([1, 2, 4, 5, 6]);
});

test('the latest line about a thing is found, by its subject first', () => {
  const journal = new Journal();
  journal.add(story);
  expect(journal.latest({ kind: 'team', id: 'T03' })?.seq).toBe(6);
  expect(journal.latest({ kind: 'order', id: 'r1' })?.seq).toBe(4);
  expect(journal.latest({ kind: 'team', id: 'T99' })).toBeUndefined();
});

test('an order is about the order, a drill about nothing that can be selected', () => {
  expect(about(story[3] as Line)).toEqual({ kind: 'order', id: 'r1' });
  expect(about(story[1] as Line)).toBeUndefined();
});

test('a cause that is not before its effect ends the chain instead of running round', () => {
  const journal = new Journal();
  journal.add([event(7, 7, 1, { type: 'drill.started' })]);
  expect(seqs(journal.why(7))).toEqual([7]);
});
