/**
 * Figures in reports (数据口径): a seat looks, and says what it saw; it may slip. One who gets two figures of the same thing that do not
 * agree asks both to look again, until they agree or the time for it is over.
 */
import { inPerson } from '../drill/attendance.ts';
import type { DisputeRecord, SaidFigure } from '../drill/state.ts';
import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Figure } from '../scenario/scenario.ts';
import { MINUTE, type Millis } from '../units/time.ts';
import { seatOf } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** How long it takes to look again, and within what the two must agree; 设定. */
const LOOK_AGAIN: Millis = 10 * MINUTE;
const AGREE_WITHIN: Millis = 30 * MINUTE;
/** An automatic seat slips on a figure so many times as often as it errs, by so much of it at least and at most; 设定. */
const SLIPS = 2;
const SLIP = [0.15, 0.6] as const;

export class FigureSystem implements System {
  readonly id = 'figures';
  readonly #engine: DrillEngine;
  readonly #figures: ReadonlyMap<string, Figure>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#figures = new Map(engine.scenario.figures.map((figure) => [figure.id, figure]));
  }

  /** What the seat sees of these figures now, or learns when it has asked, is what it knows of them from now on. */
  look(seat: string, figures: readonly string[], cause: number, telling: 'told' | 'asked' = 'told'): void {
    const reader = this.#engine.readerOf(seat, telling);
    for (const id of figures) {
      const value = this.#figures.get(id)?.of.evaluate(reader);
      if (typeof value === 'number' && !Number.isNaN(value))
        this.#engine.append({ type: 'figure.seen', figure: id, seat, value: round(value) }, cause);
    }
  }

  /** What a seat says of them: `given` by a person, else what it knows, with the slips of an automatic one. */
  says(seat: string, figures: readonly string[], given?: Readonly<Record<string, number>>): SaidFigure[] {
    const { state, scenario, streams } = this.#engine;
    const slips = SLIPS * (seatOf(scenario, seat)?.skill.error ?? 0);
    return figures.flatMap((figure) => {
      const known = state.known?.[`${seat}/${figure}`];
      if (known === undefined) return [];
      const { value, at } = known;
      const said = (what: number): SaidFigure[] => [
        { figure, said: what, known: value, right: this.agree(figure, what, value), at },
      ];
      if (inPerson(state, seat)) return said(given?.[figure] ?? value);
      const stream = streams.get(`figures:${seat}`);
      const [slipped, size, more] = [stream.next() < slips, stream.next(), stream.next() < 0.5];
      const off = SLIP[0] + (SLIP[1] - SLIP[0]) * size;
      return said(slipped ? round(value * (more ? 1 + off : 1 - off)) : value);
    });
  }

  /** Whether two figures of the same thing agree. */
  agree(id: string, a: number, b: number): boolean {
    return Math.abs(a - b) <= (this.#figures.get(id)?.tolerance ?? 0) * Math.max(Math.abs(a), Math.abs(b));
  }

  heard(event: DrillEvent): void {
    if (event.type !== 'report.received') return;
    for (const said of this.#engine.state.reports[event.report]?.figures ?? [])
      this.#compare(event.report, said, event.seq);
  }

  receive({ type, dispute: id }: Message, cause: number): void {
    const dispute = String(id);
    const record = this.#engine.state.disputes?.[dispute];
    if (record === undefined || record.settled !== undefined || this.#engine.ended) return;
    if (type === 'OVERDUE') {
      this.#engine.append({ type: 'figures.unsettled', dispute, figure: record.figure }, cause);
      return;
    }
    for (const seat of record.seats) {
      this.look(seat, [record.figure], cause, 'asked');
      if (!inPerson(this.#engine.state, seat)) this.state(dispute, seat, cause);
    }
  }

  /** A seat says again what the figure is, having looked; both saying the same settles it. */
  state(dispute: string, seat: string, cause: number, given?: number): void {
    const record = this.#engine.state.disputes?.[dispute];
    const value = given ?? this.#engine.state.known?.[`${seat}/${record?.figure}`]?.value;
    if (record === undefined || record.settled !== undefined || value === undefined) return;
    const { figure, seats } = record;
    const seq = this.#engine.append({ type: 'figure.stated', dispute, figure, by: seat, value }, cause);
    const [a, b] = seats.map((one) => this.#engine.state.disputes?.[dispute]?.stated[one]);
    if (a !== undefined && b !== undefined && this.agree(figure, a, b))
      this.#engine.append({ type: 'figures.settled', dispute, figure, value }, seq);
  }

  /** Against the latest that each other seat has told the same receiver of it, where both looked at about the same time. */
  #compare(report: string, { figure, said, at }: SaidFigure, cause: number): void {
    const { state } = this.#engine;
    const mine = state.reports[report];
    const latest = new Map<string, readonly [report: string, figure: SaidFigure]>();
    for (const [id, other] of Object.entries(state.reports)) {
      if (other.received === undefined || other.to !== mine?.to || other.from === mine.from) continue;
      const theirs = other.figures?.find((one) => one.figure === figure);
      if (theirs !== undefined) latest.set(other.from, [id, theirs]);
    }
    const fresh = this.#figures.get(figure)?.fresh ?? 0;
    for (const [from, [id, theirs]] of latest)
      if (mine !== undefined && Math.abs(theirs.at - at) <= fresh && !this.agree(figure, theirs.said, said))
        this.#dispute(mine.to, figure, [from, mine.from], [id, report], [theirs.said, said], cause);
  }

  #dispute(
    by: string,
    figure: string,
    seats: readonly [string, string],
    reports: readonly [string, string],
    said: readonly [number, number],
    cause: number,
  ): void {
    const { kernel, now, state, scenario } = this.#engine;
    const all = Object.values(state.disputes ?? {});
    const open = (one: DisputeRecord): boolean => one.settled === undefined && one.unsettled === undefined;
    if (all.some((one) => open(one) && one.figure === figure && seats.every((seat) => one.seats.includes(seat))))
      return;
    const dispute = `${figure}#${all.filter((one) => one.figure === figure).length + 1}`;
    const fact = { dispute, figure, by, seats: [...seats], reports: [...reports], said: [...said] };
    const seq = this.#engine.append({ type: 'figures.disputed', ...fact, deadline: now + AGREE_WITHIN }, cause);
    const slowest = Math.max(...seats.map((seat) => seatOf(scenario, seat)?.skill.delay ?? 0));
    const again = now + Math.round((LOOK_AGAIN + slowest) * this.#engine.pace);
    kernel.send(this.id, { type: 'LOOK_AGAIN', dispute }, seq, again, RANK.post);
    kernel.send(this.id, { type: 'OVERDUE', dispute }, seq, now + AGREE_WITHIN, RANK.scoring);
  }
}

const round = (n: number): number => Math.round(n * 1000) / 1000;
