/** Orders and injects on their way (指挥链): by the first channel that works, called again when nobody answers, or not at all. */
import { describe, expect, test } from 'vitest';
import { toldState } from '../../src/drill/told.ts';
import type { Condition } from '../../src/scenario/condition.ts';
import type { Channel } from '../../src/scenario/scenario.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf } from './drill.ts';

const MINUTES = (n: number) => n * MINUTE;
const holds = (when: (minute: number) => boolean): Condition => {
  const evaluate: Condition['holds'] = (reader) => when(reader.call('elapsed', []) as number);
  return { source: '', reads: [], awaits: [], evaluate, holds: evaluate };
};
const channel = (id: string, more: Partial<Channel> = {}): Channel => ({
  id,
  name: { zh: id, en: id },
  delay: MINUTES(1),
  loss: 0,
  ...more,
});
/** Nearly every message is lost. */
const LEAKY = 0.99;
const never = holds(() => false);

const town = drillOf('first-drill').withoutFloods();
const phone = channel('phone');
const radio = channel('radio', { delay: MINUTES(3) });
const asPlanned = town.withChain({}, [phone, radio]).runTo('L-02:00');

describe('a line that works', () => {
  test('an order arrives after its time, is acknowledged, and why tells the way', () => {
    const sent = asPlanned.of('order.sent');
    expect(sent.length).toBeGreaterThan(5);
    for (const { order, at, channel: by } of sent) {
      expect(by).toBe('phone');
      expect(asPlanned.first('order.received', { order }).at - at).toBe(MINUTES(1));
    }
    const acknowledged = asPlanned.of('order.acknowledged').find(({ by }) => by === 'T02');
    if (acknowledged === undefined) throw new Error('T02 was ordered nothing');
    expect(asPlanned.why(acknowledged).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['order.received', 'order.sent', 'order.issued']),
    );
  });

  test('an inject goes by it too, unless it is said face to face', () => {
    const [sent] = asPlanned.of('inject.sent', { inject: 'gale' });
    expect(sent?.channel).toBe('phone');
    expect(asPlanned.first('inject.delivered', { inject: 'gale' }).at - (sent?.at ?? 0)).toBe(MINUTES(1));
  });
});

describe('a line that does not', () => {
  test('it falls to the next channel', () => {
    const run = town.withChain({}, [channel('phone', { works: never }), radio]).runTo('L-02:00');
    expect(run.of('order.sent').every(({ channel: by }) => by === 'radio')).toBe(true);
    expect(run.of('order.blocked')).toEqual([]);
  });

  test('a channel only some have, or out of its range, is none', () => {
    const near = channel('phone', { range: 0.001 });
    const run = town.withChain({}, [near, channel('net', { seats: ['city'] }), radio]).runTo('L-04:00');
    expect(new Set(run.of('order.sent').map(({ channel: by }) => by))).toEqual(new Set(['radio']));
  });

  test('who carries it on foot needs the way', () => {
    const run = town.withChain({}, [channel('messenger', { speed: 4 })]).runTo('L-04:00');
    const [sent] = run.of('order.sent', { order: 'raise-IV/harbour' });
    const [received] = run.of('order.received', { order: 'raise-IV/harbour' });
    // 2.8 km between the two posts, 1.4 times that on foot.
    expect(((received?.at ?? 0) - (sent?.at ?? 0)) / MINUTE).toBeCloseTo(1 + 60 * ((2.845 * 1.4) / 4), -0.5);
  });

  test('cut for a while it waits, says so once, and goes when there is a line again', () => {
    const cut = holds((minute) => minute >= 100);
    const run = town.withChain({ patience: MINUTES(600) }, [channel('phone', { works: cut })]).runTo('L-02:00');
    const blocked = run.of('order.blocked', { order: 'raise-IV/harbour' });
    expect(blocked).toHaveLength(1);
    expect(run.first('order.received', { order: 'raise-IV/harbour' }).at).toBeGreaterThan(MINUTES(100));
    expect(run.state.orders['raise-IV/harbour']?.overdue).toBeDefined();
  });

  test('cut for good it does not come: given up, overdue, nobody moves; an inject fails', () => {
    const run = town.withChain({}, [channel('phone', { works: never })]).runTo('L-02:00');
    expect(run.of('order.undelivered').length).toBeGreaterThan(0);
    expect(run.of('order.received')).toEqual([]);
    expect(run.of('team.mustering')).toEqual([]);
    expect(run.state.injects['gale']).toMatchObject({ play: 'failed', reason: 'no-channel' });
  });
});

describe('叫应', () => {
  test('what is lost nobody is told: the missing answer shows it, and the next link up calls by another channel', () => {
    const run = town.withChain({}, [channel('phone', { loss: LEAKY }), radio]).runTo('L-02:00');
    const lost = run.of('order.lost');
    expect(lost.length).toBeGreaterThan(3);
    const order = lost.map((one) => one.order).find((id) => run.state.orders[id]?.from === 'harbour') ?? '';
    const unanswered = run.first('order.unanswered', { order });
    expect(unanswered.by).toBe('city');
    expect(unanswered.at - run.first('order.sent', { order }).at).toBe(MINUTES(10));
    const again = run.of('order.sent', { order })[1];
    expect(again).toMatchObject({ channel: 'radio', by: 'city', cause: unanswered.seq });
    expect(run.first('order.received', { order }).channel).toBe('radio');
  });

  test('an answer may be lost: it is called for again, said again, and nothing is done twice', () => {
    const run = town.withChain({}, [channel('phone', { loss: 0.6 }), radio]).runTo('L-02:00');
    const lost = run.of('answer.lost');
    expect(lost.length).toBeGreaterThan(3);
    for (const { order, at } of lost) {
      expect(run.of('order.received', { order }).length).toBe(1);
      expect(run.of('order.acknowledged', { order }).length).toBeLessThanOrEqual(1);
      const answered = run.of('order.answered', { order });
      expect(answered.length).toBeLessThanOrEqual(1);
      const [heard] = answered;
      if (heard === undefined) continue;
      expect(heard.at).toBeGreaterThan(at);
      expect(run.of('order.unanswered', { order }).some((call) => call.at > at && call.at < heard.at)).toBe(true);
    }
    expect(lost.some(({ order }) => run.of('order.answered', { order }).length === 1)).toBe(true);
    for (const { order, task } of run.of('team.done'))
      expect(run.of('team.done', { order }).length, `${order} ${task}`).toBe(1);
  });

  test('who gave an order knows of its answer when it has come', () => {
    const run = town.withChain({}, [channel('phone', { delay: MINUTES(5) })]).runTo('T+00:10');
    const order = 'raise-IV/harbour';
    while (run.of('order.acknowledged', { order }).length === 0) run.engine.runTo(run.engine.now + MINUTE);
    const told = (seat: string) => toldState(run.engine.scenario, run.state, seat).orders[order]?.acknowledged;
    expect(told('city')).toBeUndefined();
    expect(told('harbour')).toBeDefined();
    run.engine.runTo(run.engine.now + MINUTES(6));
    expect(told('city')).toBeDefined();
    expect(run.first('order.answered', { order }).at - run.first('order.acknowledged', { order }).at).toBe(MINUTES(5));
  });

  test('who has it and says nothing is called three times, and gets it once', () => {
    const run = town.withChain({}, [phone, radio]).open();
    run.say({ type: 'seat.take', seat: 'director', take: 'harbour' });
    run.say({ type: 'startex', seat: 'director' });
    const order = 'raise-IV/harbour';
    while (run.of('order.sent', { order }).length === 0) run.engine.runTo(run.engine.now + MINUTE);
    expect(run.say({ type: 'acknowledge', seat: 'harbour', of: order })).toMatchObject({
      ok: false,
      code: 'nothing-to-acknowledge',
    });
    run.to('L-02:00');
    expect(run.of('order.unanswered', { order })).toHaveLength(3);
    expect(run.of('order.received', { order })).toHaveLength(1);
    expect(run.say({ type: 'acknowledge', seat: 'harbour', of: order })).toMatchObject({ ok: true });
    expect(run.state.orders[order]).toMatchObject({ calls: 3, state: 'done' });
  });

  test('an order of somebody’s own goes by the channel they choose, with what they say', () => {
    const run = town.withChain({}, [phone, radio]).open();
    run.say({ type: 'startex', seat: 'director' });
    run.to('T+00:30');
    const text = '演练 先到码头待命 演练';
    run.say({ type: 'order', seat: 'harbour', to: 'T01', task: 'stand-by', site: 'quay', channel: 'radio', text });
    run.to('T+01:00');
    const issued = run.first('order.issued', { to: 'T01' });
    expect(issued).toMatchObject({ channel: 'radio', text });
    expect(run.first('order.received', { order: issued.order }).at - issued.at).toBe(MINUTES(3));
  });
});

describe('down to the villages', () => {
  const name = { zh: '村', en: 'V' };
  const long = town.withPosts([
    { id: 'old-town', level: 'town', of: 'harbour', name },
    { id: 'net-village', level: 'village', of: 'old-town', name },
  ]);
  const DOWN = ['raise-IV/harbour', 'raise-IV/harbour/old-town', 'raise-IV/harbour/old-town/net-village'];

  test('a level goes from post to post, each order with its own answer, and why leads back to the city', () => {
    const run = long.withChain({}, [phone]).runTo('L-06:00');
    const took = DOWN.map((order) => run.first('order.acknowledged', { order }).at);
    expect(took).toEqual([...took].sort((a, b) => a - b));
    expect(run.state.posts['net-village']?.level).toBe(run.state.posts['harbour']?.level);
    const whole = run.why(run.first('order.acknowledged', { order: DOWN[2] as string }));
    expect(whole.flatMap((one) => (one.type === 'order.issued' ? [one.from] : []))).toEqual([
      'old-town',
      'harbour',
      'city',
    ]);
    expect(new Set(run.of('order.issued').map(({ order }) => order)).size).toBe(run.of('order.issued').length);
  });

  test('with no line to it a village stays where it was, and its town, not the city, has called in vain', () => {
    const known = ['city', 'harbour', 'old-town', ...town.scenario.teams.map(({ id }) => id)];
    const run = long.withChain({}, [channel('phone', { seats: known })]).runTo('L-06:00');
    expect(run.state.posts['net-village']?.level).toBe('duty');
    expect(run.first('order.undelivered', { order: DOWN[2] as string }).at).toBeGreaterThan(0);
    expect(run.of('order.undelivered').map(({ order }) => order.split('/').at(-1))).not.toContain('harbour');
  });
});

test('law: nothing arrives that was not sent, nothing twice, and each that was sent is received, lost, or on its way', () => {
  for (const loss of [0, 0.3, 0.7]) {
    const run = town
      .withChain({}, [channel('phone', { loss }), channel('radio', { loss, delay: MINUTES(3) })])
      .runTo('L-02:00');
    const received = run.of('order.received').map(({ order }) => order);
    expect(new Set(received).size).toBe(received.length);
    for (const { order, at } of run.of('order.received'))
      expect(run.of('order.sent', { order }).some((sent) => sent.at < at)).toBe(true);
    const losses = run.of('order.lost').length;
    expect(run.of('order.sent').length).toBeGreaterThanOrEqual(received.length + losses - 1);
    for (const order of new Set(run.of('order.acknowledged').map(({ order: id }) => id)))
      expect(received).toContain(order);
  }
});

test('without a chain an order arrives at once, as it always did', () => {
  const run = town.runTo('L-04:00');
  expect(run.of('order.sent')).toEqual([]);
  expect(run.of('order.issued').length).toBeGreaterThan(0);
});
