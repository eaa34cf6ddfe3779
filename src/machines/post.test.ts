import { describe, expect, test } from 'vitest';
import { Play } from '../../tests/machines/play.ts';
import { type Cells, coversAll, followsTransitions, TIME, type TransitionTable } from '../../tests/machines/table.ts';
import { unreached } from '../../tests/machines/walk.ts';
import { LEVELS } from '../log/names.ts';
import { HOUR, MINUTE } from '../units/time.ts';
import { postMachine } from './post.ts';
import { CONSULTATION, type PostInput } from './post-actions.ts';

const city: PostInput = { id: 'city', posts: ['east', 'west'], leads: ['landfall'], delay: 2 * MINUTE };
const east: PostInput = { id: 'east', of: 'city', posts: [], leads: [], delay: 3 * MINUTE };
const others = ['city', 'east', 'west', 'landfall', 'T01', 'gale'];
const post = (input: PostInput) =>
  new Play(
    postMachine,
    input,
    others.filter((id) => id !== input.id),
  );
const said = (play: Play) => play.log.map(({ type }) => type);
const stateOf = (play: Play, region: string): unknown => (play.value as Record<string, unknown>)[region];
const level = (to: string) => ({ type: 'LEVEL', level: to, rule: `raise-${to}` });
const ordered = { type: 'ORDER', order: { id: 'raise-II/east', from: 'city', level: 'II' } };

describe('a post', () => {
  test.each(LEVELS)('goes to level %s, says so, and tells the exercise it leads', (to) => {
    const play = post(city);
    play.tell(level(to));
    expect(play.log[0]).toMatchObject({ type: 'post.level', post: 'city', level: to, rule: `raise-${to}` });
    expect(stateOf(play, 'response')).toBe(to);
    expect(play.sent).toContain(`landfall level.${to}`);
  });

  test('passes its level on to each post below it, to be acknowledged in ten minutes', () => {
    const play = post(city);
    play.tell(level('II'));
    expect(play.log.slice(1)).toMatchObject([
      { type: 'order.issued', order: 'raise-II/east', to: 'east', task: 'respond', level: 'II', deadline: 10 * MINUTE },
      { type: 'order.issued', order: 'raise-II/west', to: 'west' },
    ]);
    expect(play.sent).toEqual(expect.arrayContaining(['east ORDER', 'west ORDER']));
  });

  test('tells the exercise when all have acknowledged, and not before', () => {
    const play = post(city);
    play.tell(level('I'), { type: 'ACKED', of: 'raise-I/east' });
    expect(play.sent).not.toContain('landfall acknowledged.I');
    play.tell({ type: 'ACKED', of: 'raise-I/west' });
    expect(play.sent).toContain('landfall acknowledged.I');
  });

  test('of a district: acknowledges after its own time, sets its level, reports the order done', () => {
    const play = post(east);
    play.tell(ordered);
    expect(play.until(3 * MINUTE - 1)).toEqual([]);
    expect(play.until(3 * MINUTE).map(({ type }) => type)).toEqual(['order.acknowledged', 'post.level', 'order.done']);
    expect(stateOf(play, 'response')).toBe('II');
    expect(play.sent).toContain('city ACKED');
  });

  test('when manned, acknowledges only when its people do', () => {
    const play = post(east);
    play.tell('MAN', ordered, { type: 'INJECT', inject: 'gale' });
    expect(play.until(HOUR)).toEqual([]);
    play.tell({ type: 'ACKNOWLEDGE', of: 'raise-II/east' }, { type: 'ACKNOWLEDGE', of: 'gale' });
    expect(said(play)).toEqual(['order.acknowledged', 'post.level', 'order.done']);
    expect(play.sent).toContain('gale ACKNOWLEDGED');
    play.tell('UNMAN', { type: 'INJECT', inject: 'gale' });
    expect(play.after(4 * MINUTE)).toEqual([]);
    expect(play.sent.filter((told) => told === 'gale ACKNOWLEDGED')).toHaveLength(2);
  });

  test('orders a team, and takes measures, each stated once', () => {
    const play = post(city);
    const order = { id: 'pumps', to: 'T01', kind: 'order', task: 'place-pumps', site: 'quay', deadline: HOUR };
    play.tell(
      { type: 'ACT_ORDER', order },
      { type: 'MEASURE', measure: 'stop-work', rule: 'stop', exercise: 'landfall' },
    );
    expect(play.log).toMatchObject([
      { type: 'order.issued', order: 'pumps', from: 'city', to: 'T01', task: 'place-pumps', deadline: HOUR },
      { type: 'post.measure', measure: 'stop-work', rule: 'stop' },
    ]);
    expect(play.sent).toEqual(['T01 ORDER', 'landfall measure.stop-work']);
  });

  test('consults when it decides to, and by the rhythm of its level', () => {
    const play = post(city);
    play.tell({ type: 'MEASURE', measure: 'consult', rule: 'consult' });
    expect(said(play)).toEqual(['post.measure', 'post.consulting']);
    expect(play.after(CONSULTATION).map(({ type }) => type)).toEqual(['post.consulted']);
    play.tell(level('I'));
    const before = play.log.length;
    play.after(2 * HOUR);
    expect(play.log.slice(before).map(({ type }) => type)).toEqual(['post.consulting']);
  });

  test('of a district never calls the city together', () => {
    const play = post(east);
    play.tell(ordered);
    expect(play.until(24 * HOUR).filter(({ type }) => type === 'post.consulting')).toEqual([]);
  });

  test('a concluded exercise gets no more news', () => {
    const play = post(city);
    play.tell({ type: 'CONCLUDED', exercise: 'landfall' }, level('IV'));
    expect(play.sent).not.toContain('landfall level.IV');
  });

  test('nothing is dropped in silence', () => {
    const play = post(city);
    expect(play.tell('GOSSIP', { type: 'ACKNOWLEDGE', of: 'nothing' })).toMatchObject([
      { type: 'message.refused', message: 'GOSSIP' },
      { type: 'message.refused', message: 'ACKNOWLEDGE' },
    ]);
  });

  test('every state is reached', () => {
    const messages = [...LEVELS.map(level), { type: 'MEASURE', measure: 'consult', rule: 'c' }];
    expect(unreached({ machine: postMachine, input: city, messages })).toEqual([]);
  });
});

describe('a post: what it takes in each state', () => {
  const to = (level: string) => `LEVEL ${level}`;
  const levels = Object.fromEntries(LEVELS.map((one) => [to(one), level(one)]));
  const consult = { type: 'MEASURE', measure: 'consult', rule: 'consult' };
  const acknowledge = { type: 'ACKNOWLEDGE', of: 'raise-II/east' };
  /** To every level from every other. */
  const anyLevel = (here: string): Cells =>
    Object.fromEntries(LEVELS.map((one) => [to(one), one === here ? '=' : one]));

  const response: TransitionTable = {
    start: () => post(east),
    region: 'response',
    messages: { ...levels, ORDER: ordered, ACKNOWLEDGE: acknowledge },
    everywhere: { ORDER: '=' },
    lines: [
      ...LEVELS.map((here) => [[to(here)], here, anyLevel(here)] as const),
      [['ORDER'], 'duty', { ...anyLevel('duty'), ACKNOWLEDGE: 'II', 'in 00:03': 'II' }],
      [['LEVEL I', 'ORDER'], 'I', { ...anyLevel('I'), ACKNOWLEDGE: 'II', 'in 00:03': 'II' }],
    ],
  };

  const consultation: TransitionTable = {
    start: () => post(city),
    region: 'consultation',
    messages: { ...levels, consult, called: { type: 'CONSULT' } },
    everywhere: Object.fromEntries(LEVELS.map((one) => [to(one), '='])),
    lines: [
      [[], 'resting', { consult: 'sitting', called: 'sitting' }],
      [['LEVEL IV'], 'resting', { consult: 'sitting', called: 'sitting', 'in 12:00': 'sitting' }],
      [['LEVEL III'], 'resting', { consult: 'sitting', called: 'sitting', 'in 06:00': 'sitting' }],
      [['LEVEL II'], 'resting', { consult: 'sitting', called: 'sitting', 'in 03:00': 'sitting' }],
      [['LEVEL I'], 'resting', { consult: 'sitting', called: 'sitting', 'in 02:00': 'sitting' }],
      [['LEVEL I', 'LEVEL duty'], 'resting', { consult: 'sitting', called: 'sitting' }],
      [['consult'], 'sitting', { consult: '=', 'in 00:30': 'resting' }],
      [['LEVEL I', TIME], 'sitting', { consult: '=', 'in 00:30': 'resting' }],
      [['LEVEL I', TIME, TIME], 'resting', { consult: 'sitting', called: 'sitting', 'in 02:00': 'sitting' }],
    ],
  };
  const consultationBelow: TransitionTable = {
    ...consultation,
    start: () => post(east),
    lines: [
      [['LEVEL I'], 'resting', { consult: 'sitting', called: 'sitting' }],
      [['consult'], 'sitting', { consult: '=', 'in 00:30': 'resting' }],
    ],
  };
  /** Whose consultations are called for by a roster has no rhythm of its own. */
  const consultationRostered: TransitionTable = {
    ...consultation,
    start: () => post({ ...city, rostered: true }),
    lines: [
      [['LEVEL I'], 'resting', { consult: 'sitting', called: 'sitting' }],
      [['called'], 'sitting', { consult: '=', 'in 00:30': 'resting' }],
    ],
  };

  const inbox: TransitionTable = {
    start: () => post(east),
    region: 'inbox',
    messages: {
      ACT_ORDER: { type: 'ACT_ORDER', order: { id: 'pumps', to: 'T01', kind: 'order', task: 'place-pumps' } },
      ACT_ASK: {
        type: 'ACT_ASK',
        order: { id: 'want', to: 'city', task: 'place-pumps', site: 'quay' },
      },
      MEASURE: { type: 'MEASURE', measure: 'stop-work', rule: 'stop' },
      ORDER: ordered,
      ORDER_WAITS: { ...ordered, type: 'ORDER_WAITS' },
      'ACKNOWLEDGE the order': acknowledge,
      INJECT: { type: 'INJECT', inject: 'gale' },
      INJECT_WAITS: { type: 'INJECT_WAITS', inject: 'gale' },
      'ACKNOWLEDGE the inject': { type: 'ACKNOWLEDGE', of: 'gale' },
      ACKED: { type: 'ACKED', of: 'raise-I/east' },
      CONCLUDED: { type: 'CONCLUDED', exercise: 'landfall' },
      MAN: { type: 'MAN' },
      UNMAN: { type: 'UNMAN' },
    },
    everywhere: {
      ACT_ORDER: '=',
      ACT_ASK: '=',
      MEASURE: '=',
      ORDER: '=',
      INJECT: '=',
      ACKED: '=',
      CONCLUDED: '=',
      MAN: '=',
      UNMAN: '=',
    },
    lines: [
      [[], 'open', {}],
      [['ORDER'], 'open', { 'ACKNOWLEDGE the order': '=', ORDER_WAITS: '=' }],
      [['ORDER', TIME], 'open', {}],
      [['INJECT'], 'open', { 'ACKNOWLEDGE the inject': '=', INJECT_WAITS: '=' }],
      [['INJECT', TIME], 'open', {}],
      [['MAN', 'ORDER', 'INJECT', TIME], 'open', { 'ACKNOWLEDGE the order': '=', 'ACKNOWLEDGE the inject': '=' }],
      [['MAN', 'ORDER', 'INJECT', 'UNMAN', TIME], 'open', {}],
    ],
  };

  followsTransitions('its response', response);
  followsTransitions('its consultations', consultation);
  followsTransitions('consultations of a district', consultationBelow);
  followsTransitions('consultations by a roster', consultationRostered);
  followsTransitions('what comes in', inbox);
  coversAll(postMachine, [response, consultation, inbox]);
});
