import type { AnyStateMachine } from 'xstate';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import type { Message } from '../../src/machines/effects.ts';
import { Kernel } from '../../src/runtime/kernel/kernel.ts';

/** One machine in the real kernel, with what it is told and what it answers. Machines that it sends to are mute. */
export class Play {
  readonly log: DrillEvent[] = [];
  /** What it sent to others, as `to type`. */
  readonly sent: string[] = [];
  readonly #kernel = new Kernel({ event: (event) => this.log.push(event) });
  readonly #id: string;

  constructor(machine: AnyStateMachine, input: { readonly id: string }, others: readonly string[] = []) {
    this.#id = input.id;
    for (const id of others) {
      this.#kernel.addSystem({ id, receive: ({ type }) => this.sent.push(`${id} ${type}`) });
    }
    this.#kernel.addActor(input.id, machine, 4, input);
  }

  get now(): number {
    return this.#kernel.now;
  }

  /** Where the machine stands. */
  get value(): unknown {
    return this.#kernel.actors.get(this.#id)?.snapshot.value;
  }

  get context(): unknown {
    return this.#kernel.actors.get(this.#id)?.snapshot.context;
  }

  /** Tells it `messages`, one after the other, at this instant; what was reported meanwhile. */
  tell(...messages: readonly (string | Message)[]): DrillEvent[] {
    const before = this.log.length;
    for (const message of messages) {
      this.#kernel.send(this.#id, typeof message === 'string' ? { type: message } : message, 0);
      this.#kernel.settle();
    }
    return this.log.slice(before);
  }

  /** Lets the clock run up to `at`; what was reported meanwhile. */
  until(at: number): DrillEvent[] {
    const before = this.log.length;
    this.#kernel.runTo(at);
    return this.log.slice(before);
  }

  /** Lets the clock run to the next moment at which anything is due; false when nothing is. */
  next(): boolean {
    const at = this.#kernel.clock.agenda.nextAt;
    if (at === Number.POSITIVE_INFINITY) return false;
    this.until(at);
    return true;
  }

  /** Lets the clock run for `span` ms. */
  after(span: number): DrillEvent[] {
    return this.until(this.now + span);
  }

  /** Takes everything through a keyframe, as JSON. */
  reload(): void {
    this.#kernel.restore(JSON.parse(JSON.stringify(this.#kernel.save())));
  }
}
