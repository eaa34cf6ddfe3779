import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountedSeries, holdsAt } from '../../player/counted-series.ts';
import type { Line } from '../journal.ts';
import { SampledDepth } from './series.ts';

const event = (seq: number, at: number, fact: object): Line =>
  ({ line: 'event', seq, at, cause: 0, h: '', ...fact }) as unknown as Line;
const moved = (from: string, to: string, people: number) => ({
  type: 'households.moved',
  area: 'a',
  from,
  to,
  households: 1,
  people,
  by: 'x',
});

test('people out, late reports and the response are counted from the log', () => {
  const series = new CountedSeries('city');
  series.add([
    event(1, 10, { type: 'post.level', post: 'city', level: 'IV' }),
    event(2, 15, { type: 'post.level', post: 'east', level: 'I' }),
    event(3, 20, moved('waiting', 'travelling', 7)),
    event(4, 20, moved('travelling', 'registered', 3)),
    event(5, 30, { type: 'report.late', report: 'r' }),
    event(6, 40, { type: 'report.received', report: 'r', by: 'city', late: true }),
    event(7, 50, moved('registered', 'returned', 2)),
  ]);
  expect(series.level).toEqual({ at: [10], value: [1] });
  expect(series.out).toEqual({ at: [20, 50], value: [7, 5] });
  expect(series.overdue).toEqual({ at: [30, 40], value: [1, 0] });
  expect([holdsAt(series.out, 19), holdsAt(series.out, 20), holdsAt(series.out, 60)]).toEqual([0, 7, 5]);
});

test('lines taken in any portions give the same series', () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    event(i, i * 5, i % 3 === 0 ? { type: 'report.late', report: `r${i}` } : moved('home', 'travelling', i)),
  );
  const whole = new CountedSeries(undefined);
  whole.add(lines);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 })), (cuts) => {
      const parts = new CountedSeries(undefined);
      for (const cut of [...cuts].sort((a, b) => a - b)) parts.add(lines.slice(0, cut));
      parts.add(lines);
      expect([parts.out, parts.overdue]).toEqual([whole.out, whole.overdue]);
    }),
  );
});

test('what was jumped over is a gap, and a way back begins anew', () => {
  const depth = new SampledDepth(10);
  for (const at of [0, 4, 10, 20, 100]) depth.add(at, at / 100);
  expect(depth.at).toEqual([0, 10, 20, 30, 100]);
  expect(depth.value).toEqual([0, 0.1, 0.2, null, 1]);
  depth.add(12, 0.5);
  expect(depth.at).toEqual([0, 10]);
});
