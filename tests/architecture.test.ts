import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CORE, importViolations, KERNEL, ORDER } from './architecture/imports.ts';
import { builtInViolations, silenceViolations } from './architecture/machines.ts';
import { nameViolations } from './architecture/names.ts';
import { root, type Source, ships, sourcesUnder } from './architecture/sources.ts';
import { knowsACity, reachesOutside, showsMarkup } from './architecture/words.ts';

const src = sourcesUnder('src');
const shipped = src.filter(ships);
const under = (folder: string) => (source: Source) => source.path.startsWith(`${folder}/`);

/** Each rule has no exceptions: a file that breaks one is mended, not listed. */
describe('the architecture', () => {
  test('every folder of src/ has its place in the import order', () => {
    const folders = new Set(
      src.map(({ path }) => path.split('/')).flatMap(([, folder, file]) => (file ? [folder] : [])),
    );
    expect([...folders].filter((folder) => !(ORDER as readonly (string | undefined)[]).includes(folder))).toEqual([]);
  });

  test('a folder imports only folders above it', () => {
    expect(shipped.length).toBeGreaterThan(0);
    expect(shipped.flatMap(importViolations)).toEqual([]);
  });

  test('the core uses nothing that differs between engines, hosts or places', () => {
    const core = shipped.filter((source) =>
      [...CORE.map((folder) => `src/${folder}`), KERNEL].some((f) => under(f)(source)),
    );
    expect(core.length).toBeGreaterThan(0);
    expect(core.flatMap(nameViolations)).toEqual([]);
  });

  test('the core that is searched is the core that compiles without DOM and Node', () => {
    const text = readFileSync(join(root, 'tsconfig.core.json'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
    expect(JSON.parse(text).include).toEqual([...CORE.map((folder) => `src/${folder}`), KERNEL]);
  });

  test('machines hand their acts to the kernel', () => {
    expect(shipped.filter(under('src/machines')).flatMap(builtInViolations)).toEqual([]);
  });

  test('every machine refuses what it does not know', async () => {
    const files = shipped.filter(under('src/machines'));
    const wrong = files.map(async (file) => silenceViolations(file, await import(join(root, file.path))));
    expect((await Promise.all(wrong)).flat()).toEqual([]);
  });

  test('nothing in src/ knows the city of a scenario', () => {
    expect(src.flatMap(knowsACity)).toEqual([]);
  });

  test('no text becomes markup', () => {
    expect(shipped.flatMap(showsMarkup)).toEqual([]);
  });

  test('nothing in the project reads what is beside it', () => {
    expect(sourcesUnder('').flatMap(reachesOutside)).toEqual([]);
  });

  test('every group of tests that npm test runs is there', () => {
    const groups = ['reference', 'drills', 'replays', 'fuzz', 'engines', 'e2e'];
    const empty = groups.filter((name) => {
      const folder = `tests/${name}`;
      return !existsSync(join(root, folder)) || !sourcesUnder(folder).some(({ path }) => path.endsWith('.test.ts'));
    });
    expect(empty).toEqual([]);
  });
});
