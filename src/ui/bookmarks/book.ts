/** The bookmarks of a recorded drill, which stand beside its log and never in it: a log is evidence. */
import type { Millis } from '../../units/time.ts';

/** What a viewer means by a colour is theirs; each is one of the page's own. */
export const MARK_COLOURS = ['blue', 'green', 'amber', 'red'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

export interface Bookmark {
  readonly id: string;
  /** Drill time, ms. */
  readonly at: Millis;
  /** Where it marks a span: its end, later than `at`. */
  readonly to?: Millis;
  readonly note: string;
  /** Without one it is blue. */
  readonly colour?: MarkColour;
  /** Who set it, where they said who they are. */
  readonly author?: string;
}

export const LONGEST_NOTE = 500;
export const LONGEST_NAME = 80;

export class Book {
  #list: readonly Bookmark[];
  /** What was deleted last, until it is brought back or something else is done. */
  #deleted: Bookmark | undefined;
  readonly #onChange: (list: readonly Bookmark[]) => void;
  readonly #newId: () => string;
  readonly #author: () => string;

  /** `onChange` hears the whole list after each change; `author` says who sets one now, '' where nobody has said. */
  constructor(
    list: readonly Bookmark[],
    newId: () => string,
    onChange: (list: readonly Bookmark[]) => void,
    author: () => string = () => '',
  ) {
    this.#list = sorted(list);
    this.#newId = newId;
    this.#onChange = onChange;
    this.#author = author;
  }

  /** In order of time. */
  get list(): readonly Bookmark[] {
    return this.#list;
  }
  /** The one that was set last, by whoever looks on: its note is still to be written. */
  fresh: string | undefined;

  get deleted(): Bookmark | undefined {
    return this.#deleted;
  }

  add(at: Millis, note = ''): Bookmark {
    const author = this.#author().trim().slice(0, LONGEST_NAME);
    const made = { id: this.#newId(), at, note: note.slice(0, LONGEST_NOTE), ...(author === '' ? {} : { author }) };
    this.fresh = made.id;
    this.#become([...this.#list, made]);
    return made;
  }

  note(id: string, note: string): void {
    this.#become(this.#list.map((one) => (one.id === id ? { ...one, note: note.trim().slice(0, LONGEST_NOTE) } : one)));
  }

  colour(id: string, colour: MarkColour): void {
    this.#become(this.#list.map((one) => (one.id === id ? { ...one, colour } : one)));
  }

  /** Makes it a span between its own moment and another, or a moment again without one. */
  span(id: string, other: Millis | undefined): void {
    this.#become(
      this.#list.map((one) => {
        if (one.id !== id) return one;
        const { to: _to, ...mark } = one;
        if (other === undefined || other === one.at) return mark;
        return { ...mark, at: Math.min(one.at, other), to: Math.max(one.at, other) };
      }),
    );
  }

  delete(id: string): void {
    const found = this.#list.find((one) => one.id === id);
    if (found === undefined) return;
    this.#become(
      this.#list.filter((one) => one !== found),
      found,
    );
  }

  /** Brings back what was deleted last. */
  undo(): void {
    if (this.#deleted !== undefined) this.#become([...this.#list, this.#deleted]);
  }

  /** Takes in others; of two with one id the newcomer stands. How many came. */
  merge(others: readonly Bookmark[]): number {
    const theirs = new Map(others.map((one) => [one.id, one]));
    this.#become([...this.#list.filter(({ id }) => !theirs.has(id)), ...theirs.values()]);
    return theirs.size;
  }

  #become(list: readonly Bookmark[], deleted?: Bookmark): void {
    this.#list = sorted(list);
    this.#deleted = deleted;
    this.#onChange(this.#list);
  }
}

const sorted = (list: readonly Bookmark[]): readonly Bookmark[] =>
  [...list].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
