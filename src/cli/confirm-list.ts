/** The list of what a city must confirm (待本地核定清单) as people read it: by section, those of one note together. */
import type { Stated } from '../scenario/provenance.ts';
import { NOUNS } from '../text/nouns.ts';
import type { Language, Text } from '../text/words.ts';

const TEXTS = {
  none: { zh: '待本地核定清单：没有', en: 'to be confirmed by the city: nothing' },
  title: {
    zh: '待本地核定清单（设定的，或未注明依据的）：{sections} 节，共 {count} 项',
    en: 'to be confirmed by the city, being assumed or without a stated basis; entries: {count}, sections: {sections}',
  },
  rest: { zh: '其余 {count} 项', en: 'the other {count}' },
  about: { zh: '{who}：{what}', en: '{who}: {what}' },
  assumed: { zh: '设定', en: 'assumed' },
  unstated: { zh: '未注明依据', en: 'basis not stated' },
} as const satisfies Record<string, Text>;

/** Columns that ids may take. */
const WIDTH = 110;

/** A heading for each section, in the order of the format, and under it who has which note. */
export function confirmLines(confirm: readonly Stated[], language: Language): string[] {
  const sections = by(confirm, ({ section }) => section);
  const key = sections.length === 0 ? 'none' : 'title';
  return [
    say(language, key, { sections: sections.length, count: sum(confirm) }),
    ...sections.flatMap(([section, stated]) => [
      `  ${headingOf(section, language)} (${sum(stated)})`,
      ...by(stated, (one) => noteOf(one, language)).flatMap(([note, those]) =>
        those.length === stated.length && those.every(({ id }) => id === undefined)
          ? [`    ${note}`]
          : linesOf(whoOf(those, language), note, language),
      ),
    ]),
  ];
}

const say = (language: Language, key: keyof typeof TEXTS, values: Record<string, string | number> = {}) =>
  TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => `${values[name] ?? ''}`);

const sum = (stated: readonly Stated[]) => stated.reduce((count, one) => count + one.count, 0);

/** The key that the author wrote, and its noun where that is another word. */
function headingOf(section: Stated['section'], language: Language): string {
  const noun = NOUNS[section][language];
  return noun === section ? section : `${section} ${noun}`;
}

const noteOf = ({ basis, note }: Stated, language: Language): string =>
  note?.[language] ?? say(language, basis === 'unstated' ? 'unstated' : 'assumed');

const whoOf = (stated: readonly Stated[], language: Language): string[] =>
  stated.map(({ id, count }) => id ?? say(language, 'rest', { count }));

/** `T01, T02: the note`; where the ids need more than a line, the note has one of its own. */
function linesOf(who: readonly string[], what: string, language: Language): string[] {
  const lines = wrapped(who);
  const [last = ''] = lines.splice(-1);
  if (lines.length === 0) return [`    ${say(language, 'about', { who: last, what })}`];
  return [
    ...lines.map((line) => `    ${line},`),
    `    ${say(language, 'about', { who: last, what: '' }).trimEnd()}`,
    `        ${what}`,
  ];
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < WIDTH) lines[lines.length - 1] = `${line}, ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** In the order of their first. */
function by<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
