import type { Source, Violation } from './sources.ts';
import { violation } from './sources.ts';
import { child, children, type Node, nameOf, type Place, placesIn } from './syntax.ts';

const DATA =
  'a machine only decides: a message is the action `send`, a fact the action `report`, and the kernel does them';
const REFUSES = 'an event that nothing answers would be dropped in silence';

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

/** What is wrong with the machines of one file of src/machines. */
export function machineViolations(source: Source): Violation[] {
  return placesIn(source).flatMap((place) => {
    const builtIn = builtInAt(place);
    if (builtIn !== undefined) return [violation(source, place.node.start, `uses xstate's ${builtIn}`, DATA)];
    const silent = isCreateMachine(place.node) && !endsInRefusal(children(place.node, 'arguments')[0]);
    return silent
      ? [violation(source, place.node.start, "has a machine that does not end in '*': { actions: 'refuse' }", REFUSES)]
      : [];
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

function isCreateMachine(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? child(node, 'callee') : undefined;
  const name = callee?.type === 'MemberExpression' ? child(callee, 'property') : callee;
  return nameOf(name) === 'createMachine';
}

/** Whether a machine's own `on` is written in place and its last line is `'*': { actions: 'refuse' }`. */
function endsInRefusal(config: Node | undefined): boolean {
  const on = config && propertyOf(config, 'on');
  const last = on && children(on, 'properties').at(-1);
  if (!last || nameOf(child(last, 'key')) !== '*') return false;
  const answer = child(last, 'value');
  const actions = answer && propertyOf(answer, 'actions');
  return nameOf(actions) === 'refuse' || nameOf(actions && propertyOf(actions, 'type')) === 'refuse';
}

function propertyOf(object: Node, key: string): Node | undefined {
  const property = children(object, 'properties').find((property) => nameOf(child(property, 'key')) === key);
  return property && child(property, 'value');
}
