import { expect, test } from 'vitest';
import type { Entry } from '../log/vocabulary.ts';
import { SharedWords } from './shared-words.ts';

const lines = (): Entry[] =>
  Array.from({ length: 100 }, (_, i) => ({
    ...{ line: 'event', at: i, seq: i + 1, cause: 0, type: 'team.departed', team: `T0${i % 9}`, teams: ['T01'] },
    ...{ note: `${'long '.repeat(20)}${i}`, h: `${i}` },
  })) as unknown as Entry[];

test('what lines say is not changed, however many words are known already', () => {
  const words = new SharedWords();
  for (let round = 0; round < 3; round += 1) {
    expect(words.in(structuredClone(lines()))).toEqual(lines());
    words.in(Array.from({ length: 15_000 }, (_, i) => ({ type: `${round} ${i}` })) as unknown as Entry[]);
  }
});
