/** What a command needs of the world around it: where its lines go, and in which language. */
import type { Language } from '../text/words.ts';

export interface Io {
  /** The answer: standard output, without the line's end. */
  out(line: string): void;
  /** What went wrong: standard error. */
  err(line: string): void;
  readonly language: Language;
}
