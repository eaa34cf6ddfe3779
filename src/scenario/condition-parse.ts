/**
 * A condition's text → closures over a `Reader`, or its faults with their places. The grammar is the package's; what may be
 * said is ours: its tree is walked against `condition-language.ts`, and nothing of its evaluation is used.
 */
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import type { Condition, Value } from './condition.ts';
import { Checker } from './condition-check.ts';
import type { Fault, ParsedCondition, Part, Vocabulary } from './condition-types.ts';
import { LIMITS } from './limits.ts';

const grammar = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 600, maxDepth: 60, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 8 },
});

/** What the value must be: a `when` holds or not, a `measure` may also be a number. */
export type Wanted = 'when' | 'measure';

export function parseCondition(source: string, vocabulary: Vocabulary, wanted: Wanted): ParsedCondition {
  if (source.length > LIMITS.condition) {
    const fault: Fault = {
      code: 'condition-long',
      offset: LIMITS.condition,
      found: `${source.length}`,
      allowed: `≤ ${LIMITS.condition}`,
    };
    return failed([fault]);
  }
  const tree = treeOf(source);
  if (!('op' in tree)) return failed([tree]);
  const checker = new Checker(source, vocabulary);
  const part = checker.check(tree, 0);
  const is = part.type.is === 'number' || part.type.is === 'time' || part.type.is === 'yes' ? part.type.is : 'other';
  if (part.type.is !== 'wrong' && (is === 'other' || (is === 'number' && wanted === 'when'))) {
    checker.fault(part, 'condition-not-yes', { found: part.source });
  }
  if (checker.faults.length > 0) return failed(checker.faults);
  return { condition: conditionOf(source, part, checker.reads), is, never: part.can?.be === false, faults: [] };
}

const failed = (faults: readonly Fault[]): ParsedCondition => ({ is: 'other', never: false, faults });

function treeOf(source: string): ASTNode | Fault {
  try {
    return grammar.parse(source).ast;
  } catch (error) {
    const offset = error instanceof ParseError ? (error.range?.start ?? 0) : 0;
    const detail = error instanceof ParseError ? error.summary : 'unreadable';
    return { code: 'condition-syntax', offset: Math.min(offset, source.length), values: { detail } };
  }
}

/** A yes is true; a time is true once it has come; no number and nothing is false. */
export const holds = (value: Value): boolean => value === true || (typeof value === 'number' && !Number.isNaN(value));

function conditionOf(source: string, part: Part, reads: ReadonlySet<string>): Condition {
  const { run, awaits = [] } = part;
  return { source, reads: [...reads], awaits, evaluate: run, holds: (reader) => holds(run(reader)) };
}
