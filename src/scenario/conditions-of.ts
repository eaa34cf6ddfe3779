/** Every condition of a scenario, wherever it stands. */
import type { Condition } from './condition.ts';
import type { Households, Scenario } from './scenario.ts';

export function conditionsOf(scenario: Scenario): Condition[] {
  const { devices, plans, exercises, incidents, injects, objectives, roads, households } = scenario;
  const { channels, reports, chain, figures, bulletins } = scenario;
  const all: (Condition | undefined)[] = [
    ...devices.map(({ when }) => when),
    ...(roads?.closures ?? []).map(({ when }) => when),
    ...(households === undefined ? [] : householdConditions(households)),
    ...channels.map(({ works }) => works),
    ...(chain?.terms ?? []).map(({ declines }) => declines),
    ...figures.map(({ of }) => of),
    ...(bulletins?.alarms ?? []).flatMap(({ raised, warranted, foreseen, moved }) => [
      raised,
      warranted,
      foreseen,
      moved,
    ]),
    ...reports.flatMap(({ when, until }) => [when, until]),
    ...plans.flatMap(({ rules }) => rules.map(({ when }) => when)),
    ...exercises.map(({ trigger }) => trigger),
    ...incidents.flatMap(({ when, until, found = [], acted, size }) => [
      when,
      until,
      ...found.map((way) => way.when),
      acted,
      size?.of,
    ]),
    ...injects.flatMap(({ when, expects }) => [when, ...expects.map(({ action }) => action)]),
    ...objectives.map(({ measure }) => measure),
  ];
  return all.filter((condition) => condition !== undefined);
}

/** What opens shelters, sends wardens out, begins a warning, bars the way back: in this order. */
export const householdConditions = ({ areas, shelters, channels, barred }: Households): Condition[] => [
  ...channels.map(({ when }) => when),
  ...areas.flatMap(({ wardens }) => (wardens === undefined ? [] : [wardens.when])),
  ...shelters.map(({ open }) => open),
  ...(barred === undefined ? [] : [barred]),
];
