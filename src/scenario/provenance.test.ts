import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check } from '../cli/check.ts';
import { openScenarioFolder, readScenario } from '../cli/scenario-folder.ts';
import type { Language } from '../text/words.ts';
import { parseScenario } from './parse.ts';
import { statedIn, toConfirm } from './provenance.ts';
import type { Scenario } from './scenario.ts';
import { FIGURED, scenarioSchema } from './schema.ts';

/** Who and what there is, not how much: no figures stand there. */
const WITHOUT_FIGURES = ['landfall', 'meta', 'provenance', 'posts', 'voices'];

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const clean = readFileSync(at('tests/bad-input/clean/scenario.yaml'), 'utf8');
const parse = (text: string) =>
  parseScenario({ id: 'test', files: { list: () => [], text: () => text, bytes: () => undefined } });
const read = (text: string) => parse(text).scenario as Scenario;
/** The clean scenario with more at its top, and with one thing in it otherwise. */
const withTop = (top: string, from = '', to = '') => `${clean.replace(from, () => to)}${top}\n`;
const about = (scenario: Scenario, section: string) => statedIn(scenario).filter((one) => one.section === section);

describe('where figures come from', () => {
  test('every section carries figures, but for those that only say who is who', () => {
    expect([...WITHOUT_FIGURES, ...FIGURED].sort()).toEqual(Object.keys(scenarioSchema.shape).sort());
  });

  test('a scenario that says nothing has each section once, with the number of its entries', () => {
    expect(toConfirm(read(clean))).toEqual([
      { section: 'hazards', path: 'hazards', count: 1, basis: 'unstated' },
      { section: 'sites', path: 'sites', count: 1, basis: 'unstated' },
      { section: 'teams', path: 'teams', count: 1, basis: 'unstated' },
      { section: 'seats', path: 'seats', count: 3, basis: 'unstated' },
      { section: 'plans', path: 'plans', count: 1, basis: 'unstated' },
      { section: 'exercises', path: 'exercises', count: 1, basis: 'unstated' },
      { section: 'injects', path: 'injects', count: 1, basis: 'unstated' },
    ]);
  });

  test('what a section says holds for its entries, its note in both languages', () => {
    const scenario = read(withTop('provenance: { injects: { basis: assumed, note: { zh: 设定, en: ours } } }'));
    expect(about(scenario, 'injects')).toEqual([
      { section: 'injects', path: 'injects', count: 1, basis: 'assumed', note: { zh: '设定', en: 'ours' } },
    ]);
  });

  test('what an entry says goes before what its section says', () => {
    const top = 'provenance: { teams: { basis: assumed } }';
    const scenario = read(withTop(top, 'people: 12,', 'people: 12, provenance: { basis: measured, note: counted },'));
    expect(about(scenario, 'teams')).toEqual([
      {
        section: 'teams',
        path: 'teams[0]',
        id: 'T01',
        count: 1,
        basis: 'measured',
        note: { zh: 'counted', en: 'counted' },
      },
    ]);
    expect(toConfirm(scenario).some(({ section }) => section === 'teams')).toBe(false);
  });

  test('assets, danger areas and shelters say it themselves; the rest of the households follows their section', () => {
    const own = 'provenance: { basis: literature }';
    const scenario = read(
      withTop(`
assets: [{ id: mast, kind: base-station, name: Mast, site: quay, ${own} }]
households:
  deadline: L-01:00
  areas: [{ id: low, name: Low, site: quay, post: city, listed: 50, radius: 300, shelters: [hall], roster: { vehicle: 1 }, ${own} }]
  shelters: [{ id: hall, name: Hall, site: quay, capacity: 900, open: "level('city') >= 'II'" }]
  provenance: { basis: assumed }
provenance: { households: { basis: measured } }`),
    );
    expect([...about(scenario, 'assets'), ...about(scenario, 'households')]).toMatchObject([
      { path: 'assets[0]', id: 'mast', basis: 'literature' },
      { path: 'households.areas[0]', id: 'low', basis: 'literature' },
      { path: 'households', count: 2, basis: 'assumed' },
    ]);
  });

  test.each([
    ['incidens: { basis: assumed }', 'key-unknown', 'incidents'],
    ['incidents: { basis: assumed, nota: ours }', 'key-unknown', 'note'],
    ['incidents: { basis: assumd }', 'value-unknown', 'assumed'],
  ])('{ %s } is told as %s: did you mean %s', (inside, code, suggest) => {
    expect(parse(withTop(`provenance: { ${inside} }`)).problems).toMatchObject([{ code, suggest }]);
  });
});

const scenarios = readdirSync(at('scenarios'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(scenarios)('in %s', (id) => {
  const path = at(`scenarios/${id}`);
  const written = [...readFileSync(`${path}/scenario.yaml`, 'utf8').matchAll(/^([a-z]+):/gm)]
    .map(([, key = '']) => key)
    .filter((key) => !WITHOUT_FIGURES.includes(key));
  const told = async (language: Language, ...flags: string[]) => {
    const out: string[] = [];
    await check([path, '--provenance', ...flags], { out: (line) => out.push(line), err: () => {}, language });
    return out.join('\n');
  };

  test('every section that carries figures says where they come from', () => {
    const { scenario } = readScenario(openScenarioFolder(path) as NonNullable<ReturnType<typeof openScenarioFolder>>);
    const stated = statedIn(scenario as Scenario);
    expect(written.filter((key) => !stated.some(({ section }) => section === key))).toEqual([]);
    expect(stated.filter(({ basis }) => basis === 'unstated')).toEqual([]);
  });

  test('all of it is invented in part, and so check --provenance names every section, for people and for machines', async () => {
    const { confirm } = JSON.parse(await told('en', '--json')) as { confirm: { section: string; basis: string }[] };
    expect(new Set(confirm.map(({ basis }) => basis))).toEqual(new Set(['assumed']));
    for (const [language, unstated] of [
      ['zh', '未注明依据'],
      ['en', 'not stated'],
    ] as const) {
      const text = await told(language);
      for (const key of written) {
        expect(
          confirm.some(({ section }) => section === key),
          key,
        ).toBe(true);
        expect(text).toMatch(new RegExp(`^ {2}${key}\\b.* \\(\\d+\\)$`, 'm'));
      }
      expect(text.split('\n').slice(2).join('\n')).not.toContain(unstated);
    }
  });
});
