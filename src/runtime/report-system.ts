/**
 * Reports that are owed (信息报送): who owes one sends it by the first channel that works, when it has been written. An automatic
 * seat writes it in its own time and may leave something out; who sits there sends it by hand. What does not arrive by its deadline
 * is late, is asked for, and is given up in the end.
 */
import { inPerson } from '../drill/attendance.ts';
import type { ReportRecord } from '../drill/state.ts';
import { RANK, type ReportField } from '../log/names.ts';
import type { CommandOf, Fact } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Channel, ReportRule } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** How soon a message that was lost, or that no channel carried, is tried again; 设定. */
const AGAIN: Millis = 5 * MINUTE;
/** Who waits for a report asks so long after its deadline, and gives it up after three times its limit (doctrine 6: zero points); 设定. */
const PATIENCE: Millis = 10 * MINUTE;
const GIVEN_UP = 3;
/** An automatic seat leaves a field out so many times as often as it errs; 设定. */
const OMITS = 2;

/** What a person says: of figures, by id, and of its fields. It goes with a message that is sent again. */
type Given = Pick<CommandOf<'report'>, 'figures' | 'says'>;
const given = ({ figures, says }: Given): Given => ({
  ...(figures === undefined ? {} : { figures }),
  ...(says === undefined ? {} : { says }),
});

export class ReportSystem implements System {
  readonly id = 'reports';
  readonly #engine: DrillEngine;
  readonly #rules: ReadonlyMap<string, ReportRule>;
  readonly #channels: ReadonlyMap<string, Channel>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#rules = new Map(engine.scenario.reports.map((rule) => [rule.id, rule]));
    this.#channels = new Map(engine.scenario.channels.map((channel) => [channel.id, channel]));
  }

  /** The rule's condition holds for the first time, or its next report is due. */
  owe(rule: ReportRule, cause: number, number = 1): void {
    const { kernel, now, scenario, streams, state } = this.#engine;
    const id = number === 1 ? rule.id : `${rule.id}#${number}`;
    const { from, to, fields } = rule;
    const due = now + rule.within;
    const owed = { report: id, rule: rule.id, from, to, deadline: due, of: fields.length };
    const seq = this.#engine.append({ type: 'report.owed', ...owed }, cause);
    if (rule.figures !== undefined) this.#engine.figures.look(from, rule.figures, seq);
    const { skill, handling = 0 } = seatOf(scenario, from) ?? {};
    const human = inPerson(state, from) ? now + Math.ceil(handling * (state.showing?.answerSpeed ?? 0)) : 0;
    if (human > due) this.#engine.append({ type: 'deadline.extended', of: 'report', id, deadline: human }, seq);
    kernel.send(this.id, { type: 'DUE', report: id }, seq, Math.max(due, human), RANK.scoring);
    const { delay = 0, error = 0 } = skill ?? {};
    const stream = streams.get(`reports:${from}`);
    const pace = 0.75 + 0.5 * stream.next();
    const slip = stream.next() < error ? 3 : 1;
    const written = now + Math.round((delay + rule.prepare) * this.#engine.pace * pace * slip);
    kernel.send(this.id, { type: 'WRITTEN', report: id }, seq, written, RANK.post);
  }

  /** By hand, from who sits there: of what it must say, everything is said but what they left out. */
  send(report: string, cause: number, { fields, ...said }: Pick<CommandOf<'report'>, 'fields'> & Given): void {
    const { sent, rule } = this.#record(report);
    if (sent !== undefined) return;
    const asked = this.#rules.get(rule)?.fields ?? [];
    const missing = fields === undefined ? [] : asked.filter((field) => !fields.includes(field));
    this.#send(report, missing, cause, given(said));
  }

  /** The seat follows its plan again: what it owes and nobody sent is written now. */
  takeUp(seat: string, cause: number): void {
    for (const [report, { from, sent }] of Object.entries(this.#engine.state.reports))
      if (from === seat && sent === undefined) this.#written(report, cause);
  }

  receive({ type, report: id, ...more }: Message, cause: number): void {
    const report = String(id);
    if (this.#engine.state.reports[report] === undefined || this.#engine.ended) return;
    switch (type) {
      case 'WRITTEN':
        this.#written(report, cause);
        return;
      case 'AGAIN':
        this.#send(report, more['missing'] as readonly ReportField[], cause, given(more as Given));
        return;
      case 'OVER':
        this.#over(report, cause);
        return;
      case 'ARRIVED':
        this.#arrived(report, cause);
        return;
      case 'DUE':
        this.#due(report, cause);
        return;
      case 'NEXT':
        this.#next(report, cause);
        return;
      default:
        this.#missing(report, type === 'ASK', cause);
    }
  }

  #record(report: string): ReportRecord {
    return this.#engine.state.reports[report] as ReportRecord;
  }

  /** The seat's own time is over; who sits there now writes it themselves. */
  #written(report: string, cause: number): void {
    const { state, scenario, streams } = this.#engine;
    const { from, rule, sent } = this.#record(report);
    if (sent !== undefined || inPerson(state, from)) return;
    const omits = OMITS * (seatOf(scenario, from)?.skill.error ?? 0);
    const stream = streams.get(`reports:${from}`);
    const missing = (this.#rules.get(rule)?.fields ?? []).filter(() => stream.next() < omits);
    this.#send(report, missing, cause);
  }

  /** By the first channel that both have and that works; a message that gets lost is sent again. */
  #send(report: string, missing: readonly ReportField[], cause: number, told: Given = {}): void {
    const { kernel, now, streams, reader } = this.#engine;
    const { from, to, of, blocked, rule, sent } = this.#record(report);
    if (sent !== undefined) return;
    const again = (seq: number): void =>
      kernel.send(this.id, { type: 'AGAIN', report, missing, ...told }, seq, now + AGAIN, RANK.post);
    const known = (this.#rules.get(rule)?.by ?? []).flatMap((id) => this.#channels.get(id) ?? []);
    const theirs = known.filter(({ seats }) => seats === undefined || (seats.includes(from) && seats.includes(to)));
    reader.now = now;
    const open = theirs.find(({ works }) => works === undefined || works.holds(reader));
    if (open === undefined) {
      const channel = (theirs[0] ?? known[0])?.id ?? '';
      again(blocked === undefined ? this.#blocked(report, channel, cause) : cause);
      return;
    }
    const lost = streams.get(`channel:${open.id}`).next() < open.loss;
    // With receipts its sender does not know that it was lost: to them it has been sent.
    const awaits = this.#engine.receipts !== undefined;
    if (lost && !awaits) again(this.#engine.append({ type: 'report.lost', report, channel: open.id }, cause));
    else {
      const fields = of - missing.length;
      const asked = this.#rules.get(rule)?.figures;
      const said = {
        ...(awaits ? { receipt: true as const } : {}),
        ...(told.says === undefined ? {} : { says: told.says }),
        ...(asked === undefined ? {} : { figures: this.#engine.figures.says(from, asked, told.figures) }),
      };
      const fact: Fact = { type: 'report.sent', report, channel: open.id, fields, missing: [...missing], ...said };
      const seq = this.#engine.append(fact, cause);
      if (lost) this.#engine.append({ type: 'report.lost', report, channel: open.id }, seq);
      else kernel.send(this.id, { type: 'ARRIVED', report }, seq, now + open.delay, RANK.post);
    }
  }

  /** It waits from now on; where its rule says so, not for ever for the one it is meant for. */
  #blocked(report: string, channel: string, cause: number): number {
    const { kernel, now } = this.#engine;
    const { over } = this.#rules.get(this.#record(report).rule) ?? {};
    const seq = this.#engine.append({ type: 'report.blocked', report, channel }, cause);
    if (over !== undefined) kernel.send(this.id, { type: 'OVER', report }, seq, now + over.after, RANK.post);
    return seq;
  }

  /** Still nothing carries it to the one it is meant for: it goes past them, to the level above (越级). */
  #over(report: string, cause: number): void {
    const { rule, to, sent } = this.#record(report);
    const { over } = this.#rules.get(rule) ?? {};
    if (sent === undefined && over !== undefined && to !== over.to)
      this.#engine.append({ type: 'report.skipped', report, past: to, to: over.to }, cause);
  }

  #arrived(report: string, cause: number): void {
    const { kernel, now } = this.#engine;
    const { to, deadline, rule, received } = this.#record(report);
    // Sent again for want of a receipt, it may overtake itself.
    if (received !== undefined) return;
    const seq = this.#engine.append({ type: 'report.received', report, by: to, late: now > deadline }, cause);
    const { every } = this.#rules.get(rule) ?? {};
    if (every !== undefined) kernel.send(this.id, { type: 'NEXT', report }, seq, now + every, RANK.post);
  }

  #due(report: string, cause: number): void {
    const { kernel, now } = this.#engine;
    const { received, owed, deadline, blocked } = this.#record(report);
    if (received !== undefined || deadline > now) return;
    const channel = blocked === undefined ? {} : { channel: blocked };
    const seq = this.#engine.append({ type: 'report.late', report, ...channel }, cause);
    kernel.send(this.id, { type: 'ASK', report }, seq, now + PATIENCE, RANK.post);
    const end = Math.max(now + PATIENCE, owed + GIVEN_UP * (deadline - owed));
    kernel.send(this.id, { type: 'GIVE_UP', report }, seq, end, RANK.scoring);
  }

  /** Still not there: it is asked for, and given up in the end. */
  #missing(report: string, asks: boolean, cause: number): void {
    const { received, to } = this.#record(report);
    if (received !== undefined) return;
    this.#engine.append(asks ? { type: 'report.escalated', report, by: to } : { type: 'report.missed', report }, cause);
  }

  #next(report: string, cause: number): void {
    const rule = this.#rules.get(this.#record(report).rule);
    if (rule === undefined || rule.until?.holds(this.#engine.reader) === true) return;
    this.owe(rule, cause, Number(/#(\d+)$/.exec(report)?.[1] ?? 1) + 1);
  }
}
