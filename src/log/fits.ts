/**
 * Whether a value surely fits a schema. A schema's own parse makes a copy of what it checks, which for a log of a million lines is a
 * seventh of the time of its reading; it is asked only where this is not sure, and says then what is wrong.
 */
import type { z } from 'zod';

/** Yes is sure; no is not. */
export type Fits = (value: unknown) => boolean;

const never: Fits = () => false;

interface Def {
  readonly check?: string;
  readonly format?: string;
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: unknown;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: unknown;
  readonly innerType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
}
interface CheckDef {
  readonly check: string;
  readonly format?: string;
  readonly value?: number;
  readonly inclusive?: boolean;
}

/** Of a schema that has parts which are not known here, it says no. */
export function fits(schema: z.ZodType): Fits {
  const def = schema.def as unknown as Def;
  // A schema of a format, such as `z.int()`, is its own check.
  const own = def.check === undefined ? [] : [checked({ ...def, check: def.check })];
  const checks = [...own, ...(def.checks ?? []).map(({ _zod }) => checked(_zod.def))];
  const kind = ofKind(def);
  const [first, second] = checks;
  if (first === undefined) return kind;
  if (second === undefined) return (value) => kind(value) && first(value);
  return (value) => kind(value) && checks.every((check) => check(value));
}

function ofKind(def: Def): Fits {
  switch (def.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'enum':
      return oneOf(Object.values(def.entries ?? {}));
    case 'literal':
      return oneOf(def.values ?? []);
    case 'optional':
      return optional(fits(def.innerType as z.ZodType));
    case 'array':
      return list(fits(def.element as z.ZodType));
    case 'tuple':
      return def.rest == null ? tuple((def.items ?? []).map(fits)) : never;
    case 'union':
      return either((def.options ?? []).map(fits));
    case 'object':
      return def.catchall === undefined ? object(def.shape ?? {}) : never;
    default:
      return never;
  }
}

function checked({ check, format, value = Number.NaN, inclusive }: CheckDef): Fits {
  switch (check) {
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : never;
    case 'greater_than':
      return (is) => (inclusive ? (is as number) >= value : (is as number) > value);
    case 'less_than':
      return (is) => (inclusive ? (is as number) <= value : (is as number) < value);
    default:
      return never;
  }
}

function oneOf(values: readonly unknown[]): Fits {
  const set = new Set(values);
  return (value) => set.has(value);
}

const optional =
  (inner: Fits): Fits =>
  (value) =>
    value === undefined || inner(value);

const either =
  (options: readonly Fits[]): Fits =>
  (value) =>
    options.some((option) => option(value));

function list(element: Fits): Fits {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!element(item)) return false;
    return true;
  };
}

function tuple(items: readonly Fits[]): Fits {
  return (value) => {
    if (!Array.isArray(value) || value.length !== items.length) return false;
    for (let i = 0; i < items.length; i++) if (!items[i]?.(value[i])) return false;
    return true;
  };
}

/** Further keys are let through, as there. */
function object(shape: Readonly<Record<string, z.ZodType>>): Fits {
  const keys = Object.keys(shape);
  const parts = keys.map((key) => fits(shape[key] as z.ZodType));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Readonly<Record<string, unknown>>;
    for (let i = 0; i < keys.length; i++) if (!parts[i]?.(record[keys[i] as string])) return false;
    return true;
  };
}
