/** The real terminal: standard output and error, and a line of progress where somebody is looking. */
import { text } from 'node:stream/consumers';
import type { Language } from '../text/words.ts';
import type { Io } from './io.ts';

export interface TerminalIo extends Io {
  stdin(): Promise<string>;
  /** Replaces the last progress; '' takes it away. Nothing where standard error is no terminal. */
  progress(line: string): void;
}

export function terminal(language: Language): TerminalIo {
  let shown = false;
  const progress = (line: string): void => {
    if (!process.stderr.isTTY || (line === '' && !shown)) return;
    process.stderr.write(`\r\u001b[K${line}`);
    shown = line !== '';
  };
  return {
    language,
    stdin: () => text(process.stdin),
    progress,
    out: (line) => {
      progress('');
      process.stdout.write(`${line}\n`);
    },
    err: (line) => {
      progress('');
      process.stderr.write(`${line}\n`);
    },
  };
}
