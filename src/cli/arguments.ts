/** The words of a command line: what stands alone, flags, options with a value and options with several. */
import { suggest } from '../scenario/suggest.ts';
import type { Text } from '../text/words.ts';
import { UserError } from './user-error.ts';

export interface Wanted {
  readonly usage: Text;
  /** How many words stand alone. */
  readonly words: number;
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  readonly lists?: readonly string[];
}

export class Arguments {
  readonly words: readonly string[];
  readonly #flags: ReadonlySet<string>;
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], flags: ReadonlySet<string>, values: ReadonlyMap<string, readonly string[]>) {
    this.words = words;
    this.#flags = flags;
    this.#values = values;
  }

  has(flag: string): boolean {
    return this.#flags.has(flag);
  }
  value(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }
  list(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

/** Reads `args`; throws a `UserError` of exit 2 that ends with the usage. */
export function readArguments(args: readonly string[], wanted: Wanted): Arguments {
  const { flags = [], values = [], lists = [] } = wanted;
  const words: string[] = [];
  const set = new Set<string>();
  const found = new Map<string, string[]>();
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', ...after] = word.slice(2).split('=');
    const given = after.length > 0 ? [after.join('=')] : [];
    if (flags.includes(name) && given.length === 0) set.add(name);
    else if (values.includes(name) || lists.includes(name)) {
      while (isValue(rest[0]) && (lists.includes(name) || given.length === 0)) given.push(rest.shift() as string);
      if (given.length === 0) throw wrong(wanted, { zh: `--${name} 后缺少值`, en: `--${name} needs a value` });
      found.set(name, [...(found.get(name) ?? []), ...given]);
    } else throw unknown(word, wanted, [...flags, ...values, ...lists]);
  }
  if (words.length !== wanted.words) throw new UserError(wanted.usage, 2);
  return new Arguments(words, set, found);
}

const isValue = (word: string | undefined): boolean => word !== undefined && !word.startsWith('--');

/** Wrong usage: the reason, then how it is used. */
export const wrong = ({ usage }: Pick<Wanted, 'usage'>, { zh, en }: Text): UserError =>
  new UserError({ zh: `${zh}。${usage.zh}`, en: `${en}. ${usage.en}` }, 2);

function unknown(word: string, wanted: Wanted, known: readonly string[]): UserError {
  const name = word.slice(2).split('=')[0] ?? '';
  const near = known.includes(name) ? undefined : suggest(name, known);
  return wrong(wanted, {
    zh: `不认识 ${word}${near === undefined ? '' : `，是否指 --${near}`}`,
    en: `${word} is not known${near === undefined ? '' : `; did you mean --${near}?`}`,
  });
}
