/**
 * How an office holds its signals (预警信号) where bulletins err: it raises at once, and lowers only what several bulletins running,
 * the latest among them, foretell to be less, by one colour a bulletin. One bulletin that is too low takes nothing back that the next
 * brings again; one that is too high is an honest false alarm, since a colour goes by the peak foretold without a margin (doctrine 2.6).
 */

/** By signal, the severities that the bulletins before the latest foretold for about its time; the oldest first. */
export type Said = Readonly<Record<string, readonly number[]>>;

/** The severity that stands after a bulletin: `had` before it, `wants` by it for now and until the next, `said` by those before. */
export function held(had: number, wants: readonly number[], said: readonly number[]): number {
  const [now = 0] = wants;
  return now >= had ? now : Math.max(had - 1, Math.min(had, Math.max(...wants, ...said)));
}

/** With one bulletin more, whose time ends with `last`: only as many are kept as still count. */
export const saidToo = (said: Said, signal: string, last: number, hold: number): Said => ({
  ...said,
  [signal]: hold === 1 ? [] : [...(said[signal] ?? []), last].slice(1 - hold),
});
