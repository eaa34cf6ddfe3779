/**
 * What one microstep of a machine comes to (SCXML, algorithm for interpretation): which states are left and entered when some
 * transitions are taken in a configuration, and so which actions run, in which order. It depends on nothing else, and is worked
 * out once for each.
 */
import type { AnyTransitionDefinition, StateNode } from 'xstate';

export type Node = StateNode;
export type Transition = AnyTransitionDefinition;

export interface Microstep {
  /** Items of the machine's definition: exit actions, the transitions' own, entry actions. */
  readonly actions: readonly unknown[];
  /** The configuration after it, in XState's order; the same array when nothing was left or entered. */
  readonly nodes: readonly Node[];
}

/** Undefined where the step depends on more than this: on history, on what is invoked, on a region that comes to its end. */
export function microstepOf(nodes: readonly Node[], enabled: readonly Transition[]): Microstep | undefined {
  if (enabled.some(({ target }) => target?.some(isHistory))) return undefined;
  const taken = withoutConflicts(enabled, nodes);
  const left = exitSet(taken, nodes).sort((a, b) => b.order - a.order);
  const { entered, byDefault } = entrySet(taken);
  if (left.some(isMore) || entered.some((node) => isMore(node) || node.type === 'final')) return undefined;
  const after = new Set(nodes);
  for (const node of left) after.delete(node);
  for (const node of entered) after.add(node);
  return {
    actions: [
      ...left.flatMap(({ exit }) => exit),
      ...taken.flatMap(({ actions }) => actions),
      ...entered.flatMap((node) => [...node.entry, ...(byDefault.has(node) ? (node.initial?.actions ?? []) : [])]),
    ],
    nodes: after.size === nodes.length && nodes.every((node) => after.has(node)) ? nodes : [...after],
  };
}

const isHistory = ({ type }: Node): boolean => type === 'history';
const childrenOf = ({ states }: Node): Node[] => Object.values(states).filter((node) => !isHistory(node));
/** Whether leaving or entering it is more than its actions. */
const isMore = ({ invoke, states }: Node): boolean => invoke.length > 0 || Object.values(states).some(isHistory);

function isBelow(node: Node, above: Node): boolean {
  let parent = node.parent;
  while (parent !== undefined && parent !== above) parent = parent.parent;
  return parent === above;
}

/** Those that a node lies in, the nearest first, up to but not with `end`. */
function ancestorsOf(node: Node, end: Node | undefined): Node[] {
  const found: Node[] = [];
  if (node === end) return found;
  for (let at = node.parent; at !== undefined && at !== end; at = at.parent) found.push(at);
  return found;
}

/** The state inside which everything that a transition moves lies; undefined for one that enters the machine anew. */
function domainOf({ source, target = [], reenter }: Transition): Node | undefined {
  if (!reenter && target.every((node) => node === source || isBelow(node, source))) return source;
  const [head, ...rest] = [...target, source];
  const common = ancestorsOf(head as Node, undefined).find((above) => rest.every((node) => isBelow(node, above)));
  return common ?? (reenter ? undefined : source.machine.root);
}

function exitSet(transitions: readonly Transition[], nodes: Iterable<Node>): Node[] {
  const left = new Set<Node>();
  for (const transition of transitions) {
    if (!transition.target?.length) continue;
    const domain = domainOf(transition);
    if (transition.reenter && transition.source === domain) left.add(domain);
    for (const node of nodes) if (domain === undefined || isBelow(node, domain)) left.add(node);
  }
  return [...left];
}

/** Of transitions that would leave the same state the inner one wins, else the first. */
function withoutConflicts(enabled: readonly Transition[], nodes: readonly Node[]): readonly Transition[] {
  if (enabled.length < 2) return enabled;
  const kept = new Set<Transition>();
  for (const transition of enabled) {
    const own = new Set(exitSet([transition], nodes));
    const rivals = [...kept].filter((other) => exitSet([other], nodes).some((node) => own.has(node)));
    const lost = rivals.findIndex((other) => !isBelow(transition.source, other.source));
    if (lost >= 0) continue;
    for (const rival of rivals) kept.delete(rival);
    kept.add(transition);
  }
  return [...kept];
}

interface Entered {
  readonly nodes: Set<Node>;
  /** Entered not for themselves, but as where a state begins: the actions of `initial` run too. */
  readonly byDefault: Set<Node>;
}

function entrySet(transitions: readonly Transition[]): { readonly entered: Node[]; readonly byDefault: Set<Node> } {
  const into: Entered = { nodes: new Set(), byDefault: new Set() };
  for (const transition of transitions) {
    const { source, target = [], reenter } = transition;
    const domain = domainOf(transition);
    for (const node of target) {
      if (source !== node || source !== domain || reenter) {
        into.nodes.add(node);
        into.byDefault.add(node);
      }
      addBelow(node, into);
    }
    for (const node of target) {
      const above = ancestorsOf(node, domain);
      if (domain?.type === 'parallel') above.push(domain);
      addAbove(above, !source.parent && reenter ? undefined : domain, into);
    }
  }
  return { entered: [...into.nodes].sort((a, b) => a.order - b.order), byDefault: into.byDefault };
}

/** What a state begins with. */
function addBelow(node: Node, into: Entered): void {
  if (node.type === 'compound') {
    const [first] = node.initial.target as readonly Node[];
    if (first === undefined) return;
    into.nodes.add(first);
    into.byDefault.add(first);
    addBelow(first, into);
    addAbove(ancestorsOf(first, node), undefined, into);
  } else if (node.type === 'parallel') {
    for (const child of childrenOf(node)) {
      if (hasBelow(into, child)) continue;
      into.nodes.add(child);
      into.byDefault.add(child);
      addBelow(child, into);
    }
  }
}

/** The states that lie between a target and its domain, and the other regions of the parallel ones among them. */
function addAbove(above: readonly Node[], domain: Node | undefined, into: Entered): void {
  for (const node of above) {
    if (domain === undefined || isBelow(node, domain)) into.nodes.add(node);
    if (node.type !== 'parallel') continue;
    for (const child of childrenOf(node)) {
      if (hasBelow(into, child)) continue;
      into.nodes.add(child);
      addBelow(child, into);
    }
  }
}

const hasBelow = ({ nodes }: Entered, above: Node): boolean => [...nodes].some((node) => isBelow(node, above));
