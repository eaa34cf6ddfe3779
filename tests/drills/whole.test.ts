import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FloodState } from '../../src/hazards/flood/state.ts';
import { EXERCISE_KINDS } from '../../src/log/names.ts';
import type { Entry } from '../../src/log/vocabulary.ts';
import { HOUR } from '../../src/units/time.ts';
import { drillOf } from './drill.ts';

interface Cost {
  readonly id: string;
  readonly nx: number;
  readonly ny: number;
  readonly steps: number;
}
/** Of a domain's grid and those of its patches. */
const costsOf = (id: string, { flood: { grid, steps }, patches }: FloodState): readonly Cost[] => [
  { id, nx: grid.nx, ny: grid.ny, steps },
  ...patches.flatMap((patch) => costsOf(patch.spec.id, patch)),
];
/** The cells of a line of a table but the first. */
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());

describe('the city drill, run by itself from StartEx to EndEx', () => {
  const run = drillOf('qingdao-2022').runToEnd();
  const { scenario } = run.engine;

  test('has all eight exercises, and every one is concluded', () => {
    expect(scenario.exercises.map(({ kind }) => kind).toSorted()).toEqual([...EXERCISE_KINDS].toSorted());
    expect(Object.values(run.state.exercises).map(({ state }) => state)).toEqual(Array(8).fill('concluded'));
  });

  test('brings six or more of them under control', () => {
    const controlled = Object.values(run.state.exercises).filter(({ outcome }) => outcome === 'controlled');
    expect(controlled.length).toBeGreaterThanOrEqual(6);
  });

  test('has fifteen teams with 940 people, and every team has done something', () => {
    expect(scenario.teams).toHaveLength(15);
    expect(scenario.teams.reduce((sum, { people }) => sum + people, 0)).toBe(940);
    expect(Object.values(run.state.teams).filter(({ tasksDone }) => tasksDone === 0)).toEqual([]);
  });

  test('asks the forces that the city does not command, and orders the others', () => {
    const asked = new Set(run.of('order.issued', { kind: 'request' }).map(({ to }) => to));
    expect([...asked].toSorted()).toEqual(
      scenario.teams.filter(({ command }) => command === 'request').map(({ id }) => id),
    );
  });

  test('has at least eighty injects, and plays them: timed, conditional, contingency and parked', () => {
    const { injects } = scenario;
    expect(injects.length).toBeGreaterThanOrEqual(80);
    expect(injects.filter(({ at }) => at !== undefined).length).toBeGreaterThan(20);
    expect(injects.filter(({ when }) => when !== undefined).length).toBeGreaterThan(20);
    expect(injects.filter(({ parked }) => parked).length).toBeGreaterThan(5);
    expect(
      injects.flatMap(({ expects }) => expects).filter(({ otherwise }) => otherwise !== undefined).length,
    ).toBeGreaterThan(3);
  });

  test('every event names a cause that stands before it, back to a command', () => {
    const known = new Set(run.log.commands.map(({ seq }) => seq));
    for (const { seq, cause } of run.events) {
      expect([seq, cause, known.has(cause)]).toEqual([seq, cause, true]);
      known.add(seq);
    }
  });

  test('nothing breaks on the way: no fault, no order above a limit', () => {
    expect(
      run.events.filter(({ type }) =>
        ['actor.faulted', 'drill.faulted', 'team.faulted', 'safety.breached'].includes(type),
      ),
    ).toEqual([]);
  });

  test('its water costs what its README says: cells to the last, steps within a hundredth', () => {
    const readme = readFileSync(new URL('../../scenarios/qingdao-2022/README.md', import.meta.url), 'utf8');
    const told = (id: string): readonly string[] =>
      cellsOf(readme.split('\n').find((line) => line.startsWith(`| ${id} `)) ?? '');
    const costs = run.engine.hazards.of('flood').flatMap(({ spec, state }) => costsOf(spec.id, state));
    const now = costs.map(({ id, nx, ny, steps }) => {
      const [, , about = ''] = told(`\`${id}\``);
      const isNear = Math.abs(Number(about.replaceAll(',', '')) / steps - 1) <= 0.01;
      return [id, `${nx} × ${ny}`, isNear ? about : steps.toLocaleString('en-US')];
    });
    expect(costs.map(({ id }) => [id, told(`\`${id}\``)[0], told(`\`${id}\``)[2]])).toEqual(now);
    const [cells, , , updates] = told('together');
    expect(cells).toBe(costs.reduce((sum, { nx, ny }) => sum + nx * ny, 0).toLocaleString('en-US'));
    const all = costs.reduce((sum, { nx, ny, steps }) => sum + nx * ny * steps, 0);
    expect(Math.abs((1e6 * Number.parseInt(updates ?? '', 10)) / all - 1)).toBeLessThanOrEqual(0.01);
  });

  test('is every hour what was recorded of it, in another process and on another day', () => {
    const { hourly } = JSON.parse(
      readFileSync(new URL('../../scenarios/qingdao-2022/expected.json', import.meta.url), 'utf8'),
    ) as { readonly hourly: Readonly<Record<string, string>> };
    // The last hour has two: EndEx is at its end.
    const checks = new Map<number, string>();
    for (const line of run.log.written) {
      const entry = JSON.parse(line) as Entry;
      if (entry.line === 'check' && entry.at % HOUR === 0)
        checks.set(entry.at, `${entry.fold} ${entry.kernel} ${entry.hazards}`);
    }
    expect([...checks.values()]).toEqual(Object.values(hourly));
  });

  test('only the finished are not listened to', () => {
    expect(run.of('message.refused').filter(({ reason }) => reason !== 'finished')).toEqual([]);
  });
});

describe('the first drill, run by itself', () => {
  const run = drillOf('first-drill').runToEnd();

  test('is the smallest useful one: 2 exercises, 3 teams, 10 injects', () => {
    const { exercises, teams, injects } = run.engine.scenario;
    expect([exercises.length, teams.length, injects.length]).toEqual([2, 3, 10]);
  });

  test('warns, answers, places its pumps, closes the underpass, holds, pumps, and opens it again', () => {
    expect(run.steps('urban-flooding')).toEqual([
      'warned',
      'pumps-placed',
      'underpass-closed',
      'metro-closed',
      'pumping',
      'held',
      'drained',
      'reopened',
    ]);
    expect(run.outcome('urban-flooding')).toBe('controlled');
    expect(run.outcome('typhoon-landfall')).toBe('controlled');
  });

  test('the quay floods because the storm throws the sea over it', () => {
    const [underway, ...why] = run.why(run.first('exercise.underway', { exercise: 'urban-flooding' }));
    expect(underway).toMatchObject({ exercise: 'urban-flooding' });
    expect(why.map(({ type }) => type)).toEqual(['hazard.stepped', 'startex']);
  });

  test('an answer that never comes arms the inject that the missed action names', () => {
    const deaf = drillOf('first-drill').withoutPlan('city').runToEnd();
    expect(deaf.of('contingency.armed')).toMatchObject([{ inject: 'prompt', missed: 'respond' }]);
    expect(deaf.state.injects['prompt']?.released).toBeDefined();
  });

  test('the car is never trapped, for the police are there in time', () => {
    expect(run.of('incident.occurred', { incident: 'car' })).toEqual([]);
    const late = drillOf('first-drill').withoutTeam('T03').runToEnd();
    expect(late.of('incident.occurred', { incident: 'car' })).toHaveLength(1);
    expect(late.state.orders['rescue-car']?.done).toBeDefined();
  });
});

describe('seeds', () => {
  test('one and two differ in their storms, long before anybody acts on them', () => {
    const dry = drillOf('qingdao-2022').withoutFloods();
    const [one, two] = [1, 2].map((seed) => dry.seed(seed).runTo('L-72:00').hash);
    expect(two).not.toBe(one);
  });

  test('of first-drill: one and two differ, one and one do not', () => {
    const [one, again, two] = [1, 1, 2].map((seed) => drillOf('first-drill').seed(seed).runToEnd().hash);
    expect(again).toBe(one);
    expect(two).not.toBe(one);
  });
});
