/** A finer patch in a flood domain: its water is read and drawn, devices work in it, a replay has it so. */
import { describe, expect, test } from 'vitest';
import { readLog } from '../../src/log/reader.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { noFiles } from '../../src/runtime/rebuild.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { proven, verify } from '../../src/runtime/verify.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { record, SMALL, SMALL_FILES, sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

/** A plain one metre high; water comes up its southern side. */
const TERRAIN = 'ncols 2\nnrows 2\nxllcorner 140\nyllcorner 28\ncellsize 0.02\n1 1\n1 1\n';
const STORM = '  - { id: storm, kind: typhoon, track: track.csv }\n';
const TIDE = 'edges: { south: { level: [[T+00:30, 1], [T+01:30, 1.5]] } }';
const PLAIN = '{ id: plain, kind: flood, domain: { box: [140.016, 28.016, 140.024, 28.024], cell: 40 }';
const PATCH =
  '{ id: fine, kind: flood, name: { zh: 码头, en: The quay }, domain: { parent: plain, box: [140.0185, 28.0185, 140.0215, 28.0215], cell: 10 }';
/** Round the quay, some 60 m from it. */
const RING =
  '[[140.0194, 28.0194], [140.0206, 28.0194], [140.0206, 28.0206], [140.0194, 28.0206], [140.0194, 28.0194]]';

interface Written {
  readonly plain?: string;
  readonly fine?: string;
  readonly devices?: string;
}
const filesOf = ({ plain = '', fine = '', devices = '' }: Written): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'terrain.asc': TERRAIN,
  'scenario.yaml': SMALL.replace('map.geojson }', 'map.geojson, terrain: terrain.asc }').replace(
    STORM,
    `  - ${PLAIN}, ${TIDE}${plain} }\n  - ${PATCH}${fine} }\n${devices === '' ? '' : `devices:\n  - ${devices}\n`}`,
  ),
});
function begun(written: Written = {}): Run {
  const { scenario, problems } = openScenario(sourceOf(filesOf(written)));
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  const run = new Run(scenario, 7);
  run.say({ type: 'startex', seat: 'director' });
  return run;
}
const depth = ({ engine }: Run): number => engine.weather.reading('quay').depth ?? Number.NaN;
const beside = ({ engine }: Run): number => engine.hazards.wading([140.0188, 28.02]).depth;
function at(run: Run, time: string): number {
  run.to(time);
  return depth(run);
}
const stored = ({ engine }: Run): number =>
  engine.hazards
    .of('flood')
    .reduce((sum, { state }) => sum + state.flood.stored() + (state.patches[0]?.flood.stored() ?? 0), 0);

describe('a patch', () => {
  test('fills from the domain around it, and a site in it is read from it', () => {
    const run = begun();
    expect(at(run, 'T+00:30')).toBe(0);
    expect(at(run, 'T+02:30')).toBeCloseTo(0.5, 1);
    const [plain] = run.engine.hazards.of('flood');
    expect(run.engine.hazards.of('flood')).toHaveLength(1);
    expect(plain?.state.flood.steps).toBeLessThan(plain?.state.patches[0]?.flood.steps ?? 0);
    const grids = run.engine.hazards.picture().grids();
    expect(grids.map(({ hazard }) => hazard)).toEqual(['plain', 'fine']);
    expect(Math.max(...(grids[1]?.depth ?? []))).toBeGreaterThan(400);
    // On whole cells of its parent, a bit wider than its box was written.
    expect([grids[1]?.nx, grids[1]?.ny].every((cells) => cells !== undefined && cells % 4 === 0)).toBe(true);
    expect(grids[1]?.box[0]).toBeLessThanOrEqual(140.0185);
  });

  test.each([
    ['in the patch', 'fine'],
    ['in the domain around it', 'plain'],
  ] as const)('a pump that is written %s takes from the patch, and never more than is there', (_what, where) => {
    const pump = ', pumps: [{ id: trucks, at: [140.02, 28.02] }]';
    const devices = `{ id: trucks, when: "elapsed() >= 100", to: 2 }`;
    const [with_, without] = [begun({ [where]: pump, devices }), begun()];
    expect(at(with_, 'T+01:39')).toBe(at(without, 'T+01:39'));
    expect(at(with_, 'T+02:00')).toBeLessThan(at(without, 'T+02:00') - 0.001);
    expect(stored(with_)).toBeLessThan(stored(without));
    expect(with_.of('pump.set')).toHaveLength(1);
  });

  test('a line of sandbags keeps the water out, and raised too late it keeps it in', () => {
    const fine = `, lines: [{ id: bags, path: ${RING} }]`;
    const early = begun({ fine, devices: `{ id: bags, when: "elapsed() >= 20", to: 0.8 }` });
    expect(at(early, 'T+02:30')).toBe(0);
    expect(beside(early)).toBeGreaterThan(0.4);
    const late = begun({ fine, devices: `{ id: bags, when: "elapsed() >= 120", to: 0.8 }` });
    expect(at(late, 'T+02:30')).toBeGreaterThan(0.3);
  });

  test('a wall of the domain around it stands in the patch too, and its gate lets the water in', () => {
    const wall = `, walls: [{ path: ${RING}, crest: 2 }], gates: [{ id: sluice, path: [[140.02, 28.0194]], crest: 2, sill: 1 }]`;
    const shut = begun({ plain: wall });
    expect(at(shut, 'T+02:30')).toBe(0);
    const open = begun({ plain: wall, devices: `{ id: sluice, when: "elapsed() >= 110", to: 1 }` });
    expect(at(open, 'T+01:49')).toBe(0);
    expect(at(open, 'T+02:30')).toBeGreaterThan(0.1);
  });

  test('its log verifies, and a replay shows the same depth, also one that begins at a keyframe', () => {
    const written = {
      fine: `, hollows: [{ at: [140.02, 28.02], radius: 20, height: 0 }], pumps: [{ id: trucks, at: [140.02, 28.02] }]`,
      devices: `{ id: trucks, when: "depth('quay') > 0.4", to: 0.5, otherwise: 0 }`,
    };
    const { text, scenario } = record([], { files: filesOf(written) });
    const log = readLog(text);
    expect(proven(verify(log, noFiles))).toBe(true);
    const end = (4 * 60 * MINUTE) as DrillTime;
    const history = new HazardHistory(scenario, 7, log.entries, end);
    history.work(() => false);
    const live = begun(written);
    const kept = begun(written);
    kept.to('T+01:30');
    const keyframe = structuredClone(kept.engine.hazards.save());
    for (let time = 0; time <= end; time += 9 * MINUTE) {
      live.engine.runTo(time);
      expect(history.picture(time)?.sites['quay']?.depth).toBe(depth(live));
    }
    expect(live.of('pump.set').length).toBeGreaterThan(0);
    const again = begun(written);
    again.to('T+01:30');
    again.engine.hazards.restore(keyframe);
    for (const run of [again, live]) run.to('T+04:00');
    expect(again.engine.hazards.hash()).toBe(live.engine.hazards.hash());
  });

  test('with a domain that begins when a condition holds it begins too', () => {
    const run = begun({ plain: ', active: { when: "elapsed() >= 60" }' });
    run.to('T+01:00');
    expect(run.engine.hazards.of('flood')[0]?.state.patches[0]?.flood.steps).toBe(0);
    expect(at(run, 'T+02:30')).toBeCloseTo(0.5, 1);
  });
});
