import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../units/time.ts';
import { type ParsedScenario, parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

const clean = readFileSync(new URL('../../tests/bad-input/clean/scenario.yaml', import.meta.url), 'utf8');

function parse(text: string, more: Readonly<Record<string, string>> = {}): ParsedScenario {
  const files: Readonly<Record<string, string>> = { 'scenario.yaml': text, ...more };
  const list = () => Object.entries(files).map(([path, { length }]) => ({ path, bytes: length }));
  return parseScenario({ id: 'test', files: { list, text: (path) => files[path], bytes: () => undefined } });
}
/** The clean scenario with one thing otherwise. */
function changed(from: string, to: string): string {
  expect(clean).toContain(from);
  return clean.replace(from, () => to);
}
const codes = (text: string): string[] => parse(text).problems.map(({ code }) => code);
function scenario(text: string): Scenario {
  const result = parse(text);
  if (!result.scenario) throw new Error(JSON.stringify(result.problems, undefined, 1));
  return result.scenario;
}
const addInject = (inject: string) => `${clean}  - ${inject}\n`;

describe('a scenario is read', () => {
  const plain = scenario(clean);

  test('with every default filled in', () => {
    expect(plain).toMatchObject({
      id: 'test',
      format: 1,
      meta: {
        title: { zh: 'Drill', en: 'Drill' },
        endEx: 6 * HOUR,
        landfall: 4 * HOUR,
        seed: 7,
        codeWord: { zh: '真实险情', en: 'NO DUFF' },
      },
      sites: [{ id: 'quay', exposure: 'open' }],
      posts: [{ id: 'city', name: { zh: 'city', en: 'city' } }],
      teams: [{ mode: 'simulated', command: 'order', mobilise: 10 * MINUTE, speed: 45, equipment: [] }],
      exercises: [{ kind: 'typhoon-landfall', window: { from: 0, to: 6 * HOUR } }],
      injects: [
        {
          number: 1,
          type: 'scripted',
          by: 'phone',
          release: 'auto',
          parked: false,
          at: 10 * MINUTE,
          title: { en: 'gale' },
          expects: [],
        },
      ],
      hazards: [{ warnFor: ['quay'], profile: 'H08', landfall: 4 * HOUR }],
    });
  });

  test('with a seat for the director, each post and each team, though only one was written', () => {
    expect(plain.seats.map(({ id, role, plan }) => [id, role, plan])).toEqual([
      ['city', 'post', 'city-plan'],
      ['director', 'director', undefined],
      ['T01', 'team-leader', undefined],
    ]);
  });

  test('with times from StartEx and from landfall on one clock', () => {
    expect(scenario(changed('at: T+00:10', 'at: L-01:30')).injects[0]?.at).toBe(2.5 * HOUR);
    expect(scenario(changed('at: T+00:10', 'at: L−01:30')).injects[0]?.at).toBe(2.5 * HOUR);
    expect(scenario(changed('at: T+00:10', 'at: L+00:00:30')).injects[0]?.at).toBe(4 * HOUR + 30_000);
  });

  test('with a request as an order to those who can only be asked', () => {
    const asked = scenario(
      changed('people: 12,', 'people: 12, command: request,').replace('order: { to', 'request: { to'),
    );
    expect(asked.teams[0]?.command).toBe('request');
    expect(asked.plans[0]?.rules[0]?.act).toMatchObject({ type: 'order', to: 'T01', site: 'quay' });
  });

  test('with the track of a file as with the same rows inside it', () => {
    const text = changed('track: [[-6, 27, 140, 970, 35], [6, 29, 140, 980, 30]]', 'track: track.csv');
    const csv = 't_rel_h,lat,lon,pmin_hpa,vmax_ms\n-6,27,140,970,35\n6,29,140,980,30\n';
    expect(parse(text, { 'track.csv': csv }).scenario?.hazards).toEqual(plain.hazards);
  });

  test('with aliases, within bounds', () => {
    const text = changed('name: Quay', 'name: &n { zh: 码头, en: Quay }').replace('name: Rescue', 'name: *n');
    expect(scenario(text).teams[0]?.name).toEqual({ zh: '码头', en: 'Quay' });
  });
});

describe('a scenario is refused for', () => {
  test.each([
    ['an id that is taken by another actor', 'id: gale', 'id: T01', ['id-twice']],
    ['an id that is reserved', 'id: gale', 'id: drill', ['id-reserved']],
    ['an inject with the id of a part of the engine', 'id: gale', 'id: plans', ['id-reserved']],
    ['an id that is none', 'id: gale', 'id: Gale!', ['id-form']],
    [
      'a post below nobody',
      '- { id: city, level: city }',
      '- { id: city, level: city }\n  - { id: east, level: district }',
      ['post-of'],
    ],
    [
      'a village below a city: no level is left out',
      '- { id: city, level: city }',
      '- { id: city, level: city }\n  - { id: hamlet, level: village, of: city }',
      ['post-of'],
    ],
    ['a seat of nobody', 'seats:', 'seats:\n  - { id: someone }', ['role-needed']],
    ['an exercise without a kind', 'id: typhoon-landfall, name', 'id: landing, name', ['kind-needed']],
    ['a rule that does two things', 'order: { to: T01', 'level: IV, order: { to: T01', ['choose-one']],
    ['an inject that begins twice', 'at: T+00:10', 'at: T+00:10, parked: true', ['choose-one']],
    ['an inject from nobody', 'from: weather-desk', 'from: weather-dsk', ['id-unknown']],
    ['an inject to nobody known', 'to: [city]', 'to: [city, east]', ['id-unknown']],
    ['a number where a text is wanted', 'contact: 值班室 000', 'contact: 5320000', ['text-unquoted']],
    ['an L time without landfall', '  landfall: T+04:00\n', '', ['landfall-needed']],
    [
      'a window that ends before it begins',
      'teams: [T01] }',
      'teams: [T01], window: { from: T+03:00, to: T+02:00 } }',
      ['time-order'],
    ],
    ['a place on no map', 'at: [140.0, 28.0]', 'at: [140.0, 128.0]', ['number-range']],
    ['a track that goes backwards', '[-6, 27, 140, 970, 35]', '[7, 27, 140, 970, 35]', ['track']],
    ['a date that never was', 'startEx: 2024-08-18T08:00', 'startEx: 2024-02-30T08:00', ['local-time-form']],
    ['a text torn at its comma', 'text: Gale', 'text: { zh: 大风, en: Gale, and rain }', ['text-comma']],
    ['a key twice', 'people: 12,', 'people: 12, people: 13,', ['key-twice']],
    ['a list that is none', 'voices: [weather-desk]', 'voices: weather-desk', ['type-wrong', 'id-unknown']],
  ])('%s', (_, from, to, expected) => expect(codes(changed(from, to))).toEqual(expected));

  test('a measure without its limit, and a yes with one', () => {
    const objective = (rest: string) => `${clean}objectives:\n  - { id: o, target: t, ${rest} }\n`;
    expect(codes(objective("measure: \"minutes(inject('gale').due, team('T01').arrived('quay'))\""))).toEqual([
      'objective-limit',
    ]);
    expect(codes(objective("measure: \"team('T01').arrived('quay')\", limit: 5"))).toEqual(['objective-no-limit']);
    expect(codes(objective("measure: \"team('T01').arrived('quay')\", by: L-01:00"))).toEqual([]);
  });

  test('a plan with orders that two seats follow', () => {
    const text = changed(
      '- { id: city, level: city }',
      '- { id: city, level: city }\n  - { id: east, level: district, of: city }',
    );
    expect(codes(text.replace('seats:', 'seats:\n  - { id: east, plan: city-plan }'))).toEqual(['plan-shared']);
  });

  test('a missed action that arms an inject which is not parked, or itself again', () => {
    const expects = (otherwise: string) =>
      `expects: [{ id: a, action: "level('city') >= 'IV'", within: 00:10, otherwise: ${otherwise} }]`;
    expect(
      codes(addInject(`{ id: next, at: T+01:00, from: weather-desk, to: [city], text: x, ${expects('gale')} }`)),
    ).toEqual(['inject-not-parked']);
    expect(
      codes(addInject(`{ id: next, parked: true, from: weather-desk, to: [city], text: x, ${expects('next')} }`)),
    ).toEqual(['inject-cycle']);
  });

  test('everything that is wrong with it, in one pass and in the order of the file', () => {
    const text = clean
      .replace('people: 12', 'people: none')
      .replace('base: quay', 'base: quy')
      .replace('text: Gale', 'text: <b>Gale</b>')
      .replace("'orange'", "'orang'");
    const { problems } = parse(text);
    expect(problems.map(({ code }) => code)).toEqual(['type-wrong', 'condition-scale', 'text-markup']);
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).toSorted((a, b) => a - b));
  });

  test('no more than two hundred things by name, the rest by number', () => {
    const { problems } = parse(`${clean}${Array.from({ length: 300 }, (_, i) => `k${i}: 1\n`).join('')}`);
    expect(problems).toHaveLength(201);
    expect(problems[200]).toMatchObject({ code: 'problems-more', message: { en: '100 more problems are not listed' } });
  });
});

describe('a warning is given, and the scenario read, for', () => {
  test.each([
    [
      'a team that nothing addresses',
      'voices:',
      'voices:',
      'team-idle',
      '  - { id: T02, kind: police, name: x, people: 1, base: quay, post: city }\n',
    ],
    ['a place beyond the storm', 'at: [140.0, 28.0]', 'at: [10.0, 28.0]', 'site-far', ''],
    ['a condition that cannot hold', ">= 'orange'", "> 'red'", 'condition-never', ''],
    ['a task that the kind cannot do', 'task: stand-by', 'task: disinfect', 'task-impossible', ''],
    ['an order to those who can only be asked', 'people: 12,', 'people: 12, command: request,', 'request-needed', ''],
    ['a post that leads without a plan', '- { id: city, plan: city-plan }', '- { id: city }', 'seat-no-plan', ''],
    ['a team by road with nothing to drive', 'people: 12,', 'people: 12, equipment: [],', 'team-on-foot', ''],
  ])('%s', (_, from, to, code, team) => {
    const text = changed(from, to).replace('seats:\n', `${team}seats:\n`);
    const { scenario: read, problems } = parse(text);
    expect(read).toBeDefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ severity, line, column }) => severity === 'warning' && line > 0 && column > 0)).toBe(true);
  });

  test.each([
    ['kind: police', 'equipment: []', ['told']],
    ['kind: police', 'equipment: [], speed: 5', []],
    ['kind: police', 'equipment: [{ name: car, count: 2 }]', []],
    ['kind: police', 'speed: 40', []],
    ['kind: sea-rescue', 'equipment: []', []],
  ])('a team of %s with %s: nothing to drive, and goes by road', (kind, more, expected) => {
    const team = `  - { id: T02, ${kind}, name: x, people: 1, base: quay, post: city, ${more} }\n`;
    const { problems } = parse(clean.replace('seats:\n', `${team}seats:\n`));
    const told = problems.filter(({ code }) => code !== 'team-idle');
    const line = clean.slice(0, clean.indexOf('seats:\n')).split('\n').length;
    expect(told.map((one) => [one.code, one.line])).toEqual(expected.map(() => ['team-on-foot', line]));
    expect(told.every(({ column }) => column === team.indexOf('[]') + 1)).toBe(true);
  });

  test.each([
    ['{ id: again, at: T+00:10:30, from: weather-desk, to: [city], text: x }', ['injects-collide']],
    ['{ id: spare, parked: true, from: weather-desk, to: [city], text: x }', ['parked-unused']],
    ['{ id: spare, parked: true, from: weather-desk, to: [city], text: x, note: by hand }', []],
    ['{ id: silent, at: T+01:00, from: weather-desk, to: [], text: x }', ['inject-to-nobody']],
  ])('the inject %s: %j', (inject, expected) => expect(codes(addInject(inject))).toEqual(expected));

  test.each([
    ["inject('b').due", "inject('a').due", 'inject-deadlock'],
    ["elapsed() > 60 && inject('b').due", '{ inject: a }', 'inject-deadlock'],
    ["inject('b').released && level('city') >= 'II'", "inject('a').due || elapsed() > 60", 'inject-when-cycle'],
    ["inject('b').due", "inject('a').state == 'armed'", 'inject-when-cycle'],
    ["inject('b').due", "!inject('a').due", 'inject-when-cycle'],
    ["inject('b').due", "elapsed() > 60 ? inject('a').due : elapsed() > 30", 'inject-when-cycle'],
    ["inject('gale').due", "inject('a').due", undefined],
  ])('injects that wait for each other, an error only where neither can come first: %s, %s', (a, b, code) => {
    const inject = (id: string, start: string) =>
      `{ id: ${id}, ${start.startsWith('{') ? `after: ${start}` : `when: "${start}"`}, from: weather-desk, to: [city], text: x }`;
    const { scenario: read, problems } = parse(addInject(`${inject('a', a)}\n  - ${inject('b', b)}`));
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    expect(read === undefined).toBe(code === 'inject-deadlock');
  });

  test('a showing with a gap, a repetition, and more than there is', () => {
    const text = `${clean}showings:\n  - id: s\n    segments:\n      - { from: T+00:00, to: T+01:00, mode: live 5 }\n      - { from: T+01:30, to: T+03:00, mode: jump }\n      - { from: T+02:00, to: T+07:00, mode: compress 20 }\n`;
    expect(codes(text)).toEqual(['showing-gap', 'showing-overlap', 'showing-end']);
  });

  test('work that has less time than it takes, outside its exercise', () => {
    const text = changed('teams: [T01] }', 'teams: [T01], window: { from: T+02:00, to: T+06:00 } }');
    const work = 'work: { site: quay, task: rescue-trapped, from: T+01:00, to: T+02:00 }';
    const measure = "measure: \"team('T01').arrived('quay')\"";
    expect(
      codes(
        `${text}objectives:\n  - { id: o, exercise: typhoon-landfall, target: t, teams: [T01], ${measure}, ${work} }\n`,
      ),
    ).toEqual(['objective-window', 'work-short']);
  });

  test('of work at several places, the one that has less time than it takes', () => {
    const place = (to: string) => `{ site: quay, task: rescue-trapped, from: T+01:00, to: ${to} }`;
    const text = `${clean}objectives:
  - id: o
    target: t
    teams: [T01]
    measure: "team('T01').arrived('quay')"
    work:
      - ${place('T+04:00')}
      - ${place('T+02:00')}
`;
    const line = text.split('\n').findIndex((one) => one.includes('T+02:00 }')) + 1;
    expect(parse(text).problems).toMatchObject([{ code: 'work-short', line }]);
    expect(parse(text.replaceAll('T+02:00 }', 'T+04:00 }')).scenario?.objectives[0]?.work).toHaveLength(2);
  });

  test('a site off the map', () => {
    const map =
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[3,3]]}}]}';
    const { problems } = parse(changed('hazards:', 'map: { file: map.geojson }\nhazards:'), { 'map.geojson': map });
    expect(problems.map(({ code }) => code)).toEqual(['site-off-map']);
  });
});

test('whatever is done to a good file, it is read or refused, never thrown out', () => {
  const bits = fc.constantFrom(
    '',
    ' ',
    '\n',
    '- ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '&a',
    '*a',
    '!!x ',
    '|',
    '>',
    '#',
    '\t',
    '__proto__: 1',
    '0',
    'T+99:00',
    '~',
    '? ',
    '---\n',
    '\u0000',
    '\uFEFF',
    '%YAML 1.1\n',
  );
  const cuts = fc.array(fc.tuple(fc.nat(clean.length), fc.nat(12), bits), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(cuts, (edits) => {
      const text = edits.reduce(
        (whole, [at, length, bit]) => whole.slice(0, at) + bit + whole.slice(at + length),
        clean,
      );
      const { scenario: read, problems } = parse(text);
      expect(read === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      for (const { line, column, message } of problems) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(`${message.zh}${message.en}`).not.toMatch(/undefined|\[object|\{\w+\}/);
      }
    }),
    { numRuns: 300, seed: 4 },
  );
}, 60_000);
