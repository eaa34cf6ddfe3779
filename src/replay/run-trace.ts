/** One run over all of its hours: what is counted of it line by line, and when its injects went out. */
import type { RunTrace } from '../player/comparison.ts';
import { CountedSeries } from '../player/counted-series.ts';
import type { Run } from './compare.ts';

export function traceOf({ scenario, entries }: Run): RunTrace {
  const series = new CountedSeries(scenario.posts.find(({ level }) => level === 'city')?.id);
  const lines = entries.filter((entry) => entry.line === 'event' || entry.line === 'command');
  series.add(lines);
  const released = lines.flatMap((line) =>
    line.line === 'event' && line.type === 'inject.released' ? [{ id: line.inject, at: line.at }] : [],
  );
  const { out, level, overdue, done } = series;
  return { to: lines.at(-1)?.at ?? 0, released, out, level, overdue, done };
}
