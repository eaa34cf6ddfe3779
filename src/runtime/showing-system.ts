/**
 * A showing (展演方案) as the drill knows it: which part is on, and whether it is a jump, in which every seat follows its plan.
 * The pace in the room is the player's (`pace.ts`), and in no log.
 */
import { jumps } from '../drill/attendance.ts';
import { RANK } from '../log/names.ts';
import type { CommandOf, Fact } from '../log/vocabulary.ts';
import type { Message } from '../machines/effects.ts';
import type { Segment, Showing } from '../scenario/scenario.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';
import { leave, sit } from './seating.ts';

export class ShowingSystem implements System {
  readonly id = 'showing';
  readonly #engine: DrillEngine;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  /** Begins the showing, when one was chosen; who sat down before StartEx takes up their seat. */
  open(showing: string | undefined, cause: number): void {
    const { manned } = this.#engine.state;
    for (const seat of Object.keys(manned)) sit(this.#engine, seat, cause);
    const chosen = this.#engine.scenario.showings.find(({ id }) => id === showing);
    if (chosen !== undefined) this.#begin(chosen, cause);
  }

  jump(to: number, cause: number): void {
    this.#state({ type: 'drill.jumped', to }, cause);
    this.#engine.kernel.send(this.id, { type: 'LAND', to }, cause, to, RANK.incident);
  }

  /** Ends the part that is on earlier or later; what is left of it passes as a jump, what it takes of the next is the next's loss. */
  change({ type, ...rest }: CommandOf<'segment.shorten' | 'segment.lengthen' | 'segment.skip'>, seq: number): void {
    const { state, now, scenario } = this.#engine;
    const on = state.showing;
    const showing = this.#showing();
    if (on === undefined || showing === undefined) return;
    const by = 'by' in rest ? rest.by : 0;
    const change = type.slice('segment.'.length) as 'shorten' | 'lengthen' | 'skip';
    const cause = this.#engine.append({ type: 'segment.changed', change, ...('by' in rest ? { by } : {}) }, seq);
    if (change === 'lengthen') {
      const to = Math.min(on.to + by, scenario.meta.endEx);
      this.#enter({ ...on, showing: on.id, to }, cause);
      return;
    }
    const to = change === 'skip' ? now : Math.max(now, on.to - by);
    if (to > now) this.#enter({ ...on, showing: on.id, to }, cause);
    else this.#jumpRest(showing, cause);
  }

  receive(message: Message, cause: number): void {
    const { state, now } = this.#engine;
    const showing = this.#showing();
    if (message.type === 'LAND') {
      if (state.jumpingTo === now) this.#state({ type: 'jump.ended' }, cause);
    } else if (showing !== undefined && state.showing?.to === now) {
      const own = showing.segments[state.showing.segment];
      if (own !== undefined && now < own.to && state.showing.mode !== 'jump') this.#jumpRest(showing, cause);
      else this.#begin(showing, cause);
    }
  }

  #showing(): Showing | undefined {
    const { scenario, state } = this.#engine;
    return scenario.showings.find(({ id }) => id === state.showing?.id);
  }

  /** The segment that this moment belongs to; between two of them, and after the last, the drill jumps. */
  #begin(showing: Showing, cause: number): void {
    const { now, scenario } = this.#engine;
    const index = showing.segments.findIndex(({ to }) => now < to);
    const segment = showing.segments[index];
    if (segment !== undefined && segment.from <= now) this.#enter(entered(showing.id, index, segment), cause);
    else {
      const to = segment?.from ?? scenario.meta.endEx;
      if (to > now) this.#enter({ ...LEFT_OUT, showing: showing.id, segment: index, to }, cause);
    }
  }

  #jumpRest(showing: Showing, cause: number): void {
    const segment = this.#engine.state.showing?.segment ?? 0;
    const to = showing.segments[segment]?.to ?? this.#engine.now;
    this.#enter({ ...LEFT_OUT, showing: showing.id, segment, to }, cause);
  }

  #enter({ showing, segment, mode, factor, answerSpeed, to }: Part, because: number): void {
    const cause = this.#state({ type: 'segment.began', showing, segment, mode, factor, answerSpeed, to }, because);
    this.#engine.kernel.send(this.id, { type: 'SEGMENT', to }, cause, to, RANK.incident);
  }

  /** States a fact by which people may leave their seats to the plans, or come back to them. */
  #state(fact: Fact, because: number): number {
    const { state } = this.#engine;
    const jumped = jumps(state);
    const cause = this.#engine.append(fact, because);
    if (jumps(state) !== jumped)
      for (const seat of Object.keys(state.manned)) (jumped ? sit : leave)(this.#engine, seat, cause);
    return cause;
  }
}

interface Part {
  readonly showing: string;
  readonly segment: number;
  readonly mode: Segment['mode'];
  readonly factor: number;
  readonly answerSpeed: number;
  readonly to: number;
}
const LEFT_OUT = { mode: 'jump', factor: 1, answerSpeed: 1 } as const;

const entered = (showing: string, segment: number, { mode, factor, answerSpeed, to }: Segment): Part => ({
  showing,
  segment,
  mode,
  factor,
  answerSpeed,
  to,
});
