/** The words of every language at once, for programs that have them at hand; the page fetches the language it shows (ui/words.ts). */
import { en } from './en.ts';
import type { Language } from './words.ts';
import { type Words, zh } from './zh.ts';

const LANGUAGES: Readonly<Record<Language, Words>> = { zh, en };

export const wordsOf = (language: Language): Words => LANGUAGES[language];
