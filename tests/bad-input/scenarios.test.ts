/** Every way in which a scenario can be bad: told with its line and column, exit 1, in less than two seconds. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScenarioFolder, readScenario, type ScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { checked } from './checked.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('a scenario that is', () => {
  test.each([
    ['empty', 'scenario-empty', 'scenario.yaml:1:1'],
    ['only-comments', 'scenario-empty', 'scenario.yaml:1:1'],
    ['not-yaml', 'yaml-syntax', 'scenario.yaml:2:17'],
    ['a-letter', 'yaml-root', 'scenario.yaml:1:1'],
    ['two-documents', 'yaml-syntax', 'scenario.yaml:30:1'],
    ['newer-format', 'format-newer', 'scenario.yaml:1:11'],
    ['no-format', 'format-missing', 'scenario.yaml:1:1'],
    ['unknown-team', 'id-unknown', 'scenario.yaml:24:76'],
    ['unknown-key', 'key-unknown', 'scenario.yaml:18:50'],
    ['unknown-task', 'value-unknown', 'scenario.yaml:24:87'],
    ['inject-cycle', 'inject-cycle', 'scenario.yaml:32:18'],
    ['inject-deadlock', 'inject-deadlock', 'scenario.yaml:31:25'],
    ['before-startex', 'time-before-start', 'scenario.yaml:29:21'],
    ['negative-time', 'time-before-start', 'scenario.yaml:29:21'],
    ['after-endex', 'time-after-end', 'scenario.yaml:29:21'],
    ['path-outside', 'path-outside', 'scenario.yaml:11:14'],
    ['file-missing', 'file-missing', 'scenario.yaml:11:14'],
    ['bad-map', 'map-unreadable', 'scenario.yaml:11:14'],
    ['track-file', 'track', 'track.csv:3:6'],
    ['terrain-promises', 'terrain', 'scenario.yaml:11:18'],
    ['alias-bomb', 'yaml-alias-bomb', 'scenario.yaml:6:28'],
    ['alias-unknown', 'yaml-alias-unknown', 'scenario.yaml:14:23'],
    ['proto-key', 'yaml-key-forbidden', 'scenario.yaml:18:50'],
    ['custom-tag', 'yaml-tag', 'scenario.yaml:14:37'],
    ['condition-outside', 'condition-forbidden', 'scenario.yaml:24:32'],
    ['condition-pattern', 'condition-forbidden', 'scenario.yaml:24:32'],
    ['condition-deep', 'condition-deep', 'scenario.yaml:24:54'],
    ['condition-unknown-site', 'id-unknown', 'scenario.yaml:24:37'],
    ['roads-in-pieces', 'roads-severed', 'scenario.yaml:13:16'],
    ['roads-in-pieces', 'site-no-road', 'scenario.yaml:16:33'],
    ['road-class', 'road-class', 'roads.geojson:3:9'],
    ['households', 'number-range', 'scenario.yaml:17:63'],
    ['households', 'number-range', 'scenario.yaml:20:57'],
    ['households', 'id-reserved', 'scenario.yaml:18:13'],
    ['households-names', 'id-unknown', 'scenario.yaml:16:96'],
    ['households-names', 'area-no-shelter', 'scenario.yaml:17:90'],
    ['households-names', 'id-unknown', 'scenario.yaml:21:75'],
    ['html-in-text', 'text-markup', 'scenario.yaml:29:88'],
  ])('%s is told as %s at %s', async (name, code, place) => {
    const { exit, seconds, problems, errors } = await checked(here(name));
    expect(exit).toBe(1);
    expect(errors).toEqual([]);
    expect(seconds).toBeLessThan(2);
    const places = problems
      .filter((problem) => problem.code === code)
      .map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(places).toContain(place);
  });

  test('right, and otherwise the same, has no problems', async () => {
    expect(await checked(here('clean'))).toMatchObject({ exit: 0, problems: [] });
  });

  test('the smallest useful one has no errors, and its exercise has the name of its kind', async () => {
    const { exit, problems } = await checked(here('smallest'));
    expect({ exit, problems }).toEqual({ exit: 0, problems: [] });
    const folder = openScenarioFolder(here('smallest')) as ScenarioFolder;
    expect(readScenario(folder).scenario?.exercises).toMatchObject([
      { name: { zh: '城市洪涝处置', en: 'Urban flooding' } },
    ]);
  });

  test('a newer format is named, and nothing else of it is looked at', async () => {
    const { problems } = await checked(here('newer-format'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.en).toContain('format 9');
    expect(problems[0]?.message.zh).toContain('格式 9');
  });

  test('a grid that promises ten thousand million heights and has three is named, though nothing flows on it', async () => {
    const { problems } = await checked(here('terrain-promises'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.en).toBe(
      'the terrain grid "ground.asc" cannot be read: esri grid: the header promises 10000000000 values, the file has 3',
    );
  });

  test('a cycle of injects is named by its members', async () => {
    const { problems } = await checked(here('inject-cycle'));
    expect(problems[0]?.message.en).toContain('third → first → second → third');
  });
});

describe('a scenario that is made to hurt', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'landfall-bad-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const head = 'landfall: 1\nmeta: { title: Drill }\n';
  const write = (name: string, text: string): string => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'scenario.yaml'), text);
    return join(folder, name);
  };
  const team = (i: number) =>
    `{ id: T${i}, kind: police, name: { zh: 队, en: Team }, people: 5, base: quay, post: city }`;
  const list = (count: number, entry: (i: number) => string) => Array.from({ length: count }, (_, i) => entry(i));

  test.each([
    [
      'a hundred thousand teams',
      `${head}teams:\n${list(100_000, (i) => `  - ${team(i)}\n`).join('')}`,
      'too-many',
      'scenario.yaml:10004:3',
    ],
    ['the same in one line', `${head}teams: [${list(100_000, team).join(',')}]\n`, 'too-many', undefined],
    ['a hundred thousand keys', `${head}${list(100_000, (i) => `k${i}: 1\n`).join('')}`, 'yaml-large', undefined],
    [
      'twenty thousand keys',
      `${head}${list(20_000, (i) => `k${i}: 1\n`).join('')}`,
      'key-unknown',
      'scenario.yaml:3:1',
    ],
    ['a hundred thousand brackets', `${head}sites: ${'['.repeat(100_000)}`, 'yaml-deep', 'scenario.yaml:3:48'],
    ['a hundred thousand dashes', `${head}sites:\n  ${'- '.repeat(100_000)}`, 'yaml-deep', 'scenario.yaml:4:83'],
    ['three hundred thousand brackets that do not fit', '{}'.repeat(150_000), 'yaml-syntax', 'scenario.yaml:1:3'],
    ['eighty thousand quotes', 'a: "\n'.repeat(80_000), 'yaml-syntax', 'scenario.yaml:1:5'],
    ['ten million letters', `${head}notice: ${'x'.repeat(10_000_000)}\n`, 'scenario-large', 'scenario.yaml:1:1'],
    ['five million line ends', '\n'.repeat(5_000_000), 'yaml-large', 'scenario.yaml:360001:1'],
    [
      'a hundred thousand aliases',
      `${head}a: &a x\nb: [${list(100_000, () => '*a').join(',')}]\n`,
      'yaml-aliases',
      'scenario.yaml:4:6005',
    ],
    [
      'noise',
      String.fromCharCode(...list(60_000, () => '').map((_, i) => (i * 7919) % 256)),
      'yaml-root',
      'scenario.yaml:1:1',
    ],
  ])('%s', async (name, text, code, place) => {
    const { exit, seconds, problems } = await checked(write(name, text));
    expect(exit).toBe(1);
    expect(seconds).toBeLessThan(2);
    expect(problems.length).toBeLessThanOrEqual(201);
    const [found] = problems.filter((problem) => problem.code === code);
    expect(found, JSON.stringify(problems.slice(0, 3))).toBeDefined();
    if (place) expect(`${found?.file}:${found?.line}:${found?.column}`).toBe(place);
  });

  test('a link that leads out of the folder is not followed', async () => {
    writeFileSync(join(folder, 'secret.txt'), 'landfall: secret');
    mkdirSync(join(folder, 'linked'));
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'linked', 'scenario.yaml'));
    const { exit, problems } = await checked(join(folder, 'linked'));
    expect(exit).toBe(1);
    expect(problems.map(({ code }) => code)).toEqual(['file-missing']);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  test('bytes that are no text', async () => {
    mkdirSync(join(folder, 'bytes'));
    writeFileSync(join(folder, 'bytes', 'scenario.yaml'), new Uint8Array([0x6c, 0xff, 0xfe, 0x00, 0x80]));
    const { exit, problems } = await checked(join(folder, 'bytes'));
    expect(exit).toBe(1);
    expect(problems.map(({ code }) => code)).toEqual(['file-not-text']);
  });

  test('a folder that is not there', async () => {
    const { exit, problems } = await checked(join(folder, 'nowhere'));
    expect(exit).toBe(1);
    expect(problems.map(({ code }) => code)).toEqual(['scenario-missing']);
  });
});
