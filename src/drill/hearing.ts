/** One seat's ear on a drill's log as it grows: which lines reach it, each as soon as it may have it (`hears.ts`). */
import type { Entry } from '../log/vocabulary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { hears } from './hears.ts';
import { circleOf } from './seats.ts';
import type { DrillState } from './state.ts';

type Line = Extract<Entry, { line: 'event' | 'command' }>;

/** What does not come to whom it is for at once. */
const TRAVELS: ReadonlySet<string> = new Set(['inject.released', 'order.issued']);

export class Hearing {
  readonly #seat: string;
  readonly #circle: ReadonlySet<string>;
  /** Its own commands, by seq: a refusal of one is for it alone. */
  readonly #own = new Set<number>();
  /** Injects that were released and not handed over yet, orders that are on their way. */
  #coming: Line[] = [];

  constructor(scenario: Scenario, seat: string) {
    this.#seat = seat;
    this.#circle = circleOf(scenario, seat);
  }

  /** What of `entries` the seat hears, and what it may only now have of those before; `state` is that after the last of them. */
  take(entries: readonly Entry[], state: DrillState): Entry[] {
    const lines = entries.filter((one): one is Line => one.line === 'event' || one.line === 'command');
    const told = lines.filter((line) => this.#hears(line, state));
    const reached = this.#coming.filter((line) => this.#hears(line, state));
    this.#coming = this.#coming.filter((line) => !reached.includes(line));
    this.#coming.push(...lines.filter((line) => TRAVELS.has(line.type) && !told.includes(line)));
    return [...reached, ...told].sort((a, b) => a.seq - b.seq);
  }

  #hears(line: Line, state: DrillState): boolean {
    if (line.line === 'command' && line.seat === this.#seat) this.#own.add(line.seq);
    if (line.type === 'command.refused') return this.#own.has(line.command);
    return hears(line, { seat: this.#seat, circle: this.#circle, state });
  }
}
