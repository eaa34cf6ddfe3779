/** The doctrine's real figures: what real cities took, held against what the engine and the shipped drill take. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { liftOf } from '../../src/hazards/device.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { skillOf } from '../../src/teams/index.ts';
import { HOUR, SECOND } from '../../src/units/time.ts';
import { sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

const DAY = 24 * HOUR;
/** Yuyao 2013: six trucks of the 1500 and 1000 m³/h classes lifted some 1 000 000 m³ in six days (doctrine 3.3). */
const YUYAO = { volume: 1_000_000, days: 6 };
/** How many were of which class is not told: what six days at 0.77 to 0.9 of the rated discharge leaves. */
const FLEETS = [
  [1500, 1500, 1500, 1500, 1000, 1000],
  [1500, 1500, 1500, 1500, 1500, 1000],
  [1500, 1500, 1500, 1500, 1500, 1500],
];
const ROWS = 14;

/** A bowl of a square kilometre in cells of 100 m that falls to its middle, with a rim all round. */
function bowl(): string {
  const rows = Array.from({ length: ROWS }, (_r, y) =>
    Array.from({ length: ROWS }, (_c, x) =>
      x === 0 || y === 0 || x === ROWS - 1 || y === ROWS - 1 ? 20 : (Math.abs(x - 6) + Math.abs(y - 7)) * 0.2,
    ).join(' '),
  );
  const cell = 0.001;
  return `ncols ${ROWS}\nnrows ${ROWS}\nxllcorner 140.0\nyllcorner 28.0\ncellsize ${cell}\nNODATA_value -9999\n${rows.join('\n')}\n`;
}

/** A million cubic metres come in within an hour; then the trucks pump until the bowl is dry. */
function pumped(trucks: readonly number[]): Run {
  const flow = YUYAO.volume / 3_600;
  const text = `landfall: 1
meta: { title: A, place: B, startEx: 2013-10-08T08:00, utcOffset: "+08:00", endEx: T+190:00, seed: 7, contact: C }
map: { terrain: bowl.asc }
sites: [{ id: low, name: Low, at: [140.0065, 28.0065] }]
hazards:
  - id: streets
    kind: flood
    domain: { box: [140.0, 28.0, 140.014, 28.014], cell: 100 }
    pumps: [{ id: trucks, at: [140.0065, 28.0065] }]
    inflows: [{ at: [140.0065, 28.0065], flow: [[T+00:00, ${flow}], [T+01:00, ${flow}], [T+01:00, 0]] }]
devices: [{ id: trucks, when: "elapsed() >= 60 && depth('low') > 0.05", trucks: [${trucks.join(', ')}], otherwise: 0 }]
posts: [{ id: city, level: city }]
teams: [{ id: T01, kind: drainage, name: Pumps, people: 30, base: low, post: city }]
exercises: []
`;
  const { scenario, problems } = openScenario(sourceOf({ 'scenario.yaml': text, 'bowl.asc': bowl() }));
  if (scenario === undefined) throw new Error(problems.map(({ line, message }) => `${line} ${message.en}`).join('\n'));
  const run = new Run(scenario, 7);
  run.say({ type: 'startex', seat: 'director' });
  run.to('T+190:00');
  return run;
}

describe('Yuyao 2013, a million cubic metres', () => {
  test.each(FLEETS.map((fleet) => [fleet.join(' + '), fleet] as const))(
    '%s: six days within a fifth',
    (_name, fleet) => {
      const days = (YUYAO.volume / liftOf(fleet)) * (SECOND / DAY);
      expect(Math.abs(days / YUYAO.days - 1)).toBeLessThanOrEqual(0.2);
    },
  );

  test('and so it is when the water runs to the pumps over the ground', () => {
    const [mixed = []] = FLEETS;
    const run = pumped(mixed);
    const [on, off] = run.of('pump.set');
    expect(on?.value).toBeCloseTo(liftOf(mixed), 3);
    expect(off?.value).toBe(0);
    const days = ((off?.at ?? 0) - (on?.at ?? 0)) / DAY;
    expect(Math.abs(days / YUYAO.days - 1)).toBeLessThanOrEqual(0.2);
    // Nothing but the pump took it: what it lifted while it ran is what came.
    const lifted = (liftOf(mixed) * ((off?.at ?? 0) - (on?.at ?? 0))) / SECOND;
    expect(Math.abs(lifted / YUYAO.volume - 1)).toBeLessThan(0.03);
  });
});

describe('in the city’s drill as it is recorded (tests/drills/expected.test.ts holds the record)', () => {
  const { summary } = JSON.parse(
    readFileSync(new URL('../../scenarios/qingdao-2022/expected.json', import.meta.url), 'utf8'),
  ) as { summary: { objectives: { id: string; value: number; limit: number; met: boolean }[] } };
  test.each([
    ['the order within 15 min of the signal: real 10 min (2.4)', 'level-IV-in-15', 15],
    ['the same at the highest level', 'level-I-in-15', 15],
    ['districts answer within 10 min (2.8)', 'districts-ack-10', 10],
    ['a unit tasked within 10 min of the call (3.2)', 'sar-tasked-10', 10],
    ['the search planned within 20 min (3.2)', 'sar-plan-20', 20],
    ['the first vessel on scene within 120 min: real 120 min (3.2)', 'sar-on-scene-120', 120],
    ['龙吸水 from arrival to rated flow in 15 min (1.2)', 'pump-on-15', 15],
    ['one lane open within 120 min (3.5)', 'lane-in-120', 120],
  ])('%s', (_what, id, limit) => {
    const found = summary.objectives.find((one) => one.id === id);
    expect(found?.limit).toBe(limit);
    expect(found?.met).toBe(true);
    expect(found?.value).toBeLessThanOrEqual(limit);
  });
});

test('a drainage team sets up its pumps in the fifteen minutes that were reported', () => {
  expect(skillOf('drainage', 'place-pumps')?.minutes).toBe(15);
});
