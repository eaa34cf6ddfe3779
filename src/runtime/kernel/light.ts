/**
 * The short way through a machine. XState works out anew at every event which states are left and entered and which actions run;
 * here that is worked out once for each configuration and what can be taken in it (`microstep.ts`), from the machine's own
 * definition, and guards and actions are the machine's own (`named.ts`). What comes of it is a snapshot like any of XState's.
 * Whatever is not as plain as that (history, invoked actors, a machine that ends) is handed back, untouched, to
 * `machine.transition`. `tests/fuzz/light.test.ts` holds both ways equal over all machines of the drill.
 */
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Message } from '../../machines/effects.ts';
import { ActionList } from './action-list.ts';
import { microstepOf, type Node, type Transition } from './microstep.ts';
import { type Context, type Deed, deedOf, type Run, type Test, testOf } from './named.ts';

/** A transition that may be taken, if its guard lets it. */
interface Candidate {
  readonly transition: Transition;
  /** Undefined when it has none. */
  readonly guard: Test | undefined;
  /** For keys of steps that take several. */
  readonly id: number;
  /** It alone, taken. */
  readonly alone: readonly Candidate[];
}
/** A state node that has something to say of an event. */
interface Place {
  readonly own: readonly Candidate[];
  readonly inner: readonly Place[];
}
interface Step {
  readonly deeds: readonly Deed[];
  readonly to: Configuration;
}
/** Only XState knows: kept, so that it is not asked twice. */
const HEAVY = Symbol('heavy');
type Heavy = typeof HEAVY;

/** What the machine says and does while it is in one configuration of states. */
interface Configuration {
  readonly nodes: readonly Node[];
  readonly value: unknown;
  readonly tags: ReadonlySet<string>;
  readonly events: Map<string, Place | Heavy>;
  /** What may follow without an event: for each innermost state, its own transitions and then those around it. */
  readonly eventless: readonly (readonly Candidate[])[] | Heavy;
  readonly steps: Map<number | string, Step | Heavy>;
}
const NOWHERE_AT: Configuration = {
  nodes: [],
  value: {},
  tags: new Set(),
  events: new Map(),
  eventless: [],
  steps: new Map(),
};
/** What a key was that was not there. */
const ABSENT = Symbol('absent');
/** A machine that goes on without coming to rest. */
const MOST_STEPS = 1_000;
/** XState's own events from outside, but for its delays, are its own affair. */
const isOwn = (type: string): boolean =>
  type === '*' || (type.startsWith('xstate.') && !type.startsWith('xstate.after.'));

/** Where an actor stands: its snapshot, and what of it is looked at with every message, nearer at hand. */
export interface Standing {
  snapshot: AnyMachineSnapshot;
  /** The snapshot's own. */
  context: Context;
  /** The configuration that the snapshot is in; its machine's (`LightMachine`). */
  at: unknown;
}

/** The configurations of one machine that have been met. */
export class LightMachine {
  readonly #machine: AnyStateMachine;
  readonly #configurations = new Map<string, Configuration>();
  /** By their own lists of nodes, which snapshots come to share. */
  readonly #known = new Map<readonly Node[], Configuration>();
  /** Empty contexts as JSON, by their keys. */
  readonly #shapes = new Map<string, string>();
  readonly #candidates = new Map<Transition, Candidate | Heavy>();
  readonly #run: Running;
  /** Keys that were set in this step, each with what it was before: how it is taken back. */
  readonly #before: unknown[] = [];
  #sets = 0;
  /** Where the machine is that takes an event now. */
  #from: Standing | undefined;
  #at: Configuration = NOWHERE_AT;
  readonly #info: { context: Context; event: Message; readonly self: unknown; readonly system: unknown };
  /** As a snapshot, for the guards that look at the states. */
  readonly #view = (): AnyMachineSnapshot => {
    const { nodes, value, tags } = this.#at;
    return {
      ...this.#from?.snapshot,
      context: this.#info.context,
      _nodes: nodes,
      value,
      tags,
    } as unknown as AnyMachineSnapshot;
  };

  constructor(machine: AnyStateMachine, { self, system }: AnyActorScope) {
    this.#machine = machine;
    this.#info = { context: {}, event: { type: '' }, self, system };
    this.#run = {
      collected: new ActionList(),
      raised: [],
      assigned: false,
      set: (key, value) => {
        const context = this.#info.context as Record<string, unknown>;
        const was = context[key];
        this.#before[this.#sets++] = key;
        this.#before[this.#sets++] = was === undefined && !(key in context) ? ABSENT : was;
        context[key] = value;
      },
    };
  }

  /**
   * Lets an actor take an event, with all that follows from it until it rests: its snapshot moves, what its actions say is in
   * `collected`. False, with nothing done, when XState must be asked. The snapshot is the actor's alone (`adopt`), so that it need
   * not be made anew: what lives from one message to the next and dies then is what a garbage collector
   * pays most for.
   */
  take(standing: Standing, event: Message, collected: ActionList): boolean {
    if (isOwn(event.type)) return false;
    this.#run.collected = collected;
    try {
      if (this.#macrostep(standing, event)) {
        this.#move(standing);
        this.#sets = 0;
        return true;
      }
    } catch {
      // What breaks here breaks there, and XState says it in its own words.
    }
    this.#takeBack();
    collected.clear();
    return false;
  }

  /** Takes over a snapshot that XState made: its context becomes the actor's own, to be changed in place. */
  adopt(standing: Standing, snapshot: AnyMachineSnapshot): void {
    const own = snapshot as Movable;
    own.context = Object.assign(this.#empty(own.context), own.context);
    standing.snapshot = snapshot;
    standing.context = own.context;
    standing.at = this.#configurationOf(own._nodes);
  }

  /** A context of these keys with nothing in it. What JSON makes has room for all its keys in one piece, which `{}` has not. */
  #empty(context: Context): object {
    const keys = JSON.stringify(Object.keys(context));
    let text = this.#shapes.get(keys);
    if (text === undefined) {
      text = JSON.stringify(Object.fromEntries(Object.keys(context).map((key) => [key, null])));
      this.#shapes.set(keys, text);
    }
    return JSON.parse(text) as object;
  }

  #move(standing: Standing): void {
    if (standing.at === this.#at) return;
    standing.at = this.#at;
    const { nodes, value, tags } = this.#at;
    const own = standing.snapshot as Movable;
    own._nodes = nodes;
    own.value = value;
    own.tags = tags;
  }

  #takeBack(): void {
    const context = this.#info.context as Record<string, unknown>;
    for (let i = this.#sets - 2; i >= 0; i -= 2) {
      const [key, was] = [this.#before[i] as string, this.#before[i + 1]];
      if (was === ABSENT) delete context[key];
      else context[key] = was;
    }
    this.#sets = 0;
    this.#run.raised.length = 0;
  }

  #macrostep(standing: Standing, event: Message): boolean {
    this.#from = standing;
    this.#at = standing.at as Configuration;
    this.#info.context = standing.context;
    this.#info.event = event;
    this.#run.assigned = false;
    let taken: Taken = this.#choose();
    let byEvent = true;
    let moved = false;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (taken === HEAVY) return false;
      const changed = taken.length > 0 && this.#make(taken);
      if (changed === HEAVY) return false;
      moved ||= changed;
      // What stands as it stood at rest leads nowhere; nor does a step without event that has changed nothing.
      taken = moved && (byEvent || changed) ? this.#eventless() : NONE;
      if (taken === HEAVY) return false;
      byEvent = taken.length === 0;
      if (!byEvent) continue;
      if (this.#run.raised.length === 0) return true;
      this.#info.event = this.#run.raised.shift() as Message;
      taken = this.#choose();
    }
    return false;
  }

  /** Takes transitions: whether anything is other than before. */
  #make(taken: readonly Candidate[]): boolean | Heavy {
    const step = this.#step(this.#at, taken);
    if (step === HEAVY) return HEAVY;
    const { deeds, to } = step;
    this.#run.assigned = false;
    for (let i = 0; i < deeds.length; i++) (deeds[i] as Deed)(this.#info, this.#run);
    const changed = this.#run.assigned || to !== this.#at;
    this.#at = to;
    return changed;
  }

  #choose(): Taken {
    const place = this.#placeOf(this.#at, this.#info.event.type);
    return place === HEAVY ? HEAVY : this.#chooseIn(place);
  }

  /**
   * The transitions that an event takes: the innermost states first, each region for itself, an outer state only when nothing
   * in it takes the event.
   */
  #chooseIn({ inner, own }: Place): readonly Candidate[] {
    let taken = NONE;
    for (let i = 0; i < inner.length; i++) taken = joined(taken, this.#chooseIn(inner[i] as Place));
    return taken.length > 0 ? taken : (this.#firstOf(own)?.alone ?? NONE);
  }

  /** The first whose guard lets through. */
  #firstOf(candidates: readonly Candidate[]): Candidate | undefined {
    for (let i = 0; i < candidates.length; i++) {
      const { guard } = candidates[i] as Candidate;
      if (guard === undefined || guard(this.#info, this.#view)) return candidates[i];
    }
    return undefined;
  }

  #eventless(): Taken {
    const { eventless } = this.#at;
    if (eventless === HEAVY) return HEAVY;
    let found = NONE;
    for (let i = 0; i < eventless.length; i++) {
      const first = this.#firstOf(eventless[i] as readonly Candidate[]);
      if (first !== undefined && !found.includes(first)) found = joined(found, first.alone);
    }
    return found;
  }

  #step(at: Configuration, taken: readonly Candidate[]): Step | Heavy {
    const key = taken.length === 1 ? (taken[0] as Candidate).id : taken.map(({ id }) => id).join();
    let step = at.steps.get(key);
    if (step === undefined) {
      step = this.#planned(at, taken);
      at.steps.set(key, step);
    }
    return step;
  }

  #planned(at: Configuration, taken: readonly Candidate[]): Step | Heavy {
    const microstep = microstepOf(
      at.nodes,
      taken.map(({ transition }) => transition),
    );
    if (microstep === undefined) return HEAVY;
    const deeds = microstep.actions.map((action) => deedOf(this.#machine, action));
    if (deeds.includes(undefined)) return HEAVY;
    return { deeds: deeds as Deed[], to: this.#configurationOf(microstep.nodes) };
  }

  #configurationOf(nodes: readonly Node[]): Configuration {
    const known = this.#known.get(nodes);
    if (known !== undefined) return known;
    const key = nodes.map(({ order }) => order).join();
    let configuration = this.#configurations.get(key);
    if (configuration === undefined) {
      configuration = {
        nodes,
        value: stateValue(nodes),
        tags: new Set(nodes.flatMap(({ tags }) => tags)),
        events: new Map(),
        eventless: this.#eventlessOf(nodes),
        steps: new Map(),
      };
      this.#configurations.set(key, configuration);
      this.#known.set(nodes, configuration);
    }
    return configuration;
  }

  #eventlessOf(nodes: readonly Node[]): Configuration['eventless'] {
    const paths = nodes
      .filter(({ type }) => type === 'atomic' || type === 'final')
      .map((node) => upwards(node).flatMap(({ always }) => (always ?? []).map((one) => this.#candidate(one))));
    if (paths.some((path) => path.includes(HEAVY))) return HEAVY;
    return (paths as Candidate[][]).filter((path) => path.length > 0);
  }

  #placeOf({ events, value }: Configuration, type: string): Place | Heavy {
    let place = events.get(type);
    if (place === undefined) {
      try {
        place = this.#place(this.#machine.root as Node, value, type) ?? NOWHERE;
      } catch (thrown) {
        if (thrown !== HEAVY) throw thrown;
        place = HEAVY;
      }
      events.set(type, place);
    }
    return place;
  }

  #place(node: Node, value: unknown, type: string): Place | undefined {
    const inner = childrenOf(node, value).flatMap(([child, below]) => this.#place(child, below, type) ?? []);
    const own = candidatesOf(node, type).map((transition) => {
      const candidate = this.#candidate(transition);
      if (candidate === HEAVY) throw HEAVY;
      return candidate;
    });
    return inner.length === 0 && own.length === 0 ? undefined : { own, inner };
  }

  #candidate(transition: Transition): Candidate | Heavy {
    let candidate = this.#candidates.get(transition);
    if (candidate === undefined) {
      const { guard: asked } = transition;
      const guard = asked === undefined ? undefined : testOf(this.#machine, asked);
      if (asked !== undefined && guard === undefined) candidate = HEAVY;
      else {
        const alone: Candidate[] = [];
        candidate = { transition, guard, id: this.#candidates.size, alone };
        alone.push(candidate);
      }
      this.#candidates.set(transition, candidate);
    }
    return candidate;
  }
}

type Taken = readonly Candidate[] | Heavy;
const NONE: readonly Candidate[] = [];
const joined = (some: readonly Candidate[], more: readonly Candidate[]): readonly Candidate[] =>
  some.length === 0 ? more : more.length === 0 ? some : [...some, ...more];
type Running = { -readonly [K in keyof Run]: Run[K] };
const NOWHERE: Place = { own: [], inner: [] };

/** What of an actor's own snapshot moves. */
interface Movable {
  context: Context;
  _nodes: readonly Node[];
  value: unknown;
  tags: ReadonlySet<string>;
}

/** Candidates of a node for an event: those that name it, then those with wildcards, the longer ones first. */
function candidatesOf(node: Node, type: string): readonly Transition[] {
  const transitions = node.transitions as unknown as ReadonlyMap<string, readonly Transition[]>;
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

/** A node and those it lies in, the nearest first. */
const upwards = (node: Node): Node[] => (node.parent === undefined ? [node] : [node, ...upwards(node.parent)]);

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

/** The value of a configuration, its keys in the order in which XState has them: of the nodes. */
function stateValue(nodes: readonly Node[]): unknown {
  const children = new Map<Node, Node[]>();
  for (const node of nodes) {
    if (node.parent === undefined) continue;
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  const below = (node: Node): unknown => {
    const active = children.get(node) ?? [];
    const [first] = active;
    if (node.type === 'compound' && (first?.type === 'atomic' || first?.type === 'final')) return first.key;
    return Object.fromEntries(active.map((child) => [child.key, below(child)]));
  };
  const root = nodes.find(({ parent }) => parent === undefined);
  return root === undefined ? {} : below(root);
}
