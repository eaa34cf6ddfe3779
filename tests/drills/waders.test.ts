/** Water over the ground and who stands in it on foot: told once for whom it is dangerous, with its cause, and when it is over. */
import { describe, expect, test } from 'vitest';
import { StateWords } from '../../src/cli/state-words.ts';
import { fold } from '../../src/drill/fold.ts';
import { initialState } from '../../src/drill/initial-state.ts';
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
  const { text, scenario } = record([], {
    files: change(filesOf(follow, level, people)),
    until: (240 * MINUTE) as DrillTime,
  });
  const log = readLog(text);
  const events = log.entries.flatMap((entry) => (entry.line === 'event' ? [entry] : []));
  return { scenario, log, events, people: events.filter(({ type }) => type.startsWith('people.')) };
}

describe('who stands in water', () => {
  test('a team on foot is endangered when grown-ups no longer stand, and safe when it has run off', () => {
    const { scenario, log, events, people } = told(', follow: [teams]');
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
    const state = initialState(scenario);
    for (const event of events) if (event.seq <= first.seq) fold(state, event);
    expect(new StateWords(scenario, 'en', {}).whole(state, first.at).join('\n')).toMatch(
      /In dangerous water\n +T01 Drainage +most +T\+01:\d\d/,
    );
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

  test.each([
    ['sheltered', 'school], roster: { vehicle: 1, kin: 0, special: 0 } }]'],
    ['kin', 'school], kinAt: quay, roster: { vehicle: 1, kin: 1, special: 0 } }]'],
  ])(
    'with `retreat` households under way turn back before the water, set out again when it has run off, and nobody is lost: %s',
    (end, roster) => {
      const people = PEOPLE.replace('site: quay', 'site: base')
        .replace('school] }]', roster)
        .replace('site: base, capacity', 'site: quay, capacity')
        .replace(
          '  shelters: [{',
          '  channels: [{ id: sms, name: { zh: 短信, en: Text message }, when: "elapsed() >= 50", reach: 1, broadcast: 12 }]\n  response: { general: 1, personal: 1, refuse: 0, stubborn: 0, ready: 00:10, returning: 0 }\n  shelters: [{',
        )
        .replace('elapsed() >= 200', 'elapsed() >= 10');
      const movesOf = (follow: string) => {
        const { log, events } = told(follow, 2.5, people);
        const moves = events.flatMap((event) => (event.type === 'households.moved' ? [event] : []));
        const sum = (from: string, to: string, first = 0, last = 240): number =>
          moves
            .filter((one) => one.from === from && one.to === to && one.at > first * MINUTE && one.at <= last * MINUTE)
            .reduce((all, { households }) => all + households, 0);
        return { log, moves, sum };
      };
      const { log, moves, sum } = movesOf(', follow: [teams, areas], retreat: true');
      // A car stops at 0.3 m, which stands at the quay a fifth of the way from the first hour to the second.
      expect(movesOf(', follow: [teams, areas]').sum('travelling', end, 85, 170)).toBeGreaterThan(0);
      expect(sum('travelling', end, 85, 170)).toBe(0);
      const home = sum('travelling', 'aware');
      expect(home).toBeGreaterThan(0);
      expect(sum('aware', 'travelling', 85, 170)).toBe(0);
      expect(sum('aware', 'travelling', 170)).toBeGreaterThanOrEqual(home);
      const first = moves.find(({ from, to }) => from === 'travelling' && to === 'aware');
      const causes = new Causes(log.entries).chain(first?.seq ?? 0);
      expect(causes.map((line) => line.line === 'event' && line.type)).toContain('hazard.stepped');
      expect(proven(verify(log, noFiles))).toBe(true);
    },
  );

  test('with `retreat` and roads households under way go round the water where a road leads round it, and else turn back', () => {
    const line = (id: string, ...coordinates: readonly (readonly number[])[]) => ({
      type: 'Feature',
      properties: { id, class: 'primary' },
      geometry: { type: 'LineString', coordinates },
    });
    const direct = line('quay-road', [140, 28.05], [140.02, 28.02], [140.1, 28.02]);
    const ring = line('ring-road', [140, 28.05], [140.06, 28.08], [140.1, 28.02]);
    const people = PEOPLE.replace('site: quay', 'site: base')
      .replace('site: base, capacity', 'site: inland, capacity')
      .replace('school] }]', 'school], roster: { vehicle: 1, kin: 0, special: 0 } }]')
      .replace(
        '  shelters: [{',
        '  channels: [{ id: sms, name: { zh: 短信, en: Text message }, when: "elapsed() >= 55", reach: 1, broadcast: 12 }]\n  response: { general: 1, personal: 1, refuse: 0, stubborn: 0, ready: 00:10, returning: 0 }\n  shelters: [{',
      )
      .replace('elapsed() >= 200', 'elapsed() >= 10');
    const by = (...roads: readonly object[]) => {
      const { log, events } = told(', follow: [areas], retreat: true', 2.5, people, (files) => ({
        ...files,
        'roads.geojson': JSON.stringify({ type: 'FeatureCollection', features: roads }),
        'scenario.yaml': (files['scenario.yaml'] as string)
          .replace(
            'posts:\n',
            '  - { id: inland, name: { zh: 内陆, en: Inland }, at: [140.1, 28.02], exposure: urban }\nposts:\n',
          )
          .replace('teams:\n', 'roads: { file: roads.geojson }\nteams:\n'),
      }));
      expect(proven(verify(log, noFiles))).toBe(true);
      return {
        hindered: events.flatMap((event) => (event.type === 'households.hindered' ? [event] : [])),
        back: events.filter(
          (event) => event.type === 'households.moved' && event.from === 'travelling' && event.to === 'aware',
        ),
        chain: (seq: number) => new Causes(log.entries).chain(seq).map((one) => one.line === 'event' && one.type),
      };
    };
    const both = by(direct, ring);
    expect(both.hindered[0]).toMatchObject({ area: 'low', shelter: 'school', how: 'round', road: 'quay-road' });
    expect(both.chain(both.hindered[0]?.seq ?? 0)).toEqual(expect.arrayContaining(['road.blocked', 'hazard.stepped']));
    expect(both.back).toEqual([]);
    const alone = by(direct);
    expect(alone.hindered).toEqual([]);
    expect(alone.back.length).toBeGreaterThan(0);
  });

  test('with `retreat` a team that waits draws back, and stands there again when the water has run off', () => {
    const standing = (files: Readonly<Record<string, string>>) => ({
      ...files,
      'scenario.yaml': (files['scenario.yaml'] as string).replace(
        'task: place-pumps, at: quay, within: 01:00, exercise: urban-flooding',
        'task: stand-by, at: quay, within: 01:00',
      ),
    });
    const { log, events } = told(', follow: [teams], retreat: true', 2.5, '', standing);
    const way = events.filter(({ type }) => /^people|withdrawn|stands/.test(type));
    expect(way).toMatchObject([
      { type: 'people.endangered', who: 'T01', danger: 'most' },
      { type: 'team.withdrawn', team: 'T01', hazard: 'plain' },
      { type: 'people.safe', who: 'T01' },
      { type: 'team.stands', team: 'T01' },
    ]);
    const [endangered, back] = way as unknown as [Told, Told];
    expect(back).toMatchObject({ at: endangered.at, cause: endangered.seq });
    expect(proven(verify(log, noFiles))).toBe(true);
    // A team in the field moves by marks: it is told, and nobody moves it.
    const field = told(', follow: [teams], retreat: true', 2.5, '', (files) => {
      const { 'scenario.yaml': text = '', ...rest } = standing(files);
      return { ...rest, 'scenario.yaml': text.replaceAll('base: base,', 'base: quay, mode: field,') };
    });
    expect(field.people.filter(({ type }) => type === 'people.endangered').length).toBeGreaterThan(0);
    expect(field.events.filter(({ type }) => type === 'team.withdrawn')).toEqual([]);
  });

  test('with `retreat` a team that comes to such water does not begin in it', () => {
    const late = (files: Readonly<Record<string, string>>) => {
      const made = atWork(files);
      return { ...made, 'scenario.yaml': (made['scenario.yaml'] as string).replace('at: T+00:20', 'at: T+01:45') };
    };
    const { events, people } = told(', follow: [teams], retreat: true', 2.5, '', late);
    expect(people.filter((event) => 'who' in event && event.who === 'T01')).toEqual([]);
    const spells = events.filter(({ type }) => /team.(working|lacking|done)/.test(type));
    expect(spells[1]).toMatchObject({ type: 'team.lacking', of: 'footing', at: spells[0]?.at });
    expect(told(', follow: [teams]', 2.5, '', late).people.length).toBeGreaterThan(0);
    // Nor does it once another domain is dry where it stands.
    const [own, inland] = [', follow: [teams], retreat: true', '[140.03, 28.03, 140.036, 28.036]'];
    const second = `${own} }\n  - { id: dry, kind: flood, domain: { box: ${inland}, cell: 100 }${own}`;
    expect(told(second, 2.5, '', late).events.filter(({ type }) => type === 'team.lacking').length).toBe(
      events.filter(({ type }) => type === 'team.lacking').length,
    );
  });

  test('with `retreat` a team that comes home to such water does not go into it', () => {
    const home = (files: Readonly<Record<string, string>>) => ({
      ...files,
      'scenario.yaml': (files['scenario.yaml'] as string)
        .replace('people: 12, base: base', 'people: 12, base: quay')
        .replace(
          'at: quay, within: 01:00, exercise: urban-flooding, then: stay',
          'at: base, within: 01:00, work: 01:00',
        )
        // So small that lorries come to it before they see it on the way.
        .replace('[140.016, 28.016, 140.024, 28.024], cell: 40', '[140.0185, 28.0185, 140.0215, 28.0215], cell: 20'),
    });
    const { log, events, people } = told(', follow: [teams], retreat: true', 2.5, '', home);
    const came = events.find(({ type }) => type === 'team.returned');
    expect(came).toBeDefined();
    expect(events.find(({ type }) => type === 'team.withdrawn')).toMatchObject({ team: 'T01', at: came?.at });
    expect(people).toEqual([]);
    expect(events.find(({ type }) => type === 'team.stands')?.at).toBeGreaterThan(came?.at ?? 0);
    expect(proven(verify(log, noFiles))).toBe(true);
  });

  test('at a site that says where people stand they are there: dry, its own ground under water, or the other way about', () => {
    const quay = 'at: [140.02, 28.02]';
    const stand = (place: string) => (files: Readonly<Record<string, string>>) => {
      const made = atWork(files);
      const text = made['scenario.yaml'] as string;
      expect(text.split(quay)).toHaveLength(2);
      return { ...made, 'scenario.yaml': text.replace(quay, `${quay}, stand: ${place}`) };
    };
    const dry = told(', follow: [teams, areas], retreat: true', 2.5, PEOPLE, stand('[140.026, 28.02]'));
    expect(dry.people).toEqual([]);
    expect(dry.events.filter(({ type }) => type === 'team.lacking')).toEqual([]);
    expect(proven(verify(dry.log, noFiles))).toBe(true);
    const wet = told(', follow: [teams], retreat: true', 2.5, '', stand('[140.021, 28.02]'));
    expect(wet.people.filter(({ type }) => type === 'people.endangered').length).toBeGreaterThan(0);
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
