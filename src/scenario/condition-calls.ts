/** Functions, fields and methods of a condition: known ones only, ids literal and of the scenario, names of their lists. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { NOUNS } from '../text/nouns.ts';
import { MINUTE } from '../units/time.ts';
import type { Thing } from './condition.ts';
import { argument } from './condition-arguments.ts';
import type { Checker } from './condition-check.ts';
import {
  type Answer,
  FUNCTIONS,
  type FunctionWord,
  functionWord,
  MEMBERS,
  type Member,
  type Parameter,
  SCALES,
} from './condition-language.ts';
import { type Where, wrong } from './condition-parts.ts';
import type { Evaluate, Part, Range, Type } from './condition-types.ts';
import { suggest } from './suggest.ts';

type Inner = (node: ASTNode) => Part;

export function callPart(checker: Checker, where: Where, name: string, nodes: readonly ASTNode[], inner: Inner): Part {
  const word = functionWord(name);
  if (!word) return unknownFunction(checker, where, name);
  const least = word.parameters.filter((one) => !('optional' in one)).length;
  if (nodes.length < least || nodes.length > word.parameters.length) {
    return checker.fault(where, 'condition-arguments', { found: where.source, allowed: signature(word) });
  }
  const parts = nodes.map(inner);
  const faults = checker.faults.length;
  const args = parts.map((part, i) => argument(checker, part, word.parameters[i] as Parameter, ''));
  if (checker.faults.length > faults || parts.some((part) => part.type.is === 'wrong')) return wrong(where);
  if (word.reads !== undefined)
    checker.reads.add(`${word.reads}:${word.parameters[0]?.takes === 'id' ? String(args[0]) : ''}`);
  if (name === 'minutes') return minutesPart(where, parts[0] as Part, parts[1] as Part, checker.vocabulary.minutes);
  const run: Evaluate = (reader) => reader.call(name, args);
  return answerPart(checker, where, word.answer, run, rangeOf(checker, word, args), String(args[0] ?? ''));
}

function unknownFunction(checker: Checker, where: Where, name: string): Part {
  const names = FUNCTIONS.map((word) => word.name);
  const allowed = names.join(', ');
  return checker.fault(where, 'condition-function', { found: name, allowed, suggest: suggest(name, names) });
}

export const signature = (word: FunctionWord): string =>
  `${word.name}(${word.parameters.map((one) => ('optional' in one ? `${one.name}?` : one.name)).join(', ')})`;

function minutesPart(where: Where, from: Part, to: Part, span: number): Part {
  const run: Evaluate = (reader) => {
    const a = from.run(reader);
    const b = to.run(reader);
    return typeof a === 'number' && typeof b === 'number' ? (b - a) / MINUTE : Number.NaN;
  };
  return { ...where, type: { is: 'number' }, run, range: [-span, span] };
}

/** What the function can answer in this drill; `elapsed` knows how long the drill lasts. */
function rangeOf(checker: Checker, word: FunctionWord, args: readonly (string | number)[]): Range {
  if (word.name === 'elapsed') {
    const since = (typeof args[0] === 'string' ? (checker.vocabulary.time(args[0]) ?? 0) : 0) / MINUTE;
    return [-since, checker.vocabulary.minutes - since];
  }
  return word.answer.is === 'number' ? [word.answer.least, word.answer.most] : [0, 0];
}

/** Between what a number can lie. */
const spread = (answer: Answer): Range => (answer.is === 'number' ? [answer.least, answer.most] : [0, 0]);

function answerPart(checker: Checker, where: Where, answer: Answer, run: Evaluate, range: Range, id: string): Part {
  switch (answer.is) {
    case 'number':
      return { ...where, type: { is: 'number' }, run, range };
    case 'colour':
    case 'level':
      return { ...where, type: { is: answer.is }, run, range: [0, SCALES[answer.is].length - 1] };
    case 'name':
      return { ...where, type: { is: 'name', names: answer.names }, run };
    case 'step':
      return { ...where, type: { is: 'name', names: checker.vocabulary.steps(id) }, run };
    case 'thing':
      return { ...where, type: { is: 'thing', thing: answer.thing, id }, run };
    default:
      return { ...where, type: { is: answer.is }, run, can: { be: true, fail: true, must: new Map() } };
  }
}

export function fieldPart(checker: Checker, where: Where, name: string, receiver: Part): Part {
  const member = memberOf(checker, where, name, receiver);
  if (!member) return wrong(where);
  if (member.parameter)
    return checker.fault(where, 'condition-arguments', {
      found: where.source,
      allowed: `.${name}(${member.parameter.name})`,
    });
  const { run: thingOf, type } = receiver;
  const run: Evaluate = (reader) => reader.field(thingOf(reader) as Thing, name);
  const part = answerPart(checker, where, member.answer, run, spread(member.answer), idOf(type));
  return type.is === 'thing' && part.type.is === 'time' ? { ...part, awaits: [`${type.thing}:${type.id}`] } : part;
}

export function methodPart(
  checker: Checker,
  where: Where,
  name: string,
  receiverNode: ASTNode,
  nodes: readonly ASTNode[],
  inner: Inner,
): Part {
  const receiver = inner(receiverNode);
  const member = memberOf(checker, where, name, receiver);
  if (!member) return wrong(where);
  const [node] = nodes;
  if (!member.parameter || node === undefined || nodes.length !== 1) {
    return checker.fault(where, 'condition-arguments', {
      found: where.source,
      allowed: member.parameter ? `.${name}(${member.parameter.name})` : `.${name}`,
    });
  }
  const part = inner(node);
  const faults = checker.faults.length;
  const args = [argument(checker, part, member.parameter, idOf(receiver.type))];
  if (part.type.is === 'wrong' || checker.faults.length > faults) return wrong(where);
  const { run: thingOf } = receiver;
  const run: Evaluate = (reader) => reader.method(thingOf(reader) as Thing, name, args);
  return answerPart(checker, where, member.answer, run, [0, 0], idOf(receiver.type));
}

const idOf = (type: Type): string => (type.is === 'thing' ? type.id : '');

function memberOf(checker: Checker, where: Where, name: string, receiver: Part): Member | undefined {
  const { type } = receiver;
  if (type.is === 'wrong') return undefined;
  if (type.is !== 'thing') {
    checker.fault(where, 'condition-forbidden', { found: where.source });
    return undefined;
  }
  const members = MEMBERS[type.thing];
  const member = members.find((one) => one.name === name);
  if (!member) {
    const names = members.map((one) => one.name);
    const end = { start: where.start + Math.max(0, where.source.indexOf(name, receiver.source.length)), source: name };
    checker.fault(end, 'condition-field', {
      values: { what: NOUNS[type.thing] },
      found: name,
      allowed: names.join(', '),
      suggest: suggest(name, names),
    });
  }
  return member;
}
