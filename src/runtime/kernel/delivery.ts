import type { Due } from '../../engine/agenda.ts';
import type { Message } from '../../machines/effects.ts';
import type { Actor } from './actor.ts';

/** One thing due: a message for an actor or a system, an entry of the agenda. */
export interface Delivery extends Due {
  at: number;
  rank: number;
  to: string;
  /** Who `to` was when it was sent; undefined for a system, or somebody who has not come yet. */
  actor: Actor | undefined;
  message: Message;
  cause: number;
  /** The id of an actor's own delay; empty for a message. */
  timer: string;
  /** Its neighbours among the delays of its actor. */
  before: Delivery | undefined;
  after: Delivery | undefined;
}

const NOTHING: Message = { type: '' };

/**
 * Deliveries are used again: what waits for a minute and dies then is what a garbage collector made for short lives
 * pays most for (measured: with a thousand actors it doubles the time of a delivery).
 */
export class DeliveryPool {
  readonly #free: Delivery[] = [];

  take(
    at: number,
    rank: number,
    to: string,
    actor: Actor | undefined,
    message: Message,
    cause: number,
    timer = '',
  ): Delivery {
    const due = this.#free.pop();
    if (due === undefined) {
      return { at, rank, seq: 0, slot: -1, to, actor, message, cause, timer, before: undefined, after: undefined };
    }
    due.at = at;
    due.rank = rank;
    due.to = to;
    due.actor = actor;
    due.message = message;
    due.cause = cause;
    due.timer = timer;
    return due;
  }

  /** Takes back what has left the agenda and nobody looks at any more. */
  give(due: Delivery): void {
    due.actor = undefined;
    due.message = NOTHING;
    this.#free.push(due);
  }
}
