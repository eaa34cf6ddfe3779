import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Delivery } from './delivery.ts';
import type { LightMachine } from './light.ts';

/** One hosted machine: its snapshot and its pending delays. */
export interface Actor {
  readonly id: string;
  readonly rank: number;
  readonly machine: AnyStateMachine;
  /** The short way through it; shared by all actors of the machine. */
  readonly light: LightMachine;
  /** A small number for the running hash. */
  readonly index: number;
  snapshot: AnyMachineSnapshot;
  /** A machine waits for few things at a time: looked through, this is quicker than a map. */
  readonly timers: Delivery[];
  faulted: boolean;
}

/** Takes the delay `id` off an actor's list and returns it; undefined when it is not waiting for it. */
export function takeTimer({ timers }: Actor, id: string): Delivery | undefined {
  for (let i = 0; i < timers.length; i++) {
    const due = timers[i] as Delivery;
    if (due.timer !== id) continue;
    const last = timers.pop() as Delivery;
    if (last !== due) timers[i] = last;
    return due;
  }
  return undefined;
}

/** An action as XState hands it to the scope's executor. */
export interface RanAction {
  readonly type: string;
  readonly info: unknown;
  readonly params: unknown;
  readonly exec: ((info: unknown, params: unknown) => unknown) | undefined;
}

/**
 * The one scope all transitions share. XState asks it for little: somewhere to hand actions (they are only collected;
 * the kernel commits them when `transition` has returned) and a system that is silent.
 */
export function createScope(collected: RanAction[]): AnyActorScope {
  const silent = () => undefined;
  const self = { id: 'kernel', sessionId: 'kernel', send: silent, getSnapshot: silent };
  return {
    self,
    id: 'kernel',
    sessionId: 'kernel',
    logger: silent,
    defer: silent,
    emit: silent,
    stopChild: silent,
    system: { _sendInspectionEvent: silent, scheduler: { schedule: silent, cancel: silent }, getAll: () => ({}) },
    actionExecutor: (action: RanAction) => {
      collected.push(action);
    },
  } as unknown as AnyActorScope;
}
