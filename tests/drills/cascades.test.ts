/** What one exercise leaves undone comes back in another; where it is done, nobody hears of it (doctrine 1.3). */
import { describe, expect, test } from 'vitest';
import { drillOf } from './drill.ts';

const city = drillOf('qingdao-2022');
const dry = city.withoutFloods();

/** Left out of the plans, and the injects that come of it. Whether a street is under water matters to the last alone. */
const CASCADES = [
  ['recall-boats', dry, ['cascade-capsize', 'cascade-two-calls']],
  ['place-t08', dry, ['cascade-generator-trees']],
  ['pumps-haian', dry, ['cascade-pumps-dark']],
  ['gates-chanzhi', dry, ['cascade-late-release']],
  ['block-drains', dry, ['cascade-foam-drain']],
  ['sweep-yinghai', city, ['cascade-household']],
] as const;

const cascadesOf = (drill: typeof city): string[] =>
  drill
    .runTo('L+03:00')
    .of('inject.released')
    .map(({ inject }) => inject)
    .filter((inject) => inject.startsWith('cascade-'));

describe('the seven cascades', () => {
  test('are seven, and none comes when every exercise does its work', () => {
    const all = city.scenario.injects.map(({ id }) => id).filter((id) => id.startsWith('cascade-'));
    expect(all.toSorted()).toEqual(CASCADES.flatMap(([, , injects]) => [...injects]).toSorted());
    expect(cascadesOf(city)).toEqual([]);
  });

  test.each(CASCADES)('without %s', (rule, drill, injects) => {
    expect(cascadesOf(drill.withoutRule(rule))).toEqual(injects);
  });
});

describe('one village of three left out', () => {
  test.each([
    ['move-wanggezhuang', 'people-moved', 'done.transport-people', 'wanggezhuang'],
    ['sweep-yinghai', 'verified', 'done.sweep-households', 'yinghai'],
  ])(
    'without %s the milestone %s is never made, and the exercise fails for it, naming the place',
    (rule, step, reason, site) => {
      const run = dry.withoutRule(rule).runToEnd();
      expect(run.of('exercise.step', { exercise: 'evacuation', step })).toEqual([]);
      expect(run.first('exercise.concluded', { exercise: 'evacuation' })).toMatchObject({
        outcome: 'failed',
        reason,
        undone: [site],
      });
    },
  );
});
