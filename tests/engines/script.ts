/** What an engine is given: the bundled core, a scenario's folder as data, and the call that runs it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { headerOf, openScenario } from '../../src/runtime/scenario-source.ts';
import type { Errand } from './headless.ts';

/** The project's folder, seen from here and from `dist/<program>/`. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The core as one classic script that defines `landfall`. */
export async function bundleCore(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'landfall-engines-'));
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    // The libraries as they ship: never their development builds, whatever runs the tests.
    resolve: { conditions: ['module', 'import', 'default'] },
    build: {
      outDir,
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: join(root, 'tests/engines/headless.ts'),
        formats: ['iife'],
        name: 'landfall',
        fileName: 'headless',
      },
    },
  });
  const [built] = [result].flat();
  const chunk = built !== undefined && 'output' in built ? built.output[0] : undefined;
  if (chunk === undefined || !('code' in chunk)) throw new Error('the core could not be bundled');
  return chunk.code;
}

/** A scenario of the project as an errand for any engine. */
export function errandOf(id: string, seed: number): Errand {
  const folder = openScenarioFolder(join(root, 'scenarios', id));
  if (folder === undefined) throw new Error(`there is no scenario ${id}`);
  const opened = openScenario(folder);
  if (opened.scenario === undefined) throw new Error(`${id} has a problem: ${JSON.stringify(opened.problems[0])}`);
  const files = folder.list().map(({ path, bytes }) => {
    const text = opened.read.includes(path) ? folder.text(path) : undefined;
    if (text !== undefined) return { path, bytes, text };
    const binary = opened.read.includes(path) ? folder.bytes(path) : undefined;
    return binary === undefined ? { path, bytes } : { path, bytes, hex: Buffer.from(binary).toString('hex') };
  });
  return { id, files, header: headerOf(opened, opened.scenario, seed) };
}

/** The call, as an expression whose value is the answer in JSON. */
export const callOf = (errand: Errand): string => `JSON.stringify(landfall.run(${JSON.stringify(errand)}))`;

/**
 * What two libraries look for when they are loaded and never use here, in a shell that has neither: XState binds the
 * console, cel-js makes a coder for bytes. The core itself calls neither, and would fail here if it did.
 */
const SHELL = `
globalThis.console ??= { log: printErr, warn: printErr, error: printErr };
globalThis.TextEncoder ??= class { encode() { throw new Error('the core encodes by itself'); } };
globalThis.TextDecoder ??= class { decode() { throw new Error('the core decodes by itself'); } };
`;

/** A script in a file of its own that runs the errand and prints the answer by `print`. */
export function scriptFile(core: string, errand: Errand, print: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'landfall-engines-')), 'run.js');
  writeFileSync(path, `${SHELL}${core}\n${print}(${callOf(errand)});\n`);
  return path;
}
