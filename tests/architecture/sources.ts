import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project: its path from the top, with `/`, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What is wrong where: `path:line what, because why`. */
export type Violation = string;

export const root = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', '.git', 'tmp', '.landfall']);
const BINARY = /\.(gz|png|jpe?g|woff2?|wasm|ico)$/;

/** Every text file at or below a folder of the project, in the order of their paths. */
export function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name) && !BINARY.test(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourcesUnder(path);
      return entry.isFile() ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a file is TypeScript that ships: tests may look at anything. */
export const ships = ({ path }: Source): boolean => path.endsWith('.ts') && !path.endsWith('.test.ts');

/** A violation as people read it. */
export function violation({ path, text }: Source, at: number, what: string, why: string): Violation {
  return `${path}:${text.slice(0, at).split('\n').length} ${what}, because ${why}`;
}
