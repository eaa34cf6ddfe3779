import type { AnyMachineSnapshot, AnyStateMachine, StateNode } from 'xstate';
import type { Message } from '../../src/machines/effects.ts';
import { ActionList } from '../../src/runtime/kernel/action-list.ts';
import { createScope } from '../../src/runtime/kernel/actor.ts';

interface Walk {
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  readonly messages: readonly Message[];
  /** Two snapshots with one key are one place on the walk; the state unless said. */
  readonly key?: (snapshot: AnyMachineSnapshot) => unknown;
}

/**
 * The state nodes that no sequence of messages and delays leads to. Every node counts that a microstep enters, also those
 * that are left at once.
 */
export function unreached({ machine, input, messages, key = ({ value }) => value }: Walk): string[] {
  const missing = new Set(allNodes(machine.root));
  const scope = createScope(new ActionList());
  const seeing = (event: { readonly snapshot: AnyMachineSnapshot }) => {
    for (const node of event.snapshot._nodes) missing.delete(node.id);
  };
  const watched = { ...scope, system: { ...scope.system, _sendInspectionEvent: seeing } } as never;
  const told = [...messages, ...delaysOf(machine)].map((message) => ({ at: 0, ...message }) as never);
  const start = machine.getInitialSnapshot(watched, input as never) as AnyMachineSnapshot;
  const keyOf = (snapshot: AnyMachineSnapshot) => JSON.stringify(key(snapshot));
  const known = new Set([keyOf(start)]);
  seeing({ snapshot: start });
  for (const open = [start]; open.length > 0 && missing.size > 0; ) {
    const from = open.shift() as AnyMachineSnapshot;
    for (const message of told) {
      const to = machine.transition(from, message, watched) as AnyMachineSnapshot;
      if (to.status === 'error') throw to.error;
      if (known.has(keyOf(to))) continue;
      known.add(keyOf(to));
      if (to.status === 'active') open.push(to);
    }
  }
  return [...missing];
}

type Node = StateNode<never, never>;
const allNodes = (node: Pick<Node, 'id' | 'states'>): string[] => [
  node.id,
  ...Object.values(node.states).flatMap((child) => allNodes(child as Node)),
];

/** Every delay of a machine, as the message by which it ends. */
const delaysOf = ({ events }: AnyStateMachine): Message[] =>
  events.filter((type) => type.startsWith('xstate.after.')).map((type) => ({ type }));
