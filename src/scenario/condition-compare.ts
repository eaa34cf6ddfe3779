/**
 * `== != < <= > >= in` of a condition. Severities and names are compared with literals of their own list only; whatever is
 * compared with nothing (null) or no number (NaN) is false.
 */
import type { Severity } from './condition.ts';
import type { Checker } from './condition-check.ts';
import { SCALES } from './condition-language.ts';
import { memberKind, memberValues, nameIn, rankOf } from './condition-literals.ts';
import { anyWrong, type Can, isNumber, type Where, WIDE, wrong, yes } from './condition-parts.ts';
import type { Evaluate, Part, Range } from './condition-types.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const MIRROR: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export function comparison(checker: Checker, where: Where, op: Comparison, left: Part, right: Part): Part {
  if (anyWrong(left, right)) return wrong(where);
  if (left.type.is === 'text' && right.type.is !== 'text') return comparison(checker, where, MIRROR[op], right, left);
  const type = left.type;
  if (type.is === 'colour' || type.is === 'level') return severity(checker, where, op, left, type.is, right);
  if (type.is === 'name') return named(checker, where, op, left, type.names, right);
  if (
    type.is !== right.type.is ||
    !['number', 'time', 'yes'].includes(type.is) ||
    (type.is === 'yes' && op !== '==' && op !== '!=')
  ) {
    return checker.fault(where, 'condition-types', { found: where.source });
  }
  if (type.is === 'yes') {
    const same = op === '==';
    return yes(where, (reader) => (left.run(reader) === right.run(reader)) === same);
  }
  const compare = COMPARE[op];
  const run: Evaluate = (reader) => {
    const [a, b] = [left.run(reader), right.run(reader)];
    return isNumber(a) && isNumber(b) && compare(a, b);
  };
  return type.is === 'number' ? yes(where, run, numberCan(op, left, right)) : yes(where, run);
}

/** By the ranges of both sides; with a literal on one, also what the other must be. */
function numberCan(op: Comparison, left: Part, right: Part): Can {
  const [a, b] = [left.range ?? WIDE, right.range ?? WIDE];
  const be = possible(op, a, b);
  if (typeof left.literal === 'number' && typeof right.literal !== 'number') return numberCan(MIRROR[op], right, left);
  const must = new Map<string, Range>();
  if (typeof right.literal === 'number') must.set(left.source, span(op, right.literal));
  return { be, fail: true, must };
}

function possible(op: Comparison, [a, b]: Range, [c, d]: Range): boolean {
  if (op === '<') return a < d;
  if (op === '<=') return a <= d;
  if (op === '>') return b > c;
  if (op === '>=') return b >= c;
  return op === '==' ? a <= d && c <= b : !(a === b && c === d && a === c);
}

/** Where a number lies that stands so to the literal; the open ends are taken as closed, one too many by nothing. */
function span(op: Comparison, literal: number): Range {
  if (op === '<' || op === '<=') return [Number.NEGATIVE_INFINITY, literal];
  if (op === '>' || op === '>=') return [literal, Number.POSITIVE_INFINITY];
  return op === '==' ? [literal, literal] : WIDE;
}

function severity(
  checker: Checker,
  where: Where,
  op: Comparison,
  left: Part,
  scale: 'colour' | 'level',
  right: Part,
): Part {
  const rank = rankOf(checker, scale, right);
  if (rank === undefined) return wrong(where);
  const compare = COMPARE[op];
  const { run } = left;
  const most = SCALES[scale].length - 1;
  return yes(
    where,
    (reader) => {
      const value = run(reader);
      return value !== null && typeof value === 'object' && 'rank' in value && compare((value as Severity).rank, rank);
    },
    { be: possible(op, [0, most], [rank, rank]), fail: true, must: new Map([[left.source, whole(op, rank)]]) },
  );
}

/** As `span`, on a scale of whole ranks, so that open ends are exact. */
function whole(op: Comparison, rank: number): Range {
  if (op === '<') return span('<=', rank - 1);
  if (op === '>') return span('>=', rank + 1);
  return span(op, rank);
}

function named(
  checker: Checker,
  where: Where,
  op: Comparison,
  left: Part,
  names: readonly string[],
  right: Part,
): Part {
  if (op !== '==' && op !== '!=') return checker.fault(where, 'condition-types', { found: where.source });
  const literal = nameIn(checker, names, right);
  if (literal === undefined) return wrong(where);
  const { run } = left;
  const same = op === '==';
  return yes(where, (reader) => {
    const value = run(reader);
    return typeof value === 'string' && (value === literal) === same;
  });
}

export function membership(checker: Checker, where: Where, item: Part, list: readonly Part[]): Part {
  if (anyWrong(item, ...list)) return wrong(where);
  const { type, run } = item;
  const members = memberValues(checker, type, list);
  if (!members)
    return list.length > 0 && members === undefined && memberKind(type)
      ? wrong(where)
      : checker.fault(where, 'condition-in', { found: where.source });
  const be = members.size > 0;
  return yes(
    where,
    (reader) => {
      const value = run(reader);
      return members.has(value !== null && typeof value === 'object' && 'rank' in value ? value.rank : value);
    },
    { be, fail: true, must: new Map() },
  );
}
