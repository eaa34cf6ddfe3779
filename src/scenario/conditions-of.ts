/** Every condition of a scenario, wherever it stands. */
import type { Condition } from './condition.ts';
import type { Scenario } from './scenario.ts';

export function conditionsOf(scenario: Scenario): Condition[] {
  const { devices, plans, exercises, incidents, injects, objectives, roads } = scenario;
  const all: (Condition | undefined)[] = [
    ...devices.map(({ when }) => when),
    ...(roads?.closures ?? []).map(({ when }) => when),
    ...plans.flatMap(({ rules }) => rules.map(({ when }) => when)),
    ...exercises.map(({ trigger }) => trigger),
    ...incidents.flatMap(({ when, until }) => [when, until]),
    ...injects.flatMap(({ when, expects }) => [when, ...expects.map(({ action }) => action)]),
    ...objectives.map(({ measure }) => measure),
  ];
  return all.filter((condition) => condition !== undefined);
}
