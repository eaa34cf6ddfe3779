/** A scenario folder held against the checker, as a person does on the command line. */
import { check } from '../../src/cli/check.ts';
import type { Problem } from '../../src/text/problem.ts';

export interface Answer {
  readonly exit: number;
  /** Of the processor, as others may work beside the test. */
  readonly seconds: number;
  readonly problems: readonly Problem[];
  readonly errors: readonly string[];
}

/** On the clock of the room, s: far more than any check needs on a busy machine; a read that is blocked takes longer. */
const PATIENCE = 10;

/** What `check --json` says of a scenario folder; throws when it does not come back in good time. */
export async function checked(path: string): Promise<Answer> {
  const out: string[] = [];
  const errors: string[] = [];
  const from = process.cpuUsage();
  const started = performance.now();
  const exit = await check([path, '--json'], {
    out: (line) => out.push(line),
    err: (line) => errors.push(line),
    language: 'en',
  });
  const { user, system } = process.cpuUsage(from);
  const seconds = (user + system) / 1e6;
  const wall = (performance.now() - started) / 1000;
  if (wall > PATIENCE) throw new Error(`check of ${path} took ${wall.toFixed(1)} s, of which it worked ${seconds} s`);
  return { exit, seconds, problems: JSON.parse(out.join('\n')).problems, errors };
}
