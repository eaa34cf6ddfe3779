/** Water that an author lets in over a domain's side or at a place, by drill time: it calls an inject, and a replay has it so. */
import { describe, expect, test } from 'vitest';
import { readLog } from '../../src/log/reader.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { noFiles } from '../../src/runtime/rebuild.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { proven, verify } from '../../src/runtime/verify.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { record, SMALL, SMALL_FILES, sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

/** A plain one metre high. */
const TERRAIN = 'ncols 2\nnrows 2\nxllcorner 140\nyllcorner 28\ncellsize 0.02\n1 1\n1 1\n';
const STORM = '  - { id: storm, kind: typhoon, track: track.csv }\n';
/** Without a storm: all water is what `acts` brings. */
const filesOf = (acts: string, when = "depth('quay') >= 0.3"): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'terrain.asc': TERRAIN,
  'scenario.yaml': SMALL.replace('map.geojson }', 'map.geojson, terrain: terrain.asc }')
    .replace(
      STORM,
      `  - { id: plain, kind: flood, domain: { box: [140.016, 28.016, 140.024, 28.024], cell: 40 }, ${acts} }\n`,
    )
    .replace(
      '  - { id: spare,',
      `  - { id: wet, when: "${when}", from: weather-desk, to: [city], text: { zh: 演练：进水。演练, en: "EXERCISE: water. EXERCISE" } }\n  - { id: spare,`,
    ),
});
function begun(acts: string, when?: string): Run {
  const { scenario, problems } = openScenario(sourceOf(filesOf(acts, when)));
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  const run = new Run(scenario, 7);
  run.say({ type: 'startex', seat: 'director' });
  return run;
}
const depth = ({ engine }: Run): number => engine.weather.reading('quay').depth ?? Number.NaN;
const at = (run: Run, time: string): number => {
  run.to(time);
  return depth(run);
};
const budget = ({ engine }: Run) => engine.hazards.of('flood')[0]?.state.flood.budget;

describe('a level at a side', () => {
  const tide = 'edges: { south: { level: [[T+00:30, 1], [T+01:30, 1.5], [T+02:00, 1.5], [T+02:30, 0.5]] } }';

  test('rises over the plain, calls the inject, and lets the water off when it sinks', () => {
    const run = begun(tide);
    expect(at(run, 'T+00:30')).toBe(0);
    expect(at(run, 'T+02:00')).toBeCloseTo(0.5, 1);
    const { at: released } = run.first('inject.due', { inject: 'wet' });
    expect(released).toBeGreaterThan(run.time('T+01:06'));
    expect(released).toBeLessThan(run.time('T+01:45'));
    const deepest = run.engine.weather.reading('quay').deepest ?? 0;
    expect(deepest).toBeGreaterThanOrEqual(depth(run));
    expect(budget(run)?.edges).toBeGreaterThan(0.4 * 800 * 800);
    expect(at(run, 'T+04:00')).toBeLessThan(0.15);
    // What it was at its deepest is not forgotten.
    expect(run.engine.weather.reading('quay').deepest).toBeGreaterThanOrEqual(deepest);
  });

  test.each([
    ["deepest('quay') >= 0.4 && depth('quay') < 0.3", 'T+02:00', 'T+04:00'],
    ["speed('quay') > 0.1", 'T+00:30', 'T+01:30'],
  ])('an inject waits for %s', (when, from, to) => {
    const run = begun(tide, when);
    run.to('T+04:00');
    const { at: due } = run.first('inject.due', { inject: 'wet' });
    expect(due).toBeGreaterThan(run.time(from));
    expect(due).toBeLessThan(run.time(to));
  });

  test.each([
    ['from the beginning', ''],
    ['until it is over', ', active: { from: T+00:20, to: T+02:10 }'],
    ['begun late', ', active: { when: "elapsed() >= 60" }'],
  ])('when it came is told by the drill and its replay: %s', (_what, active) => {
    const run = begun(`${tide}${active}`, "flooded('quay')");
    let came = Number.NaN;
    for (let time = 0; Number.isNaN(came) && time < 240 * MINUTE; time += MINUTE) {
      expect(run.engine.weather.reading('quay').arrival).toBeUndefined();
      run.engine.runTo(time);
      if (depth(run) >= 0.05) came = time;
    }
    run.to('T+04:00');
    expect(run.engine.weather.reading('quay').arrival).toBe(came);
    expect(run.first('inject.due', { inject: 'wet' }).at).toBe(came);
    const { text, scenario } = record([], { files: filesOf(`${tide}${active}`) });
    const history = new HazardHistory(scenario, 7, readLog(text).entries, (240 * MINUTE) as DrillTime);
    history.work(() => false);
    expect(history.picture(came - MINUTE)?.sites['quay']?.arrival).toBeUndefined();
    expect(history.picture(240 * MINUTE)?.sites['quay']?.arrival).toBe(came);
  });

  test('is no surge of a sea, and nothing waits for it', () => {
    const run = begun(tide, "surge('quay') > 0");
    run.to('T+04:00');
    expect(run.of('inject.due', { inject: 'wet' })).toEqual([]);
  });

  test.each([
    ['from the beginning', tide],
    ['begun late', `${tide}, active: { when: "elapsed() >= 60" }`],
  ])('its log verifies, and a replay shows the same depth: %s', (_what, acts) => {
    const { text, scenario } = record([], { files: filesOf(acts) });
    const log = readLog(text);
    expect(proven(verify(log, noFiles))).toBe(true);
    const end = (4 * 60 * MINUTE) as DrillTime;
    const history = new HazardHistory(scenario, 7, log.entries, end);
    history.work(() => false);
    const live = begun(acts);
    for (let time = 0; time <= end; time += 9 * MINUTE) {
      live.engine.runTo(time);
      expect(history.picture(time)?.sites['quay']?.depth).toBe(depth(live));
    }
  });
});

describe('a discharge at a place', () => {
  test('comes in by the clock of the drill, every cubic metre of it, however late the domain begins', () => {
    const flow = 'inflows: [{ at: [140.02, 28.02], flow: [[T+01:00, 0], [T+01:00, 10], [T+02:00, 10], [T+02:00, 0]] }]';
    const run = begun(flow);
    expect(at(run, 'T+01:00')).toBe(0);
    expect(at(run, 'T+01:30')).toBeGreaterThan(0.01);
    run.to('T+03:00');
    expect(budget(run)?.sources).toBeCloseTo(36_000, 0);
    const late = begun(`${flow}, active: { when: "elapsed() >= 90" }`);
    late.to('T+03:00');
    expect(budget(late)?.sources).toBeCloseTo(18_000, 0);
  });
});
