/**
 * Orders, requests and injects on their way (指挥链). Who sends one calls by the first channel that works; what is lost on the way
 * nobody is told. Only that no acknowledgement comes shows it: then the next link up calls again, by another channel (叫应). The
 * acknowledgement travels too, and may be lost; who is called for what they have answered says it again.
 */
import { inPerson } from '../drill/attendance.ts';
import { awaitsAnswer } from '../drill/demands.ts';
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Chain, Channel } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { Links } from './links.ts';

/** How soon it is tried again when nothing carries it; 设定. */
const AGAIN: Millis = 5 * MINUTE;
/** So often at most is somebody called again who does not answer; 设定. */
const CALLS = 3;

/** By which answers draw whether they are lost: apart from what is sent, so that one more answer loses no other order. */
const answersBy = (channel: string): string => `answers:${channel}`;

/** What is carried. All that is known of it travels with it, so that a keyframe has it. */
interface Parcel {
  readonly of: 'order' | 'inject';
  readonly id: string;
  /** Who calls; nobody's seat for an inject. */
  readonly from?: string;
  readonly to: readonly string[];
  /** What an order's receiver gets. */
  readonly letter?: Message;
  /** The channel that is tried first. */
  readonly channel?: string;
  readonly since?: number;
  /** Channels by which it went before. */
  readonly used?: readonly string[];
}

export class CourierSystem implements System {
  readonly id = 'courier';
  readonly #engine: DrillEngine;
  readonly #chain: Chain;
  readonly #links: Links;

  constructor(engine: DrillEngine, chain: Chain) {
    this.#engine = engine;
    this.#chain = chain;
    this.#links = new Links(engine);
  }

  /** Whether an order is taken on goes back to who gave it. */
  heard(event: DrillEvent): void {
    if (event.type !== 'order.acknowledged' && event.type !== 'order.refused') return;
    if (this.#engine.state.orders[event.order]?.received === undefined) return;
    this.#engine.kernel.send(this.id, { type: 'ANSWER', order: event.order, since: event.at }, event.seq);
  }

  receive({ type, parcel: carried, channel, ...more }: Message, cause: number): void {
    if (this.#engine.ended) return;
    const parcel = carried as Parcel;
    switch (type) {
      case 'ANSWER':
        this.#answer(String(more['order']), Number(more['since']), cause);
        return;
      case 'ANSWERED':
        this.#hasAnswer(String(more['order']), String(channel), cause);
        return;
      case 'ARRIVED':
        this.#arrived(parcel, String(channel), cause);
        return;
      case 'UNANSWERED':
        this.#unanswered(parcel, cause);
        return;
      default:
        this.#send({ since: this.#engine.now, ...parcel }, cause);
    }
  }

  #send(parcel: Parcel, cause: number): void {
    if (parcel.of === 'order' && this.#answered(parcel.id)) return;
    const ends = [...(parcel.from === undefined ? [] : [parcel.from]), ...parcel.to];
    const channels = this.#links.among(this.#order(parcel), ends);
    const channel = this.#links.open(channels, ends);
    if (channel === undefined) this.#blocked(parcel, channels[0]?.id ?? this.#chain.by[0] ?? '', cause);
    else this.#carry(parcel, channel, ends, cause);
  }

  /** The one that was asked for, then as the chain says; those by which it went before come last. */
  #order({ channel, used = [] }: Parcel): string[] {
    const all = [...new Set([...(channel === undefined ? [] : [channel]), ...this.#chain.by])];
    return [...all.filter((id) => !used.includes(id)), ...all.filter((id) => used.includes(id))];
  }

  #carry(parcel: Parcel, channel: Channel, ends: readonly string[], cause: number): void {
    const { kernel, now, streams } = this.#engine;
    const by = parcel.from === undefined ? {} : { by: parcel.from };
    const sent =
      parcel.of === 'order'
        ? this.#engine.append({ type: 'order.sent', order: parcel.id, channel: channel.id, ...by }, cause)
        : this.#engine.append({ type: 'inject.sent', inject: parcel.id, channel: channel.id }, cause);
    const went: Parcel = { ...parcel, used: [...(parcel.used ?? []), channel.id] };
    const lost = streams.get(`channel:${channel.id}`).next() < channel.loss;
    if (lost) this.#lost(went, channel.id, sent);
    else {
      const there = now + this.#links.takes(channel, ends);
      kernel.send(this.id, { type: 'ARRIVED', parcel: went, channel: channel.id }, sent, there, RANK.inject);
    }
    if (parcel.of === 'order')
      kernel.send(this.id, { type: 'UNANSWERED', parcel: went }, sent, this.#patience(parcel), RANK.scoring);
  }

  /** Control hears that an inject did not get through, and sends it again; who gave an order does not. */
  #lost(parcel: Parcel, channel: string, cause: number): void {
    if (parcel.of === 'order') this.#engine.append({ type: 'order.lost', order: parcel.id, channel }, cause);
    else this.#again(parcel, this.#engine.append({ type: 'inject.lost', inject: parcel.id, channel }, cause));
  }

  #blocked(parcel: Parcel, channel: string, cause: number): void {
    const { state, now, kernel } = this.#engine;
    const { of, id, since = now } = parcel;
    if (now - since < this.#chain.patience) {
      const known = (of === 'order' ? state.orders[id]?.blocked : state.injects[id]?.blocked) !== undefined;
      this.#again(parcel, known ? cause : this.#tellBlocked(parcel, channel, cause));
    } else if (of === 'order') this.#engine.append({ type: 'order.undelivered', order: id, channel }, cause);
    else kernel.send(id, { type: 'FAIL', reason: 'no-channel' }, cause);
  }

  #tellBlocked({ of, id }: Parcel, channel: string, cause: number): number {
    return of === 'order'
      ? this.#engine.append({ type: 'order.blocked', order: id, channel }, cause)
      : this.#engine.append({ type: 'inject.blocked', inject: id, channel }, cause);
  }

  #again(parcel: Parcel, cause: number): void {
    const { kernel, now } = this.#engine;
    kernel.send(this.id, { type: 'AGAIN', parcel }, cause, now + AGAIN, RANK.post);
  }

  #arrived({ of, id, to, letter }: Parcel, channel: string, cause: number): void {
    const { kernel, state } = this.#engine;
    if (of === 'inject') {
      kernel.send(id, { type: 'ARRIVED' }, cause);
      return;
    }
    const { received, acknowledged, refused } = state.orders[id] ?? {};
    // A second call that reaches who has the order reminds them, and brings nothing new: what they answered they say again.
    if (received !== undefined && (acknowledged ?? refused) !== undefined) this.#answer(id, this.#engine.now, cause);
    if (received !== undefined || letter === undefined) return;
    const seq = this.#engine.append({ type: 'order.received', order: id, channel }, cause);
    for (const receiver of to) kernel.send(receiver, letter, seq);
  }

  #unanswered(parcel: Parcel, cause: number): void {
    const { id, from } = parcel;
    const calls = this.#engine.state.orders[id]?.calls ?? 0;
    if (this.#answered(id) || calls >= CALLS || from === undefined) return;
    const caller = calls === 0 ? (this.#above(from) ?? from) : from;
    const seq = this.#engine.append({ type: 'order.unanswered', order: id, by: caller }, cause);
    this.#send({ ...parcel, from: caller, since: this.#engine.now }, seq);
  }

  #answered(order: string): boolean {
    const record = this.#engine.state.orders[order];
    return record?.sent !== undefined && !awaitsAnswer(record);
  }

  /** By the channel on which the order came, else by the next that works; what nothing carries waits, and is given up like an order. */
  #answer(order: string, since: number, cause: number): void {
    const { kernel, now, streams, state } = this.#engine;
    const { from = '', to = '', caller = from, channel: came, answerBlocked } = state.orders[order] ?? {};
    if (this.#answered(order)) return;
    const ends = [to, caller];
    const channels = this.#links.among([...new Set([...(came === undefined ? [] : [came]), ...this.#chain.by])], ends);
    const open = this.#links.open(channels, ends);
    if (open === undefined) {
      const channel = channels[0]?.id ?? this.#chain.by[0] ?? '';
      const told = answerBlocked !== undefined;
      const seq = told ? cause : this.#engine.append({ type: 'answer.blocked', order, channel }, cause);
      if (now - since < this.#chain.patience)
        kernel.send(this.id, { type: 'ANSWER', order, since }, seq, now + AGAIN, RANK.post);
    } else if (streams.get(answersBy(open.id)).next() < open.loss) {
      this.#engine.append({ type: 'answer.lost', order, channel: open.id }, cause);
    } else {
      const there = now + this.#links.takes(open, ends);
      kernel.send(this.id, { type: 'ANSWERED', order, channel: open.id }, cause, there, RANK.inject);
    }
  }

  #hasAnswer(order: string, channel: string, cause: number): void {
    if (this.#engine.state.orders[order]?.answered !== undefined) return;
    this.#engine.append({ type: 'order.answered', order, channel }, cause);
  }

  #above = (seat: string): string | undefined => this.#engine.scenario.posts.find(({ id }) => id === seat)?.of;

  /** When the acknowledgement should be there; a person has the time that people need in a showing (design 6.3). */
  #patience({ to }: Parcel): number {
    const { state, scenario, now } = this.#engine;
    const { answerSpeed = 0 } = state.showing ?? {};
    const human = to
      .filter((seat) => inPerson(state, seat))
      .map((seat) => Math.ceil((seatOf(scenario, seat)?.handling ?? 0) * answerSpeed));
    return now + Math.max(this.#chain.acknowledge, ...human);
  }
}
