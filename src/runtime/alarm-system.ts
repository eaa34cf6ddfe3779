/**
 * Alarms (空警): raised by what posts do, borne out by what comes or not. One that was raised in vain costs what its scenario says, but not
 * where what was known then made it right: a drill is judged by what could be known.
 */
import { RANK } from '../log/names.ts';
import type { Message } from '../machines/effects.ts';
import type { Alarm } from '../scenario/scenario.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

export class AlarmSystem implements System {
  readonly id = 'alarms';
  readonly #engine: DrillEngine;
  readonly #alarms: ReadonlyMap<string, Alarm>;

  constructor(engine: DrillEngine, alarms: readonly Alarm[]) {
    this.#engine = engine;
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, alarm]));
  }

  raise({ id, foreseen, within }: Alarm, cause: number): void {
    const { kernel, now, reader } = this.#engine;
    reader.now = now;
    const seq = this.#engine.append({ type: 'alarm.raised', alarm: id, foreseen: foreseen.holds(reader) }, cause);
    kernel.send(this.id, { type: 'BORNE_OUT', alarm: id }, seq, now + within, RANK.scoring);
  }

  receive({ alarm: id }: Message, cause: number): void {
    const alarm = this.#alarms.get(String(id));
    const record = this.#engine.state.alarms?.[String(id)];
    if (alarm === undefined || record === undefined || record.warranted !== undefined || this.#engine.ended) return;
    const { reader, now } = this.#engine;
    reader.now = now;
    const people = alarm.moved?.evaluate(reader);
    const moved = typeof people === 'number' && !Number.isNaN(people) ? { moved: Math.round(people) } : {};
    this.#engine.append(
      { type: 'alarm.vain', alarm: alarm.id, cost: record.foreseen ? 0 : alarm.cost, ...moved },
      cause,
    );
  }
}
