/** Names that a condition compares with: each only where its scale or its list is asked for. */
import { NOUNS } from '../text/nouns.ts';
import type { Value } from './condition.ts';
import { few } from './condition-arguments.ts';
import type { Checker } from './condition-check.ts';
import { SCALES } from './condition-language.ts';
import type { Part, Type } from './condition-types.ts';
import { suggest } from './suggest.ts';

/** Place of the literal in the scale; undefined, and told, when it has none. */
export function rankOf(checker: Checker, scale: 'colour' | 'level', part: Part): number | undefined {
  const names: readonly string[] = SCALES[scale];
  const rank = part.type.is === 'text' ? names.indexOf(String(part.literal)) : -1;
  if (rank >= 0) return rank;
  if (part.type.is !== 'wrong') {
    const found = part.type.is === 'text' ? String(part.literal) : part.source;
    checker.fault(part, 'condition-scale', {
      values: { what: NOUNS[scale] },
      found,
      allowed: names.join(' < '),
      suggest: suggest(found, names),
    });
  }
  return undefined;
}

/** The literal, when it is one of the names; undefined, and told, when not. */
export function nameIn(checker: Checker, names: readonly string[], part: Part): string | undefined {
  if (part.type.is === 'wrong') return undefined;
  const found = part.type.is === 'text' ? String(part.literal) : part.source;
  if (part.type.is === 'text' && names.includes(found)) return found;
  checker.fault(part, 'condition-name', {
    values: { what: NOUNS.state },
    found,
    ...few(names),
    suggest: suggest(found, names),
  });
  return undefined;
}

/** Whether values of the type can stand before `in`. */
export const memberKind = (type: Type): boolean => ['colour', 'level', 'name', 'number'].includes(type.is);

/** The literals of a list, as the item's value will look; undefined when one of them does not fit (told) or nothing can. */
export function memberValues(checker: Checker, type: Type, list: readonly Part[]): Set<Value> | undefined {
  const values = list.map((part) => {
    if (type.is === 'colour' || type.is === 'level') return rankOf(checker, type.is, part);
    if (type.is === 'name') return nameIn(checker, type.names, part);
    if (type.is === 'number' && typeof part.literal === 'number') return part.literal;
    if (type.is === 'number') checker.fault(part, 'condition-number', { found: part.source });
    return undefined;
  });
  return values.some((value) => value === undefined) || !memberKind(type) ? undefined : new Set(values as Value[]);
}
