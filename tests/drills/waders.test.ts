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
/** T01 restores power at the quay for an hour and a half, and is at it when the water comes. */
const atWork = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...files,
  'scenario.yaml': (files['scenario.yaml'] as string)
    .replace('id: T01, kind: drainage', 'id: T01, kind: power')
    .replace(
      /task: place-pumps, at: quay, within: 01:00, exercise: urban-flooding/,
      'task: restore-power, at: quay, within: 01:00, work: 01:30',
    ),
});
type Told = { readonly at: number; readonly seq: number };
function told(
  follow: string,
  level?: number,
  people?: string,
  change = (files: Readonly<Record<string, string>>) => files,
) {
  const { text } = record([], { files: change(filesOf(follow, level, people)), until: (240 * MINUTE) as DrillTime });
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

  test('a team at work breaks off and draws back, is safe there, and goes on when the water has run off', () => {
    const { log, events } = told(', follow: [teams]', 2.5, '', atWork);
    const way = events.filter(
      (event) =>
        ('who' in event && event.who === 'T01') ||
        ('team' in event && event.team === 'T01' && /working|lacking|done/.test(event.type)),
    );
    expect(way).toMatchObject([
      { type: 'team.working' },
      { type: 'people.endangered', danger: 'most' },
      { type: 'team.lacking', of: 'footing' },
      { type: 'people.safe' },
      { type: 'team.working' },
      { type: 'team.done' },
    ]);
    const [begun, endangered, back, , again, done] = way as unknown as [Told, Told, Told, Told, Told, Told];
    expect(back).toMatchObject({ at: endangered.at, cause: endangered.seq });
    expect(again.at - back.at).toBeGreaterThan(30 * MINUTE);
    // What was done stays done, and nothing is done meanwhile.
    expect(back.at - begun.at + (done.at - again.at)).toBe(90 * MINUTE);
    expect(proven(verify(log, noFiles))).toBe(true);
    // Without a flood that follows people nobody looks.
    expect(told('', 2.5, '', atWork).events.filter(({ type }) => type === 'team.lacking')).toEqual([]);
  });

  test('households do not set out through water that is dangerous for children', () => {
    const people = PEOPLE.replace('school] }]', 'school], roster: { vehicle: 1, kin: 0 } }]')
      .replace(
        '  shelters: [{',
        '  channels: [{ id: sms, name: { zh: 短信, en: Text message }, when: "elapsed() >= 80", reach: 1, broadcast: 12 }]\n  response: { general: 1, personal: 1, refuse: 0, stubborn: 0, ready: 00:10, returning: 0 }\n  shelters: [{',
      )
      .replace('elapsed() >= 200', 'elapsed() >= 60');
    const outBefore = (follow: string) =>
      told(follow, 2.5, people).events.filter(
        (event) =>
          event.type === 'households.moved' &&
          event.to === 'travelling' &&
          event.at > 90 * MINUTE &&
          event.at < 145 * MINUTE,
      ).length;
    expect(outBefore('')).toBeGreaterThan(0);
    expect(outBefore(', follow: [areas]')).toBe(0);
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
