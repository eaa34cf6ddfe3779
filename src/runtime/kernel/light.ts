/**
 * The short way through a machine for messages that move it nowhere. Most deliveries of a drill change no state: an inject is
 * noted, a minute is counted, a wind is told of. For these XState's `transition` does all that a change of states needs; here the
 * same candidates, guards and actions of the machine's own definition are evaluated in the same order, and nothing else. Whatever
 * is not as plain as that (a target, an `always` that now holds, a raise without delay, an action or guard of another kind) is
 * handed back, untouched, to `machine.transition`. `tests/fuzz/light.test.ts` holds both ways equal over all machines of the drill.
 */
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, StateNode } from 'xstate';
import type { Message } from '../../machines/effects.ts';
import type { RanAction } from './actor.ts';

type Context = Readonly<Record<string, unknown>>;
interface Args {
  readonly context: Context;
  readonly event: Message;
}
type Call = (args: object, params: unknown) => unknown;
/** A guard or action as XState keeps it: a plain function, or one of its own with what it was made of. */
type Implementation = Call & {
  readonly type?: string;
  readonly check?: (snapshot: AnyMachineSnapshot, args: Args, own: unknown) => boolean;
  readonly resolve?: unknown;
  readonly assignment?: Call | Readonly<Record<string, unknown>>;
  readonly event?: Message | Call;
  readonly id?: string | Call;
  readonly delay?: string | number | Call;
};

/** One guard or action with the parameters it stands with. */
interface Named {
  readonly name: string;
  readonly does: Implementation;
  readonly params: unknown;
}
interface Candidate {
  readonly guard: Named | undefined;
  /** Undefined when only XState knows what to do. */
  readonly actions: readonly Named[] | undefined;
}
/** A state node that has something to say of an event, or of nothing at all. */
interface Place {
  readonly own: readonly Candidate[];
  readonly inner: readonly Place[];
}
/** What the machine says of events while it is in one configuration of states. */
interface Configuration {
  readonly value: unknown;
  readonly events: Map<string, Place>;
  /** Guards of the transitions that need no event; undefined when there is one without. */
  readonly always: readonly Named[] | undefined;
}

/** The configurations of one machine that have been met. */
export class LightMachine {
  readonly #machine: AnyStateMachine;
  readonly #scope: AnyActorScope;
  readonly #configurations = new Map<string, Configuration>();
  /** The objects by which XState calls a configuration; most snapshots share one with the one before. */
  readonly #known = new WeakMap<object, Configuration>();

  constructor(machine: AnyStateMachine, scope: AnyActorScope) {
    this.#machine = machine;
    this.#scope = scope;
  }

  /** The snapshot after the event, its actions in `collected`; undefined, with nothing done, when XState must be asked. */
  transition(snapshot: AnyMachineSnapshot, event: Message, collected: RanAction[]): AnyMachineSnapshot | undefined {
    try {
      return this.#transition(snapshot, event, collected);
    } catch {
      // What breaks here breaks there, and XState says it in its own words.
      collected.length = 0;
      return undefined;
    }
  }

  #transition(snapshot: AnyMachineSnapshot, event: Message, collected: RanAction[]): AnyMachineSnapshot | undefined {
    const configuration = this.#configurationOf(snapshot.value);
    const place = this.#placeOf(configuration, event.type);
    const chosen: Named[] = [];
    if (choose(place, snapshot, event, chosen) !== true) return undefined;
    const context = this.#act(chosen, snapshot.context as Context, event, collected);
    if (context === undefined || this.#movesOn(configuration, snapshot, context, event)) {
      collected.length = 0;
      return undefined;
    }
    return context === snapshot.context ? snapshot : ({ ...snapshot, context } as AnyMachineSnapshot);
  }

  /** Runs actions up to where they are XState's or the drill's own; the context they leave, or undefined for one too heavy. */
  #act(actions: readonly Named[], before: Context, event: Message, collected: RanAction[]): Context | undefined {
    const { self, system } = this.#scope;
    let context = before;
    for (const { name, does, params } of actions) {
      const info = { context, event, self, system };
      const given = typeof params === 'function' ? (params as Call)({ context, event }, undefined) : params;
      if (does.resolve === undefined)
        collected.push({ type: name, info, params: given, exec: does as RanAction['exec'] });
      else if (does.type === 'xstate.assign') context = assigned(does, context, info, given);
      else {
        const delay = delayOf(this.#machine, does, info, given);
        // Without a delay the machine goes on at once, which only XState can do.
        if (typeof delay !== 'number') return undefined;
        const told = typeof does.event === 'function' ? (does.event as Call)(info, given) : does.event;
        collected.push({ type: 'xstate.raise', info, params: { event: told, id: does.id, delay }, exec: undefined });
      }
    }
    return context;
  }

  /** Whether a transition without event would follow; an unchanged context was at rest already. */
  #movesOn({ always }: Configuration, snapshot: AnyMachineSnapshot, context: Context, event: Message): boolean {
    if (context === snapshot.context) return false;
    return always === undefined || always.some((guard) => passes(guard, snapshot, context, event));
  }

  #configurationOf(value: unknown): Configuration {
    const known = typeof value === 'object' && value !== null ? this.#known.get(value) : undefined;
    if (known !== undefined) return known;
    const key = JSON.stringify(value);
    let configuration = this.#configurations.get(key);
    if (configuration === undefined) {
      const nodes = nodesOf(this.#machine.root as Node, value);
      const always = nodes.flatMap((node) => node.always ?? []).map(({ guard }) => this.#named(guard, 'guards'));
      configuration = {
        value,
        events: new Map(),
        always: always.includes(undefined) ? undefined : (always as Named[]),
      };
      this.#configurations.set(key, configuration);
    }
    if (typeof value === 'object' && value !== null) this.#known.set(value, configuration);
    return configuration;
  }

  #placeOf({ events, value }: Configuration, type: string): Place {
    const known = events.get(type);
    if (known !== undefined) return known;
    const place = this.#place(this.#machine.root as Node, value, type) ?? NOWHERE;
    events.set(type, place);
    return place;
  }

  #place(node: Node, value: unknown, type: string): Place | undefined {
    const inner = childrenOf(node, value).flatMap(([child, below]) => this.#place(child, below, type) ?? []);
    const own = candidatesOf(node, type).map((candidate) => this.#candidate(candidate));
    return inner.length === 0 && own.length === 0 ? undefined : { own, inner };
  }

  #candidate({ target, guard, actions }: Definition): Candidate {
    const named = actions.map((action) => this.#named(action, 'actions'));
    const light = target === undefined && named.every((one) => one !== undefined && isLight(one.does));
    return {
      guard: guard === undefined ? undefined : (this.#named(guard, 'guards') ?? HEAVY),
      actions: light ? (named as Named[]) : undefined,
    };
  }

  #named(item: unknown, list: 'guards' | 'actions'): Named | undefined {
    if (item === undefined) return undefined;
    if (typeof item === 'function') return { name: item.name, does: item as Implementation, params: undefined };
    const { type, params } = typeof item === 'string' ? { type: item, params: undefined } : (item as NamedItem);
    const does = this.#machine.implementations[list][type] as Implementation | undefined;
    return typeof does === 'function' ? { name: type, does, params } : undefined;
  }
}

type Node = StateNode;
type Definition = NonNullable<Node['always']>[number];
interface NamedItem {
  readonly type: string;
  readonly params: unknown;
}

const NOWHERE: Place = { own: [], inner: [] };
/** Stands for a guard that cannot be evaluated here. */
const HEAVY: Named = { name: '', does: Object.assign(() => undefined, { type: 'heavy' }), params: undefined };

/** Plain functions, assigns, and raises; all else is XState's. */
const isLight = (does: Implementation): boolean =>
  does.resolve === undefined || does.type === 'xstate.assign' || does.type === 'xstate.raise';

/**
 * Gathers the actions of the transitions that an event takes: the innermost states first, each region for itself, an outer
 * state only when nothing in it takes the event. True when some were taken, false when none, undefined when XState must choose.
 */
function choose(place: Place, snapshot: AnyMachineSnapshot, event: Message, into: Named[]): boolean | undefined {
  let taken = false;
  for (const inner of place.inner) {
    const found = choose(inner, snapshot, event, into);
    if (found === undefined) return undefined;
    taken ||= found;
  }
  if (taken) return true;
  for (const { guard, actions } of place.own) {
    if (guard === HEAVY) return undefined;
    if (guard !== undefined && !passes(guard, snapshot, snapshot.context as Context, event)) continue;
    if (actions === undefined) return undefined;
    into.push(...actions);
    return true;
  }
  return false;
}

function passes({ does, params }: Named, snapshot: AnyMachineSnapshot, context: Context, event: Message): boolean {
  const args = { context, event };
  if (does.check !== undefined) return does.check(snapshot, args, does);
  return does(args, typeof params === 'function' ? (params as Call)(args, undefined) : params) as boolean;
}

function assigned({ assignment }: Implementation, context: Context, info: object, params: unknown): Context {
  if (typeof assignment === 'function') return Object.assign({}, context, assignment(info, params));
  const update: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(assignment ?? {}))
    update[key] = typeof value === 'function' ? (value as Call)(info, params) : value;
  return Object.assign({}, context, update);
}

function delayOf(machine: AnyStateMachine, { delay }: Implementation, info: object, params: unknown): unknown {
  const found = typeof delay === 'string' ? (machine.implementations.delays[delay] as Call | number) : delay;
  return typeof found === 'function' ? found(info, params) : found;
}

/** Candidates of a node for an event: those that name it, then those with wildcards, the longer ones first. */
function candidatesOf(node: Node, type: string): readonly Definition[] {
  const transitions = node.transitions as unknown as ReadonlyMap<string, readonly Definition[]>;
  const wild = [...transitions.keys()]
    .filter((descriptor) => descriptor !== type && fits(type, descriptor))
    .sort((a, b) => b.length - a.length);
  return [type, ...wild].flatMap((descriptor) => transitions.get(descriptor) ?? []);
}

/** `*`, or a prefix before `.*`. */
function fits(type: string, descriptor: string): boolean {
  if (descriptor === '*') return true;
  if (!descriptor.endsWith('.*')) return false;
  const [mine, its] = [type.split('.'), descriptor.slice(0, -2).split('.')];
  return its.every((part, i) => mine[i] === part);
}

/** The active children of a node, each with what is below it, in the order of the value. */
function childrenOf(node: Node, value: unknown): (readonly [Node, unknown])[] {
  if (typeof value === 'string') {
    const child = node.states[value];
    return child === undefined ? [] : [[child, undefined]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const child = node.states[key];
    return child === undefined ? [] : [[child, below] as const];
  });
}

const nodesOf = (node: Node, value: unknown): Node[] => [
  node,
  ...childrenOf(node, value).flatMap(([child, below]) => nodesOf(child, below)),
];
