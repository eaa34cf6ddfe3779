import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, StateNode } from 'xstate';
import {
  AUTHORING_STATES,
  DRILL_STATES,
  EXERCISE_KINDS,
  EXERCISE_STATES,
  EXERCISE_STEPS,
  FITNESS_STATES,
  LEVELS,
  LINK_STATES,
  OUTCOMES,
  PLAY_STATES,
  SAFETY_STATES,
  TEAM_STATES,
} from '../src/log/names.ts';
import { drillMachine } from '../src/machines/drill.ts';
import { exerciseMachines } from '../src/machines/exercises/index.ts';
import { injectMachine } from '../src/machines/inject.ts';
import { postMachine } from '../src/machines/post.ts';
import { teamMachine } from '../src/machines/team.ts';

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The states directly below a place in a machine. */
function statesIn(machine: AnyStateMachine, ...path: readonly string[]): string[] {
  const at = path.reduce<{ readonly states: StateNode['states'] }>(
    (node, key) => node.states[key] ?? { states: {} },
    machine.root,
  );
  return sorted(Object.keys(at.states));
}

/** What a machine's text gives an action as `key`, wherever it stands. */
function given(config: unknown, action: string, key: string): string[] {
  if (typeof config !== 'object' || config === null) return [];
  const { type, params } = config as { readonly type?: unknown; readonly params?: Readonly<Record<string, string>> };
  const here = type === action && params?.[key] !== undefined ? [params[key]] : [];
  return [...here, ...Object.values(config).flatMap((value) => given(value, action, key))];
}

describe('the names that logs and scenarios use are the machines’ own', () => {
  test.each(EXERCISE_KINDS)('the milestones of %s', (kind) => {
    expect(sorted(given(exerciseMachines[kind].config, 'step', 'step'))).toEqual(sorted(EXERCISE_STEPS[kind]));
  });

  test.each(EXERCISE_KINDS)('the states and outcomes of %s', (kind) => {
    const machine = exerciseMachines[kind];
    expect(statesIn(machine)).toEqual(sorted(EXERCISE_STATES));
    expect(sorted(given(machine.config, 'conclude', 'outcome'))).toEqual(sorted(OUTCOMES));
  });

  test('the phases of a drill', () => {
    expect(statesIn(drillMachine)).toEqual(sorted(DRILL_STATES));
  });

  test('both states of an inject', () => {
    expect(statesIn(injectMachine, 'authoring')).toEqual(sorted(AUTHORING_STATES));
    expect(statesIn(injectMachine, 'play')).toEqual(sorted(PLAY_STATES));
  });

  test('the levels of a post', () => {
    expect(statesIn(postMachine, 'response')).toEqual(sorted(LEVELS));
  });

  test('the conditions of a team', () => {
    expect(statesIn(teamMachine, 'fitness')).toEqual(sorted(FITNESS_STATES));
    expect(statesIn(teamMachine, 'link')).toEqual(sorted(LINK_STATES));
    expect(statesIn(teamMachine, 'safety')).toEqual(sorted(SAFETY_STATES));
  });

  test('what a team does, where pauses and turning points have no name outside', () => {
    const passed = ['ready', 'relieved', 'leaving', 'again'];
    const paused = ['waiting', 'waitingHome', 'suspended', 'lacking', 'wrecked', 'resting', 'inPlace'];
    expect(statesIn(teamMachine, 'activity')).toEqual(sorted([...TEAM_STATES, ...passed, ...paused]));
  });
});
