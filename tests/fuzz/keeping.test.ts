/** A drill that is kept and broken off anywhere goes on as if it had not been: what was told stands, and the log comes out the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogReader } from '../../src/log/reader.ts';
import { Seal } from '../../src/log/seal.ts';
import type { Header } from '../../src/log/vocabulary.ts';
import { Keeper } from '../../src/runtime/keeping/keeper.ts';
import type { KeepingPlace, KeptKeyframe } from '../../src/runtime/keeping/place.ts';
import { takeUp } from '../../src/runtime/keeping/take-up.ts';
import { Recording } from '../../src/runtime/recording.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { scenarioOf } from '../drills/drill.ts';
import { commandsOf, type Timed } from './commands.ts';
import { advance } from './play.ts';

const SEED = 5;
/** How far a drill runs between two looks of its keeper. */
const TICK = 17 * MINUTE;

/** A disk in memory. */
class MemoryPlace implements KeepingPlace {
  log = '';
  readonly files = new Map<KeptKeyframe, Uint8Array>();
  get keyframes(): readonly KeptKeyframe[] {
    return [...this.files.keys()];
  }
  append(text: string): void {
    this.log += text;
  }
  put(keyframe: KeptKeyframe, bytes: Uint8Array<ArrayBuffer>): undefined {
    this.files.set(keyframe, bytes);
  }
  drop(keyframe: KeptKeyframe): undefined {
    this.files.delete(keyframe);
  }
}

const header = (scenario: Scenario) => ({
  format: 1,
  behaviour: 4,
  scenario: { id: scenario.id, hash: '', text: '' },
  files: [],
  seed: SEED,
  arithmetic: 'f64',
});

/** With one bit turned over at a share of its length, if any: a disk that went bad. */
function flipped(bytes: Uint8Array, where: number | null): Uint8Array {
  if (where === null) return bytes;
  const bad = bytes.slice();
  const at = Math.min(bad.length - 1, Math.floor(where * bad.length));
  bad[at] = (bad[at] as number) ^ 4;
  return bad;
}

/** Gives the commands of after `from` and up to `to`; the keeper looks in each few minutes. */
function play(
  recording: Recording,
  keeper: Keeper | undefined,
  asked: readonly Timed[],
  from: number,
  to: number,
): void {
  const { engine } = recording;
  const run = (at: number): void => {
    while (engine.state.phase === 'running' && engine.now < at) {
      advance(engine, Math.min(at, engine.now + TICK));
      keeper?.rest(engine);
    }
  };
  for (const { at, command } of asked) {
    if (at <= from || at > to) continue;
    run(at);
    engine.submit(command);
    keeper?.rest(engine);
  }
  run(to);
}

/** A variant too, where there is one: automatic seats then take their time otherwise. */
function begun(scenario: Scenario, end: number, asked: readonly Timed[]) {
  const place = new MemoryPlace();
  let real = 0;
  const keeper = new Keeper(place, { now: () => (real += 1000), apart: 0, build: 'test' });
  const recording = new Recording(scenario, header(scenario), (line) => keeper.line(line));
  const variant = scenario.variants.at(-1)?.id;
  recording.engine.submit({ type: 'startex', seat: 'director', ...(variant === undefined ? {} : { variant }) });
  play(recording, keeper, asked, -1, end);
  keeper.flush();
  return { place, recording };
}

describe.each([
  { id: 'first-drill', end: 12 * HOUR, runs: 8 },
  { id: 'qingdao-2022', end: 50 * HOUR, runs: 2 },
])('$id', ({ id, end, runs }) => {
  const scenario = scenarioOf(id);

  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test('broken off at any byte of its log and taken up, it makes the log it would have made', async () => {
    await fc.assert(
      fc.asyncProperty(commandsOf(scenario, end, 20), share, fc.option(share), async (asked, where, spoilt) => {
        const { place, recording } = begun(scenario, end, asked);
        const first = place.log.indexOf('\n') + 1;
        const cut = place.log.slice(0, first + Math.floor(where * (place.log.length - first)));
        const kept = cut.slice(0, cut.lastIndexOf('\n') + 1);
        const seal = new Seal();
        const reader = new LogReader('', seal);
        reader.push(kept);
        const { entries, ...read } = reader.finish();
        const lines: string[] = [];
        const taken = await takeUp(
          {
            header: read.header as Header,
            entries,
            seal,
            scenario,
            build: 'test',
            keyframes: place.keyframes,
            read: (one) => flipped(place.files.get(one) as Uint8Array, spoilt),
          },
          (line) => lines.push(line),
        );
        if (!('recording' in taken)) throw new Error(JSON.stringify(taken.difference));
        const again = taken.recording;
        // What was asked and did not come to the log is asked anew.
        const done = entries.filter(({ line }) => line === 'command').length;
        play(again, undefined, asked.slice(Math.max(0, done - 1)), -1, end);
        if (done === 0) return;
        const one = kept + lines.map((line) => `${line}\n`).join('');
        expect(one === place.log).toBe(true);
        expect(again.engine.save()).toEqual(recording.engine.save());
        expect(again.tally).toEqual(recording.tally);
      }),
      { numRuns: runs },
    );
  });
});
