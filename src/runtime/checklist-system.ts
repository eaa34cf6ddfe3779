/**
 * A plan as the checklist of who sits in a seat: what its rules ask for is due when their conditions hold, and done when the
 * person has done it by hand. What is done is not done again when the seat follows its plan once more.
 */
import { inPerson } from '../drill/attendance.ts';
import { onceFor } from '../engine/once.ts';
import { LEVELS } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Act, Rule, Scenario } from '../scenario/scenario.ts';
import { rulesInForce } from './cast.ts';
import type { DrillEngine } from './drill-engine.ts';

type Deed = Extract<DrillEvent, { type: 'order.issued' | 'post.level' | 'post.measure' }>;

const rulesBySeat = onceFor((scenario: Scenario): ReadonlyMap<string, readonly Rule[]> => {
  const rules = rulesInForce(scenario);
  const of = (id: string): Rule[] => rules.filter(({ seat }) => seat.id === id).map(({ rule }) => rule);
  return new Map(rules.map(({ seat }) => [seat.id, of(seat.id)]));
});

export class ChecklistSystem {
  readonly #engine: DrillEngine;
  readonly #bySeat: ReadonlyMap<string, readonly Rule[]>;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    this.#bySeat = rulesBySeat(engine.scenario);
  }

  /** The rule's condition holds while somebody sits there. */
  due(seat: string, rule: Rule, cause: number): void {
    if (this.#engine.state.checklist[rule.id] !== undefined) return;
    this.#engine.append({ type: 'checklist.due', rule: rule.id, seat }, cause);
  }

  /** The seat follows its plan again: what was due and is not done is done now. */
  takeUp(id: string, cause: number): void {
    const { scenario, state, plans } = this.#engine;
    for (const { seat, rule } of rulesInForce(scenario)) {
      const item = state.checklist[rule.id];
      if (item !== undefined && (item.seat === id || seat.id === id) && item.done === undefined)
        plans.fire(seat, rule, cause);
    }
  }

  heard(event: DrillEvent): void {
    if (event.type !== 'order.issued' && event.type !== 'post.level' && event.type !== 'post.measure') return;
    const seat = event.type === 'order.issued' ? event.from : event.post;
    const { state } = this.#engine;
    const by = 'by' in event ? event.by : undefined;
    const held = inPerson(state, seat) || (by !== undefined && inPerson(state, by));
    const done = (this.#bySeat.get(seat) ?? []).filter(
      ({ id, act }) =>
        state.checklist[id]?.done === undefined && (held || state.checklist[id] !== undefined) && does(event, id, act),
    );
    for (const { id } of done) {
      const order = event.type === 'order.issued' ? { order: event.order } : {};
      this.#engine.append(
        { type: 'checklist.done', rule: id, seat: state.checklist[id]?.seat ?? seat, ...order },
        event.seq,
      );
    }
  }
}

/** Whether the deed is what the rule asks for; a level above the one it asks for will do. */
function does(event: Deed, rule: string, act: Act): boolean {
  if (event.type === 'order.issued') {
    if (event.order === rule) return true;
    return (
      (act.type === 'order' || act.type === 'ask') &&
      act.to === event.to &&
      act.task === event.task &&
      act.site === event.site
    );
  }
  if (event.type === 'post.measure')
    return act.type === 'measure' && act.measure === event.measure && (act.exercise ?? '') === (event.exercise ?? '');
  const rank = (level: string): number => LEVELS.indexOf(level as never);
  if (act.type !== 'level') return false;
  return act.level === event.level || (rank(act.level) > 0 && rank(event.level) > rank(act.level));
}
