import { expect, test } from 'vitest';
import { Store } from './store.ts';

test('the drawer of a small screen is no choice for a large one', () => {
  const store = new Store({ layout: 'compact' });
  store.toggle('injects');
  expect(store.state).toMatchObject({ drawer: true, panels: { injects: true } });
  store.toggle('injects');
  store.set({ layout: 'director', drawer: false });
  expect(store.state.panels.injects).toBe(true);
  store.toggle('injects');
  expect(store.state).toMatchObject({ drawer: false, panels: { injects: false } });
});
