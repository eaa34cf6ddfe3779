import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as writers from 'zod/v4/core';
import { emptied } from './json-schema.ts';

const exportsOf = (code: string): string[] =>
  [...code.matchAll(/^export const (\w+) = \(\) => \{\};$/gm)].map(([, name = '']) => name);

test('an emptied module exports what it exported, and nothing of it does anything', () => {
  const code =
    "import { a } from './a.js';\nexport const one = (x) => a(x);\nexport function two() { return 2; }\nconst c = 3;\nexport { c as three };";
  expect(emptied(code)).toBe(
    'export const one = () => {};\nexport const two = () => {};\nexport const three = () => {};\n',
  );
});

test('the modules of the zod that is installed can be emptied', () => {
  const file = new URL('../node_modules/zod/v4/core/to-json-schema.js', import.meta.url);
  const names = exportsOf(emptied(readFileSync(file, 'utf8')));
  expect(names).toContain('createToJSONSchemaMethod');
  for (const name of names) expect(writers).toHaveProperty(name);
});
