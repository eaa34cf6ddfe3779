/** What one exercise leaves undone comes back in another; where it is done, nobody hears of it (doctrine 1.3). */
import { describe, expect, test } from 'vitest';
import { AsPlanned, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022');
const dry = city.withoutFloods();
const UNTIL = 'L+03:00';
const wet = new AsPlanned(city, UNTIL);
const dried = new AsPlanned(dry, UNTIL);

/** Called off, and the injects that come of it. Whether a street is under water matters to the last alone. */
const CASCADES = [
  ['recall-boats', dried, ['cascade-capsize', 'cascade-two-calls']],
  ['place-t08', dried, ['cascade-generator-trees']],
  ['pumps-haian', dried, ['cascade-pumps-dark']],
  ['gates-chanzhi', dried, ['cascade-late-release']],
  ['block-drains', dried, ['cascade-foam-drain']],
  ['sweep-yinghai', wet, ['cascade-household']],
] as const;

const cascadesOf = (run: Run): string[] =>
  run
    .of('inject.released')
    .map(({ inject }) => inject)
    .filter((inject) => inject.startsWith('cascade-'));

describe('the seven cascades', () => {
  test('are seven, and none comes when every exercise does its work', () => {
    const all = city.scenario.injects.map(({ id }) => id).filter((id) => id.startsWith('cascade-'));
    expect(all.toSorted()).toEqual(CASCADES.flatMap(([, , injects]) => [...injects]).toSorted());
    expect(cascadesOf(wet.run)).toEqual([]);
  });

  test.each(CASCADES)('without %s', (rule, asPlanned, injects) => {
    expect(cascadesOf(asPlanned.without(rule, UNTIL))).toEqual(injects);
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
