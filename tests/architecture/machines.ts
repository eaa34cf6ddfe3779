import { isDeepStrictEqual } from 'node:util';
import { StateMachine } from 'xstate';
import type { Source, Violation } from './sources.ts';
import { violation } from './sources.ts';
import { child, type Node, nameOf, type Place, placesIn } from './syntax.ts';

const DATA =
  'a machine only decides: a message is the action `send`, a fact the action `report`, and the kernel does them';
const REFUSES = 'an event that nothing answers would be dropped in silence';
const UNSEEN = 'a machine that its file does not export cannot be checked';

/** XState's own ways of acting on the world. */
const BUILT_INS = new Set([
  'sendTo',
  'sendParent',
  'forwardTo',
  'spawnChild',
  'stopChild',
  'spawn',
  'invoke',
  'emit',
  'log',
]);

/** XState's own effects that one file of src/machines uses. */
export function builtInViolations(source: Source): Violation[] {
  return placesIn(source).flatMap((place) => {
    const name = builtInAt(place);
    return name === undefined ? [] : [violation(source, place.node.start, `uses xstate's ${name}`, DATA)];
  });
}

/** Imported from xstate, called on what `enqueueActions` and `assign` hand over, or written as a key of a state. */
function builtInAt({ node, parent }: Place): string | undefined {
  const name = builtInName(node);
  return name !== undefined && BUILT_INS.has(name) && !isOtherPackage(node, parent) ? name : undefined;
}

function builtInName(node: Node): string | undefined {
  if (node.type === 'ImportSpecifier') return nameOf(child(node, 'imported'));
  if (node.type === 'Property' && node['computed'] !== true) {
    const key = nameOf(child(node, 'key'));
    return key === 'invoke' || node['shorthand'] === true ? key : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const host = nameOf(child(node, 'object'));
  return host === 'enqueue' || host === 'xstate' || host === 'actions' ? nameOf(child(node, 'property')) : undefined;
}

const isOtherPackage = (node: Node, parent: Node | undefined): boolean =>
  node.type === 'ImportSpecifier' &&
  parent !== undefined &&
  nameOf(child(parent, 'source'))?.split('/')[0] !== 'xstate';

/**
 * What is wrong with the machines that a file makes, given what it exports. The machines themselves are looked at, so that
 * they may share the lines they end in; each must be exported, or nobody could look.
 */
export function silenceViolations(source: Source, exported: Readonly<Record<string, unknown>>): Violation[] {
  const made = placesIn(source).filter(({ node }) => isCreateMachine(node));
  const machines = Object.values(exported).filter((value) => value instanceof StateMachine);
  const silent = machines.filter((machine) => !endsInRefusal(machine.config.on));
  return [
    ...made
      .slice(machines.length)
      .map(({ node }) => violation(source, node.start, 'keeps a machine to itself', UNSEEN)),
    ...silent.map(({ id }) =>
      violation(source, 0, `has ${id}, which does not end in '*': { actions: 'refuse' }`, REFUSES),
    ),
  ];
}

function isCreateMachine(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? child(node, 'callee') : undefined;
  const name = callee?.type === 'MemberExpression' ? child(callee, 'property') : callee;
  return nameOf(name) === 'createMachine';
}

/** Whether the last line of a machine's own `on` is `'*': { actions: 'refuse' }`. */
function endsInRefusal(on: object | undefined): boolean {
  const [event, answer] = Object.entries(on ?? {}).at(-1) ?? [];
  return event === '*' && isDeepStrictEqual(answer, { actions: 'refuse' });
}
