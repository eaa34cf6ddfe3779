/** Deadlines: orders that are not carried out in time, expected actions that never come. */
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

export class DeadlineSystem implements System {
  readonly id = 'deadlines';
  readonly #engine: DrillEngine;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  /** Sets a deadline where an event brings one. It is looked at after everything else of its instant. */
  heard(event: DrillEvent): void {
    const { kernel } = this.#engine;
    if (event.type === 'order.issued' && event.deadline !== undefined) {
      kernel.send(this.id, { type: 'ORDER', order: event.order }, event.seq, event.deadline, RANK.scoring);
    } else if (event.type === 'action.owed') {
      kernel.send(
        this.id,
        { type: 'ACTION', action: event.action, inject: event.inject },
        event.seq,
        event.deadline,
        RANK.scoring,
      );
    }
  }

  receive(
    message: { readonly type: string; readonly order?: unknown; readonly action?: unknown; readonly inject?: unknown },
    cause: number,
  ): void {
    const { state, kernel } = this.#engine;
    if (message.type === 'ORDER') {
      const id = String(message.order);
      if (!this.#carriedOut(id)) this.#engine.append({ type: 'order.overdue', order: id }, cause);
      return;
    }
    const id = String(message.action);
    if (state.actions[id]?.met === undefined)
      kernel.send(String(message.inject), { type: 'MISSED', action: id }, cause);
  }

  /** A team is in time when it is on site for the order; a post when it has acknowledged. */
  #carriedOut(id: string): boolean {
    const { state } = this.#engine;
    const order = state.orders[id];
    if (order === undefined || order.done !== undefined || order.refused !== undefined) return true;
    if (order.task === 'respond') return order.acknowledged !== undefined;
    const team = state.teams[order.to];
    return team !== undefined && team.order === id && team.site === order.site;
  }
}
