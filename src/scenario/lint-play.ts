/** Injects and objectives that would puzzle those who play: told to nobody, two at once, never used, out of their hours. */
import { MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import { cyclesOf } from './cycles.ts';
import type { Scenario } from './scenario.ts';

export function lintPlay(scenario: Scenario, context: Context): void {
  const { findings } = context;
  const armed = new Set(scenario.injects.flatMap(({ expects }) => expects.map(({ otherwise }) => otherwise)));
  scenario.injects.forEach(({ id, to, parked, note }, i) => {
    if (to.length === 0) findings.at(['injects', i, 'to'], 'inject-to-nobody', { found: id });
    if (parked && !armed.has(id) && !note) findings.at(['injects', i], 'parked-unused', { found: id });
  });
  lintMinutes(scenario, context);
  lintConditionCycles(scenario, context);
  lintObjectives(scenario, context);
}

function lintMinutes(scenario: Scenario, { findings }: Context): void {
  const taken = new Map<string, string>();
  scenario.injects.forEach(({ id, at, to }, i) => {
    if (at === undefined) return;
    for (const seat of to) {
      const minute = `${Math.floor(at / MINUTE)} ${seat}`;
      const other = taken.get(minute);
      if (other !== undefined)
        findings.at(['injects', i, 'at'], 'injects-collide', { values: { other, seat }, found: id });
      taken.set(minute, id);
    }
  });
}

function lintConditionCycles(scenario: Scenario, { findings }: Context): void {
  const steps = new Map<string, string[]>();
  for (const { id, when } of scenario.injects) {
    for (const read of when?.reads ?? []) {
      if (!read.startsWith('inject:')) continue;
      const before = read.slice('inject:'.length);
      steps.set(before, [...(steps.get(before) ?? []), id]);
    }
  }
  const places = new Map(scenario.injects.map(({ id }, i) => [id, i]));
  for (const cycle of cyclesOf(steps)) {
    const [first = ''] = cycle;
    findings.at(['injects', places.get(first) ?? 0, 'when'], 'inject-when-cycle', {
      values: { members: [...cycle, first].join(' → ') },
      found: first,
    });
  }
}

function lintObjectives(scenario: Scenario, { findings }: Context): void {
  const exercises = new Map(scenario.exercises.map((exercise) => [exercise.id, exercise]));
  scenario.objectives.forEach(({ id, exercise, by, work }, i) => {
    const window = exercise === undefined ? undefined : exercises.get(exercise)?.window;
    if (!window || exercise === undefined) return;
    const outside = [
      ...(by !== undefined && by < window.from ? ['by'] : []),
      ...(work && (work.from < window.from || work.to > window.to) ? ['work'] : []),
    ];
    for (const key of outside)
      findings.at(['objectives', i, key], 'objective-window', { values: { exercise }, found: id });
  });
}
