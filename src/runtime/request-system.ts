/**
 * Requests and their answers (协调商请). Forces that a post does not command agree, decline with a reason, or offer another time; a
 * district asks the headquarters above for a team, and where two ask for one, who gets it is that headquarters' decision.
 */
import { inPerson } from '../drill/attendance.ts';
import { isCommitted, isOpen, rivals } from '../drill/requests.ts';
import type { OrderRecord } from '../drill/state.ts';
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Chain, Terms } from '../scenario/scenario.ts';
import { skillOf, type Task } from '../teams/index.ts';
import type { Millis } from '../units/time.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

export class RequestSystem implements System {
  readonly id = 'requests';
  readonly #engine: DrillEngine;
  readonly #chain: Chain;

  constructor(engine: DrillEngine, chain: Chain) {
    this.#engine = engine;
    this.#chain = chain;
  }

  heard(event: DrillEvent): void {
    if (event.type !== 'order.received') return;
    const { kind, to } = this.#engine.state.orders[event.order] ?? {};
    if (kind !== 'request' || to === undefined) return;
    this.#conflict(event.order, event.seq);
    if (this.#termsOf(to) !== undefined || this.#isPost(to)) this.#consider(event.order, to, event.seq);
  }

  receive({ type, order: id, ...more }: Message, cause: number): void {
    const order = String(id);
    const record = this.#engine.state.orders[order];
    if (record === undefined || this.#engine.ended) return;
    switch (type) {
      case 'CONSIDER':
        if (!inPerson(this.#engine.state, record.to) && isOpen(record)) this.#answer(order, record, cause);
        return;
      case 'OFFERED':
        this.#weigh(order, record, cause);
        return;
      default:
        if (isOpen(record)) this.#engine.kernel.send(record.to, { type: 'ACKNOWLEDGE', of: order, ...more }, cause);
    }
  }

  /** The asked offers to come `after` so long. */
  offer(order: string, by: string, after: Millis, cause: number): void {
    const { now, kernel, state } = this.#engine;
    const at = now + after;
    const seq = this.#engine.append({ type: 'request.offered', order, by, from: at }, cause);
    const { from = '' } = state.orders[order] ?? {};
    kernel.send(this.id, { type: 'OFFERED', order }, seq, now + this.#time(from), RANK.post);
  }

  /** Who asked takes the offer: it begins at the time offered. */
  accept(order: string, by: string, cause: number): void {
    const { kernel, state, now } = this.#engine;
    const at = Math.max(now, state.orders[order]?.offer ?? now);
    const seq = this.#engine.append({ type: 'request.accepted', order, by }, cause);
    kernel.send(this.id, { type: 'BEGIN', order }, seq, at, RANK.post);
  }

  /** The headquarters gives `team` to who asked; of a conflict it is the settlement. */
  grant(order: string, by: string, team: string, cause: number): void {
    const { state, plans, now } = this.#engine;
    const record = state.orders[order] as OrderRecord;
    const over = rivals(state, order).filter((id) => id !== order && state.orders[id]?.team === team);
    const settled =
      over.length === 0 ? cause : this.#engine.append({ type: 'conflict.settled', team, order, over, by }, cause);
    const seq = this.#engine.append({ type: 'request.granted', order, by, team }, settled);
    const { task, site = '', deadline } = record;
    const within = deadline === undefined ? {} : { within: Math.max(0, deadline - now) };
    const act = { type: 'order', to: team, task: task as Task, site, stays: true, ...within } as const;
    plans.give(by, `${order}/given`, act, seq);
    // Who was passed over is answered now, unless a person answers.
    for (const other of over) this.#consider(other, by, settled);
  }

  /** The seat follows its plan again: what waits for its answer is considered now. */
  takeUp(seat: string, cause: number): void {
    for (const [order, record] of Object.entries(this.#engine.state.orders))
      if (record.to === seat && record.kind === 'request' && isOpen(record)) this.#consider(order, seat, cause);
  }

  #termsOf = (team: string): Terms | undefined => this.#chain.terms.find(({ to }) => to.includes(team));
  #isPost = (seat: string): boolean => this.#engine.scenario.posts.some(({ id }) => id === seat);

  /** Two ask the same headquarters for the same team. */
  #conflict(order: string, cause: number): void {
    const { state } = this.#engine;
    const { team } = state.orders[order] ?? {};
    const orders = rivals(state, order);
    if (team !== undefined && orders.length > 1) this.#engine.append({ type: 'conflict.arose', team, orders }, cause);
  }

  #consider(order: string, seat: string, cause: number): void {
    const { kernel, now } = this.#engine;
    const { answer } = this.#termsOf(seat) ?? {};
    const within = answer === undefined ? this.#time(seat) : Math.round(answer * this.#engine.pace);
    kernel.send(this.id, { type: 'CONSIDER', order }, cause, now + within, RANK.post);
  }

  #answer(order: string, record: OrderRecord, cause: number): void {
    if (this.#isPost(record.to)) this.#settle(order, record, cause);
    else this.#reply(order, record, this.#termsOf(record.to), cause);
  }

  #reply(order: string, { to }: OrderRecord, terms: Terms | undefined, cause: number): void {
    const { kernel, reader, now, state } = this.#engine;
    reader.now = now;
    if (terms?.declines?.holds(reader) === true)
      kernel.send(to, { type: 'REFUSE', of: order, reason: terms.because }, cause);
    else if (terms?.later !== undefined && isCommitted(state, to, order)) this.offer(order, to, terms.later, cause);
    else kernel.send(to, { type: 'ACKNOWLEDGE', of: order }, cause);
  }

  /** An automatic asker takes an offer that is in time, and else withdraws. */
  #weigh(order: string, record: OrderRecord, cause: number): void {
    const { state, kernel } = this.#engine;
    if (inPerson(state, record.from) || !isOpen(record) || record.offer === undefined) return;
    if (record.deadline === undefined || record.offer <= record.deadline) this.accept(order, record.from, cause);
    else kernel.send(record.to, { type: 'REFUSE', of: order, reason: 'withdrawn' }, cause);
  }

  /** The first in the list of sites that go before others; of those not named, who asked first. Then a team that is free. */
  #settle(order: string, record: OrderRecord, cause: number): void {
    const { state } = this.#engine;
    const { first } = this.#chain;
    const place = (id: string): number => {
      const i = first.indexOf(state.orders[id]?.site ?? '');
      return i < 0 ? first.length : i;
    };
    const [winner = order] = rivals(state, order).toSorted((a, b) => place(a) - place(b));
    const team = record.team === undefined || winner === order ? this.#free(record) : undefined;
    if (winner !== order && record.team !== undefined) this.#answer(winner, state.orders[winner] as OrderRecord, cause);
    else if (team === undefined)
      this.decline(order, record.to, record.team === undefined ? 'no-team' : 'given-elsewhere', cause);
    else this.grant(order, record.to, team, cause);
  }

  decline(order: string, by: string, reason: string, cause: number): void {
    this.#engine.append({ type: 'order.refused', order, by, reason }, cause);
  }

  /** The team that was asked for, or any below the post that can do it and has nothing to do. */
  #free({ team, task, to }: OrderRecord): string | undefined {
    const { scenario, state } = this.#engine;
    const fits = scenario.teams.filter(
      (one) =>
        (team === undefined ? one.post === to && one.command === 'order' : one.id === team) &&
        skillOf(one.kind, task as Task) !== undefined &&
        !isCommitted(state, one.id),
    );
    return fits[0]?.id;
  }

  #time(seat: string): Millis {
    const { delay = 0, error = 0 } = seatOf(this.#engine.scenario, seat)?.skill ?? {};
    const stream = this.#engine.streams.get(`requests:${seat}`);
    const pace = 0.75 + 0.5 * stream.next();
    return Math.round(delay * this.#engine.pace * pace * (stream.next() < error ? 3 : 1));
  }
}
