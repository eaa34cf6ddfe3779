/** Small makings of checked parts, shared by the operators of a condition. */
import type { Value } from './condition.ts';
import type { Evaluate, Part, Range } from './condition-types.ts';

/** Where a part stands in the condition, and its text. */
export type Where = { readonly start: number; readonly source: string };
export type Can = NonNullable<Part['can']>;

/** No bounds are known. */
export const WIDE: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
/** It may hold or not. */
export const MAYBE: Can = { be: true, fail: true, must: new Map() };

/** A part about which something has been told. */
export const wrong = (where: Where): Part => ({ ...where, type: { is: 'wrong' }, run: () => null });
export const anyWrong = (...parts: Part[]): boolean => parts.some((part) => part.type.is === 'wrong');
export const yes = (where: Where, run: Evaluate, can: Can = MAYBE): Part => ({
  ...where,
  type: { is: 'yes' },
  run,
  can,
});

/** NaN is a number that is not known: no comparison holds of it. */
export const isNumber = (value: Value): value is number => typeof value === 'number' && !Number.isNaN(value);
