/** `+ - * /` of a condition: numbers only, for a time is no length. What is not known (NaN) stays so. */
import type { Value } from './condition.ts';
import type { Checker } from './condition-check.ts';
import { anyWrong, type Where, WIDE, wrong } from './condition-parts.ts';
import type { Evaluate, Part, Range } from './condition-types.ts';

export function minus(checker: Checker, where: Where, part: Part): Part {
  if (anyWrong(part)) return wrong(where);
  if (part.type.is !== 'number') return checker.fault(part, 'condition-number', { found: part.source });
  const { run, range = WIDE, literal } = part;
  const negative: Part = {
    ...where,
    type: part.type,
    run: (reader) => -numberOf(run(reader)),
    range: [-range[1], -range[0]],
  };
  return typeof literal === 'number' ? { ...negative, literal: -literal } : negative;
}

const numberOf = (value: Value): number => (typeof value === 'number' ? value : Number.NaN);

const ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/', (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

export function arithmetic(checker: Checker, where: Where, op: keyof typeof ARITHMETIC, left: Part, right: Part): Part {
  if (anyWrong(left, right)) return wrong(where);
  for (const part of [left, right]) {
    if (part.type.is !== 'number')
      return checker.fault(part, part.type.is === 'time' ? 'condition-time-sum' : 'condition-number', {
        found: part.source,
      });
  }
  const reckon = ARITHMETIC[op];
  const run: Evaluate = (reader) => reckon(numberOf(left.run(reader)), numberOf(right.run(reader)));
  return { ...where, type: left.type, run, range: reach(op, left.range ?? WIDE, right.range ?? WIDE) };
}

/** Ends of the result; a quotient's are left open, its divisor may be near nought. */
function reach(op: keyof typeof ARITHMETIC, [a, b]: Range, [c, d]: Range): Range {
  if (op === '+') return [a + c, b + d];
  if (op === '-') return [a - d, b - c];
  const corners = [a * c, a * d, b * c, b * d];
  return op === '/' || corners.some(Number.isNaN) ? WIDE : [Math.min(...corners), Math.max(...corners)];
}
