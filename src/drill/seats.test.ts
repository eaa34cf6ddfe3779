import { describe, expect, test } from 'vitest';
import { record, SMALL, SMALL_FILES, sourceOf } from '../../tests/small-drill.ts';
import { COMMAND_TYPES, type Command } from '../log/vocabulary.ts';
import { openScenario } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { decide } from './decide.ts';
import { initialState } from './initial-state.ts';
import { commands, RIGHTS, type SeatRole } from './seats.ts';
import type { DrillState } from './state.ts';

/** A city above a district with a team, and a seat of every role. */
const TWO_LEVELS = SMALL.replace(
  'teams:\n',
  '  - { id: east, level: district, of: city, name: { zh: 东区, en: East } }\n  - { id: west, level: district, of: city, name: { zh: 西区, en: West } }\nteams:\n  - { id: T03, kind: drainage, name: { zh: 东区排水, en: East drainage }, people: 5, base: base, post: east, mode: field }\n',
).replace(
  '  - { id: controller-1, role: controller }\n',
  [
    'controller-1, role: controller',
    'safety-officer, role: safety-officer',
    'evaluator-1, role: evaluator',
    'guest, role: observer',
    'water-desk, role: desk',
  ]
    .map((seat) => `  - { id: ${seat} }\n`)
    .join(''),
);
const files = { ...SMALL_FILES, 'scenario.yaml': TWO_LEVELS };
const opened = openScenario(sourceOf(files));
const scenario = opened.scenario as Scenario;
const SEAT_OF: Readonly<Record<SeatRole, string>> = {
  director: 'director',
  controller: 'controller-1',
  'safety-officer': 'safety-officer',
  evaluator: 'evaluator-1',
  observer: 'guest',
  post: 'east',
  desk: 'water-desk',
  'team-leader': 'T03',
};
const ROLES = Object.keys(SEAT_OF) as SeatRole[];
const running: DrillState = { ...initialState(scenario), phase: 'running' };
const answer = (command: Command, state = running): string => {
  const decision = decide(state, scenario, command);
  return decision.ok ? 'yes' : decision.code;
};
const as = (seat: string, command: object): Command => ({ seat, ...command }) as Command;

/** A command of each type that nothing but the seat stands against. */
const BODY: Readonly<Record<string, object>> = {
  order: { to: 'T03', task: 'pump-out', site: 'quay' },
  request: { to: 'T03', task: 'pump-out', site: 'quay' },
  level: { level: 'IV' },
  measure: { measure: 'consult' },
  report: { about: 'quay', text: 'dry' },
  acknowledge: { of: 'nothing' },
  refuse: { of: 'nothing', reason: 'no van' },
  jump: { to: 1 },
  mark: { team: 'T03', mark: 'muster' },
  bookmark: { note: '' },
  suppress: { rule: 'consult' },
};

describe('the table of seats', () => {
  test.each(ROLES)('%s: what is not in the table is refused for the seat’s sake, and nothing else is', (role) => {
    const seat = SEAT_OF[role];
    for (const type of COMMAND_TYPES) {
      const own = type === 'seat.take' ? { take: seat } : type === 'seat.release' ? { release: seat } : {};
      const inject = type.startsWith('inject.') ? { inject: 'rain', by: 1 } : {};
      const code = answer(as(seat, { type, ...own, ...inject, ...BODY[type] }));
      const forTheSeat = code === 'not-your-seat' || code === 'not-a-post' || code === 'not-commanded';
      expect(forTheSeat, `${role} ${type}: ${code}`).toBe(!RIGHTS[role].may.has(type));
    }
  });

  test.each([
    ['T03', { type: 'seat.take', take: 'T03' }, 'yes'],
    ['T03', { type: 'seat.take', take: 'T01' }, 'not-your-seat'],
    ['east', { type: 'seat.take', take: 'T03' }, 'not-your-seat'],
    ['guest', { type: 'seat.release', release: 'east' }, 'not-your-seat'],
    ['safety-officer', { type: 'seat.take', take: 'east' }, 'not-your-seat'],
    ['director', { type: 'seat.take', take: 'east' }, 'yes'],
    ['controller-1', { type: 'seat.take', take: 'T03' }, 'yes'],
    ['T03', { type: 'mark', team: 'T03', mark: 'muster' }, 'yes'],
    ['T01', { type: 'mark', team: 'T03', mark: 'muster' }, 'not-your-seat'],
    ['east', { type: 'mark', team: 'T03', mark: 'muster' }, 'not-your-seat'],
    ['director', { type: 'mark', team: 'T03', mark: 'muster' }, 'yes'],
    ['evaluator-1', { type: 'resume' }, 'not-your-seat'],
    ['T03', { type: 'resume' }, 'not-your-seat'],
  ])('%s, %j: %s', (seat, command, expected) => {
    expect(answer(as(seat, command))).toBe(expected);
  });

  test('a post orders the teams below it, at any depth, and no other; whom it does not command it may ask', () => {
    const pump = { to: 'T03', task: 'pump-out', site: 'quay' };
    for (const seat of ['east', 'city', 'director']) expect(answer(as(seat, { type: 'order', ...pump }))).toBe('yes');
    expect(decide(running, scenario, as('west', { type: 'order', ...pump }))).toEqual({
      ok: false,
      code: 'not-commanded',
      about: 'T03',
    });
    expect(answer(as('west', { type: 'request', ...pump }))).toBe('yes');
    expect(answer(as('east', { type: 'order', ...pump, to: 'T77' }))).toBe('unknown-team');
    expect(commands(scenario, 'city', 'T03')).toBe(true);
  });

  test('a chain of command that closes on itself ends', () => {
    const round = {
      seats: [],
      teams: [{ id: 'T', post: 'a' }],
      posts: [
        { id: 'a', of: 'b' },
        { id: 'b', of: 'a' },
      ],
    };
    expect(commands(round, 'c', 'T')).toBe(false);
  });

  test('only director and controllers write down what others say, and only what is said', () => {
    const said = { type: 'report', about: 'quay', text: '水深 0.2 m' };
    for (const role of ROLES) {
      const wanted = RIGHTS[role].enters ? 'yes' : 'not-your-seat';
      expect(answer(as('T01', { ...said, enteredBy: SEAT_OF[role] })), role).toBe(wanted);
    }
    expect(answer(as('T01', { type: 'seat.take', take: 'T01', enteredBy: 'director' }))).toBe('not-spoken');
    expect(answer(as('T01', { type: 'pause', enteredBy: 'director' }))).toBe('not-spoken');
    // Whoever writes it down gives the seat no rights that it has not.
    expect(answer(as('T01', { type: 'mark', team: 'T03', mark: 'muster', enteredBy: 'director' }))).toBe(
      'not-your-seat',
    );
  });

  test('after NO DUFF director and safety officer resume, whatever their seats are called', () => {
    const frozen = { ...running, phase: 'frozen' as const };
    for (const role of ROLES)
      expect(answer(as(SEAT_OF[role], { type: 'resume' }), frozen), role).toBe(
        RIGHTS[role].lifts ? 'yes' : 'not-your-seat',
      );
  });
});

test('who asks a team that it does not command has asked it, and not ordered it', () => {
  const given = (seat: string, type: 'order' | 'request') => ({
    at: 60_000 as never,
    command: as(seat, { type, to: 'T03', task: 'pump-out', site: 'quay' }),
  });
  const kinds = record([given('west', 'request'), given('city', 'order')], { files })
    .lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ type, to }) => type === 'order.issued' && to === 'T03')
    .map(({ from, kind }) => [from, kind]);
  expect(kinds).toEqual([
    ['west', 'request'],
    ['city', 'order'],
  ]);
});

test('what somebody wrote down for a seat is in the log, and in the words of the log', () => {
  const { lines } = record(
    [
      {
        at: 60_000 as never,
        command: { seat: 'T01', enteredBy: 'director', type: 'report', about: 'quay', text: '已到' },
      },
    ],
    { files },
  );
  expect(lines.find((line) => line.includes('"report"'))).toContain(
    '"seat":"T01","enteredBy":"director","type":"report"',
  );
});
