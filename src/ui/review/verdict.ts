/** What evaluators add to a log: ratings, notes, items to improve, a signature. It stands beside the log, which stays evidence. */
export const RATINGS = ['', 'P', 'S', 'M', 'U'] as const;
export type Rating = (typeof RATINGS)[number];

export interface Improvement {
  readonly issue: string;
  readonly action: string;
  readonly who: string;
  readonly by: string;
}
export interface Verdict {
  readonly format: 'landfall-review';
  readonly version: 1;
  readonly ratings: Readonly<Record<string, Rating>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Expected actions that an evaluator saw being done, by id: beside what the log says of them. */
  readonly observed: readonly string[];
  readonly improvements: readonly Improvement[];
  readonly signed?: { readonly by: string; readonly at: string } | undefined;
}
export const BLANK: Verdict = {
  format: 'landfall-review',
  version: 1,
  ratings: {},
  notes: {},
  observed: [],
  improvements: [],
};
export const NO_ITEM: Improvement = { issue: '', action: '', who: '', by: '' };

const LONGEST = 2_000;
/** More than anybody writes, and few enough to be shown; and more actions than a script has. */
const MOST = 200;
const TICKS = 10_000;

const keyOf = (log: string): string => `landfall.review.${log}`;

export function keptVerdict(log: string, storage: Storage): Verdict {
  try {
    const text = storage.getItem(keyOf(log));
    return text === null ? BLANK : readVerdict(text);
  } catch {
    return BLANK;
  }
}

/** Whether it could be kept. */
export function keepVerdict(log: string, verdict: Verdict, storage: Storage): boolean {
  try {
    storage.setItem(keyOf(log), JSON.stringify(verdict));
    return true;
  } catch {
    return false;
  }
}

/** What is no review is a blank one; of a damaged one what is sound is taken. */
export function readVerdict(text: string): Verdict {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return BLANK;
  }
  const { format, ratings, notes, observed, improvements, signed } = (found ?? {}) as Record<string, unknown>;
  if (format !== BLANK.format) return BLANK;
  const by = (signed as { by?: unknown; at?: unknown } | undefined) ?? {};
  return {
    ...BLANK,
    ratings: Object.fromEntries(textsIn(ratings).filter((one): one is [string, Rating] => isRating(one[1]))),
    notes: Object.fromEntries(textsIn(notes)),
    observed: (Array.isArray(observed) ? observed : []).filter((one) => typeof one === 'string').slice(0, TICKS),
    improvements: (Array.isArray(improvements) ? improvements : []).slice(0, MOST).map((one) => ({
      ...NO_ITEM,
      ...Object.fromEntries(textsIn(one).filter(([name]) => Object.hasOwn(NO_ITEM, name))),
    })),
    ...(typeof by.by === 'string' && typeof by.at === 'string' ? { signed: { by: by.by, at: by.at } } : {}),
  };
}

const isRating = (text: string): text is Rating => (RATINGS as readonly string[]).includes(text);
const textsIn = (found: unknown): [string, string][] =>
  Object.entries(typeof found === 'object' && found !== null ? found : {})
    .filter((one): one is [string, string] => typeof one[1] === 'string')
    .map(([name, text]) => [name, text.slice(0, LONGEST)]);

/** A cell as every spreadsheet reads it; what would be taken for a formula is quoted as text. */
const cell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
/** With the mark by which spreadsheets know UTF-8. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
