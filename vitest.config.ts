import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

interface Ways {
  /** They drive other programs, and go one at a time. */
  readonly oneAtATime?: boolean;
  /** Files of a worker share the modules they import: to read the engine anew for each file takes longer than most tests. */
  readonly shared?: boolean;
}

/** A group of tests, and how long one of them may take on a machine where others compute too. */
const group = (
  name: string,
  include: string[],
  seconds: number,
  { oneAtATime = false, shared = false }: Ways = {},
) => ({
  test: {
    name,
    include,
    testTimeout: seconds * 1_000,
    hookTimeout: seconds * 1_000,
    isolate: !shared,
    fileParallelism: !oneAtATime,
    // A page on a machine that others use too may take its time to come to what is awaited.
    ...(oneAtATime ? { expect: { poll: { timeout: 10_000 } } } : {}),
  },
});

export default defineConfig({
  test: {
    // By itself vitest leaves one processor idle: on a machine with two that is half of the time.
    maxWorkers: availableParallelism(),
    projects: [
      group('unit', ['src/**/*.test.ts', 'tools/**/*.test.ts'], 30, { shared: true }),
      group('architecture', ['tests/*.test.ts', 'tests/architecture/*.test.ts'], 30, { shared: true }),
      group('drills', ['tests/drills/**/*.test.ts', 'tests/bad-input/**/*.test.ts'], 120, { shared: true }),
      group('reference', ['tests/reference/**/*.test.ts'], 60, { shared: true }),
      group('replays', ['tests/replays/**/*.test.ts'], 120),
      group('fuzz', ['tests/fuzz/**/*.test.ts'], 180, { shared: true }),
      group('engines', ['tests/engines/**/*.test.ts'], 180, { oneAtATime: true }),
      group('e2e', ['tests/e2e/**/*.test.ts'], 120, { oneAtATime: true }),
    ],
  },
});
