import { expect, test } from 'vitest';
import { cyclesOf } from './cycles.ts';

const graph = (text: string) => new Map(text.split(' ').map((line) => [line[0] ?? '', [...line.slice(1)]] as const));

test('a graph without rings has none', () => {
  expect(cyclesOf(graph('abc bc cd'))).toEqual([]);
});

test('rings are told by their members, each once', () => {
  expect(cyclesOf(graph('ab bc ca'))).toEqual([['a', 'b', 'c']]);
  expect(cyclesOf(graph('aa'))).toEqual([['a']]);
  expect(cyclesOf(graph('xa ab ba cd dc'))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a ring of fifty thousand is no deeper than the stack', () => {
  const size = 50_000;
  const ring = new Map(Array.from({ length: size }, (_, i) => [`${i}`, [`${(i + 1) % size}`]] as const));
  expect(cyclesOf(ring)[0]).toHaveLength(size);
});
