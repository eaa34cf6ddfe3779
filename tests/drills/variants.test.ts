/** It discriminates: the same plans carried out well, fairly and poorly (优、中、差) come to other outcomes. All eight seeds: `docs/discriminates.md`. */
import { expect, test } from 'vitest';
import golden from '../../scenarios/qingdao-2022/expected.json' with { type: 'json' };
import { decide } from '../../src/drill/decide.ts';
import { drillOf, type Run, scenarioOf } from './drill.ts';

/** Dry streets are quicker, and spare a poor drill nothing that it does well. */
const city = drillOf('qingdao-2022').withoutFloods().seed(1);

function carriedOut(variant: string): Run {
  const run = city.open();
  run.say({ type: 'startex', seat: 'director', variant });
  run.to('L+24:00');
  run.say({ type: 'endex', seat: 'director' });
  return run;
}
const met = ({ state }: Run): string[] =>
  Object.entries(state.objectives).flatMap(([id, objective]) => (objective.met === true ? [id] : []));

test('well is as planned: every objective is met (the golden run); fairly: most are; poorly: none is', () => {
  const [fair, poor] = ['fair', 'poor'].map((variant) => met(carriedOut(variant)));
  const all = city.scenario.objectives.map(({ id }) => id);
  expect(city.scenario.variants.find(({ id }) => id === 'good')).toMatchObject({ pace: 1, without: [] });
  expect(golden.summary.objectives.filter((one) => one.met).map(({ id }) => id)).toEqual(all);
  expect(fair?.length).toBeGreaterThan(all.length / 2);
  expect(fair?.length).toBeLessThan(all.length);
  expect(poor).toEqual([]);
});

test('a variant is chosen at StartEx, and is why its rules are left out', () => {
  const run = city.open();
  expect(decide(run.state, scenarioOf('qingdao-2022'), { type: 'startex', seat: 'director', variant: 'best' })).toEqual(
    {
      ok: false,
      code: 'unknown-variant',
      about: 'best',
    },
  );
  run.say({ type: 'startex', seat: 'director', variant: 'poor' });
  const chosen = run.first('plans.chosen', { variant: 'poor' });
  for (const { rule, cause } of run.of('rule.suppressed')) {
    expect(city.scenario.variants.find(({ id }) => id === 'poor')?.without).toContain(rule);
    expect(cause).toBe(chosen.seq);
  }
});
