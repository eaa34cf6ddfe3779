/**
 * A condition of a scenario (design 6.2): CEL parsed once, evaluated by us over a whitelist. The scenario folder knows
 * the language; what the functions answer is the reader's, so that the drill, a dry run or a test can each bring one.
 */
export type Value = number | boolean | string | null | Severity | Thing;

/** A colour or level: compares by place in its scale, with its own names only. */
export interface Severity {
  readonly scale: 'colour' | 'level';
  readonly rank: number;
}
/** What a function such as `team('T01')` returns: its listed fields and methods. */
export interface Thing {
  readonly thing: string;
  readonly id: string;
}

/**
 * Answers the functions of the language. A time that has not come is null; a number that is unknown is NaN. `elapsed` gets
 * its time as it is written; `minutes` is reckoned by the condition itself and never asked for.
 */
export interface Reader {
  call(name: string, args: readonly (string | number)[]): Value;
  field(thing: Thing, name: string): Value;
  method(thing: Thing, name: string, args: readonly (string | number)[]): Value;
}

export interface Condition {
  readonly source: string;
  /** What it reads, as `kind:id` (`team:T01`, `wind:quay`, `warning:storm`, `clock:` for elapsed): when one of these changes, it is tried again. */
  readonly reads: readonly string[];
  /** Of what it reads, as `thing:id`, that of which something must have come before it can hold: `inject:gale`. */
  readonly awaits: readonly string[];
  /** The value, as it is; `holds` for its truth: a time that has come is true, null and NaN are false. */
  evaluate(reader: Reader): Value;
  holds(reader: Reader): boolean;
}
