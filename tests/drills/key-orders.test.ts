/**
 * Ten key orders, each called off before it is given: an outcome with a name is another, and without it the drill goes as planned. Three
 * more, of the evacuation, stand in `households.test.ts`. The streets stay dry, where nothing is asked of their water.
 */
import { expect, test } from 'vitest';
import { areasOf, missedIn } from '../../src/drill/areas.ts';
import { AsPlanned, drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const met = (run: Run, objective: string): boolean => run.state.objectives[objective]?.met === true;
const reached = (run: Run, exercise: string, step: string): boolean => run.steps(exercise).includes(step);

/** The order, until when the drill is run, and what holds of it as planned and not without the order. */
const ORDERS: readonly (readonly [rule: string, until: string, what: string, holds: (run: Run) => boolean])[] = [
  [
    'recall-boats',
    'L-15:00',
    'no boat is out to capsize',
    (run) => run.of('incident.occurred', { incident: 'boat-capsized' }).length === 0,
  ],
  ['clear-island', 'L-11:00', 'the island is cleared', (run) => reached(run, 'boats-to-port', 'island-cleared')],
  ['open-gym', 'L-05:30', 'nobody is missed', (run) => missedIn(areasOf(run.state, 'all'))?.[0] === 0],
  ['sea-search', 'L-07:30', 'rescuers are there within two hours', (run) => met(run, 'sar-on-scene-120')],
  ['sea-rescue', 'L-07:30', 'the crew is rescued', (run) => met(run, 'sar-rescued-by-8')],
  ['plug-leak', 'L-05:30', 'the leak is reduced before the storm', (run) => met(run, 'leak-reduced-by-6')],
  ['gates-laoshan', 'L-11:30', 'the reservoirs are drawn down', (run) => met(run, 'pre-release-by-12')],
  ['pumps-shanxi', 'L-07:30', 'the pumps are placed', (run) => met(run, 'pumps-placed-by-8')],
  [
    'place-t04',
    'L-07:30',
    'the dam at Chanzhi is covered',
    (run) => !run.first('forces.placed').uncovered.includes('chanzhi-reservoir'),
  ],
  ['filter-well', 'L+14:00', 'the seep has its well within 45 minutes', (run) => met(run, 'well-in-45')],
];

const asPlanned = new AsPlanned(city, 'L+14:00');

test.each(ORDERS)('%s: as planned, by %s %s; without it, not', (rule, until, _what, holds) => {
  expect(holds(asPlanned.run)).toBe(true);
  const run = asPlanned.without(rule, until);
  expect(run.of('order.issued', { order: rule })).toEqual([]);
  expect(holds(run)).toBe(false);
});
