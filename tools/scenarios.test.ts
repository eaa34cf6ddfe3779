import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexOf, titledIndexOf } from './scenarios.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'landfall-scenarios-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('a scenario folder is listed with the files below it and their sizes in bytes, in the order of their names', () => {
  const root = folderWith({
    'harbour/scenario.yaml': '港',
    'harbour/map/land.geojson': '{}',
    'attic/scenario.yaml': 'landfall: 1',
  });
  expect(indexOf(root)).toEqual({
    scenarios: [
      { name: 'attic', files: [{ path: 'scenario.yaml', bytes: 11 }] },
      {
        name: 'harbour',
        files: [
          { path: 'map/land.geojson', bytes: 2 },
          { path: 'scenario.yaml', bytes: 3 },
        ],
      },
    ],
  });
});

test('golden results, hidden files and folders without a scenario are not listed', () => {
  const root = folderWith({
    'harbour/scenario.yaml': 'landfall: 1',
    'harbour/expected.json': '{}',
    'harbour/.cache': 'x',
    'notes/README.md': 'x',
    'schema.json': '{}',
  });
  expect(indexOf(root).scenarios).toEqual([{ name: 'harbour', files: [{ path: 'scenario.yaml', bytes: 11 }] }]);
});

test('the start page is told what a scenario says of itself, and a broken one is listed without', () => {
  const root = folderWith({
    'harbour/scenario.yaml': 'landfall: 1\nmeta: { title: { zh: 小港演练, en: A small harbour }, place: 小港 }',
    'ruin/scenario.yaml': 'landfall: [',
  });
  expect(titledIndexOf(root).scenarios.map(({ name, title, place }) => ({ name, title, place }))).toEqual([
    { name: 'harbour', title: { zh: '小港演练', en: 'A small harbour' }, place: '小港' },
    { name: 'ruin', title: undefined, place: undefined },
  ]);
});
