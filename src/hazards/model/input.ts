/**
 * Reads the JSON of `model <kind>` by name, collecting what is wrong with it. A field is sought in the row first and in the
 * parameters after it, so that any row may override any parameter; null and the empty text count as absent, as they do in a
 * table's blank cells.
 */
import { parseLocal } from '../../units/time.ts';

/** A mistake in the input, at a path such as `at[3].lat`. */
export interface ModelProblem {
  readonly path: string;
  readonly message: string;
}

/** Longer arrays than this are refused: a track has no use for them. */
const MAX_ITEMS = 10_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named values of one row of `at` over `params`. Each getter notes a problem and returns undefined when it fails. */
export class Fields {
  readonly problems: ModelProblem[];
  readonly #layers: readonly { readonly path: string; readonly values: Readonly<Record<string, unknown>> }[];

  constructor(
    problems: ModelProblem[],
    layers: readonly { path: string; values: Readonly<Record<string, unknown>> }[],
  ) {
    this.problems = problems;
    this.#layers = layers;
  }

  #find(name: string): { value: unknown; path: string } | undefined {
    for (const { path, values } of this.#layers) {
      // `Object.hasOwn`, so that a name like `constructor` finds nothing.
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value !== undefined && value !== null && value !== '') return { value, path: `${path}.${name}` };
    }
    return undefined;
  }

  #fail(path: string, message: string): undefined {
    this.problems.push({ path, message });
    return undefined;
  }

  /** Notes a problem with a field, where it stands. */
  fail(name: string, message: string): undefined {
    return this.#fail(this.#find(name)?.path ?? `${this.#layers[0]?.path}.${name}`, message);
  }

  /** A finite number between bounds, or `otherwise`; without `otherwise` it must be there. */
  number(name: string, least: number, most: number, otherwise?: number): number | undefined {
    const found = this.#find(name);
    if (!found) return otherwise ?? this.fail(name, 'is missing; a number is needed');
    return this.#bounded(found.value, found.path, least, most);
  }

  #bounded(value: unknown, path: string, least: number, most: number): number | undefined {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this.#fail(path, `is ${shown(value)}; a number is needed`);
    if (value < least || value > most) return this.#fail(path, `is ${value}; it must lie between ${least} and ${most}`);
    return value;
  }

  /** A whole number between bounds; it must be there. */
  whole(name: string, least: number, most: number): number | undefined {
    const value = this.number(name, least, most);
    return value === undefined || Number.isInteger(value)
      ? value
      : this.fail(name, `is ${value}; a whole number is needed`);
  }

  /** A list of pairs of numbers, each at most `most` in size. */
  vectors(name: string, most: number): (readonly [number, number])[] | undefined {
    const found = this.#find(name);
    if (!found) return this.fail(name, 'is missing; a list of [u, v] is needed');
    const { value, path } = found;
    if (!Array.isArray(value)) return this.#fail(path, `is ${shown(value)}; a list of [u, v] is needed`);
    if (value.length > MAX_ITEMS) return this.#fail(path, `has ${value.length} items; at most ${MAX_ITEMS} are read`);
    const pairs = value.map((pair: unknown, i) => {
      if (!Array.isArray(pair) || pair.length !== 2)
        return this.#fail(`${path}[${i}]`, `is ${shown(pair)}; [u, v] is needed`);
      const [u, v] = pair.map((one, k) => this.#bounded(one, `${path}[${i}][${k}]`, -most, most));
      return u === undefined || v === undefined ? undefined : ([u, v] as const);
    });
    return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
  }

  /** Whether a field is there at all. */
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The names of all fields. */
  names(): string[] {
    return [...new Set(this.#layers.flatMap(({ values }) => Object.keys(values)))];
  }

  /** A moment in UTC, `yyyy-mm-ddThh:mm[:ss]Z`, as seconds since 1970-01-01T00:00. */
  instant(name: string): number | undefined {
    const found = this.#find(name);
    if (!found) return this.fail(name, 'is missing; a time such as 2025-08-09T00:00:00Z is needed');
    const seconds = typeof found.value === 'string' ? parseLocal(found.value.replace(/(?:Z|\+00:00)$/, '')) : undefined;
    return seconds ?? this.#fail(found.path, `is ${shown(found.value)}; a time such as 2025-08-09T00:00:00Z is needed`);
  }

  boolean(name: string, otherwise: boolean): boolean | undefined {
    const found = this.#find(name);
    if (!found) return otherwise;
    return typeof found.value === 'boolean'
      ? found.value
      : this.#fail(found.path, `is ${shown(found.value)}; true or false is needed`);
  }

  /** One of `allowed`. */
  oneOf<T extends string>(name: string, allowed: readonly T[], otherwise?: T): T | undefined {
    return this.#choose(name, allowed, otherwise, (text, one) => text === one);
  }

  /** One of `allowed`, of which the text need only be led: the tables write `R-CLIPER(…)` and `IPET2006`. */
  ledBy<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    return this.#choose(
      name,
      allowed,
      undefined,
      (text, one) => text.startsWith(one) && !/^[A-Za-z]/.test(text.slice(one.length)),
    );
  }

  #choose<T extends string>(
    name: string,
    allowed: readonly T[],
    otherwise: T | undefined,
    fits: (text: string, one: T) => boolean,
  ): T | undefined {
    const found = this.#find(name);
    const names = allowed.join(', ');
    if (!found) return otherwise ?? this.fail(name, `is missing; it must be one of ${names}`);
    const { value } = found;
    const match = typeof value === 'string' ? allowed.find((one) => fits(value, one)) : undefined;
    return match ?? this.#fail(found.path, `is ${shown(found.value)}; it must be one of ${names}`);
  }

  /** An object's own fields. */
  group(name: string): Fields | undefined {
    const found = this.#find(name);
    if (!found) return this.fail(name, 'is missing; an object is needed');
    if (!isRecord(found.value)) return this.#fail(found.path, `is ${shown(found.value)}; an object is needed`);
    return new Fields(this.problems, [{ path: found.path, values: found.value }]);
  }

  /** A list of numbers; where `times` is given, a single number stands for that many. */
  numbers(name: string, least: number, most: number, times?: number): number[] | undefined {
    const found = this.#find(name);
    if (!found) return this.fail(name, 'is missing; a list of numbers is needed');
    if (times !== undefined && typeof found.value === 'number') {
      const one = this.#bounded(found.value, found.path, least, most);
      return one === undefined ? undefined : new Array<number>(times).fill(one);
    }
    if (!Array.isArray(found.value))
      return this.#fail(found.path, `is ${shown(found.value)}; a list of numbers is needed`);
    if (found.value.length > MAX_ITEMS)
      return this.#fail(found.path, `has ${found.value.length} items; at most ${MAX_ITEMS} are read`);
    const values = found.value.map((value, i) => this.#bounded(value, `${found.path}[${i}]`, least, most));
    if (times !== undefined && values.length !== times)
      return this.#fail(found.path, `has ${values.length} items; ${times} are needed`);
    return values.every((value) => value !== undefined) ? values : undefined;
  }
}

/** A value as a message shows it: short, on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
