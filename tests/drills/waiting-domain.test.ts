/** A flood domain that begins on a condition: the log says when and why, and a replay finds the water where the drill left it. */
import { describe, expect, test } from 'vitest';
import { readLog } from '../../src/log/reader.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { noFiles } from '../../src/runtime/rebuild.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { proven, verify } from '../../src/runtime/verify.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { record, SMALL, SMALL_FILES, sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

const END = (4 * 60 * MINUTE) as DrillTime;
/** A bowl with the quay in its middle. */
const HEIGHTS = [8, 6, 4, 2, 2, 4, 6, 8];
const TERRAIN = `ncols 8\nnrows 8\nxllcorner 140.01\nyllcorner 28.01\ncellsize 0.0025
${HEIGHTS.map((y) => HEIGHTS.map((x) => Math.max(x, y)).join(' ')).join('\n')}\n`;
/** The small drill with a flood domain there. */
const files = (active: string): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'terrain.asc': TERRAIN,
  'scenario.yaml': SMALL.replace('map.geojson }', 'map.geojson, terrain: terrain.asc }').replace(
    'sites:\n',
    `  - id: street
    kind: flood
    domain: { box: [140.015, 28.015, 140.025, 28.025], cell: 50 }
    active: ${active}
sites:
`,
  ),
});
const opened = (active: string) => openScenario(sourceOf(files(active)));
function run(active: string): Run {
  const { scenario, problems } = opened(active);
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  const begun = new Run(scenario, 7);
  begun.say({ type: 'startex', seat: 'director' });
  return begun;
}
const depth = ({ engine }: Run): number => engine.weather.reading('quay').depth ?? Number.NaN;

describe('a domain that waits for the storm', () => {
  test.each([
    ['gust', `{ when: "gust('quay') >= 28" }`, (of: Run) => of.engine.weather.at('quay').gust >= 28],
    ['rain', `{ when: "rain('quay', 1) >= 5" }`, (of: Run) => of.engine.weather.rainOver('quay', 1) >= 5],
  ])('begins when its condition first holds (%s), caused by the weather', (_what, active, holds) => {
    const whole = run(active);
    whole.engine.runTo(END);
    const [begun, ...more] = whole.of('domain.begun');
    expect(more).toEqual([]);
    expect(begun).toMatchObject({ device: 'street', value: 1 });
    expect(whole.why(begun as NonNullable<typeof begun>).map(({ type }) => type)).toContain('hazard.stepped');
    const at = begun?.at as number;
    expect(at).toBeGreaterThan(10 * MINUTE);
    const until = run(active);
    until.engine.runTo(at - 1);
    expect(holds(until)).toBe(false);
    until.engine.runTo(at);
    expect(holds(until)).toBe(true);
    expect(depth(until)).toBe(0);
    until.engine.runTo(at + 30 * MINUTE);
    expect(depth(until)).toBeGreaterThan(0.001);
  });

  test('goes on when the condition holds no longer, and not beyond its end', () => {
    const short = `{ to: T+02:00, when: "gust('quay') >= 28 && elapsed('T+01:00') < 0" }`;
    const gusty = run(short);
    gusty.engine.runTo(END);
    expect(gusty.of('domain.begun').map(({ value }) => value)).toEqual([1]);
    const at = (time: string): number => {
      const half = run(short);
      half.to(time);
      return depth(half);
    };
    expect(at('T+01:50')).toBeGreaterThan(at('T+01:00'));
    expect(at('T+02:30')).toBe(at('T+02:00'));
    const calm = run(`{ when: "gust('quay') >= 150" }`);
    calm.engine.runTo(END);
    expect(calm.of('domain.begun')).toEqual([]);
    expect(depth(calm)).toBe(0);
  });

  test('its log verifies, and a replay shows at each minute the depth that the drill had', () => {
    const active = `{ when: "gust('quay') >= 28" }`;
    const { text, scenario } = record([], { files: files(active) });
    const log = readLog(text);
    expect(proven(verify(log, noFiles))).toBe(true);
    const live = run(active);
    const history = new HazardHistory(scenario, 7, log.entries, END);
    history.work(() => false);
    for (let at = 0; at <= END; at += 7 * MINUTE) {
      live.engine.runTo(at);
      expect(history.picture(at)?.sites['quay']?.depth).toBe(depth(live));
    }
    expect(depth(live)).toBeGreaterThan(0.1);
  });
});

describe('what is refused, with its place', () => {
  const told = (active: string) =>
    opened(active)
      .problems.filter(({ severity }) => severity === 'error')
      .map(({ code, line, column, path }) => `${code} ${line}:${column} ${path}`);

  test.each([
    ['a site that there is not', `{ when: "gust('quai') >= 28" }`, 'id-unknown 17:27 hazards[1].active.when'],
    ['a word that is none', `{ when: "storminess('quay') > 3" }`, 'condition-function 17:22 hazards[1].active.when'],
    ['a number for a condition', `{ when: "gust('quay')" }`, 'condition-not-yes 17:22 hazards[1].active.when'],
    ['an end before the beginning', '{ from: T+02:00, to: T+01:00 }', 'time-order 17:34 hazards[1].active.to'],
    ['a beginning at the end', '{ from: T+04:00 }', 'time-order 17:21 hazards[1].active.from'],
  ])('%s', (_what, active, problem) => expect(told(active)).toEqual([problem]));

  test('a device of the domain’s own that an author writes beside the condition', () => {
    const twice = files(`{ when: "gust('quay') >= 28" }`);
    const text = `${twice['scenario.yaml']}devices:\n  - { id: street, when: "gust('quay') >= 1", to: 1 }\n`;
    const { problems } = openScenario(sourceOf({ ...twice, 'scenario.yaml': text }));
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toContain('device-unknown devices[0].id');
  });
});
