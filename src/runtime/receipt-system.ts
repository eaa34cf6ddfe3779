/**
 * Receipts of reports on their way (收悉), where a scenario says `receipts: channel`: whoever sends a report knows that it came only
 * when its receipt has come back, by the channels that carry reports. None in time, and it is sent again; whoever has it already says
 * so again, and nothing is received twice.
 */
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Chain, Channel } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { Links } from './links.ts';

/** How soon it is tried again when nothing carries it; 设定. */
const AGAIN: Millis = 5 * MINUTE;
/** So often at most is a report sent again; 设定. */
const REPEATS = 3;

export class ReceiptSystem implements System {
  readonly id = 'receipts';
  readonly #engine: DrillEngine;
  readonly #chain: Chain;
  readonly #links: Links;
  /** By rule, the channels that its reports may take. */
  readonly #channels: ReadonlyMap<string, readonly string[]>;

  constructor(engine: DrillEngine, chain: Chain) {
    this.#engine = engine;
    this.#chain = chain;
    this.#links = new Links(engine);
    this.#channels = new Map(engine.scenario.reports.map(({ id, by }) => [id, by]));
  }

  heard(event: DrillEvent): void {
    const { kernel } = this.#engine;
    if (event.type === 'report.received') kernel.send(this.id, { type: 'RECEIPT', ...about(event) }, event.seq);
    if (event.type === 'report.sent' || event.type === 'report.repeated')
      kernel.send(this.id, { type: 'DOUBT', ...about(event) }, event.seq, this.#doubt(event.at), RANK.scoring);
  }

  receive({ type, report: id, since, channel }: Message, cause: number): void {
    const report = String(id);
    if (this.#engine.ended || this.#engine.state.reports[report]?.confirmed !== undefined) return;
    switch (type) {
      case 'RECEIPT':
        this.#receipt(report, Number(since), cause);
        return;
      case 'CONFIRMED':
        this.#engine.append({ type: 'report.confirmed', report, channel: String(channel) }, cause);
        return;
      case 'ARRIVED':
        this.#arrived(report, cause);
        return;
      default:
        this.#repeat(report, cause);
    }
  }

  /** When its sender begins to wonder: each link answers within so long. */
  #doubt = (sent: Millis): Millis => sent + this.#chain.acknowledge;

  /** By the channel by which the report came, else by the next that works; what nothing carries waits, and is given up like an order. */
  #receipt(report: string, since: Millis, cause: number): void {
    const { kernel, now, state } = this.#engine;
    const { from = '', to = '', channel = '', unreceipted } = state.reports[report] ?? {};
    const open = this.#open(report, [to, from], [channel]);
    if (open === undefined) {
      const seq =
        unreceipted === undefined ? this.#engine.append({ type: 'receipt.blocked', report, channel }, cause) : cause;
      if (now - since < this.#chain.patience)
        kernel.send(this.id, { type: 'RECEIPT', report, since }, seq, now + AGAIN, RANK.post);
    } else if (this.#loses(open)) this.#engine.append({ type: 'receipt.lost', report, channel: open.id }, cause);
    else {
      const there = now + this.#links.takes(open, [to, from]);
      kernel.send(this.id, { type: 'CONFIRMED', report, channel: open.id }, cause, there, RANK.inject);
    }
  }

  /** No receipt in time: the same goes again, by another channel where there is one. Whether report or receipt was lost it cannot know. */
  #repeat(report: string, cause: number): void {
    const { kernel, now, state } = this.#engine;
    const { from = '', to = '', channel = '', repeats = 0 } = state.reports[report] ?? {};
    if (repeats >= REPEATS) return;
    const open = this.#open(report, [from, to], [], [channel]);
    if (open === undefined) {
      kernel.send(this.id, { type: 'DOUBT', report }, cause, now + AGAIN, RANK.scoring);
      return;
    }
    const sent = this.#engine.append({ type: 'report.repeated', report, channel: open.id }, cause);
    if (this.#loses(open)) this.#engine.append({ type: 'report.lost', report, channel: open.id }, sent);
    else
      kernel.send(this.id, { type: 'ARRIVED', report }, sent, now + this.#links.takes(open, [from, to]), RANK.inject);
  }

  /** Who has it already says so again. */
  #arrived(report: string, cause: number): void {
    const { kernel, now, state } = this.#engine;
    if (state.reports[report]?.received === undefined) kernel.send('reports', { type: 'ARRIVED', report }, cause);
    else this.#receipt(report, now, cause);
  }

  #open(report: string, ends: readonly string[], first: readonly string[], last: readonly string[] = []) {
    const all = this.#channels.get(this.#engine.state.reports[report]?.rule ?? '') ?? [];
    const rest = all.filter((id) => !first.includes(id) && !last.includes(id));
    const order = [...first, ...rest, ...last].filter((id) => all.includes(id));
    return this.#links.open(this.#links.among(order, ends), ends);
  }

  /** Drawn apart from what is sent, so that one more receipt loses no other report. */
  #loses = ({ id, loss }: Channel): boolean => this.#engine.streams.get(`receipts:${id}`).next() < loss;
}

const about = ({ report, at }: { readonly report: string; readonly at: Millis }) => ({ report, since: at });
