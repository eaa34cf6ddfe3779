/** A log as it is read: folded from its start, with a keyframe now and then, so that any moment is near one. */
import { fold } from '../drill/fold.ts';
import { initialState } from '../drill/initial-state.ts';
import type { DrillState } from '../drill/state.ts';
import type { Told } from '../log/about.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Folded entries between two keyframes, at the least, and about how many keyframes there are: a long log's are further apart. */
const KEYFRAME_EVERY = 500;
const KEYFRAMES = 250;

interface FoldedKeyframe {
  /** Index of the first entry that is not in `state`. */
  readonly next: number;
  readonly state: string;
}

export class FoldedLog {
  readonly #entries: Told[] = [];
  readonly #state: DrillState;
  #every: number;
  #keyframes: FoldedKeyframe[];

  /** `expected`: how many entries there will be, as far as one can tell. */
  constructor(scenario: Scenario, expected: number) {
    this.#state = initialState(scenario);
    this.#every = Math.max(KEYFRAME_EVERY, Math.ceil(expected / KEYFRAMES));
    this.#keyframes = [{ next: 0, state: JSON.stringify(this.#state) }];
  }

  /** Entry `i` has the number `i + 1`. */
  get entries(): readonly Told[] {
    return this.#entries;
  }

  /** The next entry of the log. */
  add(entry: Told): void {
    this.#entries.push(entry);
    if (entry.line === 'event') fold(this.#state, entry);
    if (this.#entries.length % this.#every !== 0) return;
    this.#keyframes.push({ next: this.#entries.length, state: JSON.stringify(this.#state) });
    if (this.#keyframes.length > 2 * KEYFRAMES) this.#thin();
  }

  /** There are many more entries than were expected. */
  #thin(): void {
    this.#every *= 2;
    this.#keyframes = this.#keyframes.filter(({ next }) => next % this.#every === 0);
  }

  /** The state of the last keyframe that is not later than `at`, made anew; `next` is the first entry that is not in it. */
  nearest(at: number): { readonly next: number; readonly state: DrillState } {
    const { next, state } = this.#keyframes.findLast(
      (frame) => frame.next === 0 || (this.#entries[frame.next - 1]?.at ?? 0) <= at,
    ) as FoldedKeyframe;
    return { next, state: JSON.parse(state) as DrillState };
  }
}
