/** Injects and objectives that would puzzle those who play: told to nobody, two at once, never used, out of their hours. */
import { MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import { cyclesOf, ringWords } from './cycles.ts';
import type { Inject, Scenario } from './scenario.ts';

export function lintPlay(scenario: Scenario, context: Context): void {
  const { findings } = context;
  const armed = new Set(scenario.injects.flatMap(({ expects }) => expects.map(({ otherwise }) => otherwise)));
  scenario.injects.forEach(({ id, to, parked, note }, i) => {
    if (to.length === 0) findings.at(['injects', i, 'to'], 'inject-to-nobody', { found: id });
    if (parked && !armed.has(id) && !note) findings.at(['injects', i], 'parked-unused', { found: id });
  });
  lintMinutes(scenario, context);
  lintWaiting(scenario, context);
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

/** Injects of which none can come before the other are an error; those that only read each other may have other ways. */
function lintWaiting({ injects }: Scenario, { findings }: Context): void {
  const tell = (code: 'inject-deadlock' | 'inject-when-cycle', rings: readonly string[][]) => {
    for (const ring of rings) {
      const found = ring[0] as string;
      const i = injects.findIndex(({ id }) => id === found);
      const key = injects[i]?.when === undefined ? 'after' : 'when';
      findings.at(['injects', i, key], code, { values: { members: ringWords(ring) }, found });
    }
  };
  const deadlocks = ringsOf(injects, ({ when, after }) => [
    ...(after === undefined ? [] : [after.inject]),
    ...injectsIn(when?.awaits),
  ]);
  tell('inject-deadlock', deadlocks);
  if (deadlocks.length === 0)
    tell(
      'inject-when-cycle',
      ringsOf(injects, ({ when }) => injectsIn(when?.reads)),
    );
}

const INJECT = 'inject:';
const injectsIn = (things: readonly string[] = []): string[] =>
  things.filter((thing) => thing.startsWith(INJECT)).map((thing) => thing.slice(INJECT.length));

function ringsOf(injects: readonly Inject[], waitsFor: (inject: Inject) => readonly string[]): string[][] {
  const steps = new Map<string, string[]>();
  for (const inject of injects)
    for (const before of waitsFor(inject)) steps.set(before, [...(steps.get(before) ?? []), inject.id]);
  return cyclesOf(steps);
}

function lintObjectives(scenario: Scenario, { findings }: Context): void {
  const exercises = new Map(scenario.exercises.map((exercise) => [exercise.id, exercise]));
  scenario.objectives.forEach(({ id, exercise, by, work }, i) => {
    const window = exercise === undefined ? undefined : exercises.get(exercise)?.window;
    if (!window || exercise === undefined) return;
    const outside = [
      ...(by !== undefined && by < window.from ? ['by'] : []),
      ...(work.some(({ from, to }) => from < window.from || to > window.to) ? ['work'] : []),
    ];
    for (const key of outside)
      findings.at(['objectives', i, key], 'objective-window', { values: { exercise }, found: id });
  });
}
