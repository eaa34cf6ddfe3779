/** Arguments of a condition's functions and methods: literals, ids of the scenario, names of their lists. */
import { NOUNS, type NounKey } from '../text/nouns.ts';
import type { Checker } from './condition-check.ts';
import { LONGEST_RAIN, type Parameter } from './condition-language.ts';
import type { Part } from './condition-types.ts';
import { show } from './findings.ts';
import { suggest } from './suggest.ts';

/** The argument as the reader gets it; a fault when it is not what the parameter takes. */
export function argument(checker: Checker, part: Part, parameter: Parameter, owner: string): string | number {
  if (part.type.is === 'wrong') return '';
  const { literal } = part;
  switch (parameter.takes) {
    case 'time':
      if (part.type.is !== 'time') checker.fault(part, 'condition-time', { found: part.source });
      return '';
    case 'hours':
      if (typeof literal !== 'number' || literal < 1 || literal > LONGEST_RAIN || literal !== Math.floor(literal)) {
        checker.fault(part, 'condition-hours', { found: part.source, allowed: `1–${LONGEST_RAIN}` });
      }
      return Number(literal);
    case 'drill-time':
      return drillTime(checker, part);
    case 'id':
      return nameOf(checker, part, checker.vocabulary.ids(parameter.of), 'id-unknown', parameter.of);
    case 'one-of':
      return nameOf(checker, part, new Set(parameter.names), 'condition-name', parameter.name);
    case 'step':
      return nameOf(checker, part, new Set(checker.vocabulary.steps(owner)), 'condition-name', 'step');
  }
}

function drillTime(checker: Checker, part: Part): string {
  const { literal } = part;
  if (typeof literal === 'string' && checker.vocabulary.time(literal) !== undefined) return literal;
  checker.fault(part, 'time-form', { found: show(literal ?? part.source) });
  return '';
}

function nameOf(
  checker: Checker,
  part: Part,
  known: ReadonlySet<string>,
  code: 'id-unknown' | 'condition-name',
  what: NounKey,
): string {
  const { literal } = part;
  if (part.type.is !== 'text' || typeof literal !== 'string') {
    checker.fault(part, 'condition-literal', { found: part.source });
    return '';
  }
  if (!known.has(literal)) {
    checker.fault(part, code, {
      values: { what: NOUNS[what] },
      found: literal,
      ...few(known),
      suggest: suggest(literal, known),
    });
  }
  return literal;
}

/** A list of names beside a problem, when it is short enough to be read. */
export function few(names: readonly string[] | ReadonlySet<string>): { allowed?: string } {
  const list = names instanceof Set && names.size >= MANY ? [] : [...names].slice(0, MANY);
  return list.length > 0 && list.length < MANY ? { allowed: list.join(', ') } : {};
}
const MANY = 41;
