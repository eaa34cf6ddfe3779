import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isScalar, parseDocument, type Scalar } from 'yaml';
import { type ScalarStyle, sourceOffset } from './yaml-columns.ts';

/** Where each character of the value of `a` stands in the text. */
function placed(text: string): { value: string; marks: (string | undefined)[] } {
  const node = parseDocument<Scalar<string>, false>(text).get('a' as never, true) as unknown as Scalar<string>;
  if (!isScalar(node) || !node.range) throw new Error('no scalar');
  const { range, type, value } = node as { range: [number, number, number]; type?: string; value: string };
  return { value, marks: [...value].map((_, i) => text[sourceOffset(text, range[0], type as ScalarStyle, i)]) };
}

test.each([
  ['plain', "a: wind('quay') > 5 # so\n"],
  ['in single quotes', "a: 'wind(''quay'') > 5'\n"],
  ['in double quotes', 'a: "wind(\'quay\') > 5"\n'],
  ['in a flow map', "x: 1\na: wind('quay') > 5\nb: 2\n"],
  ['as a literal block', "a: |\n   wind('quay')\n   > 5\n"],
  ['as a folded block', "a: >-\n  wind('quay')\n  > 5\n"],
])('a text %s: each letter is found where it stands', (_, text) => {
  const { value, marks } = placed(text);
  [...value].forEach((letter, i) => {
    if (letter !== ' ' && letter !== '\n') expect(marks[i], `${letter} at ${i}`).toBe(letter);
  });
});

test('escapes and folds count for what they stand for', () => {
  expect(placed('a: "\\u0041b\\tc\\x44e"\n')).toEqual({ value: 'Ab\tcDe', marks: ['\\', 'b', '\\', 'c', '\\', 'e'] });
  const folded = placed('a: "one\n\n   two\n   three"\n');
  expect(folded.value).toBe('one\ntwo three');
  expect(folded.marks[4]).toBe('t');
  expect(folded.marks[8]).toBe('t');
});

test('a place never lies outside the text', () => {
  const styles = fc.constantFrom<ScalarStyle>('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\\', "'", '"', '|') }),
      styles,
      fc.nat(50),
      (text, style, offset) => {
        const at = sourceOffset(text, 0, style, offset);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(text.length + 10);
      },
    ),
    { seed: 3 },
  );
});
