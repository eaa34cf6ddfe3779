/** Who is on duty (查岗), the five parts of an order, and what is refused with a reason: ordered twice, for a time that is over, replayed. */
import { describe, expect, test } from 'vitest';
import { missingParts } from '../../src/drill/order-parts.ts';
import type { Condition } from '../../src/scenario/condition.ts';
import type { Chain, Channel, DutyCheck } from '../../src/scenario/scenario.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const evaluate: Condition['holds'] = () => true;
const always: Condition = { source: '', reads: [], awaits: [], evaluate, holds: evaluate };
const phone: Channel = { id: 'phone', name: { zh: '电话', en: 'Phone' }, delay: MINUTE, loss: 0 };
const check: DutyCheck = {
  id: 'night',
  from: 'city',
  of: ['harbour', 'T01'],
  at: [(20 * MINUTE) as never, (60 * MINUTE) as never],
  within: 5 * MINUTE,
};
const town = drillOf('first-drill').withoutFloods();
const begin = (chain: Partial<Chain>, channels = [phone], manned: readonly string[] = []): Run => {
  const run = town.withChain(chain, channels).open();
  for (const take of manned) run.say({ type: 'seat.take', seat: 'director', take });
  run.say({ type: 'startex', seat: 'director' });
  return run;
};
const order = {
  type: 'order',
  seat: 'harbour',
  to: 'T01',
  task: 'stand-by',
  site: 'quay',
  within: 30 * MINUTE,
} as const;

describe('查岗', () => {
  test('who is there answers in time, by the channel, each time they are called', () => {
    const run = begin({ checks: [check] });
    run.to('T+02:00');
    expect(run.of('duty.called').map(({ of }) => of)).toEqual(['harbour', 'T01', 'harbour', 'T01']);
    expect(run.of('duty.answered').filter(({ late }) => late)).toEqual([]);
    expect(run.of('duty.absent')).toEqual([]);
    for (const { call, at } of run.of('duty.answered'))
      expect(at - run.first('duty.called', { call }).at).toBeGreaterThan(MINUTE);
  });

  test('whom nothing reaches is absent, and is not said to have been called', () => {
    const run = begin({ checks: [check] }, [{ ...phone, seats: ['city', 'harbour'] }]);
    run.to('T+02:00');
    expect(run.of('duty.absent').map(({ of, reached }) => [of, reached])).toEqual([
      ['T01', false],
      ['T01', false],
    ]);
    expect(run.say({ type: 'acknowledge', seat: 'T01', of: 'night#1/T01' })).toMatchObject({ ok: false });
  });

  test('a person answers by hand, once and only for their own seat; too late they stay recorded absent', () => {
    const run = begin({ checks: [check] }, [phone], ['harbour']);
    run.to('T+00:22');
    const of = 'night#1/harbour';
    expect(run.say({ type: 'acknowledge', seat: 'city', of })).toMatchObject({
      ok: false,
      code: 'nothing-to-acknowledge',
    });
    expect(run.say({ type: 'acknowledge', seat: 'harbour', of })).toMatchObject({ ok: true });
    expect(run.say({ type: 'acknowledge', seat: 'harbour', of })).toMatchObject({ ok: false });
    run.to('T+01:10');
    expect(run.first('duty.absent', { of: 'harbour' })).toMatchObject({ call: 'night#2/harbour', reached: true });
    run.say({ type: 'acknowledge', seat: 'harbour', of: 'night#2/harbour' });
    expect(run.of('duty.answered', { by: 'harbour' }).map(({ late }) => late)).toEqual([false, true]);
    expect(run.state.duties?.['night#2/harbour']?.absent).toBeDefined();
  });
});

describe('the five parts of an order', () => {
  test.each([
    [{ from: 'city', to: 'T01', what: 'pump-out', basis: '暴雨橙色预警', site: 'quay', deadline: 1 }, []],
    [{ from: 'city', to: 'T01', what: 'pump-out', basis: '暴雨橙色预警', text: '一小时内到位' }, []],
    [{ from: 'city', to: 'T01', what: 'pump-out', site: 'quay' }, ['basis', 'demands']],
    [{ from: 'city', to: 'T01', what: 'pump-out', basis: '  ', site: 'quay', deadline: 1 }, ['basis']],
    [{}, ['addressee', 'basis', 'decision', 'demands', 'signature']],
  ] as const)('%j lacks %j', (given, missing) => {
    expect(missingParts(given)).toEqual(missing);
  });

  test('what is lacking is logged with the order, and what is whole says nothing', () => {
    const run = begin({ parts: true });
    run.to('T+00:05');
    run.say(order);
    run.say({ ...order, to: 'T02', site: 'quay', basis: '台风橙色预警信号' });
    run.say({ ...order, to: 'T03', site: 'hall', within: undefined as never, basis: '台风橙色预警信号' });
    run.say({ type: 'level', seat: 'city', level: 'III', basis: '台风蓝色预警信号', text: '责任人上岗' });
    const lacks = (to: string) => run.of('order.issued', { to }).at(-1)?.missing;
    expect([lacks('T01'), lacks('T02'), lacks('T03'), lacks('harbour')]).toEqual([
      ['basis'],
      undefined,
      ['demands'],
      undefined,
    ]);
  });
});

describe('refused with a reason, and in the log', () => {
  test('what was ordered and stands is not ordered again; done or declined, it may be', () => {
    const run = begin({}, [phone], ['T01']);
    run.to('T+00:05');
    expect(run.say(order)).toMatchObject({ ok: true });
    const id = Object.keys(run.state.orders).at(-1) ?? '';
    // The same command once more, as a line that is played twice would give it.
    expect(run.say(order)).toMatchObject({ ok: false, code: 'ordered-already', about: id });
    expect(run.of('command.refused').at(-1)).toMatchObject({ code: 'ordered-already', about: id });
    expect(run.say({ ...order, site: 'hall' })).toMatchObject({ ok: true });
    run.to('T+00:10');
    run.say({ type: 'refuse', seat: 'T01', of: id, reason: '装备未到位' });
    expect(run.say(order)).toMatchObject({ ok: true });
  });

  test.each([
    [{ ...order, within: -1 }, 'time-past'],
    [{ ...order, seat: 'T02' }, 'not-your-seat'],
    [{ type: 'acknowledge', seat: 'harbour', of: 'nothing' }, 'unknown-order'],
    [{ type: 'jump', seat: 'director', to: 1 }, 'time-past'],
    [{ type: 'startex', seat: 'director' }, 'already-started'],
  ] as const)('%j: %s', (command, code) => {
    const run = begin({});
    run.to('T+00:05');
    expect(run.say(command)).toMatchObject({ ok: false, code });
    expect(run.of('command.refused')).toHaveLength(1);
  });

  test('a plan that orders a team twice: the second is not given, and says which stands', () => {
    const act = { type: 'order', to: 'T01', task: 'stand-by', site: 'quay', stays: true } as const;
    const twice = ['first', 'second'].map((id, i) => ({ id, when: always, after: i * MINUTE, act }));
    const run = town.withChain({}, [phone]).withRules('harbour', twice).runTo('T+01:00');
    expect(run.of('order.issued', { to: 'T01' }).map(({ order: id }) => id)).toEqual(['first']);
    expect(run.first('rule.refused')).toMatchObject({ rule: 'second', code: 'ordered-already', about: 'first' });
    expect(run.of('team.mustering', { team: 'T01' })).toHaveLength(1);
  });
});
