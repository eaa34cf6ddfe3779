/** 应到/实到: what the leader of a team in the field counts when it musters, and that it is a fact like any other. */
import { expect, test } from 'vitest';
import { commandSchemas } from '../../src/log/vocabulary.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { SMALL, sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

const FIELD = SMALL.replace('mobilise: 00:05 }', 'mobilise: 00:05, mode: field }');
const drill = (): Run => {
  const { scenario } = openScenario(
    sourceOf({
      'scenario.yaml': FIELD,
      'track.csv': 't_rel_h,lat,lon,pmin_hpa,vmax_ms\n-12,25,140,985,25\n12,31,140.1,990,22\n',
      'map.geojson': '{"type":"FeatureCollection","features":[]}',
    }),
  );
  if (scenario === undefined) throw new Error('the small drill cannot be read');
  const run = new Run(scenario, 7);
  run.say({ type: 'startex', seat: 'director' });
  run.say({ type: 'order', seat: 'city', to: 'T02', task: 'rescue-trapped', site: 'quay' });
  run.to('T+00:10');
  return run;
};
const COUNT = { people: 6, vehicles: 2, equipment: 9, safetyOfficer: false };

test('a muster is counted with the mark, and stands with the team until it is counted again', () => {
  const run = drill();
  const said = run.say({ type: 'mark', seat: 'T02', team: 'T02', mark: 'muster', muster: COUNT });
  expect(said.ok).toBe(true);
  expect(run.state.teams['T02']).toMatchObject({ state: 'mustering', muster: { ...COUNT, at: run.engine.now } });
  const marked = run.first('team.marked', { team: 'T02', mark: 'muster' });
  expect(run.why(marked).map(({ type }) => type)).toEqual(['team.marked', 'mark']);
  run.to('T+00:20');
  run.say({ type: 'mark', seat: 'T02', team: 'T02', mark: 'depart' });
  expect(run.state.teams['T02']?.muster?.people).toBe(6);
  run.to('T+00:40');
  run.say({ type: 'mark', seat: 'T02', team: 'T02', mark: 'arrive', muster: { people: 8, safetyOfficer: true } });
  expect(run.state.teams['T02']?.muster).toEqual({ people: 8, safetyOfficer: true, at: run.engine.now });
});

test('a simulated team is not counted, and a mark without a count is as it was', () => {
  const run = drill();
  expect(run.say({ type: 'mark', seat: 'T01', team: 'T01', mark: 'muster', muster: COUNT })).toMatchObject({
    ok: false,
    code: 'not-a-field-team',
  });
  expect(run.state.teams['T01']?.muster).toBeUndefined();
  run.say({ type: 'mark', seat: 'T02', team: 'T02', mark: 'muster' });
  expect(run.first('team.marked')).not.toHaveProperty('muster');
});

test('counts are whole and not below nothing', () => {
  const { mark } = commandSchemas;
  expect(mark.safeParse({ team: 'T02', mark: 'muster', muster: COUNT }).success).toBe(true);
  for (const wrong of [{ people: -1 }, { people: 2.5 }, { vehicles: 2 }, { people: 3, boats: 1 }])
    expect(mark.safeParse({ team: 'T02', mark: 'muster', muster: wrong }).success, JSON.stringify(wrong)).toBe(false);
});
