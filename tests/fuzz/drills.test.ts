/** Whatever is asked of a drill, whenever it is stopped, however fast it runs: the same commands make the same log. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/drill/decide.ts';
import { fold } from '../../src/drill/fold.ts';
import { initialState } from '../../src/drill/initial-state.ts';
import type { DrillState } from '../../src/drill/state.ts';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { HOUR } from '../../src/units/time.ts';
import { scenarioOf } from '../drills/drill.ts';
import { commandsOf, momentOf, type Timed } from './commands.ts';
import { advance, begin, frozen, play, takeUp } from './play.ts';

interface Field {
  readonly name: string;
  readonly scenario: Scenario;
  readonly end: number;
  readonly runs: number;
}
const FIELDS: readonly Field[] = [
  { name: 'the first drill', scenario: scenarioOf('first-drill'), end: 12 * HOUR, runs: 20 },
  { name: 'half of the city drill', scenario: scenarioOf('qingdao-2022'), end: 50 * HOUR, runs: 4 },
];

/** fast-check prints the seed of a failure: `LANDFALL_FUZZ=<seed>` runs it again, `LANDFALL_FUZZ_MORE=20` runs twenty times as many. */
const { LANDFALL_FUZZ: seed, LANDFALL_FUZZ_MORE: more = '1' } = process.env;
const often = (runs: number) => ({
  numRuns: runs * Number(more),
  ...(seed === undefined ? {} : { seed: Number(seed) }),
});
const START = -1;

/** The log of a drill with these commands, and what became of it. */
function run({ scenario, end }: Field, commands: readonly Timed[], pieces?: readonly number[]) {
  const played = begin(scenario, 5);
  play(played.engine, commands, { from: START, to: end }, pieces);
  return played;
}

/** The state that a log's events make. */
function folded(scenario: Scenario, written: readonly string[]): DrillState {
  const told = initialState(scenario);
  for (const line of written) {
    const entry = JSON.parse(line) as { readonly line: string };
    if (entry.line === 'event') fold(told, entry as unknown as DrillEvent);
  }
  return told;
}

/** The first line in which two logs differ, both ways; undefined for equal logs. Quicker to read than a thousand lines. */
function difference(
  one: readonly string[],
  other: readonly string[],
): [string | undefined, string | undefined] | undefined {
  const at = one.findIndex((line, i) => line !== other[i]);
  if (at >= 0) return [one[at], other[at]];
  return one.length === other.length ? undefined : [undefined, other[one.length]];
}

describe.each(FIELDS)('$name', (field) => {
  const { scenario, end, runs } = field;
  const commands = commandsOf(scenario, end, 25);

  test('a decision never throws and changes nothing; a no is an event with its command as the cause', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const { engine, log } = begin(scenario, 5);
        for (const { at, command } of asked) {
          advance(engine, at);
          const before = JSON.stringify(engine.state);
          const decision = decide(engine.state, scenario, command, engine.now);
          expect(JSON.stringify(engine.state)).toBe(before);
          const from = log.events.length;
          const answer = engine.submit(command);
          expect(answer.ok).toBe(decision.ok);
          if (decision.ok) continue;
          const { seq } = log.commands.at(-1) ?? {};
          expect(log.events.slice(from)).toMatchObject([
            { type: 'command.refused', command: seq, cause: seq, code: decision.code },
          ]);
        }
      }),
      often(runs),
    );
  });

  test('the same commands twice make the same log, in steps of a millisecond or of hours; what is known is what it says, folded; and no command breaks a machine', () => {
    const pieces = fc
      .array(fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1_000, max: 7 * HOUR })), {
        minLength: 1,
        maxLength: 9,
      })
      .map((all) => [...all, 3 * HOUR]);
    fc.assert(
      fc.property(commands, pieces, (asked, steps) => {
        const { engine, log } = run(field, asked);
        expect(difference(run(field, asked, steps).log.written, log.written)).toBeUndefined();
        expect(folded(scenario, log.written)).toEqual(engine.state);
        expect(log.events.filter(({ type }) => type === 'actor.faulted' || type === 'drill.faulted')).toEqual([]);
      }),
      often(runs),
    );
  });

  test('saved at any moment, restored, and run on: the same log as never having stopped', () => {
    fc.assert(
      fc.property(commands, momentOf(end), fc.nat(), fc.boolean(), (asked, anywhere, which, afterAnEvent) => {
        const whole = run(field, asked);
        const { events } = whole.log;
        const moment = afterAnEvent ? (events[which % events.length]?.at ?? anywhere) : anywhere;
        const { engine, log } = begin(scenario, 5);
        play(engine, asked, { from: START, to: moment });
        const saved = frozen(engine);
        const other = takeUp(scenario, 5, saved);
        expect(frozen(other.engine)).toBe(saved);
        play(other.engine, asked, { from: moment, to: end });
        expect(difference([...log.written, ...other.log.written], whole.log.written)).toBeUndefined();
        expect(other.engine.save()).toEqual(whole.engine.save());
      }),
      often(runs),
    );
  });
});
