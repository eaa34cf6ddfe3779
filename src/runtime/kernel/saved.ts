import type { AnyActorScope } from 'xstate';
import type { DrillClock } from '../../engine/clock.ts';
import type { Message } from '../../machines/effects.ts';
import type { Actor } from './actor.ts';
import type { Delivery } from './delivery.ts';
import { addTimer } from './timers.ts';

/** Everything that will decide what happens next, as plain JSON (law 7). */
export interface SavedKernel {
  readonly now: number;
  readonly nextEntry: number;
  readonly nextSeq: number;
  readonly entries: readonly SavedDelivery[];
  readonly actors: readonly SavedActor[];
  readonly hash: readonly [number, number];
}
type SavedDelivery = readonly [
  at: number,
  rank: number,
  seq: number,
  to: string,
  message: Message,
  cause: number,
  timer: string,
];
type SavedActor = readonly [id: string, snapshot: unknown, faulted: boolean];

export const saveDeliveries = ({ agenda }: DrillClock<Delivery>): SavedDelivery[] =>
  agenda
    .entries()
    .map(({ at, rank, seq, to, message, cause, timer }): SavedDelivery => [at, rank, seq, to, message, cause, timer]);

export const saveActors = (actors: ReadonlyMap<string, Actor>): SavedActor[] =>
  Array.from(
    actors.values(),
    ({ id, machine, snapshot, faulted }): SavedActor => [id, persisted(machine, snapshot), faulted],
  );

/** An actor's context goes on changing in place: what is kept is a copy. */
function persisted(machine: Actor['machine'], snapshot: Actor['snapshot']): unknown {
  const kept = machine.getPersistedSnapshot(snapshot) as unknown as { readonly context: object };
  return { ...kept, context: { ...kept.context } };
}

export function restoreActors(actors: ReadonlyMap<string, Actor>, saved: SavedKernel, scope: AnyActorScope): void {
  for (const [id, snapshot, faulted] of saved.actors) {
    const actor = actors.get(id);
    if (actor === undefined) throw new Error(`the keyframe has an actor ${id} that this drill does not know`);
    const restored = actor.machine.restoreSnapshot(snapshot as never, scope as never) as Actor['snapshot'];
    actor.light.adopt(actor, restored);
    actor.finished = restored.status !== 'active';
    actor.faulted = faulted;
    actor.waiting = undefined;
  }
}

/** Puts the agenda back, and each actor's delays onto its list. */
export function restoreDeliveries(
  clock: DrillClock<Delivery>,
  actors: ReadonlyMap<string, Actor>,
  saved: SavedKernel,
): void {
  const entries = saved.entries.map(([at, rank, seq, to, message, cause, timer]) => {
    const actor = actors.get(to);
    const ends = { before: undefined, after: undefined };
    const due: Delivery = { at, rank, seq, slot: -1, to, actor, message, cause, timer, ...ends };
    if (timer !== '' && actor !== undefined) addTimer(actor, due);
    return due;
  });
  clock.restore(saved.now, entries, saved.nextEntry);
}
