/** A scenario folder held against the checker, as a person does on the command line. */
import { check } from '../../src/cli/check.ts';
import type { Problem } from '../../src/text/problem.ts';

export interface Answer {
  readonly exit: number;
  readonly seconds: number;
  readonly problems: readonly Problem[];
  readonly errors: readonly string[];
}

/** What `check --json` says of a scenario folder. */
export async function checked(path: string): Promise<Answer> {
  const out: string[] = [];
  const errors: string[] = [];
  // Time of the processor, as others may work beside the test.
  const from = process.cpuUsage();
  const exit = await check([path, '--json'], {
    out: (line) => out.push(line),
    err: (line) => errors.push(line),
    language: 'en',
  });
  const { user, system } = process.cpuUsage(from);
  const seconds = (user + system) / 1e6;
  return { exit, seconds, problems: JSON.parse(out.join('\n')).problems, errors };
}
