import { describe, expect, test } from 'vitest';
import { Play } from '../../tests/machines/play.ts';
import {
  type Cells,
  coversAll,
  followsTransitions,
  type Line,
  TIME,
  type TransitionTable,
} from '../../tests/machines/table.ts';
import { unreached } from '../../tests/machines/walk.ts';
import { HOUR, MINUTE } from '../units/time.ts';
import { injectMachine } from './inject.ts';
import type { InjectContext, InjectInput } from './inject-actions.ts';

const input: InjectInput = {
  id: 'gale',
  to: ['city', 'east'],
  untilDue: HOUR,
  watched: false,
  automatic: true,
  delivery: MINUTE,
  expects: [],
};
const raise = { id: 'raise', within: 15 * MINUTE, otherwise: 'prompt' } as const;
const inject = (more: Partial<InjectInput> = {}) =>
  new Play(injectMachine, { ...input, ...more }, ['city', 'east', 'prompt']);
const { untilDue: _timed, ...untimed } = input;
const watched: InjectInput = { ...untimed, watched: true };
const parked = () => new Play(injectMachine, untimed, ['city', 'east', 'prompt']);
const playOf = (play: Play): unknown => (play.value as { play: unknown }).play;
const said = (play: Play) => play.log.map(({ type }) => type.replace('inject.', ''));
const from = (seat: string) => ({ type: 'ACKNOWLEDGED', by: seat });

describe('an inject in play', () => {
  test('planned → due → released → delivered → acknowledged → complete, each with its own time', () => {
    const play = inject();
    expect(playOf(play)).toEqual({ planned: 'timed' });
    play.until(HOUR + MINUTE);
    expect(play.log.map(({ type, at }) => [type, at])).toEqual([
      ['inject.due', HOUR],
      ['inject.released', HOUR],
      ['inject.delivered', HOUR + MINUTE],
    ]);
    expect(play.sent).toEqual(['city INJECT', 'east INJECT']);
    play.tell(from('city'));
    expect(playOf(play)).toBe('delivered');
    play.tell(from('east'));
    expect(said(play).slice(3)).toEqual(['acknowledged', 'acknowledged', 'completed']);
    expect(playOf(play)).toBe('complete');
  });

  test('one that waits for a condition is armed from the start, and due when told', () => {
    const play = new Play(injectMachine, watched, ['city', 'east']);
    expect(said(play)).toEqual(['armed']);
    play.tell('DUE');
    expect(said(play)).toEqual(['armed', 'due', 'released']);
  });

  test('one that a controller releases stays due until then', () => {
    const play = inject({ automatic: false });
    play.until(2 * HOUR);
    expect(playOf(play)).toBe('due');
    expect(play.tell({ type: 'RELEASE', by: 'controller-1' })).toMatchObject([
      { type: 'inject.released', by: 'controller-1' },
    ]);
  });

  test('one that travels waits for its channel, however long that takes', () => {
    const travelling: InjectInput = { ...input, carried: 'phone' };
    const play = new Play(injectMachine, travelling, ['city', 'east', 'courier']);
    play.until(2 * HOUR);
    expect(playOf(play)).toBe('released');
    expect(play.sent).toEqual(['courier CARRY']);
    play.tell('ARRIVED');
    expect(play.log.at(-1)).toMatchObject({ type: 'inject.delivered', at: 2 * HOUR });
  });

  test('an answer in time is met, responded, complete', () => {
    const play = inject({ expects: [raise] });
    play.until(HOUR + MINUTE);
    expect(play.log.at(-1)).toMatchObject({ type: 'action.owed', deadline: HOUR + 16 * MINUTE });
    play.tell(from('city'), from('east'), { type: 'MET', action: 'raise', late: false });
    expect(said(play).slice(-3)).toEqual(['action.met', 'responded', 'completed']);
  });

  test('an action met before everybody has acknowledged counts', () => {
    const play = inject({ expects: [raise] });
    play.until(HOUR + MINUTE);
    play.tell({ type: 'MET', action: 'raise', late: false }, from('city'), from('east'));
    expect(playOf(play)).toBe('complete');
  });

  test('a missed action arms its contingency and expires; what still comes is noted, and stays late', () => {
    const play = inject({ expects: [raise] });
    play.until(HOUR + MINUTE);
    play.tell({ type: 'MISSED', action: 'raise' });
    expect(said(play).slice(-3)).toEqual(['action.missed', 'contingency.armed', 'expired']);
    expect(play.sent.slice(-2)).toEqual(['prompt ARM', 'prompt DUE']);
    expect(play.tell({ type: 'MET', action: 'raise', late: true })).toMatchObject([{ type: 'action.met', late: true }]);
    expect(playOf(play)).toBe('expired');
  });

  test.each([
    ['HOLD', 'held'],
    ['SKIP', 'skipped'],
    ['SUPERSEDE', 'superseded'],
  ])('%s before it is due makes it %s, and its time passes', (told, state) => {
    const play = inject();
    play.tell(told);
    play.until(2 * HOUR);
    expect(playOf(play)).toBe(state);
  });

  test('a held one goes out when released, at that moment and not at its planned one', () => {
    const play = inject();
    play.tell('HOLD');
    play.until(3 * HOUR);
    play.tell('RELEASE');
    expect(play.log.at(-1)).toMatchObject({ type: 'inject.released', at: 3 * HOUR });
  });

  test('a deferred one comes later by what was said, and may be deferred again', () => {
    const play = inject();
    play.tell({ type: 'DEFER', delay: 2 * HOUR, reason: 'lunch' });
    expect(play.log).toMatchObject([{ type: 'inject.deferred', until: 2 * HOUR, reason: 'lunch' }]);
    play.until(HOUR);
    play.tell({ type: 'DEFER', delay: 3 * HOUR });
    play.until(4 * HOUR - 1);
    expect(playOf(play)).toBe('deferred');
    play.until(4 * HOUR);
    expect(playOf(play)).toBe('released');
  });

  test('a parked one waits for ever, and fires at once', () => {
    const play = parked();
    play.until(96 * HOUR);
    expect(playOf(play)).toEqual({ planned: 'parked' });
    play.tell({ type: 'FIRE', by: 'director' });
    expect(said(play)).toEqual(['released']);
  });

  test('a dead channel fails it, and it can be sent again', () => {
    const play = inject();
    play.until(HOUR);
    play.tell({ type: 'FAIL', reason: 'network' });
    expect(playOf(play)).toBe('failed');
    play.tell('RELEASE');
    expect(playOf(play)).toBe('released');
  });
});

test('authoring: draft → submitted → approved → draft again, or obsolete', () => {
  const play = inject();
  play.tell('EDIT', 'SUBMIT', 'EDIT', 'SUBMIT', 'APPROVE', 'WITHDRAW');
  expect(play.log.map((event) => 'state' in event && event.state)).toEqual([
    'draft',
    'submitted',
    'draft',
    'submitted',
    'approved',
    'obsolete',
  ]);
});

test('nothing is dropped in silence', () => {
  const play = inject();
  expect(play.tell('MET')).toMatchObject([{ type: 'message.refused', message: 'MET' }]);
});

test('every state is reached', () => {
  const told = [
    'EDIT',
    'SUBMIT',
    'APPROVE',
    'WITHDRAW',
    'ARM',
    'DUE',
    'RELEASE',
    'FIRE',
    'HOLD',
    'SKIP',
    'SUPERSEDE',
    'FAIL',
  ].map((type) => ({ type }));
  const messages = [
    ...told,
    { type: 'DEFER', delay: 1 },
    from('city'),
    from('east'),
    { type: 'MET', action: 'raise' },
    { type: 'MISSED', action: 'raise' },
  ];
  // What is counted twice is no new place on the walk.
  const key = ({ value, context }: { readonly value: unknown; readonly context: InjectContext }) => [
    value,
    context.met.length > 0,
    input.to.map((seat) => context.acknowledgedBy.includes(seat)),
  ];
  const walks = [{ ...input, expects: [raise] }, watched, untimed].map((one) =>
    unreached({ machine: injectMachine, input: one, messages, key: key as never }),
  );
  // It is sorted before the first message comes, where the walk does not look.
  expect(walks.reduce((left, now) => left.filter((id) => now.includes(id)))).toEqual(['inject.play.planned.sorting']);
});

describe('an inject: what it takes in each state', () => {
  const release: Cells = { RELEASE: 'released', FIRE: 'released' };
  const stop: Cells = { HOLD: 'held', SKIP: 'skipped', SUPERSEDE: 'superseded' };
  const answers: Cells = { 'ACKNOWLEDGED by city': '=', 'ACKNOWLEDGED by east': '=', MET: '=' };
  /** From planned until it has gone out, and what can still be done with one that has. */
  const upToRelease: readonly Line[] = [
    [['HOLD'], 'held', { ...release, ...stop, HOLD: 'refused', DEFER: 'deferred' }],
    [
      ['DEFER'],
      'deferred',
      { ...release, HOLD: 'held', SKIP: 'skipped', SUPERSEDE: 'superseded', DEFER: '=', 'in 02:00': 'released' },
    ],
    [['SKIP'], 'skipped', {}],
    [['SUPERSEDE'], 'superseded', {}],
    [['FIRE'], 'released', { ARRIVED: 'delivered', FAIL: 'failed', 'in 00:01': 'delivered' }],
    [['FIRE', 'FAIL'], 'failed', release],
  ];
  const delivered: readonly Line[] = [
    [['FIRE', TIME], 'delivered', { ...answers, MISSED: 'expired' }],
    [
      ['FIRE', TIME, 'ACKNOWLEDGED by city'],
      'delivered',
      { ...answers, 'ACKNOWLEDGED by east': 'acknowledged', MISSED: 'expired' },
    ],
    [
      ['FIRE', TIME, 'MET', 'ACKNOWLEDGED by city'],
      'delivered',
      { ...answers, 'ACKNOWLEDGED by east': 'complete', MISSED: 'expired' },
    ],
    [
      ['FIRE', TIME, 'ACKNOWLEDGED by city', 'ACKNOWLEDGED by east'],
      'acknowledged',
      { MET: 'complete', MISSED: 'expired' },
    ],
    [['FIRE', TIME, 'ACKNOWLEDGED by city', 'ACKNOWLEDGED by east', 'MET'], 'complete', {}],
    [['FIRE', TIME, 'MISSED'], 'expired', { ...answers, MISSED: '=' }],
  ];

  const play = (one: InjectInput, lines: readonly Line[]): TransitionTable => ({
    start: () => new Play(injectMachine, one, ['city', 'east', 'prompt']),
    region: 'play',
    messages: {
      ARM: { type: 'ARM' },
      DUE: { type: 'DUE' },
      RELEASE: { type: 'RELEASE' },
      FIRE: { type: 'FIRE' },
      HOLD: { type: 'HOLD' },
      DEFER: { type: 'DEFER', delay: 2 * HOUR },
      SKIP: { type: 'SKIP' },
      SUPERSEDE: { type: 'SUPERSEDE' },
      ARRIVED: { type: 'ARRIVED' },
      FAIL: { type: 'FAIL' },
      'ACKNOWLEDGED by city': from('city'),
      'ACKNOWLEDGED by east': from('east'),
      MET: { type: 'MET', action: 'raise' },
      MISSED: { type: 'MISSED', action: 'raise' },
    },
    lines,
  });
  const planned: Cells = { ...stop, FIRE: 'released', DEFER: 'deferred', ARM: 'armed' };
  const armed: Cells = { ...stop, ...release, DEFER: 'deferred' };

  const timed = play({ ...input, expects: [raise] }, [
    [[], 'planned.timed', { ...planned, 'in 01:00': 'released' }],
    [['ARM'], 'armed', { ...armed, DUE: 'released' }],
    ...upToRelease,
    ...delivered,
  ]);
  const byCondition = play({ ...watched, automatic: false }, [
    [[], 'armed', { ...armed, DUE: 'due' }],
    [['DUE'], 'due', { ...armed }],
    [
      ['DEFER'],
      'deferred',
      { ...release, HOLD: 'held', SKIP: 'skipped', SUPERSEDE: 'superseded', DEFER: '=', 'in 02:00': 'due' },
    ],
  ]);
  const byController = play(untimed, [
    [[], 'planned.parked', planned],
    // It asks for nothing: acknowledged is done.
    [['FIRE', TIME, 'ACKNOWLEDGED by city', 'ACKNOWLEDGED by east'], 'complete', {}],
  ]);
  const authoring: TransitionTable = {
    start: inject,
    region: 'authoring',
    messages: Object.fromEntries(['EDIT', 'SUBMIT', 'APPROVE', 'WITHDRAW'].map((type) => [type, { type }])),
    lines: [
      [[], 'approved', { EDIT: 'draft', WITHDRAW: 'obsolete' }],
      [['EDIT'], 'draft', { SUBMIT: 'submitted' }],
      [['EDIT', 'SUBMIT'], 'submitted', { APPROVE: 'approved', EDIT: 'draft' }],
      [['WITHDRAW'], 'obsolete', {}],
    ],
  };

  followsTransitions('one with a time', timed);
  followsTransitions('one that waits for a condition, and then for a controller', byCondition);
  followsTransitions('one that only a controller sends', byController);
  followsTransitions('how it was written', authoring);
  coversAll(injectMachine, [timed, byCondition, byController, authoring]);
});
