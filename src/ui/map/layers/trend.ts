/** Whether a level rises: against what it was a while before. */

/** Drill ms that a level is held against, and what is no change in that time, m. */
const BACK = 20 * 60_000;
const STILL = 0.01;

export class Trends {
  readonly #seen = new Map<string, { at: number; value: number }[]>();

  /** ` ↑`, ` ↓`, ` →`; nothing while no earlier value is known. */
  of(id: string, at: number, value: number): string {
    const seen = this.#seen.get(id) ?? [];
    // Somebody sought back: what was seen lies ahead.
    const kept = seen.filter((one) => one.at < at && at - one.at <= 2 * BACK);
    const last = kept.at(-1);
    if (last === undefined || at - last.at >= BACK / 4) kept.push({ at, value });
    this.#seen.set(id, kept);
    const before = kept.find((one) => at - one.at >= BACK / 2);
    if (before === undefined) return '';
    const change = value - before.value;
    return Math.abs(change) < STILL ? ' →' : change > 0 ? ' ↑' : ' ↓';
  }
}
