/**
 * The kernel is the actor system (design 4). It hosts XState machines, keeps every mailbox and delay as data in one
 * agenda, and turns what machines answer into events with a time, a number and a cause. It knows nothing of drills: what
 * the facts mean is for whoever listens.
 *
 * Machines are started, saved and restored through their public `ActorLogic` contract. A message goes the short way of
 * `light.ts`, which reads a machine's definition and moves its snapshot itself; only what that does not take goes through
 * the contract's `transition`.
 */
import type { AnyActorScope, AnyStateMachine } from 'xstate';
import { DrillClock } from '../../engine/clock.ts';
import { nameHash, RunningHash } from '../../engine/hash.ts';
import type { DrillEvent, Fact } from '../../log/vocabulary.ts';
import type { Effect, Effects, Message } from '../../machines/effects.ts';
import { ActionList } from './action-list.ts';
import { type Actor, createScope } from './actor.ts';
import { type Delivery, DeliveryPool } from './delivery.ts';
import { LightMachine } from './light.ts';
import { restoreActors, restoreDeliveries, type SavedKernel, saveActors, saveDeliveries } from './saved.ts';
import { addTimer, endTimer, takeTimer, timersOf } from './timers.ts';

export type { SavedKernel } from './saved.ts';

/** A part of the drill that is no machine: hazards, conditions, deadlines. */
export interface System {
  readonly id: string;
  receive(message: Message, cause: number): void;
}

export interface KernelListener {
  /** Each event, in order, as it is appended. */
  event(event: DrillEvent): void;
}

/** The rank of a message to somebody unknown; it will be refused. */
const NOBODY = 3;

export class Kernel {
  readonly clock = new DrillClock<Delivery>();
  readonly actors = new Map<string, Actor>();
  readonly hash = new RunningHash();
  readonly #systems = new Map<string, System>();
  /** What the machine named in the transition that is being made. */
  readonly #actions = new ActionList();
  readonly #scope: AnyActorScope = createScope(this.#actions);
  readonly #light = new Map<AnyStateMachine, LightMachine>();
  readonly #listener: KernelListener;
  readonly #pool = new DeliveryPool();
  readonly #deliver = (due: Delivery) => {
    this.#receive(due);
    this.#pool.give(due);
  };
  #nextSeq = 1;
  #because = 0;
  /** Deliveries so far: what the benchmarks count. */
  delivered = 0;

  constructor(listener: KernelListener) {
    this.#listener = listener;
  }

  get now(): number {
    return this.clock.now;
  }

  /** The number the next command or event will get. */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  /** The cause of the latest delivery: what an instant that finds no rest is put down to. */
  get because(): number {
    return this.#because;
  }

  /** Takes a number for something that is logged but is no event: a command. */
  takeSeq(): number {
    return this.#nextSeq++;
  }

  addSystem(system: System): void {
    this.#systems.set(system.id, system);
  }

  /** Starts a machine as the actor `id`. What its entry actions answer is committed with `cause`. */
  addActor(id: string, machine: AnyStateMachine, rank: number, input: unknown, cause = 0): Actor {
    const actor = this.register(id, machine, rank);
    this.#step(actor, 'start', cause, () => machine.getInitialSnapshot(this.#scope as never, input as never));
    return actor;
  }

  /** Makes an actor known without starting it: `restore` brings its snapshot. */
  register(id: string, machine: AnyStateMachine, rank: number): Actor {
    if (this.actors.has(id) || this.#systems.has(id)) throw new Error(`there are two actors called ${id}`);
    const snapshot = undefined as never;
    const light = this.#lightOf(machine);
    const actor: Actor = {
      id,
      rank,
      machine,
      light,
      index: nameHash(id),
      snapshot,
      context: {},
      at: undefined,
      waiting: undefined,
      faulted: false,
      finished: false,
    };
    this.actors.set(id, actor);
    return actor;
  }

  #lightOf(machine: AnyStateMachine): LightMachine {
    const known = this.#light.get(machine);
    if (known !== undefined) return known;
    const made = new LightMachine(machine, this.#scope);
    this.#light.set(machine, made);
    return made;
  }

  /** Appends a fact as an event; returns its number. */
  append(fact: Fact, cause: number): number {
    const seq = this.#nextSeq++;
    // Facts have many shapes: a spread would take four times as long.
    this.#listener.event(Object.assign({ at: this.clock.now, seq, cause }, fact));
    return seq;
  }

  /** Makes a message due, at once unless `at` says later. `rank` is the receiver's own for actors. */
  send(to: string, message: Message, cause: number, at = this.clock.now, rank?: number): void {
    const actor = this.actors.get(to);
    this.clock.schedule(this.#pool.take(at, rank ?? actor?.rank ?? NOBODY, to, actor, message, cause));
  }

  /** Runs everything due up to and including `at` (drill ms), then stands there. */
  runTo(at: number, stop?: () => boolean): void {
    this.clock.advanceTo(at, this.#deliver, stop);
  }

  /** Runs what is due at this instant. */
  settle(): void {
    this.clock.settle(this.#deliver);
  }

  /** Lets go of everything that is due: after an instant that found no rest nothing more can be trusted. */
  abandon(): void {
    this.clock.agenda.clear();
    for (const actor of this.actors.values()) actor.waiting = undefined;
  }

  #receive(due: Delivery): void {
    this.delivered++;
    this.#because = due.cause;
    const actor = due.actor ?? this.actors.get(due.to);
    if (actor !== undefined) this.#transition(actor, due);
    else this.#tell(due);
  }

  #tell({ to, message, cause }: Delivery): void {
    this.hash.int(this.clock.now);
    const system = this.#systems.get(to);
    if (system !== undefined) system.receive(message, cause);
    else this.#refused(to, message.type, 'no-such-actor', cause);
  }

  #transition(actor: Actor, due: Delivery): void {
    const { message, cause, timer } = due;
    if (timer !== '') endTimer(actor, due);
    if (actor.faulted || actor.finished) {
      this.#refused(actor.id, message.type, actor.faulted ? 'faulted' : 'finished', cause);
      return;
    }
    // Many shapes of messages come this way: a spread of them takes four times as long.
    const event: Message & { at: number } = Object.assign({ at: 0 }, message);
    event.at = this.clock.now;
    this.#actions.clear();
    if (actor.light.take(actor, event, this.#actions)) this.#commit(actor, message.type, cause);
    else
      this.#step(actor, message.type, cause, () =>
        actor.machine.transition(actor.snapshot, event as never, this.#scope as never),
      );
    this.hash.int(actor.index).int(this.clock.now);
  }

  /** Lets a machine make its step and commits what it names: all of it, or nothing when any part of it throws. */
  #step(actor: Actor, message: string, cause: number, make: () => unknown): void {
    this.#actions.clear();
    try {
      const snapshot = make() as Actor['snapshot'];
      if (snapshot.status === 'error') throw snapshot.error;
      if (snapshot !== actor.snapshot) actor.light.adopt(actor, snapshot);
      actor.finished = snapshot.status !== 'active';
    } catch (thrown) {
      this.#fault(actor, message, thrown, cause);
      return;
    }
    this.#commit(actor, message, cause);
    if (actor.finished) this.#silence(actor);
  }

  /** Turns what the machine named into timers, messages and events; only now, when its step is made. */
  #commit(actor: Actor, message: string, because: number): void {
    const actions = this.#actions;
    let cause = because;
    for (let i = 0; i < actions.size; i++) {
      const { type, params, effects, ownNews } = actions.at(i);
      if (type === 'xstate.raise') this.#raise(actor, params as RaiseParams, cause);
      else if (type === 'xstate.cancel') this.#unraise(actor, (params as CancelParams).sendId);
      else if (type !== 'refuse') cause = this.#effects(effects, cause);
      else if (!ownNews) cause = this.#refused(actor.id, message, 'no-transition', because);
    }
  }

  #effects(effects: Effects, because: number): number {
    if (effects === undefined) return because;
    if (!Array.isArray(effects)) return this.#effect(effects as Effect, because, because);
    let cause = because;
    for (const effect of effects as readonly Effect[]) cause = this.#effect(effect, because, cause);
    return cause;
  }

  /** A report names what led to the action; what is sent after it names the report. */
  #effect(effect: Effect, because: number, cause: number): number {
    if ('report' in effect) return this.append(effect.report, because);
    this.send(effect.send, effect.message, cause);
    return cause;
  }

  #raise(actor: Actor, { event, id, delay }: RaiseParams, cause: number): void {
    if (delay === undefined) return;
    const timer = id ?? timerOf(event);
    this.#unraise(actor, timer);
    const at = this.clock.now + Math.max(0, Math.round(delay));
    const due = this.#pool.take(at, actor.rank, actor.id, actor, event, cause, timer);
    this.clock.schedule(due);
    addTimer(actor, due);
  }

  #unraise(actor: Actor, id: string): void {
    const due = takeTimer(actor, id);
    if (due === undefined) return;
    this.clock.agenda.cancel(due);
    this.#pool.give(due);
  }

  /** Takes back all that an actor waits for. */
  #silence(actor: Actor): void {
    for (const due of timersOf(actor)) {
      endTimer(actor, due);
      this.clock.agenda.cancel(due);
      this.#pool.give(due);
    }
  }

  #refused(to: string, message: string, reason: string, cause: number): number {
    return this.append({ type: 'message.refused', to, message, reason }, cause);
  }

  /** Law 8: a broken part is an event; its delays go with it, the rest goes on. */
  #fault(actor: Actor, message: string, thrown: unknown, cause: number): void {
    actor.faulted = true;
    this.#silence(actor);
    const state = JSON.stringify(actor.snapshot?.value ?? 'start');
    const reason = `${state}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    this.append({ type: 'actor.faulted', actor: actor.id, message, reason }, cause);
  }

  save(): SavedKernel {
    return {
      now: this.clock.now,
      nextEntry: this.clock.agenda.nextSeq,
      nextSeq: this.#nextSeq,
      entries: saveDeliveries(this.clock),
      actors: saveActors(this.actors),
      hash: this.hash.save(),
    };
  }

  /** Takes up a saved state; the same actors and systems must have been added (not started again). */
  restore(saved: SavedKernel): void {
    restoreActors(this.actors, saved, this.#scope);
    restoreDeliveries(this.clock, this.actors, saved);
    this.#nextSeq = saved.nextSeq;
    this.hash.restore(saved.hash);
  }
}

/**
 * `key` keeps apart two delays of one kind, such as the answers to two orders. The same name is the same string, so that looking
 * for one compares no characters.
 */
function timerOf({ type, key }: Message): string {
  if (typeof key !== 'string') return type;
  const names = timerNames.get(type) ?? new Map<string, string>();
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${type}:${key}`;
  timerNames.set(type, names.set(key, name));
  return name;
}
const timerNames = new Map<string, Map<string, string>>();

interface CancelParams {
  readonly sendId: string;
}
interface RaiseParams {
  readonly event: Message;
  readonly id: string | undefined;
  readonly delay: number | undefined;
}
