import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { schemaWords } from './schema-words.ts';

type Transform = (
  this: { parse(code: string): unknown },
  code: string,
  id: string,
) => { readonly code: string } | undefined;
const transformed = (code: string, id: string): string | undefined =>
  (schemaWords().transform as unknown as Transform).call({ parse: parseAst }, code, id)?.code;

const SHAPE = "const a = say(z.object({ at: say(lonLat, 'Where') }).optional(), `How many`);";

test('the words of a schema go, its shapes stay, and everything stands where it stood', () => {
  const out = transformed(SHAPE, '/x/src/scenario/hazards/sea.ts') ?? '';
  expect(out).toHaveLength(SHAPE.length);
  expect(out.replace(/\s+/g, '')).toBe('consta=z.object({at:lonLat}).optional();');
  expect(out.indexOf('z.object')).toBe(SHAPE.indexOf('z.object'));
});

test('of the language of conditions the words go, its names and answers stay', () => {
  const code = "const b = [member('peak', number('ppm'), '最高', 'The most', id('site')), { doc: words('甲', 'A') }];";
  const out = transformed(code, '/x/src/scenario/condition-language.ts') ?? '';
  expect(out.replace(/\s+/g, '')).toBe("constb=[member('peak',number('ppm'),'','',id('site')),{doc:words('','')}];");
});

test('what is not of a scenario is left alone', () => {
  expect(transformed(SHAPE, '/x/src/ui/desk.ts')).toBeUndefined();
});
