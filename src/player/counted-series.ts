/** Series over drill time that are counted from the lines of the log, so that they are whole after a jump and a reload. */
import { HOLDS } from '../drill/areas.ts';
import { LEVELS } from '../log/names.ts';
import type { Entry } from '../log/vocabulary.ts';

type Line = Extract<Entry, { line: 'event' | 'command' }>;

/** Steps: a value holds from its moment to the next. */
export interface Steps {
  readonly at: number[];
  readonly value: number[];
}
const empty = (): Steps => ({ at: [], value: [] });

export class CountedSeries {
  /** The response of the post that leads, 0 to 4; people out of the danger areas; reports that are late and not there; tasks done. */
  readonly level = empty();
  readonly out = empty();
  readonly overdue = empty();
  readonly done = empty();
  readonly #post: string | undefined;
  readonly #late = new Set<string>();
  #people = 0;
  #tasks = 0;
  #seq = -1;

  /** `post` is whose response is drawn. */
  constructor(post: string | undefined) {
    this.#post = post;
  }

  /** Takes lines that it does not have yet. A log that was rewound is to be counted by a new one. */
  add(lines: readonly Line[]): void {
    let from = lines.length;
    while (from > 0 && (lines[from - 1]?.seq ?? -1) > this.#seq) from -= 1;
    for (const line of lines.slice(from)) this.#take(line);
    this.#seq = lines.at(-1)?.seq ?? this.#seq;
  }

  /** Whether `lines` go on from what was counted. */
  goesOn(lines: readonly Line[]): boolean {
    return (lines.at(-1)?.seq ?? -1) >= this.#seq;
  }

  #take(line: Line): void {
    switch (line.type) {
      case 'post.level':
        if (line.post === this.#post) note(this.level, line.at, LEVELS.indexOf(line.level));
        return;
      case 'households.moved': {
        const change = Number(HOLDS.moved(line.to)) - Number(HOLDS.moved(line.from));
        if (change === 0) return;
        this.#people += change * line.people;
        note(this.out, line.at, this.#people);
        return;
      }
      case 'team.done':
        this.#tasks += 1;
        note(this.done, line.at, this.#tasks);
        return;
      case 'report.late':
        this.#late.add(line.report);
        note(this.overdue, line.at, this.#late.size);
        return;
      case 'report.received':
      case 'report.missed':
        if (this.#late.delete(line.report)) note(this.overdue, line.at, this.#late.size);
    }
  }
}

/** Of one instant only the last counts. */
function note({ at, value }: Steps, when: number, what: number): void {
  if (at.at(-1) === when) value[value.length - 1] = what;
  else {
    at.push(when);
    value.push(what);
  }
}

/** The value that holds at a moment; `before` what there was before the first. */
export function holdsAt({ at, value }: Steps, when: number, before = 0): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) <= when) low = middle + 1;
    else high = middle;
  }
  return value[low - 1] ?? before;
}
