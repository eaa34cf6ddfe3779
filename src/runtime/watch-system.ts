/** Everything that waits for a condition: plan rules, triggers, incidents, injects and expected actions (rank 6). */
import { RANK } from '../log/names.ts';
import type { Condition, Reader } from '../scenario/condition.ts';
import type { Alarm, Incident, Inject, Rule, Seat } from '../scenario/scenario.ts';
import { rulesInForce } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { Watchers } from './watchers.ts';

export class WatchSystem implements System {
  readonly id = 'conditions';
  readonly #engine: DrillEngine;
  readonly #watchers = new Watchers();
  #dueAt = -1;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  open(cause: number): void {
    this.register();
    this.#watchers.stirAll(cause);
    this.#wake(cause);
  }

  /** Adds everything that can wait, in the scenario's order; who waits now is told by the state. */
  register(): void {
    const { scenario } = this.#engine;
    for (const incident of scenario.incidents) this.#incident(incident);
    for (const inject of scenario.injects) this.#inject(inject);
    for (const { seat, rule } of rulesInForce(scenario)) this.#rule(seat, rule);
    for (const rule of scenario.reports)
      this.#when(
        `report:${rule.id}`,
        rule.when,
        [],
        () => true,
        (cause) => this.#engine.reports.owe(rule, cause),
      );
    for (const alarm of scenario.bulletins?.alarms ?? []) this.#alarm(alarm);
    for (const exercise of scenario.exercises) {
      this.#when(
        `trigger:${exercise.id}`,
        exercise.trigger,
        [`exercise:${exercise.id}`],
        () => this.#engine.state.exercises[exercise.id]?.state === 'armed',
        (cause) => this.#send(exercise.id, 'TRIGGER', cause),
      );
    }
  }

  stir(key: string, cause: number): void {
    if (this.#watchers.stir(key, cause)) this.#wake(cause);
  }

  receive(): void {
    this.#dueAt = -1;
    this.#engine.reader.now = this.#engine.now;
    this.#watchers.run((cause) => (cause < 0 ? this.#engine.hazardCause() : cause));
  }

  save(): string[] {
    return this.#watchers.save();
  }
  restore(done: readonly string[]): void {
    this.#watchers.restore(done);
    this.#dueAt = -1;
  }

  /** Conditions run once at the end of an instant in which something they read changed. */
  #wake(cause: number): void {
    const { kernel } = this.#engine;
    if (this.#dueAt === kernel.now) return;
    this.#dueAt = kernel.now;
    kernel.send(this.id, { type: 'TRY' }, Math.max(0, cause), kernel.now, RANK.condition);
  }

  #when(
    id: string,
    condition: Condition,
    alsoReads: readonly string[],
    waits: () => boolean,
    act: (cause: number) => void,
    reader: Reader = this.#engine.reader,
  ): void {
    this.#watchers.add({
      id,
      reads: [...condition.reads, ...alsoReads],
      holds: () => waits() && condition.holds(reader),
      act,
    });
  }

  #send(to: string, type: string, cause: number, more: object = {}): void {
    this.#engine.kernel.send(to, { type, ...more }, cause);
  }

  /** A plan goes by what its seat knows. */
  #rule(seat: Seat, rule: Rule): void {
    const { state, plans, people } = this.#engine;
    this.#when(
      `rule:${rule.id}`,
      rule.when,
      people.reads(seat.id, rule.when),
      () =>
        state.suppressed[rule.id] === undefined &&
        state.checklist[rule.id] === undefined &&
        rule.only?.includes(state.variant?.id ?? '') !== false,
      (cause) => plans.begin(seat, rule, cause),
      this.#engine.readerOf(seat.id),
    );
  }

  /** What came before the alarm was raised makes it right as well. */
  #alarm(alarm: Alarm): void {
    const { state, alarms } = this.#engine;
    this.#when(
      `alarm:${alarm.id}`,
      alarm.raised,
      [],
      () => true,
      (cause) => alarms.raise(alarm, cause),
    );
    this.#when(
      `warranted:${alarm.id}`,
      alarm.warranted,
      [`alarm:${alarm.id}`],
      () => state.alarms?.[alarm.id] !== undefined && state.alarms[alarm.id]?.vain === undefined,
      (cause) => {
        this.#engine.append({ type: 'alarm.warranted', alarm: alarm.id }, cause);
      },
    );
  }

  #incident(incident: Incident): void {
    const { state } = this.#engine;
    const { id, kind, site, at, when, until } = incident;
    const occur = (cause: number): void => {
      const seq = this.#engine.append({ type: 'incident.occurred', incident: id, kind, site }, cause);
      for (const exercise of this.#concerned(incident)) this.#send(exercise, `incident.${kind}`, seq);
      this.#engine.findings.occurred(incident, seq);
    };
    if (when !== undefined) this.#when(`incident:${id}`, when, [], () => true, occur);
    if (at !== undefined) {
      this.#watchers.add({ id: `incident:${id}`, reads: ['clock:'], holds: () => this.#engine.now >= at, act: occur });
    }
    if (incident.found !== undefined && incident.acted !== undefined)
      this.#when(
        `acting:${id}`,
        incident.acted,
        [`incident:${id}`],
        () => state.incidents[id]?.occurred !== undefined,
        (cause) => this.#engine.findings.acted(incident, cause),
      );
    if (until !== undefined) {
      this.#when(
        `closing:${id}`,
        until,
        [`incident:${id}`],
        () => state.incidents[id]?.occurred !== undefined,
        (cause) => {
          this.#engine.append(
            { type: 'incident.closed', incident: id, ...this.#engine.findings.size(incident) },
            cause,
          );
        },
      );
    }
  }

  /** Exercises whose trigger reads the incident, or whose site it is at. */
  #concerned(incident: Incident): string[] {
    return this.#engine.scenario.exercises
      .filter(
        (exercise) => exercise.trigger.reads.includes(`incident:${incident.id}`) || exercise.site === incident.site,
      )
      .map((exercise) => exercise.id);
  }

  #inject(inject: Inject): void {
    const { state, kernel } = this.#engine;
    const { id, when, after } = inject;
    const armed = (): boolean => state.injects[id]?.play === 'armed';
    if (when !== undefined)
      this.#when(`inject:${id}`, when, [`inject:${id}`], armed, (cause) => this.#send(id, 'DUE', cause));
    if (after !== undefined) {
      this.#watchers.add({
        id: `inject:${id}`,
        reads: [`inject:${after.inject}`, `inject:${id}`],
        holds: () => armed() && reached(state.injects[after.inject], after.state),
        act: (cause) => {
          kernel.send(id, { type: 'DUE' }, cause, kernel.now + after.delay);
        },
      });
    }
    for (const action of inject.expects) {
      this.#when(
        `action:${action.id}`,
        action.action,
        [`action:${action.id}`],
        () => state.actions[action.id] !== undefined,
        (cause) =>
          this.#send(id, 'MET', cause, {
            action: action.id,
            late: kernel.now > (state.actions[action.id]?.deadline ?? 0),
          }),
      );
    }
  }
}

function reached(
  inject: DrillEngine['state']['injects'][string] | undefined,
  state: NonNullable<Inject['after']>['state'],
): boolean {
  if (inject === undefined) return false;
  switch (state) {
    case 'released':
      return inject.released !== undefined;
    case 'acknowledged':
      return inject.acknowledged !== undefined;
    case 'complete':
      return inject.completed !== undefined;
    case 'expired':
      return inject.play === 'expired';
  }
}
