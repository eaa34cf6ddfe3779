/** What the schema complains of, as problems: a code, what is allowed, what was probably meant. */
import type { z } from 'zod';
import type { ProblemCode } from '../text/problems.ts';
import type { Details } from './findings.ts';
import { type SectionName, scenarioSchema, sections } from './schema.ts';
import { suggest } from './suggest.ts';

export type Issue = z.core.$ZodIssue;

export const TYPES = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  tuple: { zh: '列表', en: 'a list' },
  object: { zh: '键值表', en: 'a map of keys' },
  record: { zh: '键值表', en: 'a map of keys' },
} as const;

/** About one value. */
export function wordsOf(issue: Issue, value: unknown): [ProblemCode, Details] {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected as keyof typeof TYPES] ?? TYPES.object;
      const unquoted = issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
      return [unquoted ? 'text-unquoted' : 'type-wrong', { values: { type } }];
    }
    case 'invalid_value': {
      const names = issue.values.map(String);
      return [
        'value-unknown',
        { allowed: names.join(' | '), suggest: typeof value === 'string' ? suggest(value, names) : undefined },
      ];
    }
    case 'invalid_union': {
      // A list of kinds, each with keys of its own: the kind itself is not one of them.
      const names = ('options' in issue ? (issue.options ?? []) : []).map(String);
      return [
        'value-unknown',
        { allowed: names.join(' | '), suggest: typeof value === 'string' ? suggest(value, names) : undefined },
      ];
    }
    case 'invalid_format':
      return [formCode(issue.message, value), {}];
    case 'too_small':
      return limitWords(
        issue.origin,
        `≥ ${issue.minimum}`,
        issue.inclusive === false ? `> ${issue.minimum}` : undefined,
      );
    case 'too_big':
      return limitWords(issue.origin, `≤ ${issue.maximum}`);
    default:
      return ['value-wrong', {}];
  }
}

/** A drill time with a minus is a time before StartEx, and told as such. */
const formCode = (code: string, value: unknown): ProblemCode =>
  code === 'time-form' && typeof value === 'string' && /^T\s*[-−]/.test(value)
    ? 'time-before-start'
    : (code as ProblemCode);

function limitWords(origin: string, allowed: string, exclusive?: string): [ProblemCode, Details] {
  if (origin === 'string') return ['text-length', { allowed }];
  return [origin === 'array' ? 'list-length' : 'number-range', { allowed: exclusive ?? allowed }];
}

/** About a key that is not known where it stands. */
export const keyDetails = (key: string, known: readonly string[]): Details => ({
  found: key,
  ...(known.length > 0 ? { allowed: known.join(', ') } : {}),
  suggest: suggest(key, known),
});

/** The keys that the schema knows where an unknown one was found in `root`: the section, or an entry of it when it is a list. */
export function keysAt(
  section: string | number | undefined,
  steps: readonly (string | number)[],
  root: unknown,
): readonly string[] {
  const start: unknown =
    sections[section as SectionName] ?? scenarioSchema.shape[section as keyof typeof scenarioSchema.shape];
  let [schema, value] = [start, root];
  for (const step of steps) {
    schema = childSchema(schema, step, value);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  }
  const shape = (unwrap(schema, 'object', value) as { shape?: object } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

type Definition = {
  type: string;
  innerType?: unknown;
  element?: unknown;
  options?: unknown[];
  discriminator?: string;
  values?: readonly unknown[];
  shape?: Record<string, unknown>;
};
const definition = (schema: unknown): Definition | undefined => (schema as { def?: Definition } | undefined)?.def;

/** The schema of `type` within optional and union ones; of kinds told apart by a key, the one that `value` is. */
function unwrap(schema: unknown, type: string, value: unknown): unknown {
  const def = definition(schema);
  if (!def || def.type === type) return schema;
  if (def.innerType !== undefined) return unwrap(def.innerType, type, value);
  const key = def.discriminator;
  const kind = key === undefined ? undefined : (value as Record<string, unknown> | null | undefined)?.[key];
  const options =
    key === undefined
      ? def.options
      : def.options?.filter((option) => definition(definition(option)?.shape?.[key])?.values?.includes(kind));
  return options?.map((option) => unwrap(option, type, value)).find((option) => definition(option)?.type === type);
}

function childSchema(schema: unknown, step: string | number, value: unknown): unknown {
  if (typeof step === 'number') return definition(unwrap(schema, 'array', value))?.element;
  return definition(unwrap(schema, 'object', value))?.shape?.[step];
}
