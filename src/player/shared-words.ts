/**
 * Lines say the same few words again and again: what happened, to whom, by whom. A message between threads brings a copy of each with
 * every line; on a page that keeps all lines of four days these copies were two fifths of them.
 */
import type { Entry } from '../log/vocabulary.ts';

/** Longer texts are somebody's own words, seldom said twice; characters. */
const LONGEST = 40;
/** Of a drill there are some thousands; beyond this they are begun anew. */
const MOST = 20_000;

export class SharedWords {
  readonly #known = new Map<string, string>();

  /** The same lines, in which each word is the one that is known already. Of `h` no two are alike. */
  in(entries: readonly Entry[]): readonly Entry[] {
    if (this.#known.size > MOST) this.#known.clear();
    for (const entry of entries as readonly Record<string, unknown>[])
      for (const key in entry) {
        const value = entry[key];
        if (typeof value === 'string' && value.length <= LONGEST && key !== 'h') entry[key] = this.#one(value);
      }
    return entries;
  }

  #one(word: string): string {
    const known = this.#known.get(word);
    if (known === undefined) this.#known.set(word, word);
    return known ?? word;
  }
}
