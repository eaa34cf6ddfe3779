import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../tests/small-drill.ts';
import type { Command } from '../log/vocabulary.ts';
import { openScenario } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { decide } from './decide.ts';
import { initialState } from './initial-state.ts';
import type { DrillState } from './state.ts';

const scenario = openScenario(sourceOf()).scenario as Scenario;
function answer(
  command: Command,
  change: (state: DrillState) => void = () => {},
  phase: DrillState['phase'] = 'running',
) {
  const state = initialState(scenario);
  state.phase = phase;
  change(state);
  const before = JSON.stringify(state);
  const decision = decide(state, scenario, command);
  expect(JSON.stringify(state), 'a decision touches nothing').toBe(before);
  return decision.ok ? 'yes' : decision.code;
}
const as = (seat: string) => (command: object) => ({ seat, ...command }) as Command;
const director = as('director');

describe('who may', () => {
  test.each([
    ['director', 'yes'],
    ['controller-1', 'yes'],
    ['safety-officer', 'yes'],
    ['city', 'not-your-seat'],
    ['T01', 'not-your-seat'],
    ['nobody', 'unknown-seat'],
  ])('%s release an inject: %s', (seat, expected) => {
    const armed = (state: DrillState) => {
      state.injects['rain'] = { play: 'due', authoring: 'approved' };
    };
    expect(answer(as(seat)({ type: 'inject.release', inject: 'rain' }), armed)).toBe(expected);
  });

  test.each(['director', 'city', 'T01', 'anybody'])('%s may call NO DUFF, in any phase', (seat) => {
    for (const phase of ['briefed', 'running', 'paused', 'ended'] as const)
      expect(answer(as(seat)({ type: 'noduff' }), undefined, phase)).toBe('yes');
  });

  test.each([
    ['director', 'yes'],
    ['safety-officer', 'yes'],
    ['controller-1', 'not-your-seat'],
    ['city', 'not-your-seat'],
  ])('after NO DUFF %s may resume: %s', (seat, expected) => {
    expect(answer(as(seat)({ type: 'resume' }), undefined, 'frozen')).toBe(expected);
  });
});

describe('when', () => {
  test.each([
    ['startex', 'briefed', 'yes'],
    ['startex', 'running', 'already-started'],
    ['pause', 'briefed', 'not-running'],
    ['pause', 'running', 'yes'],
    ['pause', 'paused', 'not-running'],
    ['resume', 'running', 'not-paused'],
    ['resume', 'paused', 'yes'],
    ['endex', 'paused', 'yes'],
    ['endex', 'ended', 'ended'],
    ['pause', 'frozen', 'frozen'],
  ] as const)('%s while %s: %s', (type, phase, expected) => {
    expect(answer(director({ type }), undefined, phase)).toBe(expected);
  });
});

describe('what', () => {
  test.each([
    [{ type: 'inject.fire', inject: 'nothing' }, 'unknown-inject'],
    [{ type: 'inject.fire', inject: 'spare' }, 'yes'],
    [{ type: 'inject.release', inject: 'spare' }, 'inject-state'],
    [{ type: 'order', to: 'T09', task: 'stand-by' }, 'unknown-team'],
    [{ type: 'order', to: 'T01', task: 'sea-search' }, 'team-cannot'],
    [{ type: 'order', to: 'T01', task: 'pump-out', site: 'moon' }, 'unknown-site'],
    [{ type: 'order', to: 'T01', task: 'pump-out', site: 'quay' }, 'yes'],
    [{ type: 'acknowledge', of: 'nothing' }, 'unknown-order'],
    [{ type: 'acknowledge', of: 'rain' }, 'nothing-to-acknowledge'],
    [{ type: 'refuse', of: 'nothing', reason: 'no van' }, 'unknown-order'],
    [{ type: 'mark', team: 'T01', mark: 'depart' }, 'not-a-field-team'],
    [{ type: 'suppress', rule: 'nothing' }, 'unknown-rule'],
    [{ type: 'suppress', rule: 'place-pumps' }, 'yes'],
    [{ type: 'seat.take', take: 'moon' }, 'unknown-seat'],
    [{ type: 'seat.take', take: 'city' }, 'yes'],
    [{ type: 'seat.release', release: 'city' }, 'seat-free'],
    [{ type: 'jump', to: -1 }, 'time-past'],
    [{ type: 'segment.skip' }, 'no-showing'],
    [{ type: 'script.later', by: 60_000 }, 'yes'],
  ])('%j: %s', (command, expected) => {
    expect(answer(director(command))).toBe(expected);
  });

  test('a team that is asked, not ordered, takes requests only; a broken one takes neither', () => {
    const asked = { ...scenario, teams: scenario.teams.map((team) => ({ ...team, command: 'request' as const })) };
    const state = { ...initialState(asked), phase: 'running' as const };
    const order = { seat: 'city', type: 'order', to: 'T01', task: 'pump-out' } as const;
    expect(decide(state, asked, order)).toEqual({ ok: false, code: 'not-commanded', about: 'T01' });
    expect(decide(state, asked, { ...order, type: 'request' }).ok).toBe(true);
    expect(answer(order, (known) => Object.assign(known.teams['T01'] ?? {}, { state: 'faulted' }))).toBe(
      'team-faulted',
    );
  });

  test('a jump goes forward from where the clock is, not from the last event', () => {
    const state = { ...initialState(scenario), phase: 'running' as const };
    const jump = director({ type: 'jump', to: 1 });
    expect(decide(state, scenario, jump, 0).ok).toBe(true);
    expect(decide(state, scenario, jump, 1)).toEqual({ ok: false, code: 'time-past' });
    expect(decide(state, scenario, jump, 2)).toEqual({ ok: false, code: 'time-past' });
  });
});
