/** What the checker of conditions passes from one part of an expression to the next. */
import type { ProblemCode, ProblemValues } from '../text/problems.ts';
import type { DrillTime } from '../units/time.ts';
import type { Condition, Reader, Value } from './condition.ts';
import type { Named, ThingName } from './condition-language.ts';

/** What a condition may name in the scenario that it stands in. */
export interface Vocabulary {
  ids(kind: Named): ReadonlySet<string>;
  /** Milestones of an exercise; all of them when it is not known. */
  steps(exercise: string): readonly string[];
  /** A drill time as the scenario writes it; undefined when it cannot be placed. */
  time(text: string): DrillTime | undefined;
  /** How many minutes the drill lasts. */
  readonly minutes: number;
}

export interface Fault {
  readonly code: ProblemCode;
  /** Of the character in the condition, from 0. */
  readonly offset: number;
  readonly values?: ProblemValues;
  readonly found?: string;
  readonly allowed?: string;
  readonly suggest?: string | undefined;
}

/** What an expression is, statically. `text` is a literal that waits for what it is compared with; `wrong` has been told. */
export type Type =
  | { readonly is: 'number' | 'time' | 'yes' | 'colour' | 'level' | 'text' | 'wrong' }
  | { readonly is: 'name'; readonly names: readonly string[] }
  | { readonly is: 'thing'; readonly thing: ThingName; readonly id: string };

/** Lower and upper end, both included. */
export type Range = readonly [number, number];

export type Evaluate = (reader: Reader) => Value;

/** A checked part. */
export interface Part {
  readonly type: Type;
  readonly start: number;
  /** The text it was written as: two parts of one text always have one value. */
  readonly source: string;
  readonly run: Evaluate;
  readonly literal?: number | string | boolean;
  /** Of a number or a severity: between which values it can lie. */
  readonly range?: Range;
  /** Of a time, and of a yes that holds only with it: the things, as `inject:gale`, of which it must have come. */
  readonly awaits?: readonly string[];
  /** Of a yes or no: whether it can be true, can be false, and what must hold of numbers for it to be true. */
  readonly can?: { readonly be: boolean; readonly fail: boolean; readonly must: ReadonlyMap<string, Range> };
}

export interface ParsedCondition {
  /** Absent when there are faults. */
  readonly condition?: Condition;
  readonly is: 'number' | 'time' | 'yes' | 'other';
  /** It can never be true, by the ranges of what it reads. */
  readonly never: boolean;
  readonly faults: readonly Fault[];
}
