import { expect, test } from 'vitest';
import type { InjectRecord } from '../../drill/state.ts';
import type { InjectView } from '../roster.ts';
import { learnAll, speechOf } from '../words.ts';
import { playWord } from './play-word.ts';

await learnAll();

const inject = { to: ['city', 'east'] } as unknown as InjectView;
const record = (more: Partial<InjectRecord>): InjectRecord => ({
  play: 'acknowledged',
  authoring: 'approved',
  ...more,
});

test('an inject to two says how many have acknowledged it until both have', () => {
  expect(playWord(speechOf('zh'), inject, undefined)).toBe('待发');
  expect(playWord(speechOf('zh'), inject, record({ acknowledgedBy: ['city'] }))).toBe('已收 1/2');
  expect(playWord(speechOf('zh'), inject, record({ acknowledgedBy: ['city', 'east'] }))).toBe('已收');
  expect(playWord(speechOf('zh'), inject, record({ play: 'complete', acknowledgedBy: ['city'] }))).toBe('已办');
});
