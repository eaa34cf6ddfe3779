/** The command line without a process: what it wrote, and its exit code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { landfall } from '../src/cli/commands.ts';
import type { Language } from '../src/text/words.ts';

export interface Outcome {
  readonly exit: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** The last line of the answer, parsed. */
  json<T = Record<string, unknown>>(): T;
}

export async function command(words: readonly string[], language: Language = 'en'): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await landfall(words, {
    language,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: () => {},
    stdin: async () => '',
  });
  return { exit, out, err, json: <T>() => JSON.parse(out.at(-1) ?? 'null') as T };
}

/** The exit code of `verify` for a log. */
export async function verifiedLog(text: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-kept-'));
  const file = join(folder, 'kept.drill');
  writeFileSync(file, text);
  const { exit, err } = await command(['verify', file]);
  rmSync(folder, { recursive: true });
  if (err.length > 0) throw new Error(err.join('\n'));
  return exit;
}
