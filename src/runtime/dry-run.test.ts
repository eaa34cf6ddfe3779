import { describe, expect, test } from 'vitest';
import { drillOf } from '../../tests/drills/drill.ts';
import { MINUTE } from '../units/time.ts';
import { dryRun } from './dry-run.ts';

const drill = drillOf('first-drill');

describe('a dry run', () => {
  test('says when the team would set out and be there; ordered and taken on at once, so it comes', () => {
    const run = drill.runTo('T+00:01');
    const sending = { team: 'T02', task: 'place-pumps', site: 'underpass', open: false } as const;
    const expected = dryRun(run.engine, sending);
    run.say({ type: 'seat.take', seat: 'T02', take: 'T02' });
    run.say({ type: 'order', seat: 'harbour', to: 'T02', task: 'place-pumps', site: 'underpass' });
    const { order } = run.of('order.issued', { to: 'T02' }).at(-1) ?? { order: '' };
    run.say({ type: 'acknowledge', seat: 'T02', of: order });
    run.to('T+04:00');
    const departed = run.first('team.departed', { team: 'T02', order });
    expect(expected).toMatchObject({ busy: false, leaves: departed.depart });
    // The way is found anew when it sets out: water and weather may have changed by a little.
    expect(Math.abs((expected?.arrives ?? 0) - departed.arrive)).toBeLessThan(MINUTE);
    expect(expected?.path?.at(-1)?.map((x) => x.toFixed(3))).toEqual(departed.path.at(-1)?.map((x) => x.toFixed(3)));
  });

  test('says that a team has something else to do, and that it is there already', () => {
    const run = drill.runTo('T+00:01');
    run.say({ type: 'order', seat: 'harbour', to: 'T02', task: 'place-pumps', site: 'underpass' });
    run.to('T+00:20');
    expect(dryRun(run.engine, { team: 'T02', task: 'stand-by', site: 'quay', open: false })).toMatchObject({
      busy: true,
    });
    const base = run.engine.scenario.teams.find(({ id }) => id === 'T01')?.base ?? '';
    expect(dryRun(run.engine, { team: 'T01', task: 'stand-by', site: base, open: false })).toMatchObject({
      busy: false,
      leaves: run.engine.now,
      arrives: run.engine.now,
    });
    expect(dryRun(run.engine, { team: 'T77', task: 'stand-by', site: 'quay', open: false })).toBeUndefined();
    expect(dryRun(run.engine, { team: 'T01', task: 'stand-by', site: 'moon', open: false })).toBeUndefined();
  });

  test('warns of the wind that the work would not bear', () => {
    const run = drill.runTo('L-00:30');
    const { wind } = dryRun(run.engine, { team: 'T01', task: 'rescue-trapped', site: 'quay', open: false }) ?? {};
    expect(wind?.force).toBeGreaterThan(wind?.limit ?? 99);
  });
});
