/**
 * How fast a showing goes in the room (design 6.3): each part at its own speed, slower while a person owes an answer or has had
 * many, and then somewhat faster until the plan is met again. Real time is here and in no log.
 */
import { demands } from '../drill/demands.ts';
import type { DrillState } from '../drill/state.ts';
import type { Scenario, Showing } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';

/** How much faster than written a part may go to win back what answers took; 设定. */
const CATCH_UP = { live: 1.5, compress: 3, jump: 1 } as const;
/** Nobody is asked for more answers than these in so many minutes of the room, as far as a slow clock can help it. */
const MOST = { answers: 3, within: 5 * MINUTE, speed: 2 } as const;

export class Pace {
  readonly #showing: Showing;
  readonly #scenario: Pick<Scenario, 'injects'>;
  readonly #handling: ReadonlyMap<string, Millis>;
  /** As the segments are written, ms of the room in all; and what the showing's length has beyond them, for answers. */
  readonly #written: Millis;
  readonly #slack: Millis;
  /** When each seat was asked of late, ms of the room, and all that it was asked. */
  readonly #asked = new Map<string, Millis[]>();
  readonly #seen = new Set<string>();

  constructor(showing: Showing, scenario: Pick<Scenario, 'injects' | 'seats'>) {
    this.#showing = showing;
    this.#scenario = scenario;
    const { length, segments } = showing;
    this.#written = written(segments, Number.POSITIVE_INFINITY);
    this.#slack = length === undefined ? 0 : Math.max(0, length - this.#written);
    this.#handling = new Map(scenario.seats.map(({ id, handling }) => [id, handling]));
  }

  /**
   * The time in the room, ms, at which the plan has the drill at `at`; a jump takes none. Time for answers is kept for the later
   * parts, where most is asked: it grows with the square of what is past.
   */
  planned(at: number): Millis {
    const past = written(this.#showing.segments, at);
    const share = this.#written === 0 ? 0 : past / this.#written;
    return past + this.#slack * share * share;
  }

  /**
   * How many times real time the drill goes now, `elapsed` ms of the room after StartEx; not for a jump, which has no speed. One
   * question short of too many it goes at half, so that the next comes later.
   */
  speed(state: DrillState, at: number, elapsed: Millis): number {
    const part = state.showing;
    if (part === undefined || part.mode === 'jump') return 1;
    const asked = this.#askedOf(state, elapsed);
    if (asked >= MOST.answers) return Math.min(part.factor, MOST.speed);
    if (this.owes(state, at)) return Math.min(part.factor, part.answerSpeed);
    const left = this.planned(part.to) - elapsed;
    const most = asked === MOST.answers - 1 ? part.factor / 2 : part.factor * CATCH_UP[part.mode];
    const wanted = left > 0 ? (part.to - at) / left : most;
    const least = part.factor / (1 + (2 * this.#slack) / this.#written);
    return Math.max(Math.min(most, Math.max(least, wanted)), Math.min(part.factor, part.answerSpeed));
  }

  /** Whether a person is at an answer; who has let their handling time pass keeps nobody waiting any more. */
  owes(state: DrillState, at: number): boolean {
    const { answerSpeed = 1 } = state.showing ?? {};
    return demands(state, this.#scenario.injects).some(
      ({ seat, since }) => at < since + (this.#handling.get(seat) ?? 0) * answerSpeed,
    );
  }

  /** How often the seat that was asked most has been asked of late. */
  #askedOf(state: DrillState, elapsed: Millis): number {
    for (const { seat, id } of demands(state, this.#scenario.injects)) {
      const key = `${seat} ${id}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#asked.set(seat, [...(this.#asked.get(seat) ?? []), elapsed].slice(-MOST.answers));
    }
    const late = [...this.#asked.values()].map((times) => times.filter((time) => elapsed - time < MOST.within).length);
    return Math.max(0, ...late);
  }
}

/** Time in the room of segments as they are written, up to drill time `at`. */
const written = (segments: Showing['segments'], at: number): Millis =>
  segments.reduce((sum, { from, to, mode, factor }) => {
    if (mode === 'jump' || at <= from) return sum;
    return sum + (Math.min(at, to) - from) / factor;
  }, 0);
