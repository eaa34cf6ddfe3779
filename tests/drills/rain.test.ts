/** Rain that a scenario brings: at the sites, over the last hours, in the warnings, in the flood; and what is wrong with it. */
import { describe, expect, test } from 'vitest';
import { closedHazards } from '../../src/drill/hazards.ts';
import { DrillWeather } from '../../src/drill/weather.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR } from '../../src/units/time.ts';
import { record, SMALL_FILES, sourceOf } from '../small-drill.ts';

const STORM = '  - { id: storm, kind: typhoon, track: track.csv }\n';
const GAUGES = 'time,mm,gauge,lat,lon\nT+00:00,0,quay,28.02,140.02\nT+01:00,30,quay,,\nT+02:00,10,quay,,\n';

function files(hazards: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const text = SMALL_FILES['scenario.yaml'] ?? '';
  if (!text.includes(STORM)) throw new Error('the small drill has no storm');
  return { ...SMALL_FILES, 'scenario.yaml': text.replace(STORM, () => hazards), ...more };
}
function scenario(hazards: string, more: Readonly<Record<string, string>> = {}): Scenario {
  const opened = openScenario(sourceOf(files(hazards, more)));
  if (opened.scenario === undefined) throw new Error(JSON.stringify(opened.problems));
  return opened.scenario;
}
function weather(hazards: string, hours: number, more: Readonly<Record<string, string>> = {}): DrillWeather {
  const drill = scenario(hazards, more);
  const made = new DrillWeather(drill, closedHazards(drill));
  made.step((hours * HOUR) as DrillTime);
  return made;
}

describe('rain in a drill', () => {
  const storm = weather(STORM, 2).at('quay');

  test("a mountain multiplies the storm's rain, and nothing else of its air", () => {
    const peak = `${STORM}  - { id: rain, kind: rain, orography: { peaks: [{ at: [140.02, 28.02], factor: 2.5, radius: 4000 }] } }\n`;
    const air = weather(peak, 2).at('quay');
    expect(storm.rain).toBeGreaterThan(1);
    expect(air).toEqual({ ...storm, rain: storm.rain * 2.5 });
  });

  test('a band comes, a design storm falls', () => {
    const rain = `${STORM}  - id: rain
    kind: rain
    bands: [{ from: T+01:00, to: T+03:00, times: 2, rain: 4, area: { centre: [140.02, 28.02], radius: 8000 } }]
    designs: [{ from: T+00:00, to: T+04:00, mm: 20 }]
`;
    expect(weather(rain, 2).at('quay').rain).toBeCloseTo(storm.rain * 2 + 4 + 5, 9);
  });

  test('what gauges measured replaces the storm, at the site and in the hours past', () => {
    const rain = `${STORM}  - { id: rain, kind: rain, observed: [{ series: gauges.csv, replaces: true }] }\n`;
    const now = weather(rain, 1.5, { 'gauges.csv': GAUGES });
    expect(now.at('quay').rain).toBeCloseTo(10, 9);
    // 30 mm and half of 10; series of the outlook are lines between ten minutes, where this one jumps.
    expect(Math.abs(now.rainOver('quay', 1.5) - 35)).toBeLessThan(2);
  });

  test('without a storm it is rained all the same, and warned of', () => {
    const rain = `  - { id: rain, kind: rain, designs: [{ from: T+01:00, to: T+03:00, formula: { a: 3000, c: 1, b: 10, n: 0.7 }, years: 50 }] }\n`;
    const now = weather(rain, 3);
    expect(now.at('quay').wind).toBe(0);
    expect(now.rainOver('quay', 3)).toBeGreaterThan(100);
    expect(now.warnings.map(({ hazard, family }) => `${hazard} ${family}`)).toContain('rain rainstorm');
    expect(now.warnings.some(({ colour }) => colour === 'red')).toBe(true);
  });

  test('a drill with it runs to its end, and its log has the warning', () => {
    const { text, end } = record([], {
      files: files('  - { id: storm, kind: rain, designs: [{ from: T+01:00, to: T+03:00, mm: 120 }] }\n'),
    });
    expect(end).toBeDefined();
    expect(text).toMatch(/"warning[^\n]*"rainstorm"/);
  });
});

describe('rain that is refused, with the place of its mistake', () => {
  const told = (hazard: string, more: Readonly<Record<string, string>> = {}) =>
    openScenario(sourceOf(files(`  - { id: storm, kind: rain, ${hazard} }\n`, more)))
      .problems.filter(({ severity }) => severity === 'error')
      .map(({ code, file, line, path }) => `${code} ${file}:${line} ${path}`);

  test.each([
    [
      'a band of negative rain',
      'bands: [{ from: T+01:00, to: T+02:00, rain: -5, area: { box: [139, 27, 141, 29] } }]',
      'number-range scenario.yaml:13 hazards[0].bands[0].rain',
    ],
    [
      'a band that ends before it begins',
      'bands: [{ from: T+02:00, to: T+01:00, rain: 5, area: { box: [139, 27, 141, 29] } }]',
      'time-order scenario.yaml:13 hazards[0].bands[0].to',
    ],
    [
      'a box turned round',
      'bands: [{ from: T+01:00, to: T+02:00, rain: 5, area: { box: [141, 27, 139, 29] } }]',
      'box-order scenario.yaml:13 hazards[0].bands[0].area.box',
    ],
    [
      'half an area',
      'designs: [{ from: T+01:00, to: T+02:00, mm: 5, area: { centre: [140, 28] } }]',
      'choose-one scenario.yaml:13 hazards[0].designs[0].area',
    ],
    [
      'a formula without return period',
      'designs: [{ from: T+01:00, to: T+02:00, formula: { a: 1, c: 1, b: 1, n: 0.5 } }]',
      'choose-one scenario.yaml:13 hazards[0].designs[0]',
    ],
    [
      'no such series',
      'observed: [{ series: none.csv }]',
      'file-missing scenario.yaml:13 hazards[0].observed[0].series',
    ],
  ])('%s', (_what, hazard, problem) => expect(told(hazard)).toEqual([problem]));

  test('a mistake in the series, by its own line', () => {
    const csv = 'time,mm\nT+00:00,0\nT+01:00,-3\n';
    expect(told('observed: [{ series: gauges.csv }]', { 'gauges.csv': csv })).toEqual([
      'series gauges.csv:3 hazards[0].observed[0].series',
    ]);
  });

  test('a grid of factors that is none, or beyond belief', () => {
    const grid = (factor: string) => `ncols 1\nnrows 1\nxllcorner 139\nyllcorner 27\ncellsize 2\n${factor}\n`;
    const refused = ['factor-grid scenario.yaml:13 hazards[0].orography.grid'];
    expect(told('orography: { grid: f.asc }', { 'f.asc': grid('x') })).toEqual(refused);
    expect(told('orography: { grid: f.asc }', { 'f.asc': grid('-2') })).toEqual(refused);
    expect(told('orography: { grid: f.asc }', { 'f.asc': grid('2') })).toEqual([]);
  });
});
