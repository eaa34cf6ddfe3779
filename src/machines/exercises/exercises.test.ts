import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import {
  armed,
  CLOSES,
  cutShortAfter,
  hearsEarly,
  inputOf,
  OPENS,
  plan,
  shortly,
  underway,
} from '../../../tests/machines/exercise.ts';
import { Play } from '../../../tests/machines/play.ts';
import { unreached } from '../../../tests/machines/walk.ts';
import { EXERCISE_KINDS, EXERCISE_STEPS, type ExerciseKind } from '../../log/names.ts';
import { exerciseMachines, machineOf } from './index.ts';
import type { ExerciseInput, FactName } from './protocol.ts';

/** Every fact that a machine's text asks for, and what it hears of the wind. */
function factsOf(kind: ExerciseKind): FactName[] {
  const text = JSON.stringify(exerciseMachines[kind].config);
  const named =
    text.match(/(?<=")(?:ordered|arrived|started|done|measure|level|acknowledged|incident)\.[a-zA-Z-]+(?=")/g) ?? [];
  const news = /"news":"(\w+)"/g;
  const held = [...text.matchAll(news)].map(([, what]) => `${what}.pump-out`);
  const down = kind === 'typhoon-landfall' ? ['level.duty'] : [];
  return [...new Set([...named, ...held]), ...down] as FactName[];
}

/** Facts of which one alone does not move the machine. */
const factsThatMakeOneStep = (kind: ExerciseKind): string[] =>
  [...JSON.stringify(exerciseMachines[kind].config).matchAll(/"heard","params":\{"facts":(\[[^\]]*\])/g)]
    .map(([, facts]) => JSON.parse(facts ?? '[]') as string[])
    .filter((facts) => facts.length > 1)
    .flat();

describe.each(EXERCISE_KINDS)('%s', (kind) => {
  test('every state can be reached', () => {
    const messages = ['TRIGGER', 'END', ...factsOf(kind)].map((type) => ({ type }));
    const together = factsThatMakeOneStep(kind);
    const key = ({ value, context }: AnyMachineSnapshot) => [value, together.filter((fact) => fact in context.facts)];
    expect(unreached({ machine: machineOf(kind), input: inputOf(kind), messages, key })).toEqual([]);
  });

  test('it is armed when its window opens, not before', () => {
    const play = plan(kind);
    expect(play.until(OPENS - 1)).toEqual([]);
    expect(shortly(play.until(OPENS))).toEqual(['armed']);
  });

  test('without a trigger its window may close, and at the end of the drill it was not triggered', () => {
    const [early, late] = [plan(kind), armed(kind)];
    expect(shortly(early.tell('END'))).toEqual(['notTriggered']);
    expect(late.until(CLOSES + 1)).toEqual([]);
    expect(shortly(late.tell('END'))).toEqual(['notTriggered']);
  });

  test('an unknown message is refused aloud, in every phase', () => {
    const play = plan(kind);
    const refused = ['refused GOSSIP: no-transition'];
    expect(shortly(play.tell('GOSSIP'))).toEqual(refused);
    play.until(OPENS);
    expect(shortly(play.tell('GOSSIP'))).toEqual(refused);
    play.tell('TRIGGER');
    expect(shortly(play.tell('GOSSIP'))).toEqual(refused);
    expect(shortly(play.tell('TRIGGER'))).toEqual(['refused TRIGGER: no-transition']);
  });

  test('what comes after the end is refused as finished, and its window closes in silence', () => {
    const play = underway(kind);
    play.tell('END');
    expect(shortly(play.tell('measure.reopen', 'END'))).toEqual([
      'refused measure.reopen: finished',
      'refused END: finished',
    ]);
    expect(play.until(CLOSES + 1)).toEqual([]);
  });

  test('what teams and posts tell is never refused', () => {
    const news = ['ordered', 'arrived', 'started', 'held', 'resumed', 'done', 'refused'].map(
      (what) => `${what}.shore-support`,
    );
    expect(
      underway(kind)
        .tell(...news, 'level.IV', 'acknowledged.IV', 'incident.tree-fall', 'measure.stop-outdoor')
        .filter(({ type }) => type === 'message.refused'),
    ).toEqual([]);
  });

  test('facts heard before the trigger, in any order, make every milestone once and end controlled', () => {
    const milestones = [...EXERCISE_STEPS[kind]].toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray(factsOf(kind), { minLength: factsOf(kind).length }), (facts) => {
        const said = hearsEarly(kind, [...facts, 'level.duty']);
        expect(said.slice(0, 1)).toEqual(['underway']);
        expect(said.slice(-1)).toEqual(['controlled']);
        expect(said.slice(1, -1).toSorted()).toEqual([...milestones, 'under control'].toSorted());
      }),
      { numRuns: 30, seed: 8 },
    );
  });

  test('cut short at any point it is controlled, or failed for want of something it has not heard', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(factsOf(kind)), (facts) => {
        const end = cutShortAfter(kind, ...facts);
        if (end === 'controlled') return;
        const [, reason] = /^failed: (\w+\.[\w-]+)$/.exec(end ?? '') ?? [];
        expect(factsOf(kind)).toContain(reason);
        if (reason !== 'level.duty') expect(facts).not.toContain(reason);
      }),
      { numRuns: 30, seed: 8 },
    );
  });

  test('a keyframe in the middle changes nothing that follows', () => {
    const facts = factsOf(kind);
    const [straight, saved] = [underway(kind), underway(kind)];
    for (const fact of facts) {
      saved.reload();
      expect(saved.tell(fact)).toEqual(straight.tell(fact));
    }
    expect(saved.until(CLOSES)).toEqual(straight.until(CLOSES));
  });
});

describe('work at several places', () => {
  const places = ['beizhai', 'wanggezhuang', 'yinghai'];
  const armedWith = (atEach: Readonly<Record<string, readonly string[]>>): Play => {
    const input: ExerciseInput = { ...inputOf('urban-flooding'), atEach };
    const play = new Play(machineOf('urban-flooding'), input);
    play.until(OPENS);
    play.tell('TRIGGER');
    return play;
  };
  const placed = (site: string) => ({ type: 'done.place-pumps', site });

  test('is done with the last of them, whatever the order and however often one says so', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: 3 }), fc.nat(2), (order, again) => {
        const play = armedWith({ 'done.place-pumps': places });
        const early = [...order.slice(0, 2), order[again % 2] as string, 'elsewhere'];
        expect(shortly(play.tell(...early.map(placed)))).toEqual([]);
        play.reload();
        expect(shortly(play.tell(placed(order[2] as string)))).toEqual(['pumps-placed']);
      }),
    );
  });

  test('that the scenario does not name: done with the last of those where it was ordered', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: 1 }), (order) => {
        const play = armedWith({});
        play.tell(...order.map((site) => ({ type: 'ordered.place-pumps', site })));
        play.reload();
        expect(shortly(play.tell(...order.slice(1).map(placed)))).toEqual([]);
        expect(shortly(play.tell(placed(order[0] as string)))).toEqual(['pumps-placed']);
      }),
    );
  });

  test('one place left out, the exercise waits for it, and fails for it', () => {
    const play = armedWith({ 'done.place-pumps': places });
    play.tell(placed('beizhai'), placed('yinghai'));
    expect(play.tell('END')).toMatchObject([
      { outcome: 'failed', reason: 'done.place-pumps', undone: ['wanggezhuang'] },
    ]);
  });

  test('what names no places is done with the first', () => {
    expect(shortly(armedWith({}).tell(placed('beizhai')))).toEqual(['pumps-placed']);
  });
});
