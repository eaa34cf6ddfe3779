/** Deadlines: orders that are not carried out in time, expected actions that never come. */
import { inPerson } from '../drill/attendance.ts';
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
      this.#humanTime('order', event.order, [event.to], event.deadline, event.seq);
    } else if (event.type === 'action.owed') {
      this.#look(event.action, event.inject, event.deadline, event.seq);
      const { to = [] } = this.#engine.scenario.injects.find(({ id }) => id === event.inject) ?? {};
      this.#humanTime('action', event.action, to, event.deadline, event.seq);
    } else if (event.type === 'deadline.extended') {
      const inject = this.#engine.state.actions[event.id]?.inject;
      if (event.of === 'action' && inject !== undefined) this.#look(event.id, inject, event.deadline, event.seq);
      else kernel.send(this.id, { type: 'ORDER', order: event.id }, event.seq, event.deadline, RANK.scoring);
    }
  }

  #look(action: string, inject: string, deadline: number, cause: number): void {
    this.#engine.kernel.send(this.id, { type: 'ACTION', action, inject }, cause, deadline, RANK.scoring);
  }

  /**
   * In a showing the drill's minutes are shorter than those of the room: who sits there in person is given the time that a
   * person needs, at the speed at which the clock waits for an answer (design 6.3).
   */
  #humanTime(of: 'order' | 'action', id: string, seats: readonly string[], deadline: number, cause: number): void {
    const { state, scenario, now } = this.#engine;
    const { answerSpeed } = state.showing ?? {};
    if (answerSpeed === undefined) return;
    const handling = scenario.seats
      .filter((seat) => seats.includes(seat.id) && inPerson(state, seat.id))
      .map((seat) => now + Math.ceil(seat.handling * answerSpeed));
    const until = Math.max(deadline, ...handling);
    if (until > deadline) this.#engine.append({ type: 'deadline.extended', of, id, deadline: until }, cause);
  }

  receive(
    message: { readonly type: string; readonly order?: unknown; readonly action?: unknown; readonly inject?: unknown },
    cause: number,
  ): void {
    const { state, kernel } = this.#engine;
    if (message.type === 'ORDER') {
      const id = String(message.order);
      const { deadline } = state.orders[id] ?? {};
      if (deadline !== undefined && deadline > this.#engine.now) return;
      if (!this.#carriedOut(id)) this.#engine.append({ type: 'order.overdue', order: id }, cause);
      return;
    }
    const id = String(message.action);
    const owed = state.actions[id];
    if (owed !== undefined && owed.deadline <= this.#engine.now && owed.met === undefined)
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
