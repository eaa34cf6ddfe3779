/**
 * Leaves out of the page what writes a schema down as JSON Schema: `npm run` does that for `scenarios/schema.json`, the page never.
 * Zod hangs it on each of its types, so that a bundler cannot see that nobody asks for it.
 */
import { readFileSync } from 'node:fs';
import { type Plugin, parseAst } from 'vite';

const WRITERS = /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/;

export function withoutJsonSchema(): Plugin {
  return {
    name: 'landfall:without-json-schema',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      return WRITERS.test(id) ? emptied(readFileSync(id, 'utf8')) : undefined;
    },
  };
}

/** A module with the same exports, none of which does anything. */
export function emptied(code: string): string {
  const names = parseAst(code).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    const { declaration, specifiers } = node;
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => nameOf(id));
    if (declaration?.type === 'FunctionDeclaration') return [nameOf(declaration.id)];
    return specifiers.map(({ exported }) => nameOf(exported));
  });
  return names.map((name) => `export const ${name} = () => {};\n`).join('');
}

function nameOf(node: unknown): string {
  const { name } = (node ?? {}) as { readonly name?: unknown };
  if (typeof name !== 'string') throw new Error('an export of zod without a plain name: see tools/json-schema.ts');
  return name;
}
