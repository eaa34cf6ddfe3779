import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A group of tests, and how long one of them may take: those that drive other programs take longer and go one at a time. */
const group = (name: string, include: string[], seconds: number, oneAtATime = false) => ({
  test: {
    name,
    include,
    testTimeout: seconds * 1_000,
    hookTimeout: seconds * 1_000,
    ...(oneAtATime ? { fileParallelism: false } : {}),
  },
});

export default defineConfig({
  test: {
    // By itself vitest leaves one processor idle: on a machine with two that is half of the time.
    maxWorkers: availableParallelism(),
    projects: [
      group('unit', ['src/**/*.test.ts', 'tools/**/*.test.ts'], 10),
      group('architecture', ['tests/*.test.ts', 'tests/architecture/*.test.ts'], 30),
      group('drills', ['tests/drills/**/*.test.ts', 'tests/bad-input/**/*.test.ts'], 120),
      group('reference', ['tests/reference/**/*.test.ts'], 60),
      group('replays', ['tests/replays/**/*.test.ts'], 120),
      group('fuzz', ['tests/fuzz/**/*.test.ts'], 180),
      group('engines', ['tests/engines/**/*.test.ts'], 180, true),
      group('e2e', ['tests/e2e/**/*.test.ts'], 120, true),
    ],
  },
});
