/** Water too deep and fast for its cells: the solver cuts its steps, and the drill tells of it, once, with the step that made it so. */
import { expect, test } from 'vitest';
import { Causes } from '../../src/log/causes.ts';
import { readLog } from '../../src/log/reader.ts';
import { noFiles } from '../../src/runtime/rebuild.ts';
import { proven, verify } from '../../src/runtime/verify.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { record, SMALL, SMALL_FILES } from '../small-drill.ts';

const TERRAIN = 'ncols 2\nnrows 2\nxllcorner 140\nyllcorner 28\ncellsize 0.02\n1 1\n1 1\n';
const STORM = '  - { id: storm, kind: typhoon, track: track.csv }\n';
/** Half a kilometre of water comes over a plain of a few cells of a metre, and is gone again within a quarter of an hour. */
const WALL = (level: number): string =>
  `  - { id: plain, kind: flood, domain: { box: [140.01995, 28.01995, 140.02005, 28.02005], cell: 1 }, active: { from: T+00:20, to: T+01:10 }, edges: { south: { level: [[T+00:25, 1], [T+00:30, ${level}], [T+00:32, ${level}], [T+00:33, -50]] } } }\n`;
const filesOf = (level: number): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'terrain.asc': TERRAIN,
  'scenario.yaml': SMALL.replace('map.geojson }', 'map.geojson, terrain: terrain.asc }').replace(STORM, WALL(level)),
});

/** Events about steps of a drill whose water rises to a level, with its log. */
function told(level: number) {
  const log = readLog(record([], { files: filesOf(level), until: (90 * MINUTE) as DrillTime }).text);
  const events = log.entries.flatMap((entry) => (entry.line === 'event' ? [entry] : []));
  return { log, events: events.filter(({ type }) => type === 'hazard.strained' || type === 'hazard.eased') };
}

test('it is told once, with its cause, and again when it is over; the log verifies', () => {
  const { log, events } = told(500);
  expect(events).toMatchObject([
    { type: 'hazard.strained', hazard: 'plain' },
    { type: 'hazard.eased', hazard: 'plain' },
  ]);
  const [began, over] = events;
  expect(began?.at).toBeGreaterThan(25 * MINUTE);
  expect((over?.at ?? 0) - (began?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
  const chain = new Causes(log.entries).chain(began?.seq ?? 0);
  expect(chain.map((line) => line.line === 'event' && line.type)).toContain('hazard.stepped');
  expect(proven(verify(log, noFiles))).toBe(true);
});

test('and not where every step is as long as it likes', () => {
  expect(told(3).events).toEqual([]);
});
