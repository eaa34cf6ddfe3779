import { Agenda, type Due } from './agenda.ts';

/** More than this many deliveries in one instant is a loop between parts, not a drill (law 1). */
export const INSTANT_LIMIT = 10_000;

/** Thrown when an instant does not come to rest; the host turns it into `drill.faulted`. */
export class RestlessInstant extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`more than ${INSTANT_LIMIT} deliveries at drill time ${at} ms: parts keep waking each other`);
    this.at = at;
  }
}

/**
 * The one clock. Time advances here and nowhere else: it stops at every due moment on the way and never skips; what is
 * due at an instant runs, with what it makes due at that instant, before time moves on.
 */
export class DrillClock<T extends Due> {
  readonly agenda = new Agenda<T>();
  #now = 0;

  get now(): number {
    return this.#now;
  }

  /** Makes `due` due at its time, which may not lie in the past. */
  schedule(due: T): T {
    if (due.at < this.#now) throw new RangeError(`due at ${due.at} ms, but the clock is at ${this.#now} ms`);
    return this.agenda.add(due);
  }

  /** Runs everything due up to and including `target`, then stands at `target`. `stop` is asked between instants. */
  advanceTo(target: number, deliver: (due: T) => void, stop?: () => boolean): void {
    if (target < this.#now) throw new RangeError(`the clock cannot go back from ${this.#now} to ${target} ms`);
    for (let at = this.agenda.nextAt; at <= target; at = this.agenda.nextAt) {
      this.#now = at;
      this.settle(deliver);
      if (stop?.()) return;
    }
    this.#now = target;
  }

  /** Runs what is due now, until nothing more is. */
  settle(deliver: (due: T) => void): void {
    for (let count = 1; this.agenda.nextAt <= this.#now; count++) {
      if (count > INSTANT_LIMIT) throw new RestlessInstant(this.#now);
      deliver(this.agenda.pop() as T);
    }
  }

  /** For keyframes only: sets the time without running anything. */
  restore(now: number, entries: readonly T[], nextSeq: number): void {
    this.#now = now;
    this.agenda.restore(entries, nextSeq);
  }
}
