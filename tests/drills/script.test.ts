/** The script as a whole, moved while the drill runs. */
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const town = drillOf('first-drill');
const timed = town.scenario.injects.filter(({ at = -1 }) => at > 0).map(({ id, at = 0 }) => ({ id, at }));
const LATER = 20 * MINUTE;

/** When each timed inject went out or was due, of those that did in the first half of the drill. */
const dueAt = (run: Run): [string, number][] =>
  timed.flatMap(({ id }) => run.of('inject.due', { inject: id }).map(({ at }): [string, number] => [id, at]));

describe('what waits for its time', () => {
  const usual = dueAt(town.runTo('T+08:00'));

  test('is there to be moved: the first drill has injects by the clock', () => {
    expect(usual.length).toBeGreaterThan(2);
  });

  test('comes so much later, gaps kept, and each is told with the command as its cause', () => {
    const run = town.runTo('T+00:00');
    const [, { seq = -1 } = {}] = [
      run.say({ type: 'script.later', seat: 'director', by: LATER }),
      run.log.commands.at(-1),
    ];
    run.to('T+08:00');
    expect(dueAt(run)).toEqual(
      usual.map(([id, at]) => [id, at + LATER]).filter(([, at]) => Number(at) <= 8 * 60 * MINUTE),
    );
    expect(run.of('inject.deferred').map(({ cause }) => cause)).toEqual(timed.map(() => seq));
  });

  test('later and then as much earlier is as it was; what would be past is due at once', () => {
    const run = town.runTo('T+00:00');
    run.say({ type: 'script.later', seat: 'director', by: LATER });
    run.say({ type: 'script.earlier', seat: 'director', by: LATER });
    run.to('T+08:00');
    expect(dueAt(run)).toEqual(usual);
    const hurried = town.runTo('T+00:00');
    hurried.say({ type: 'script.earlier', seat: 'director', by: 8 * 60 * MINUTE });
    hurried.to('T+00:01');
    expect(dueAt(hurried).map(([, at]) => at)).toEqual(usual.map(() => 0));
  });

  test('when nothing waits any more the command is refused with what to do instead', () => {
    const run = town.runTo('T+00:00');
    for (const { id } of town.scenario.injects) run.say({ type: 'inject.skip', seat: 'director', inject: id });
    expect(run.say({ type: 'script.later', seat: 'director', by: LATER })).toMatchObject({
      ok: false,
      code: 'script-done',
    });
  });
});
