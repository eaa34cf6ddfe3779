/**
 * Gathers the licences of all packages that the page is made of, and the notices in their files, into `notices.txt` beside it: said once,
 * not two hundred times in what every visitor fetches.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Whose each text is; a licence that eighty packages share stands there once. One page is built at a time, its workers within. */
const owners = new Map<string, Set<string>>();

/** For the page and for its workers; the page's is the `last` to be written, and writes. */
export function notices(last: boolean): Plugin {
  return {
    name: 'landfall:notices',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') for (const id of chunk.moduleIds) note(id);
      }
      if (last) this.emitFile({ type: 'asset', fileName: 'notices.txt', source: written(owners) });
    },
  };
}

function note(id: string): void {
  const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
  if (folder === undefined) return;
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const whole = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const file = id.replace(/[?#].*$/, '');
  const texts = [
    ...whole.map((one) => readFileSync(join(folder, one), 'utf8').trim()),
    ...(existsSync(file) ? noticesIn(readFileSync(file, 'utf8')) : []),
  ];
  for (const text of texts) owners.set(text, (owners.get(text) ?? new Set()).add(`${name} ${version} (${license})`));
}

/** The comments of a file that a licence asks to keep, as plain text. */
export function noticesIn(code: string): string[] {
  const comments = code.match(/\/\*[\s\S]*?\*\//g) ?? [];
  return comments
    .filter((comment) => /^\/\*!|@license|@preserve|copyright|permission to use/i.test(comment))
    .map((comment) =>
      comment
        .replace(/^\/\*[*!]*\s*|\s*\*+\/$/g, '')
        .replace(/^[ \t]*\* ?/gm, '')
        .trim(),
    );
}

const written = (texts: ReadonlyMap<string, ReadonlySet<string>>): string =>
  [...texts]
    .map(([text, packages]) => `${[...packages].sort().join('\n')}\n\n${text}\n`)
    .sort()
    .join(`\n${'='.repeat(80)}\n\n`);
