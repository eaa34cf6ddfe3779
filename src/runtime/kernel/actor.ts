import type { AnyActorScope, AnyStateMachine } from 'xstate';
import type { ActionList, RanAction } from './action-list.ts';
import type { Delivery } from './delivery.ts';
import type { LightMachine, Standing } from './light.ts';

/** One hosted machine: its snapshot and its pending delays. */
export interface Actor extends Standing {
  readonly id: string;
  readonly rank: number;
  readonly machine: AnyStateMachine;
  /** The short way through it; shared by all actors of the machine. */
  readonly light: LightMachine;
  /** A small number for the running hash. */
  readonly index: number;
  /** The latest of the delays that it waits for (`timers.ts`). */
  waiting: Delivery | undefined;
  faulted: boolean;
  /** Its machine has come to its end. */
  finished: boolean;
}

/**
 * The one scope all transitions share. XState asks it for little: somewhere to hand actions (they are only collected;
 * the kernel commits them when `transition` has returned) and a system that is silent.
 */
export function createScope(collected: ActionList): AnyActorScope {
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
    actionExecutor: ({ type, info, params, exec }: RanAction) => collected.add(type, info, params, exec),
  } as unknown as AnyActorScope;
}
