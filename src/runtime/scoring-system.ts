/** Pass marks (rank 7): each objective is decided once, with the time its teams had to hold taken off (law 12). */

import { RANK } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Objective } from '../scenario/scenario.ts';
import { type Task, teamKind, windLimit } from '../teams/index.ts';
import { beaufort } from '../units/scales.ts';
import { MINUTE } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { Watchers } from './watchers.ts';

export class ScoringSystem implements System {
  readonly id = 'scoring';
  readonly #engine: DrillEngine;
  readonly #watchers = new Watchers();
  #dueAt = -1;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  open(): void {
    for (const objective of this.#engine.scenario.objectives) {
      this.#watchers.add({
        id: objective.id,
        reads: objective.measure.reads,
        holds: () => this.#decidable(objective),
        act: (cause) => this.#decide(objective, cause),
      });
    }
  }

  stir(key: string, cause: number): void {
    const { kernel } = this.#engine;
    if (!this.#watchers.stir(key, cause) || this.#dueAt === kernel.now) return;
    this.#dueAt = kernel.now;
    kernel.send(this.id, { type: 'SCORE' }, Math.max(0, cause), kernel.now, RANK.scoring);
  }

  heard(event: DrillEvent): void {
    if (event.type === 'drill.ended') {
      this.#engine.kernel.send(this.id, { type: 'CLOSE' }, event.seq, event.at, RANK.scoring);
    } else if (event.type === 'order.issued' && event.site !== undefined) {
      this.#safety(event.order, event.to, event.task, event.site, event.seq);
    }
  }

  receive(message: { readonly type: string }, cause: number): void {
    this.#dueAt = -1;
    this.#engine.reader.now = this.#engine.now;
    this.#watchers.run((of) => (of < 0 ? this.#engine.hazardCause() : of));
    if (message.type === 'CLOSE') this.#close(cause);
  }

  save(): string[] {
    return this.#watchers.save();
  }
  restore(done: readonly string[]): void {
    this.#watchers.restore(done);
    this.#dueAt = -1;
  }

  #decidable(objective: Objective): boolean {
    const value = objective.measure.evaluate(this.#engine.reader);
    return objective.limit === undefined
      ? objective.measure.holds(this.#engine.reader)
      : typeof value === 'number' && !Number.isNaN(value);
  }

  #decide(objective: Objective, cause: number): void {
    const { id, limit, by } = objective;
    const { now } = this.#engine;
    if (limit === undefined) {
      const met = by === undefined || now <= by;
      this.#engine.append(
        met
          ? { type: 'objective.met', objective: id, value: 1 }
          : { type: 'objective.missed', objective: id, value: 0 },
        cause,
      );
      return;
    }
    const measured = objective.measure.evaluate(this.#engine.reader) as number;
    const value = Math.round((measured - this.#heldMinutes(objective, measured)) * 100) / 100;
    this.#engine.append(
      value <= limit
        ? { type: 'objective.met', objective: id, value }
        : { type: 'objective.missed', objective: id, value },
      cause,
    );
  }

  /** Minutes of the span that has just ended in which a team it needs was holding; overlapping holds count once. */
  #heldMinutes(objective: Objective, minutes: number): number {
    const { now, state } = this.#engine;
    const from = now - minutes * MINUTE;
    const spans = objective.teams
      .flatMap((id) => {
        const team = state.teams[id];
        if (team === undefined) return [];
        return team.holdingSince === undefined
          ? team.held
          : [...team.held, [team.holdingSince, now] as [number, number]];
      })
      .map(([a, b]): [number, number] => [Math.max(a, from), Math.min(b, now)])
      .sort((x, y) => x[0] - y[0]);
    let held = 0;
    let end = from;
    for (const [a, b] of spans) {
      held += Math.max(0, b - Math.max(a, end));
      end = Math.max(end, b);
    }
    return held / MINUTE;
  }

  /** What never came by EndEx is missed. */
  #close(cause: number): void {
    for (const { id } of this.#engine.scenario.objectives) {
      if (this.#engine.state.objectives[id]?.met === undefined)
        this.#engine.append({ type: 'objective.missed', objective: id }, cause);
    }
  }

  /** Ordering people out above a limit is the hard fail (law 12), whoever orders it. */
  #safety(order: string, to: string, task: string, site: string, seq: number): void {
    const team = this.#engine.scenario.teams.find((one) => one.id === to);
    if (team === undefined || task === 'respond') return;
    const limit = Math.min(windLimit(team.kind, task as Task), teamKind(team.kind).travelLimit);
    const force = beaufort(this.#engine.weather.at(site).wind);
    if (force > limit) this.#engine.append({ type: 'safety.breached', order, team: to, force, limit }, seq);
  }
}
