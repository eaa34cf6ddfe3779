import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCOUNTS } from '../hazards/hazard.ts';
import { COLOURS, LEVELS } from '../log/names.ts';
import { HOUR, MINUTE, parseDrillTime } from '../units/time.ts';
import type { Reader, Value } from './condition.ts';
import { FUNCTIONS, MEMBERS, type Named, type ThingName } from './condition-language.ts';
import { parseCondition, type Wanted } from './condition-parse.ts';
import type { Vocabulary } from './condition-types.ts';

const ids: Record<Named, readonly string[]> = {
  water: ['bay'],
  receptor: ['school'],
  release: ['tank'],
  drift: ['cargo'],
  search: ['cargo'],
  hazard: ['storm'],
  site: ['quay', 'school'],
  post: ['city'],
  team: ['T01', 'T02'],
  exercise: ['urban-flooding'],
  inject: ['gale'],
  order: ['place-pumps', 'raise-I/harbour'],
  incident: ['leak'],
  road: ['quay-road'],
  asset: ['mast'],
  area: ['valley', 'all'],
  shelter: ['school'],
  depot: ['north'],
  report: ['flood-first'],
};
const vocabulary: Vocabulary = {
  ids: (kind) => new Set(ids[kind]),
  steps: () => ['warned', 'drained'],
  time: (text) => parseDrillTime(text, (8 * HOUR) as never),
  minutes: 720,
};
const parse = (source: string, wanted: Wanted = 'when') => parseCondition(source, vocabulary, wanted);

/** A reader that answers from a table; what is not in it is null. */
const reader = (values: Readonly<Record<string, Value>>): Reader => ({
  call: (name, args) => {
    const key = `${name}(${args.join(',')})`;
    return key in values ? (values[key] as Value) : { thing: name, id: String(args[0]) };
  },
  field: (thing, name) => values[`${thing.id}.${name}`] ?? null,
  method: (thing, name, args) => values[`${thing.id}.${name}(${args.join(',')})`] ?? null,
});
const holds = (source: string, values: Readonly<Record<string, Value>> = {}): boolean => {
  const { condition, faults } = parse(source);
  expect(faults, source).toEqual([]);
  return condition?.holds(reader(values)) ?? false;
};
const colour = (name: (typeof COLOURS)[number]): Value => ({ scale: 'colour', rank: COLOURS.indexOf(name) });
const level = (name: (typeof LEVELS)[number]): Value => ({ scale: 'level', rank: LEVELS.indexOf(name) });

describe('a condition holds', () => {
  test('by number', () => {
    expect(holds("wind('quay') >= 17.2", { 'wind(quay)': 17.2 })).toBe(true);
    expect(holds("17.2 < wind('quay')", { 'wind(quay)': 17.2 })).toBe(false);
    expect(holds("wind('quay') * 2 - 1 > gust('school') / 3", { 'wind(quay)': 10, 'gust(school)': 56 })).toBe(true);
    expect(holds("rain('quay', 3) == 50", { 'rain(quay,3)': 50 })).toBe(true);
    expect(holds("-wind('quay') in [-3, 4]", { 'wind(quay)': 3 })).toBe(true);
    expect(holds("elapsed('L-06:00') >= 0", { 'elapsed(L-06:00)': -1 })).toBe(false);
  });

  test('by severity, whatever the names are spelt like', () => {
    expect(holds("warning('storm') >= 'orange'", { 'warning(storm)': colour('red') })).toBe(true);
    expect(holds("warning('storm', 'rainstorm') < 'blue'", { 'warning(storm,rainstorm)': colour('none') })).toBe(true);
    expect(holds("level('city') >= 'II'", { 'level(city)': level('III') })).toBe(false);
    expect(holds("'II' <= post('city').level", { 'city.level': level('I') })).toBe(true);
    expect(holds("level('city') in ['I', 'duty']", { 'level(city)': level('duty') })).toBe(true);
  });

  test('by state', () => {
    expect(holds("team('T01').state == 'working'", { 'T01.state': 'working' })).toBe(true);
    expect(holds("team('T01').state != 'working'", { 'T01.state': 'staged' })).toBe(true);
    expect(
      holds("exercise('urban-flooding').step in ['warned', 'drained']", { 'urban-flooding.step': 'drained' }),
    ).toBe(true);
  });

  test('when a time has come, and not before', () => {
    expect(holds("team('T01').arrived('quay')")).toBe(false);
    expect(holds("team('T01').arrived('quay')", { 'T01.arrived(quay)': 0 })).toBe(true);
    expect(holds("!inject('gale').acknowledged")).toBe(true);
    expect(
      holds("order('raise-I/harbour').issued <= inject('gale').due", { 'raise-I/harbour.issued': 5, 'gale.due': 6 }),
    ).toBe(true);
    expect(holds("incident('leak').closed ? false : incident('leak').occurred", { 'leak.occurred': 9 })).toBe(true);
  });

  test('never of nothing: comparisons with what has not come or is not known are false', () => {
    expect(holds("team('T01').task == 'place-pumps'")).toBe(false);
    expect(holds("team('T01').task != 'place-pumps'")).toBe(false);
    expect(holds("order('place-pumps').issued < inject('gale').due", { 'gale.due': 6 })).toBe(false);
    for (const op of ['==', '!=', '<', '<=', '>', '>=']) {
      expect(holds(`minutes(order('place-pumps').issued, team('T01').arrived('quay')) ${op} 5`), op).toBe(false);
    }
  });

  test('a measure of minutes is a number, or none', () => {
    const { condition, is } = parse("minutes(order('place-pumps').issued, team('T01').arrived('quay'))", 'measure');
    expect(is).toBe('number');
    const times = { 'place-pumps.issued': 10 * MINUTE, 'T01.arrived(quay)': 25 * MINUTE };
    expect(condition?.evaluate(reader(times))).toBe(15);
    expect(condition?.evaluate(reader({}))).toBeNaN();
    expect(condition?.holds(reader({}))).toBe(false);
  });

  test('reading what it says it reads', () => {
    const source =
      "warning('storm') > 'none' && gust('quay') > 1 && rain('quay') > 1 && team('T02').working && post('city').measure('stop-work') && order('place-pumps').done && elapsed() > 1";
    expect(parse(source).condition?.reads).toEqual([
      'warning:storm',
      'wind:quay',
      'rain:quay',
      'team:T02',
      'level:city',
      'order:place-pumps',
      'clock:',
    ]);
  });
});

describe('a condition is refused', () => {
  test.each([
    ["wnd('quay') > 1", 'condition-function', 0, 'wind'],
    ["report('quay')", 'id-unknown', 7, undefined],
    ["1 < 2 && wind('quey') > 1", 'id-unknown', 14, 'quay'],
    ["team('T01').stat == 'working'", 'condition-field', 12, 'state'],
    ["team('T01').state == 'workin'", 'condition-name', 21, 'working'],
    ["exercise('urban-flooding').reached('draned')", 'condition-name', 35, 'drained'],
    ["post('city').measure('stop-wrok')", 'condition-name', 21, 'stop-work'],
    ["level('city') >= 'red'", 'condition-scale', 17, undefined],
    ["warning('storm') >= 'orenge'", 'condition-scale', 20, 'orange'],
    ["warning('storm') >= 2", 'condition-scale', 20, undefined],
    ["wind('quay')", 'condition-not-yes', 0, undefined],
    ["wind('quay') && true", 'condition-not-yes', 0, undefined],
    ["team('T01')", 'condition-not-yes', 0, undefined],
    ["team('T01') == team('T02')", 'condition-types', 0, undefined],
    ["wind('quay') > 'red'", 'condition-types', 0, undefined],
    ["team('T01').state > 'working'", 'condition-types', 0, undefined],
    ["team('T01').arrived('quay') + 5 > 3", 'condition-time-sum', 0, undefined],
    ["team('T01').done(3)", 'condition-literal', 17, undefined],
    ["team('T0' + '1').working", 'condition-number', 5, undefined],
    ["rain('quay', 2.5) > 1", 'condition-hours', 13, undefined],
    ["elapsed('L-6') > 1", 'time-form', 8, undefined],
    ['minutes(5, 6) > 1', 'condition-time', 8, undefined],
    ['wind() > 1', 'condition-arguments', 0, undefined],
    ["team('T01').state('x')", 'condition-arguments', 0, undefined],
    ["team('T01').arrived > 1", 'condition-arguments', 0, undefined],
    ["wind('quay') in 3", 'condition-in', 16, undefined],
    ["wind('quay') > null", 'condition-null', 15, undefined],
    ["wind('quay') >", 'condition-syntax', 14, undefined],
    ["wind('quay') > 0x", 'condition-syntax', 15, undefined],
    ['', 'condition-syntax', 0, undefined],
  ])('%s', (source, code, offset, suggest) => {
    const [fault] = parse(source).faults;
    expect(fault).toMatchObject({ code, offset });
    expect(fault?.suggest).toBe(suggest);
    expect(parse(source).condition).toBeUndefined();
  });

  test.each([
    "team('T01').state.matches('(a+)+$')",
    "timestamp('2024-01-01T00:00:00Z') > timestamp('2023-01-01T00:00:00Z')",
    "duration('1h') > duration('1m')",
    '[1, 2].exists(x, x > 1)',
    "{'a': 1}.a == 1",
    "size('abc') == 3",
    'x == 1',
    "b'abc' == b'abc'",
    '5u > 3u',
    '5 % 2 == 1',
    "team('T01')['state'] == 'working'",
    "has(team('T01').state)",
    'string(1) == "1"',
    'dyn(1) == 1',
    'type(1) == int',
    "'a' + 'b' == 'ab'",
    "team('T01').constructor",
    "team('T01').__proto__",
    "toString('x')",
  ])('as outside the language: %s', (source) => {
    expect(parse(source).faults.length).toBeGreaterThan(0);
  });

  test('with all its faults at once', () => {
    const { faults } = parse("wind('quey') > 1 && team('T10').working && level('city') >= 'IX'");
    expect(faults.map(({ code }) => code)).toEqual(['id-unknown', 'id-unknown', 'condition-scale']);
  });

  test('beyond 500 letters or 20 levels, while a long chain is one level', () => {
    expect(parse(`true${' && true'.repeat(63)}`).faults).toMatchObject([{ code: 'condition-long' }]);
    expect(parse(`${'!'.repeat(30)}true`).faults).toMatchObject([{ code: 'condition-deep' }]);
    expect(parse(`${'('.repeat(100)}true${')'.repeat(100)}`).faults).toHaveLength(1);
    expect(parse(`true${' && true'.repeat(60)}`).faults).toEqual([]);
  });
});

test.each([
  ["wind('quay') > 500", true],
  ["wind('quay') < 0", true],
  ["wind('quay') > 30 && wind('quay') < 20", true],
  ["warning('storm') > 'red'", true],
  ["level('city') < 'duty'", true],
  ["level('city') >= 'II' && level('city') < 'II'", true],
  ['elapsed() > 721', true],
  ["elapsed('L+00:00') > 241", true],
  ["false || wind('quay') > 500 && team('T01').working", true],
  ["elapsed('L+00:00') > 239", false],
  ["wind('quay') > 500 || team('T01').working", false],
  ["!(wind('quay') > 500)", false],
  ["wind('quay') > 20 && wind('school') < 10", false],
])('%s can never be true: %s', (source, never) => {
  expect(parse(source).faults).toEqual([]);
  expect(parse(source).never).toBe(never);
});

describe('whatever is written', () => {
  const words = fc.constantFrom(
    ...FUNCTIONS.map(({ name }) => name),
    "'quay'",
    "'T01'",
    "'city'",
    "'storm'",
    "'red'",
    "'II'",
    '1',
    '2.5',
    'true',
    'null',
    'in',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    '.',
    '?',
    ':',
    '!',
    '&&',
    '||',
    '==',
    '<',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '%',
    ' ',
    'map',
    'matches',
    'state',
    'arrived',
    '"',
    "'",
    '\\',
  );

  test('it is read or refused, and never thrown out', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { condition, faults } = parse(source, 'measure');
        expect(condition === undefined).toBe(faults.length > 0);
        for (const { offset } of faults) expect(offset).toBeLessThanOrEqual(source.length);
        if (condition) expect(() => condition.evaluate(reader({}))).not.toThrow();
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });

  test('a hazard keeps every figure that an account is asked for', () => {
    for (const kind of Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[])
      expect(
        MEMBERS[kind].filter(({ answer, name }) => answer.is === 'number' || name === 'found').map(({ name }) => name),
      ).toEqual(ACCOUNTS[kind]);
  });

  test('what is let through asks only for what the language knows', () => {
    const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
    const functions = new Set(FUNCTIONS.map(({ name }) => name));
    const members = (thing: string) => MEMBERS[thing as ThingName].map(({ name }) => name);
    const asked: Reader = {
      call: (name, args) => {
        expect(functions).toContain(name);
        return { thing: name, id: String(args[0]) };
      },
      field: (thing, name) => {
        expect(members(thing.thing)).toContain(name);
        return null;
      },
      method: (thing, name) => {
        expect(members(thing.thing)).toContain(name);
        return null;
      },
    };
    const leaf = fc.constantFrom(
      "wind('quay') > 1",
      "team('T01').working",
      "level('city') >= 'II'",
      "inject('gale').due",
      'true',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        leaf,
        text,
        fc.tuple(tie('tree'), fc.constantFrom('&&', '||', '=='), tie('tree')).map((parts) => `(${parts.join(' ')})`),
      ),
    }));
    fc.assert(
      fc.property(tree as fc.Arbitrary<string>, (source) => void parse(source, 'measure').condition?.evaluate(asked)),
      { numRuns: 2_000, seed: 2 },
    );
  });
});

test('a hundred thousand evaluations take no time to speak of', () => {
  const { condition } = parse(
    "warning('storm') >= 'orange' && wind('quay') > 10 && !team('T01').at('quay') || elapsed() > 700",
  );
  const answers = reader({ 'warning(storm)': colour('red'), 'wind(quay)': 12, 'elapsed()': 3 });
  const from = process.cpuUsage();
  let count = 0;
  for (let i = 0; i < 100_000; i++) if (condition?.holds(answers)) count++;
  expect(count).toBe(100_000);
  expect(process.cpuUsage(from).user / 1e6).toBeLessThan(2);
});
