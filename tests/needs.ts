import { describe, test } from 'vitest';
import { adviceFor, locate, type Tool } from '../tools/browsers.mjs';

/**
 * A suite that drives a browser or engine, given its path. Where the program is missing the suite fails under CI, and
 * is skipped by name elsewhere.
 */
export function describeWith(tool: Tool, title: string, suite: (executable: string) => void): void {
  const executable = locate(tool);
  if (executable !== undefined) {
    describe(title, () => suite(executable));
    return;
  }
  test.skipIf(process.env['CI'] === undefined)(`${title} (${adviceFor(tool)})`, () => {
    throw new Error(adviceFor(tool));
  });
}
