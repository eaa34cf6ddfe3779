import { expect, test } from 'vitest';
import { EXERCISE_STEPS, type ExerciseKind } from '../../src/log/names.ts';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import { exerciseMachines } from '../../src/machines/exercises/index.ts';
import type { ExerciseInput, FactName } from '../../src/machines/exercises/protocol.ts';
import { HOUR } from '../../src/units/time.ts';
import { Play } from './play.ts';

export const OPENS = HOUR;
export const CLOSES = 10 * HOUR;
export const inputOf = (id: string): ExerciseInput => ({
  id,
  opens: OPENS,
  closes: CLOSES,
});

/** What an exercise reported, as people would say it. */
export const shortly = (events: readonly DrillEvent[]): string[] =>
  events.map((event) => {
    if (event.type === 'exercise.step') return event.step;
    if (event.type === 'exercise.concluded') return event.reason ? `${event.outcome}: ${event.reason}` : event.outcome;
    if (event.type === 'message.refused') return `refused ${event.message}: ${event.reason}`;
    if (event.type === 'exercise.controlled') return 'under control';
    return event.type.replace('exercise.', '');
  });

export const plan = (kind: ExerciseKind): Play => new Play(exerciseMachines[kind], inputOf(kind));
export function armed(kind: ExerciseKind): Play {
  const play = plan(kind);
  play.until(OPENS);
  return play;
}
/** An exercise under way that has heard `facts`. */
export function underway(kind: ExerciseKind, ...facts: readonly FactName[]): Play {
  const play = armed(kind);
  play.tell('TRIGGER', ...facts);
  return play;
}

/** A fact, and what the exercise reports when it hears it. */
export type Row = readonly [told: FactName | 'TRIGGER', ...reported: string[]];

/** The procedure as a table: each fact in its turn makes exactly what stands beside it. */
export function followsTable(kind: ExerciseKind, rows: readonly Row[]): void {
  test(`${rows.flatMap(([, ...reported]) => reported).join(' → ')}`, () => {
    const play = armed(kind);
    expect(rows.map(([told]) => [told, ...shortly(play.tell(told))])).toEqual(rows);
    expect(play.value).toBe('concluded');
  });

  test('every milestone of its kind is in the table once', () => {
    const names: readonly string[] = EXERCISE_STEPS[kind];
    const steps = rows.flatMap(([, ...reported]) => reported.filter((name) => names.includes(name)));
    expect(steps.toSorted()).toEqual([...names].toSorted());
  });
}

/** The same facts, all heard before the trigger and in any order, make the same milestones once each. */
export function hearsEarly(kind: ExerciseKind, facts: readonly FactName[]): string[] {
  const play = plan(kind);
  play.tell(...facts);
  play.until(OPENS);
  return shortly(play.tell('TRIGGER'));
}

/** How an exercise ended: its outcome, with its reason. */
const endOf = ({ log }: Play): string | undefined =>
  shortly(log.filter(({ type }) => type === 'exercise.concluded'))[0];

/** How an exercise ends that heard `facts` and then the end of the drill, or of its window: which must be the same. */
export function cutShortAfter(kind: ExerciseKind, ...facts: readonly FactName[]): string | undefined {
  const [byEnd, byWindow] = [underway(kind, ...facts), underway(kind, ...facts)];
  byEnd.tell('END');
  byWindow.until(CLOSES);
  expect(endOf(byWindow)).toBe(endOf(byEnd));
  return endOf(byEnd);
}
