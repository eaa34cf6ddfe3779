/** The guards and actions that a machine's definition names, made ready to be called: what each does, and what it is given. */
import { type AnyMachineSnapshot, type AnyStateMachine, and, not, or } from 'xstate';
import type { Message } from '../../machines/effects.ts';
import type { ActionList, RanAction } from './action-list.ts';

export type Context = Readonly<Record<string, unknown>>;
type Call = (args: object, params: unknown) => unknown;
/** A guard or action as XState keeps it: a plain function, or one of its own with what it was made of. */
type Implementation = Call & {
  readonly type?: string;
  readonly check?: (snapshot: AnyMachineSnapshot, args: object, own: unknown) => boolean;
  readonly guards?: readonly unknown[];
  readonly resolve?: unknown;
  readonly assignment?: Call | Readonly<Record<string, unknown>>;
  readonly event?: Message | Call;
  readonly id?: string | Call;
  readonly sendId?: string | Call;
  readonly delay?: string | number | Call;
};
interface Named {
  readonly name: string;
  readonly does: Implementation;
  readonly params: unknown;
}

/** What guards and actions are given. The context is the actor's own and changes in place, from one action to the next. */
export interface Info {
  readonly context: Context;
  readonly event: Message;
  readonly self: unknown;
  readonly system: unknown;
}
/** Whether a guard lets through; `view` is the snapshot of the moment, for guards that look at the states. */
export type Test = (info: Info, view: () => AnyMachineSnapshot) => boolean;
/** What runs in a step. */
export type Deed = (info: Info, run: Run) => void;
/** Where what a step does is put down. */
export interface Run {
  readonly collected: ActionList;
  /** Events that the machine raised to itself, to be taken before it rests. */
  readonly raised: Message[];
  /** Sets a key of the context, so that it can be taken back. */
  set(key: string, value: unknown): void;
  /** Some assign was made, whatever it changed. */
  assigned: boolean;
}

/** Undefined where only XState knows what is meant. */
export function testOf(machine: AnyStateMachine, guard: unknown): Test | undefined {
  const found = named(machine, guard, 'guards');
  if (found === undefined) return undefined;
  const { does, params } = found;
  if (does.check === undefined) return (info) => does(info, given(params, info)) === true;
  const { check, guards = [] } = does;
  const inner = guards.map((one) => testOf(machine, one));
  if (check === AND && inner.every(isThere)) return (info, view) => inner.every((test) => test(info, view));
  if (check === OR && inner.every(isThere)) return (info, view) => inner.some((test) => test(info, view));
  const [only] = inner;
  if (check === NOT && only !== undefined) return (info, view) => !only(info, view);
  return (info, view) => check(view(), info, does);
}

/** Undefined where only XState knows what is meant: plain functions, assigns, raises and their cancelling are known here. */
export function deedOf(machine: AnyStateMachine, action: unknown): Deed | undefined {
  const found = named(machine, action, 'actions');
  if (found === undefined) return undefined;
  const { name, does, params } = found;
  if (does.resolve === undefined) {
    const exec = does as unknown as RanAction['exec'];
    return (info, { collected }) => collected.add(name, info, given(params, info), exec);
  }
  switch (does.type) {
    case 'xstate.assign':
      return (info, run) => assign(does, info, given(params, info), run);
    case 'xstate.raise':
      return (info, run) => raise(machine, does, info, given(params, info), run);
    case 'xstate.cancel':
      return (info, { collected }) => {
        const sendId = resolved(does.sendId, info, given(params, info));
        collected.add('xstate.cancel', info, { sendId }, undefined);
      };
    default:
      return undefined;
  }
}

const checkOf = (guard: unknown): unknown => (guard as Implementation).check;
const [AND, OR, NOT] = [checkOf(and([])), checkOf(or([])), checkOf(not('' as never))];
const isThere = <T>(value: T | undefined): value is T => value !== undefined;

function named(machine: AnyStateMachine, item: unknown, list: 'guards' | 'actions'): Named | undefined {
  if (typeof item === 'function') return { name: item.name, does: item as Implementation, params: undefined };
  const { type, params } = (typeof item === 'string' ? { type: item } : item) as { type: string; params?: unknown };
  const does = machine.implementations[list][type] as Implementation | undefined;
  return typeof does === 'function' ? { name: type, does, params } : undefined;
}

const given = (params: unknown, info: Info): unknown =>
  typeof params === 'function' ? (params as Call)(info, undefined) : params;

const resolved = (value: unknown, info: Info, params: unknown): unknown =>
  typeof value === 'function' ? (value as Call)(info, params) : value;

/** All that is assigned at once is worked out before any of it is set. */
function assign({ assignment }: Implementation, info: Info, params: unknown, run: Run): void {
  let change: Context;
  if (typeof assignment === 'function') change = assignment(info, params) as Context;
  else {
    const update: Record<string, unknown> = {};
    for (const key in assignment) update[key] = resolved(assignment[key], info, params);
    change = update;
  }
  for (const key in change) run.set(key, change[key]);
  run.assigned = true;
}

/** Without a delay the machine takes the event before it rests. */
function raise(machine: AnyStateMachine, does: Implementation, info: Info, params: unknown, run: Run): void {
  const event = resolved(does.event, info, params) as Message;
  const { delay: asked } = does;
  const delay = resolved(typeof asked === 'string' ? machine.implementations.delays[asked] : asked, info, params);
  if (typeof delay !== 'number') run.raised.push(event);
  run.collected.add('xstate.raise', info, { event, id: does.id, delay }, undefined);
}
