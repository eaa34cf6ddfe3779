import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/units/time.ts';
import { scenarioOf } from '../drills/drill.ts';
import { commandsOf, momentOf, type Timed } from './commands.ts';
import { begin, frozen, play } from './play.ts';
import type { Errand } from './resume.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SEED = 5;
let folder: string;

beforeAll(async () => {
  // As deep inside the project as the tests, so that the program finds the scenarios where they do.
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist', 'fuzz-'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'tests/fuzz/resume.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'resume.mjs' } },
    },
  });
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Runs the rest of a drill in a process that has seen nothing of its beginning. */
function elsewhere(errand: Errand): { readonly lines: string[]; readonly state: unknown } {
  const file = join(folder, 'errand.json');
  writeFileSync(file, JSON.stringify(errand));
  return JSON.parse(
    execFileSync(process.execPath, [join(folder, 'resume.mjs'), file], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
}

describe.each([
  { id: 'first-drill', end: 12 * HOUR, runs: 4 },
  { id: 'qingdao-2022', end: 60 * HOUR, runs: 2 },
])('$id, saved in one process and run on in another', ({ id, end, runs }) => {
  test('makes the log it would have made', () => {
    const scenario = scenarioOf(id);
    fc.assert(
      fc.property(commandsOf(scenario, end, 20), momentOf(end), (commands, moment) => {
        const whole = begin(scenario, SEED);
        play(whole.engine, commands, { from: -1, to: end });
        const { engine, log } = begin(scenario, SEED);
        play(engine, commands, { from: -1, to: moment });
        const { lines, state } = elsewhere({
          id,
          seed: SEED,
          saved: frozen(engine),
          commands,
          from: moment,
          to: end,
        });
        expect([...log.written, ...lines].join('\n') === whole.log.written.join('\n')).toBe(true);
        expect(state).toBe(frozen(whole.engine));
      }),
      { numRuns: runs },
    );
  });
});

/** What would keep a drill from coming to its end. */
const STOPS: readonly string[] = ['noduff', 'pause', 'endex'];

describe('qingdao-2022, saved while its water runs and run on in another to EndEx', () => {
  const id = 'qingdao-2022';
  const scenario = scenarioOf(id);
  const { landfall = 0, endEx: end } = scenario.meta;
  // The flood domains open at L-05:00, after the runs above have ended; the last of them opens at L+07:00.
  const moments = fc.integer({ min: landfall - 5 * HOUR, max: landfall + 10 * HOUR });
  const asked = commandsOf(scenario, end, 20).map((all): Timed[] => [
    ...all.filter(({ command }) => !STOPS.includes(command.type)),
    { at: end, command: { type: 'endex', seat: 'director' } },
  ]);

  // One run: it computes the whole drill and the water of its last hours twice, which takes twenty seconds of a processor. For the
  // same reason the drill that was saved goes on itself, and a failure is told as it is, not made smaller by many more runs.
  test('makes the log and the water it would have made', () => {
    fc.assert(
      fc.property(asked, moments, (commands, moment) => {
        const { engine, log } = begin(scenario, SEED);
        play(engine, commands, { from: -1, to: moment });
        const [saved, before] = [frozen(engine), log.written.length];
        play(engine, commands, { from: moment, to: end });
        expect([engine.now, engine.state.phase]).toEqual([end, 'ended']);
        const { lines, state } = elsewhere({ id, seed: SEED, saved, commands, from: moment, to: end });
        expect(lines.join('\n') === log.written.slice(before).join('\n')).toBe(true);
        expect(state === frozen(engine)).toBe(true);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
