import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../text/words.ts';
import { check } from './check.ts';
import { openScenarioFolder } from './scenario-folder.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

async function run(args: readonly string[], language: Language = 'en') {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await check(args, { out: (line) => out.push(line), err: (line) => err.push(line), language });
  return { exit, out, err };
}

test('a right scenario has no problems, and says so', async () => {
  const folder = at('scenarios/first-drill');
  expect(await run([folder])).toEqual({ exit: 0, out: [`${folder}: no problems`], err: [] });
  expect(await run([join(folder, 'scenario.yaml'), '--json'])).toEqual({ exit: 0, out: ['{"problems":[]}'], err: [] });
});

test('a problem is told with file, line, column, code, what is allowed and what was meant', async () => {
  const { exit, out } = await run([at('tests/bad-input/unknown-team')]);
  expect(exit).toBe(1);
  expect(out).toEqual([
    `${at('tests/bad-input/unknown-team')}/scenario.yaml:24:76 id-unknown there is no team "T10"`,
    '    allowed: T01',
    '    did you mean: T01',
    'errors: 1, warnings: 0',
  ]);
});

test('in Chinese too, and for machines with all its parts', async () => {
  const { out } = await run([at('tests/bad-input/unknown-team')], 'zh');
  expect(out[0]).toContain('没有编号为“T10”的队伍');
  expect(out[2]).toBe('    是否指：T01');
  const json = JSON.parse((await run([at('tests/bad-input/unknown-team'), '--json'])).out[0] ?? '');
  expect(json).toEqual({
    problems: [
      {
        code: 'id-unknown',
        severity: 'error',
        file: 'scenario.yaml',
        line: 24,
        column: 76,
        path: 'plans[0].rules[0].order.to',
        found: 'T10',
        allowed: 'T01',
        suggest: 'T01',
        message: { zh: '没有编号为“T10”的队伍', en: 'there is no team "T10"' },
      },
    ],
  });
});

test('--provenance lists what a city must confirm: what is assumed, and what does not say', async () => {
  const { exit, out } = await run([at('scenarios/first-drill'), '--provenance', '--json']);
  const { confirm } = JSON.parse(out[0] ?? '') as { confirm: { path: string; id: string; basis: string }[] };
  expect(exit).toBe(0);
  expect(confirm).toContainEqual(expect.objectContaining({ path: 'hazards[0]', id: 'storm', basis: 'assumed' }));
  expect(confirm.filter(({ path }) => path.startsWith('teams'))).toHaveLength(3);
  expect(confirm).toContainEqual({
    section: 'injects',
    path: 'injects',
    count: 10,
    basis: 'assumed',
    note: { zh: '为教程设定', en: 'made up for the tutorial' },
  });
});

test('people read that list by section, those of one note together, in their language', async () => {
  const { out } = await run([at('scenarios/first-drill'), '--provenance']);
  expect(out[1]).toBe(
    'to be confirmed by the city, being assumed or without a stated basis; entries: 45, sections: 12',
  );
  expect(out).toContain('    T01, T02, T03: assumed');
  expect(out.slice(out.indexOf('  injects (10)')).slice(0, 2)).toEqual([
    '  injects (10)',
    '    made up for the tutorial',
  ]);
  const { out: chinese } = await run([at('scenarios/first-drill'), '--provenance'], 'zh');
  expect(chinese.slice(chinese.indexOf('  injects 导调信息 (10)')).slice(0, 2)).toEqual([
    '  injects 导调信息 (10)',
    '    为教程设定',
  ]);
  const { out: bare } = await run([at('tests/bad-input/clean'), '--provenance']);
  expect(bare.slice(bare.indexOf('  teams (1)')).slice(0, 2)).toEqual(['  teams (1)', '    basis not stated']);
});

test.each([
  [[], 'usage:'],
  [['a', 'b'], 'usage:'],
  [['a', '--jsno'], 'usage:'],
  [['a', '--full'], 'usage:'],
  [['a', '--simulate'], 'not in this build'],
  [['a', '--simulate', '--full'], 'not in this build'],
])('wrong usage %j: exit 2, one line on stderr', async (args, words) => {
  const { exit, out, err } = await run(args);
  expect([exit, out, err.length]).toEqual([2, [], 1]);
  expect(err[0]).toContain(words);
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-folder-'));
  mkdirSync(join(folder, 'scenario', 'map'), { recursive: true });
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  writeFileSync(join(folder, 'scenario', 'scenario.yaml'), 'landfall: 1\n');
  writeFileSync(join(folder, 'scenario', 'map', 'base.json'), '{}');
  writeFileSync(join(folder, 'scenario', '.hidden'), 'x');
  symlinkSync(join(folder, 'outside.txt'), join(folder, 'scenario', 'leak.txt'));
  symlinkSync(folder, join(folder, 'scenario', 'up'));
  symlinkSync('map/base.json', join(folder, 'scenario', 'inside.json'));
  symlinkSync('nowhere', join(folder, 'scenario', 'dead'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder has its own files in the order of their names, links inside it, and nothing else', () => {
  const scenario = openScenarioFolder(join(folder, 'scenario'));
  expect(scenario?.id).toBe('scenario');
  expect(scenario?.list()).toEqual([
    { path: 'inside.json', bytes: 2 },
    { path: 'map/base.json', bytes: 2 },
    { path: 'scenario.yaml', bytes: 12 },
  ]);
  expect(scenario?.text('map/base.json')).toBe('{}');
  for (const path of ['leak.txt', 'up/outside.txt', '../outside.txt', '.hidden', 'dead', 'map', '']) {
    expect(scenario?.text(path), path).toBeUndefined();
    expect(scenario?.bytes(path), path).toBeUndefined();
  }
});

test('what is no folder is none', () => {
  expect(openScenarioFolder(join(folder, 'nowhere'))).toBeUndefined();
  expect(openScenarioFolder(join(folder, 'outside.txt'))).toBeUndefined();
});
