import { expect, test } from 'vitest';
import type { DrillState, TeamRecord } from '../drill/state.ts';
import { exerciseShown, outcomeShown, playedInjects, ringOf, ringSince, tabOf } from './drill-view.ts';
import type { InjectView } from './roster.ts';

const team = (change: Partial<TeamRecord>): TeamRecord =>
  ({ state: 'working', since: 5, link: 'linked', safety: 'clear', fitness: 'fresh', ...change }) as TeamRecord;

test('what keeps a team from acting is shown before what it is doing', () => {
  expect(ringOf(team({}))).toBe('working');
  expect(ringOf(team({ safety: 'holding' }))).toBe('holding');
  expect(ringOf(team({ safety: 'holding', link: 'lost' }))).toBe('lost');
  expect(ringOf(team({ link: 'lost', state: 'faulted' }))).toBe('faulted');
  expect(ringSince(team({ safety: 'holding', holdingSince: 9 }))).toBe(9);
});

test('an exercise under control is still under way; one not triggered says so', () => {
  expect(exerciseShown({ state: 'underway', controlledAt: 3, steps: {} })).toBe('controlled');
  expect(exerciseShown({ state: 'concluded', controlledAt: 3, outcome: 'controlled', steps: {} })).toBe('concluded');
  expect(outcomeShown({ state: 'concluded', outcome: 'notTriggered', steps: {} })).toBe('notTriggered');
});

const inject = (id: string, number: number, change: Partial<InjectView> = {}): InjectView =>
  ({ id, number, parked: false, expects: [], to: [], release: 'auto', ...change }) as unknown as InjectView;
const state = (injects: DrillState['injects']): DrillState => ({ injects }) as DrillState;

test('the next inject comes first, and those that wait for a condition after the timed', () => {
  const list = [inject('late', 1, { at: 90 as never }), inject('cond', 2), inject('soon', 3, { at: 10 as never })];
  const rows = playedInjects(list, state({ late: { play: 'deferred', authoring: 'approved', deferredTo: 5 } }));
  expect(rows.map((row) => row.inject.id)).toEqual(['late', 'soon', 'cond']);
});

test('a parked inject waits apart until a missed action arms it', () => {
  const [row] = playedInjects([inject('spare', 1, { parked: true })], state({}));
  expect(row && tabOf(row)).toBe('parked');
  const [armed] = playedInjects(
    [inject('spare', 1, { parked: true })],
    state({ spare: { play: 'due', authoring: 'approved' } }),
  );
  expect(armed && tabOf(armed)).toBe('upcoming');
  const [out] = playedInjects([inject('x', 1)], state({ x: { play: 'skipped', authoring: 'approved' } }));
  expect(out && tabOf(out)).toBe('released');
});
