import type { Source, Violation } from './sources.ts';
import { violation } from './sources.ts';
import { child, type Node, nameOf, type Place, placesIn } from './syntax.ts';

const TIME = 'the drill has one clock and no time zone';
const CHANCE = 'random numbers come from the named streams of one seed';
const LANGUAGE = 'the engine knows no locale';
const HOST = 'the engine runs in a bare JavaScript shell, where this does not exist';
const BITS = 'this gives different bits in different engines: take it from src/engine/math.ts';
const ORDERLESS = 'what it sees depends on when memory is collected';

/** Global names that the core may not use, and why. */
const GLOBALS: Readonly<Record<string, string>> = {
  Date: TIME,
  performance: TIME,
  setTimeout: TIME,
  setInterval: TIME,
  setImmediate: TIME,
  clearTimeout: TIME,
  clearInterval: TIME,
  queueMicrotask: TIME,
  requestAnimationFrame: TIME,
  Temporal: TIME,
  Intl: LANGUAGE,
  crypto: CHANCE,
  console: HOST,
  process: HOST,
  Buffer: HOST,
  TextEncoder: HOST,
  TextDecoder: HOST,
  structuredClone: HOST,
  CompressionStream: HOST,
  DecompressionStream: HOST,
  fetch: HOST,
  navigator: HOST,
  globalThis: 'through it every other forbidden name can be reached',
  eval: 'code is not data, and a page forbids it',
  Function: 'code is not data, and a page forbids it',
  WeakRef: ORDERLESS,
  FinalizationRegistry: ORDERLESS,
};

/** What IEEE 754 and ECMAScript fix to the bit. */
const EXACT = new Set([
  'sqrt',
  'abs',
  'floor',
  'ceil',
  'trunc',
  'round',
  'sign',
  'min',
  'max',
  'imul',
  'clz32',
  'fround',
  'PI',
]);

const LOCALE_METHOD = /^(localeCompare|toLocale[A-Z]\w*)$/;

/** What is wrong with the names that one file of the core uses; comments and strings do not count. */
export function nameViolations(source: Source): Violation[] {
  return placesIn(source).flatMap((place) => {
    const wrong = wrongOperator(place.node) ?? wrongIdentifier(place);
    return wrong === undefined ? [] : [violation(source, place.node.start, ...wrong)];
  });
}

type Wrong = [what: string, why: string];

function wrongOperator({ type, operator }: Node): Wrong | undefined {
  const power = (type === 'BinaryExpression' && operator === '**') || operator === '**=';
  return power ? [`uses ${String(operator)}`, BITS] : undefined;
}

function wrongIdentifier({ node, parent, field }: Place): Wrong | undefined {
  const name = node.type === 'Identifier' ? nameOf(node) : undefined;
  if (name === undefined || parent === undefined) return undefined;
  if (LOCALE_METHOD.test(name)) return [`uses ${name}`, LANGUAGE];
  if (isOnlyAKey(parent, field)) return undefined;
  if (name === 'Math') return wrongMath(parent, field);
  const why = Object.hasOwn(GLOBALS, name) ? GLOBALS[name] : undefined;
  return why === undefined ? undefined : [`uses ${name}`, why];
}

/** `x.Date`, `{ Date: … }`, `{ Date(): void }` name a property of something else; of `{ Date }` only the value counts. */
function isOnlyAKey(parent: Node, field: string): boolean {
  if (parent['computed'] === true) return false;
  if (field === 'property') return parent.type === 'MemberExpression';
  return field === 'key';
}

function wrongMath(parent: Node, field: string): Wrong | undefined {
  if (parent.type !== 'MemberExpression' || field !== 'object') return ['uses Math as a value', BITS];
  const name = nameOf(child(parent, 'property'));
  if (name !== undefined && EXACT.has(name)) return undefined;
  return [`uses Math.${name ?? '[…]'}`, name === 'random' ? CHANCE : BITS];
}
