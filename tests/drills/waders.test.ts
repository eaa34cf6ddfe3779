/** Water over the ground and who stands in it on foot: told once for whom it is dangerous, with its cause, and when it is over. */
import { describe, expect, test } from 'vitest';
import { Causes } from '../../src/log/causes.ts';
import { readLog } from '../../src/log/reader.ts';
import { noFiles } from '../../src/runtime/rebuild.ts';
import { proven, verify } from '../../src/runtime/verify.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { record, SMALL, SMALL_FILES } from '../small-drill.ts';

const TERRAIN = 'ncols 2\nnrows 2\nxllcorner 140\nyllcorner 28\ncellsize 0.02\n1 1\n1 1\n';
const STORM = '  - { id: storm, kind: typhoon, track: track.csv }\n';
const PEOPLE = `households:
  deadline: T+03:00
  areas: [{ id: low, name: { zh: 低地, en: Lowland }, site: quay, post: city, listed: 20, radius: 300, shelters: [school] }]
  shelters: [{ id: school, name: { zh: 学校, en: School }, site: base, capacity: 200, open: "elapsed() >= 200" }]
`;
/** The quay a metre and a half under water two hours after StartEx, and dry again at the end. */
const filesOf = (follow: string, level = 2.5, people = ''): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'terrain.asc': TERRAIN,
  'scenario.yaml': `${SMALL.replace('map.geojson }', 'map.geojson, terrain: terrain.asc }')
    .replace(
      STORM,
      `  - { id: plain, kind: flood, domain: { box: [140.016, 28.016, 140.024, 28.024], cell: 40 }, edges: { south: { level: [[T+01:00, 1], [T+02:00, ${level}], [T+02:30, ${level}], [T+03:00, -9]] } }${follow} }\n`,
    )
    .replace(
      '  - { id: spare,',
      `  - { id: out, when: "team('T01').endangered", from: weather-desk, to: [city], text: { zh: 演练：撤离。演练, en: "EXERCISE: out. EXERCISE" } }\n  - { id: spare,`,
    )}${people}`,
});
function told(follow: string, level?: number, people?: string) {
  const { text } = record([], { files: filesOf(follow, level, people), until: (240 * MINUTE) as DrillTime });
  const log = readLog(text);
  const events = log.entries.flatMap((entry) => (entry.line === 'event' ? [entry] : []));
  return { log, events, people: events.filter(({ type }) => type.startsWith('people.')) };
}

describe('who stands in water', () => {
  test('a team on foot is endangered when grown-ups no longer stand, and safe when it has run off', () => {
    const { log, events, people } = told(', follow: [teams]');
    // Half a metre for most of them, five quarters at a walking pace for everybody.
    expect(people).toMatchObject([
      { type: 'people.endangered', hazard: 'plain', who: 'T01', danger: 'most', people: 12 },
      { type: 'people.endangered', hazard: 'plain', who: 'T01', danger: 'all' },
      { type: 'people.safe', hazard: 'plain', who: 'T01' },
    ]);
    const [first] = people;
    if (first?.type !== 'people.endangered') throw new Error('nobody was endangered');
    expect(first.depth * (first.speed + 0.5) + 1).toBeGreaterThanOrEqual(1.24);
    const causes = new Causes(log.entries).chain(first.seq);
    expect(causes.map((line) => line.line === 'event' && line.type)).toContain('hazard.stepped');
    expect(events.find((event) => event.type === 'inject.due' && event.inject === 'out')?.at).toBe(first.at);
    expect(proven(verify(log, noFiles))).toBe(true);
  });

  test('nobody is where the water is shallow, or where no flood follows people', () => {
    expect(told(', follow: [teams, areas]', 1.2).people).toEqual([]);
    expect(told('').people).toEqual([]);
  });

  test('of the people of a danger area some are where a team is not yet', () => {
    const dangers = (level: number) =>
      told(', follow: [teams, areas]', level, PEOPLE).people.flatMap((event) =>
        event.type === 'people.endangered' ? [`${event.who} ${event.danger}`] : [],
      );
    expect(dangers(1.4)).toEqual(['low some']);
    expect(dangers(2.5).filter((one) => one.startsWith('low'))).toEqual(['low most', 'low all']);
  });
});
