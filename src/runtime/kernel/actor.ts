import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Due } from '../../engine/agenda.ts';
import type { Delivery } from './kernel.ts';

/** One hosted machine: its snapshot and its pending delays by id. */
export interface Actor {
  readonly id: string;
  readonly rank: number;
  readonly machine: AnyStateMachine;
  /** A small number for the running hash. */
  readonly index: number;
  snapshot: AnyMachineSnapshot;
  timers: Map<string, Due<Delivery>>;
  faulted: boolean;
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
