/** Homes on an island: a ferry or a boat must reach them, or `check` says so and where. */
import { expect, test } from 'vitest';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { sourceOf } from '../small-drill.ts';

const line = (id: string, way: string, points: string): string =>
  `{"type":"Feature","properties":{"id":"${id}","class":"${way}"},"geometry":{"type":"LineString","coordinates":[${points}]}}`;
const ROAD = line('shore', 'primary', '[140.0,28.0],[140.02,28.0]');
const FERRY = line('boat', 'ferry', '[140.02,28.0],[140.3,28.0]');
const LANE = line('lane', 'local', '[140.3,28.0],[140.301,28.0]');
const TEXT = `landfall: 1
meta: { title: A, place: B, startEx: 2024-08-18T08:00, utcOffset: "+08:00", endEx: T+06:00, seed: 7, contact: C }
roads: { file: roads.geojson }
households:
  deadline: T+03:00
  areas:
    - { id: isle, name: Isle, site: village, post: city, listed: 90, radius: 500, shelters: [hall], roster: { vehicle: 1 } }
  shelters:
    - { id: hall, name: Hall, site: quay, capacity: 900, open: "elapsed() > 0" }
sites:
  - { id: quay, name: Quay, at: [140.0, 28.0] }
  - { id: village, name: Village, at: [140.3, 28.0] }
posts: [{ id: city, level: city }]
teams:
  - { id: T01, kind: police, name: Police, people: 12, base: quay, post: city }
  - { id: T02, kind: sea-rescue, name: Boats, people: 12, base: quay, post: city }
seats: [{ id: city, plan: plan }]
plans: [{ id: plan, rules: [{ id: go, when: "elapsed() > 1", order: { to: T01, task: isolate, at: quay } }] }]
exercises: []
`;
const found = (text: string, roads: readonly string[]): string[] =>
  openScenario(
    sourceOf({
      'scenario.yaml': text,
      'roads.geojson': `{"type":"FeatureCollection","features":[${roads.join(',')}]}`,
    }),
  ).problems.flatMap(({ code, line, column, message }) =>
    code === 'area-no-boat' || code === 'roads-unreadable' ? [`${code} ${line}:${column} ${message.en}`] : [],
  );

test('that nobody reaches are told with their place; a ferry, or a team ordered there over the water, is enough', () => {
  expect(found(TEXT, [ROAD])).toEqual([
    expect.stringMatching(/^area-no-boat 7:37 .*"isle".*add a ferry, or send a boat/),
  ]);
  expect(found(TEXT, [ROAD, FERRY, LANE])).toEqual([]);
  const sent = 'order: { to: T02, task: evacuate-island, at: village }';
  expect(found(TEXT.replace('order: { to: T01, task: isolate, at: quay }', sent), [ROAD])).toEqual([]);
});
