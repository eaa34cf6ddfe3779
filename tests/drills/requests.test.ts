/** Requests and their answers (协调商请): agreed, declined, another time offered; support asked of above, conflicts settled. */
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/scenario/condition.ts';
import type { Act, Chain, Channel } from '../../src/scenario/scenario.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const evaluate: Condition['holds'] = () => true;
const always: Condition = { source: '', reads: [], awaits: [], evaluate, holds: evaluate };
const phone: Channel = { id: 'phone', name: { zh: '电话', en: 'Phone' }, delay: MINUTE, loss: 0 };
const plain = drillOf('first-drill').withoutFloods();
/** T03 belongs to somebody else; T01 and T02 are the city's, and two districts may want them. */
const town = plain
  .withTeams((team) => ({
    ...team,
    ...(team.id === 'T03' ? { command: 'request' as const } : { post: 'city' }),
  }))
  .withPosts([{ id: 'hills', level: 'district', of: 'city', name: { zh: '山区防指', en: 'Hills' } }])
  .withoutPlan('harbour')
  .withoutPlan('city');
const chained = (chain: Partial<Chain>) => town.withChain(chain, [phone]);
const ready = (chain: Partial<Chain>, manned: readonly string[] = []): Run => {
  const run = chained(chain).open();
  for (const take of manned) run.say({ type: 'seat.take', seat: 'director', take });
  run.say({ type: 'startex', seat: 'director' });
  run.to('T+00:10');
  return run;
};
const police = { type: 'request', seat: 'harbour', to: 'T03', task: 'close-road', site: 'quay' } as const;
const pumps = { type: 'request', to: 'city', task: 'pump-out', team: 'T02' } as const;

describe('forces that are asked, not ordered', () => {
  test('they agree in their own time, and why tells of the request', () => {
    const run = ready({ terms: [{ to: ['T03'], because: 'busy', answer: 6 * MINUTE }] });
    run.say(police);
    run.to('T+01:00');
    const agreed = run.first('order.acknowledged', { by: 'T03' });
    expect(agreed.at - run.first('order.received').at).toBe(6 * MINUTE);
    expect(run.why(agreed).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['order.received', 'order.sent', 'order.issued', 'request']),
    );
    expect(run.of('team.mustering', { team: 'T03' })).toHaveLength(1);
  });

  test('they decline while their condition holds, with its reason', () => {
    const run = ready({ terms: [{ to: ['T03'], because: 'own-task', declines: always }] });
    run.say(police);
    run.to('T+01:00');
    expect(run.first('order.refused')).toMatchObject({ by: 'T03', reason: 'own-task' });
    expect(run.of('team.mustering')).toEqual([]);
  });

  test('busy, they offer another time; an asker whom that is too late for withdraws, another waits', () => {
    const busy = (within?: number): Run => {
      const run = ready({ terms: [{ to: ['T03'], because: 'busy', later: 60 * MINUTE }] });
      run.say(police);
      run.to('T+00:18');
      run.say({ ...police, site: 'underpass', ...(within === undefined ? {} : { within }) });
      run.to('T+03:00');
      return run;
    };
    const late = busy(30 * MINUTE);
    expect(late.of('request.offered')).toHaveLength(1);
    expect(late.first('order.refused')).toMatchObject({ reason: 'withdrawn' });
    const waits = busy();
    const offered = waits.first('request.offered');
    expect(waits.first('request.accepted')).toMatchObject({ by: 'harbour', cause: offered.seq });
    expect(waits.first('order.acknowledged', { order: offered.order }).at).toBe(offered.from);
  });

  test('a person answers by hand: offers, is taken at their word, and comes then', () => {
    const run = ready({}, ['T03', 'harbour']);
    run.say(police);
    run.to('T+00:20');
    const { order: of } = run.first('order.received');
    expect(run.say({ type: 'accept', seat: 'harbour', of })).toMatchObject({ ok: false, code: 'nothing-to-answer' });
    expect(run.say({ type: 'offer', seat: 'harbour', of, by: MINUTE })).toMatchObject({
      ok: false,
      code: 'not-your-seat',
    });
    expect(run.say({ type: 'offer', seat: 'T03', of, by: 40 * MINUTE })).toMatchObject({ ok: true });
    expect(run.say({ type: 'accept', seat: 'harbour', of })).toMatchObject({ ok: true });
    run.to('T+01:30');
    expect(run.first('order.acknowledged', { order: of }).at).toBe(run.time('T+01:00'));
  });
});

describe('a district asks the city', () => {
  test('for a team that is free: it is given, and goes', () => {
    const run = ready({});
    run.say({ ...pumps, seat: 'harbour', site: 'underpass' });
    run.to('T+01:00');
    const granted = run.first('request.granted');
    expect(granted).toMatchObject({ team: 'T02', by: 'city' });
    expect(run.first('order.issued', { to: 'T02' })).toMatchObject({ from: 'city', cause: granted.seq });
    expect(run.of('team.mustering', { team: 'T02' })).toHaveLength(1);
  });

  test('any that can do it; where none is free the city declines', () => {
    const run = ready({});
    run.say({ ...pumps, team: undefined as never, seat: 'harbour', site: 'underpass' });
    run.to('T+00:40');
    expect(run.first('request.granted').team).toBe('T02');
    run.say({ type: 'request', seat: 'hills', to: 'city', task: 'pump-out', site: 'quay' });
    run.to('T+01:30');
    expect(run.first('order.refused')).toMatchObject({ by: 'city', reason: 'no-team' });
  });

  test('two want one: a conflict, settled by the list of sites that go first; the other is told why not', () => {
    const both = (first: readonly string[]): Run => {
      const run = ready({ first });
      run.say({ ...pumps, seat: 'harbour', site: 'underpass' });
      run.say({ ...pumps, seat: 'hills', site: 'quay' });
      run.to('T+01:30');
      return run;
    };
    for (const [first, winner] of [
      [['quay'], 'hills'],
      [['underpass', 'quay'], 'harbour'],
      [[], 'harbour'],
    ] as const) {
      const run = both(first);
      expect(run.of('conflict.arose')).toHaveLength(1);
      const settled = run.first('conflict.settled');
      expect(run.state.orders[settled.order]?.from).toBe(winner);
      expect(settled.over).toHaveLength(1);
      expect(run.of('request.granted')).toHaveLength(1);
      expect(run.first('order.refused', { order: settled.over[0] as string })).toMatchObject({
        by: 'city',
        reason: 'given-elsewhere',
      });
      expect(run.why(run.first('request.granted')).map(({ type }) => type)).toContain('conflict.settled');
    }
  });

  test('who gets it is for the person in the seat to say', () => {
    const run = ready({ first: ['underpass'] }, ['city']);
    run.say({ ...pumps, seat: 'harbour', site: 'underpass' });
    run.say({ ...pumps, seat: 'hills', site: 'quay' });
    run.to('T+00:30');
    expect(run.of('request.granted')).toEqual([]);
    const [ours, theirs] = run.of('order.received').map(({ order }) => order) as [string, string];
    expect(run.say({ type: 'acknowledge', seat: 'city', of: theirs })).toMatchObject({ ok: false });
    expect(run.say({ type: 'grant', seat: 'harbour', of: theirs, team: 'T02' })).toMatchObject({
      ok: false,
      code: 'not-your-seat',
    });
    expect(run.say({ type: 'grant', seat: 'city', of: theirs, team: 'T03' })).toMatchObject({ ok: false });
    expect(run.say({ type: 'grant', seat: 'city', of: theirs, team: 'T02' })).toMatchObject({ ok: true });
    expect(run.first('conflict.settled')).toMatchObject({ order: theirs, over: [ours], by: 'city' });
    expect(run.say({ type: 'refuse', seat: 'city', of: ours, reason: '泵车已派往码头' })).toMatchObject({ ok: true });
    expect(run.state.orders[ours]).toMatchObject({ state: 'refused', reason: '泵车已派往码头' });
  });

  test.each([
    [{ ...pumps, seat: 'city', site: 'quay' }, 'not-above'],
    [{ ...pumps, seat: 'harbour', to: 'hills', site: 'quay' }, 'not-above'],
    [{ ...pumps, seat: 'harbour' }, 'unknown-site'],
    [{ ...pumps, seat: 'harbour', site: 'quay', team: 'T99' }, 'unknown-team'],
    [{ ...pumps, seat: 'harbour', site: 'quay', team: 'T03' }, 'team-cannot'],
    [{ type: 'grant', seat: 'city', of: 'nothing', team: 'T02' }, 'unknown-order'],
  ] as const)('%j is refused: %s', (command, code) => {
    const run = ready({});
    expect(run.say(command)).toMatchObject({ ok: false, code });
    expect(run.of('command.refused')).toHaveLength(1);
  });

  test('a plan asks too', () => {
    const act: Act = { type: 'ask', to: 'city', task: 'pump-out', site: 'underpass', team: 'T02' };
    const run = chained({}).withRule('harbour', { id: 'want-pumps', when: always, after: 0, act }).runTo('T+01:00');
    expect(run.first('order.issued', { order: 'want-pumps' })).toMatchObject({
      from: 'harbour',
      to: 'city',
      team: 'T02',
    });
    expect(run.first('request.granted', { order: 'want-pumps' }).team).toBe('T02');
  });
});

test('law: a request is answered at most once, and a team is given to one at a time', () => {
  const run = ready({});
  const sites = ['underpass', 'quay'] as const;
  let accepted = 0;
  for (const [i, minute] of [12, 13, 20, 45, 90].entries()) {
    run.engine.runTo(minute * MINUTE);
    const asked = run.say({ ...pumps, seat: i % 2 === 0 ? 'harbour' : 'hills', site: sites[i % 2] as string });
    if (asked.ok) accepted += 1;
  }
  run.to('T+05:00');
  const answers = [...run.of('request.granted'), ...run.of('order.refused')].map(({ order }) => order);
  expect(new Set(answers).size).toBe(answers.length);
  expect(accepted).toBeGreaterThan(2);
  expect(answers).toHaveLength(accepted);
});
