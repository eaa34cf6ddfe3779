import { expect, test } from 'vitest';
import { COMMAND_TYPES, commandSchemas, EVENT_TYPES, eventSchemas } from '../log/vocabulary.ts';
import { fill, learnAll, speechOf } from './words.ts';

await learnAll();

const LANGUAGES = ['zh', 'en'] as const;
const places = (template: string): string[] => [...template.matchAll(/\{(\w+)/g)].map(([, field = '']) => field);
const required = (template: string): string[] => places(template.replace(/\[[^\]]*\]/g, ''));

test.each(LANGUAGES)('sentences in %s name only what events and commands have', (language) => {
  const { words } = speechOf(language);
  for (const type of EVENT_TYPES) {
    const fields = Object.keys(eventSchemas[type].shape);
    expect(fields, type).toEqual(expect.arrayContaining(places(words.event[type])));
  }
  for (const type of COMMAND_TYPES) {
    const fields = ['seat', ...Object.keys(commandSchemas[type].shape)];
    expect(fields, type).toEqual(expect.arrayContaining(places(words.command[type])));
  }
});

test.each(LANGUAGES)('in %s a value that an event may lack stands in brackets', (language) => {
  const { words } = speechOf(language);
  for (const type of EVENT_TYPES) {
    const shape: Readonly<Record<string, { isOptional(): boolean }>> = eventSchemas[type].shape;
    const bare = required(words.event[type]).filter((field) => shape[field]?.isOptional());
    expect(bare, type).toEqual([]);
  }
});

test('both languages name the same values in each sentence', () => {
  const [zh, en] = [speechOf('zh').words, speechOf('en').words];
  for (const type of EVENT_TYPES) expect(places(en.event[type]).sort(), type).toEqual(places(zh.event[type]).sort());
});

test('a label keeps what it has no value for', () => {
  expect(fill('{n} 条，{what}', { n: 3 })).toBe('3 条，{what}');
  expect(fill('{toString}', {})).toBe('{toString}');
});
