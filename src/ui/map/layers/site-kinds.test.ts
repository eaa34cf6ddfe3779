import { expect, test } from 'vitest';
import type { Task } from '../../../log/names.ts';
import { siteGlyphs } from './site-kinds.ts';

const order = (task: Task, site: string) => ({
  id: `${task}/${site}`,
  when: { source: 'true', reads: [] },
  after: 0,
  act: { type: 'order', to: 'T01', task, site, stays: true } as const,
});

test('a place is what is done there', () => {
  const rules = [order('open-shelter', 'school'), order('plug-leak', 'works'), order('isolate', 'works')];
  const glyphs = siteGlyphs({ posts: [], plans: [{ id: 'p', rules }] });
  expect([...glyphs]).toEqual([
    ['school', 'shelter'],
    ['works', 'plant'],
  ]);
});

test('a headquarters stays one, whatever else is done in the house', () => {
  const posts = [{ id: 'city', level: 'city', name: { zh: '', en: '' }, site: 'hall' } as const];
  const glyphs = siteGlyphs({ posts, plans: [{ id: 'p', rules: [order('open-shelter', 'hall')] }] });
  expect(glyphs.get('hall')).toBe('post');
});

test('where nothing tells, nothing is claimed', () => {
  expect(siteGlyphs({ posts: [], plans: [{ id: 'p', rules: [order('stand-by', 'yard')] }] }).size).toBe(0);
});
