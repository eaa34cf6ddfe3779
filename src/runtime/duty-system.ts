/**
 * Spot checks of who is on duty (查岗): a headquarters calls seats at set times. Who answers in time is on duty; who does not, or
 * whom no channel reaches, is recorded absent, and may still answer late.
 */
import { inPerson } from '../drill/attendance.ts';
import { RANK } from '../log/names.ts';
import type { Message } from '../machines/effects.ts';
import type { Chain, DutyCheck } from '../scenario/scenario.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { Links } from './links.ts';

export class DutySystem implements System {
  readonly id = 'duty';
  readonly #engine: DrillEngine;
  readonly #chain: Chain;
  readonly #links: Links;

  constructor(engine: DrillEngine, chain: Chain) {
    this.#engine = engine;
    this.#chain = chain;
    this.#links = new Links(engine);
  }

  open(cause: number): void {
    for (const { id, at } of this.#chain.checks)
      at.forEach((when, i) => {
        this.#engine.kernel.send(this.id, { type: 'CALL', check: id, number: i + 1 }, cause, when, RANK.post);
      });
  }

  receive({ type, ...more }: Message, cause: number): void {
    if (this.#engine.ended) return;
    const call = String(more['call']);
    if (type === 'CALL') this.#call(String(more['check']), Number(more['number']), cause);
    else if (type === 'DUE') this.#due(call, cause);
    else if (!inPerson(this.#engine.state, this.#engine.state.duties?.[call]?.of ?? '')) this.answer(call, cause);
  }

  /** Somebody is there: by themselves, or a person who says so. */
  answer(call: string, cause: number): void {
    const { state, now } = this.#engine;
    const duty = state.duties?.[call];
    if (duty === undefined || duty.answered !== undefined) return;
    this.#engine.append({ type: 'duty.answered', call, by: duty.of, late: now > duty.deadline }, cause);
  }

  /** The seat follows its plan again, and answers what waits. */
  takeUp(seat: string, cause: number): void {
    for (const [call, duty] of Object.entries(this.#engine.state.duties ?? {}))
      if (duty.of === seat && duty.channel !== undefined) this.answer(call, cause);
  }

  #call(id: string, number: number, cause: number): void {
    const check = this.#chain.checks.find((one) => one.id === id);
    for (const seat of check?.of ?? []) this.#one(check as DutyCheck, `${id}#${number}/${seat}`, seat, cause);
  }

  #one({ id: check, from, within }: DutyCheck, call: string, of: string, cause: number): void {
    const { state, scenario, now, kernel, streams } = this.#engine;
    const { skill, handling = 0 } = seatOf(scenario, of) ?? {};
    const human = inPerson(state, of) ? Math.ceil(handling * (state.showing?.answerSpeed ?? 0)) : 0;
    const deadline = now + Math.max(within, human);
    const ends = [from, of];
    const channel = this.#links.open(this.#links.among(this.#chain.by, ends), ends);
    const by = channel === undefined ? {} : { channel: channel.id };
    const seq = this.#engine.append({ type: 'duty.called', call, check, from, of, deadline, ...by }, cause);
    kernel.send(this.id, { type: 'DUE', call }, seq, deadline, RANK.scoring);
    const stream = streams.get(`duty:${of}`);
    const { delay = 0, error = 0 } = skill ?? {};
    // Two draws whatever comes of it, so that a channel more changes nobody else's luck.
    const pace = 0.75 + 0.5 * stream.next();
    const slip = stream.next() < error ? 3 : 1;
    if (channel === undefined) return;
    const there = now + this.#links.takes(channel, ends) + Math.round(delay * this.#engine.pace * pace * slip);
    kernel.send(this.id, { type: 'ANSWER', call }, seq, there, RANK.post);
  }

  #due(call: string, cause: number): void {
    const duty = this.#engine.state.duties?.[call];
    if (duty !== undefined && duty.answered === undefined)
      this.#engine.append({ type: 'duty.absent', call, of: duty.of, reached: duty.channel !== undefined }, cause);
  }
}
