/**
 * The kernel is the actor system (design 4). It hosts XState machines through their public `ActorLogic` contract, keeps
 * every mailbox and delay as data in one agenda, and turns what machines answer into events with a time, a number and a
 * cause. It knows nothing of drills: what the facts mean is for whoever listens.
 */
import type { AnyActorScope, AnyStateMachine } from 'xstate';
import type { Due } from '../../engine/agenda.ts';
import { DrillClock } from '../../engine/clock.ts';
import { nameHash, RunningHash } from '../../engine/hash.ts';
import type { DrillEvent, Fact } from '../../log/vocabulary.ts';
import type { Effect, Effects, Message } from '../../machines/effects.ts';
import { type Actor, createScope, type RanAction } from './actor.ts';

/** One thing due: a message for an actor or a system. `timer` names an actor's own delay. */
export interface Delivery {
  readonly to: string;
  readonly message: Message;
  readonly cause: number;
  readonly timer?: string;
}

/** A part of the drill that is no machine: hazards, conditions, deadlines. */
export interface System {
  readonly id: string;
  receive(message: Message, cause: number): void;
}

export interface KernelListener {
  /** Each event, in order, as it is appended. */
  event(event: DrillEvent): void;
}

export interface SavedKernel {
  readonly now: number;
  readonly nextEntry: number;
  readonly nextSeq: number;
  readonly entries: readonly (readonly [
    at: number,
    rank: number,
    seq: number,
    to: string,
    message: Message,
    cause: number,
    timer: string | 0,
  ])[];
  readonly actors: readonly (readonly [id: string, snapshot: unknown, faulted: boolean])[];
  readonly hash: readonly [number, number];
}

export class Kernel {
  readonly clock = new DrillClock<Delivery>();
  readonly actors = new Map<string, Actor>();
  readonly hash = new RunningHash();
  readonly #systems = new Map<string, System>();
  readonly #actions: RanAction[] = [];
  readonly #scope: AnyActorScope = createScope(this.#actions);
  readonly #listener: KernelListener;
  readonly #deliver = (delivery: Delivery) => this.#receive(delivery);
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
    this.#actions.length = 0;
    actor.snapshot = machine.getInitialSnapshot(this.#scope as never, input as never) as Actor['snapshot'];
    this.#commit(actor, 'start', cause);
    return actor;
  }

  /** Makes an actor known without starting it: `restore` brings its snapshot. */
  register(id: string, machine: AnyStateMachine, rank: number): Actor {
    if (this.actors.has(id) || this.#systems.has(id)) throw new Error(`there are two actors called ${id}`);
    const actor: Actor = {
      id,
      rank,
      machine,
      index: nameHash(id),
      snapshot: undefined as never,
      timers: new Map(),
      faulted: false,
    };
    this.actors.set(id, actor);
    return actor;
  }

  /** Appends a fact as an event; returns its number. */
  append(fact: Fact, cause: number): number {
    const seq = this.#nextSeq++;
    this.#listener.event({ at: this.clock.now, seq, cause, ...fact });
    return seq;
  }

  /** Makes a message due, at once unless `at` says later. `rank` is the receiver's own for actors. */
  send(to: string, message: Message, cause: number, at = this.clock.now, rank?: number): Due<Delivery> {
    return this.clock.schedule(at, rank ?? this.actors.get(to)?.rank ?? 3, { to, message, cause });
  }

  cancel(due: Due<Delivery>): void {
    this.clock.agenda.cancel(due);
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
    for (const actor of this.actors.values()) actor.timers.clear();
  }

  #receive(delivery: Delivery): void {
    this.delivered++;
    this.#because = delivery.cause;
    const actor = this.actors.get(delivery.to);
    if (actor !== undefined) {
      this.#transition(actor, delivery);
      return;
    }
    this.hash.int(this.clock.now);
    const system = this.#systems.get(delivery.to);
    if (system !== undefined) system.receive(delivery.message, delivery.cause);
    else this.#refused(delivery.to, delivery.message.type, 'no-such-actor', delivery.cause);
  }

  #transition(actor: Actor, { message, cause, timer }: Delivery): void {
    if (timer !== undefined) actor.timers.delete(timer);
    if (actor.faulted || actor.snapshot.status !== 'active') {
      this.#refused(actor.id, message.type, actor.faulted ? 'faulted' : 'finished', cause);
      return;
    }
    this.#actions.length = 0;
    const event = { ...message, at: this.clock.now };
    try {
      actor.snapshot = actor.machine.transition(
        actor.snapshot,
        event as never,
        this.#scope as never,
      ) as Actor['snapshot'];
      this.#commit(actor, message.type, cause);
    } catch (thrown) {
      this.#fault(actor, message.type, thrown, cause);
    }
    this.hash.int(actor.index).int(this.clock.now);
  }

  /** Turns what the machine named into timers, messages and events; only now, when `transition` has returned. */
  #commit(actor: Actor, message: string, because: number): void {
    const { status } = actor.snapshot;
    if (status === 'error') throw actor.snapshot.error;
    let cause = because;
    for (const action of this.#actions) {
      if (action.type === 'xstate.raise') this.#raise(actor, action.params as RaiseParams, cause);
      else if (action.type === 'xstate.cancel') this.#unraise(actor, (action.params as CancelParams).sendId);
      else if (action.type === 'refuse') {
        // XState's own news (a delay whose guard says no, a region at its end) is no message that somebody sent.
        if (!isOwnNews(action)) cause = this.#refused(actor.id, message, 'no-transition', because);
      } else cause = this.#effects(action.exec?.(action.info, action.params) as Effects, cause);
    }
  }

  #effects(effects: Effects, because: number): number {
    if (effects === undefined) return because;
    let cause = because;
    for (const effect of Array.isArray(effects) ? (effects as readonly Effect[]) : [effects as Effect]) {
      if ('report' in effect) cause = this.append(effect.report, because);
      else this.send(effect.send, effect.message, cause);
    }
    return cause;
  }

  #raise(actor: Actor, params: RaiseParams, cause: number): void {
    if (params.delay === undefined) return;
    // `key` keeps apart two delays of one kind, such as the answers to two orders.
    const { type, key } = params.event;
    const id = params.id ?? (typeof key === 'string' ? `${type}:${key}` : type);
    const old = actor.timers.get(id);
    if (old !== undefined) this.cancel(old);
    const at = this.clock.now + Math.max(0, Math.round(params.delay));
    actor.timers.set(
      id,
      this.clock.schedule(at, actor.rank, { to: actor.id, message: params.event, cause, timer: id }),
    );
  }

  #unraise(actor: Actor, id: string): void {
    const due = actor.timers.get(id);
    if (due === undefined) return;
    this.cancel(due);
    actor.timers.delete(id);
  }

  #refused(to: string, message: string, reason: string, cause: number): number {
    return this.append({ type: 'message.refused', to, message, reason }, cause);
  }

  /** Law 8: a broken part is an event; its delays go with it, the rest goes on. */
  #fault(actor: Actor, message: string, thrown: unknown, cause: number): void {
    actor.faulted = true;
    for (const due of actor.timers.values()) this.cancel(due);
    actor.timers.clear();
    const reason = `${JSON.stringify(actor.snapshot.value)}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    this.append({ type: 'actor.faulted', actor: actor.id, message, reason }, cause);
  }

  /** Everything that will decide what happens next, as plain JSON (law 7). */
  save(): SavedKernel {
    return {
      now: this.clock.now,
      nextEntry: this.clock.agenda.nextSeq,
      nextSeq: this.#nextSeq,
      entries: this.clock.agenda
        .entries()
        .map(({ at, rank, seq, item }) => [at, rank, seq, item.to, item.message, item.cause, item.timer ?? 0] as const),
      actors: [...this.actors.values()].map(
        (a) => [a.id, a.machine.getPersistedSnapshot(a.snapshot), a.faulted] as const,
      ),
      hash: this.hash.save(),
    };
  }

  /** Takes up a saved state; the same actors and systems must have been added (not started again). */
  restore(saved: SavedKernel): void {
    for (const [id, snapshot, faulted] of saved.actors) {
      const actor = this.actors.get(id);
      if (actor === undefined) throw new Error(`the keyframe has an actor ${id} that this drill does not know`);
      actor.snapshot = actor.machine.restoreSnapshot(snapshot as never, this.#scope as never) as Actor['snapshot'];
      actor.faulted = faulted;
      actor.timers = new Map();
    }
    const dues = this.clock.restore(
      saved.now,
      saved.entries.map(([at, rank, seq, to, message, cause, timer]) => ({
        at,
        rank,
        seq,
        item: timer === 0 ? { to, message, cause } : { to, message, cause, timer },
      })),
      saved.nextEntry,
    );
    for (const due of dues) {
      if (due.item.timer !== undefined) this.actors.get(due.item.to)?.timers.set(due.item.timer, due);
    }
    this.#nextSeq = saved.nextSeq;
    this.hash.restore(saved.hash);
  }
}

const isOwnNews = ({ info }: RanAction): boolean =>
  (info as { readonly event: Message }).event.type.startsWith('xstate.');

interface CancelParams {
  readonly sendId: string;
}
interface RaiseParams {
  readonly event: Message;
  readonly id: string | undefined;
  readonly delay: number | undefined;
}
