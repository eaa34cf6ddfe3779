/** Going through the injects by key: the next that waits, then the one after it, and round again. */
import type { Desk } from './desk.ts';
import { playedInjects, tabOf } from './drill-view.ts';

export function nextInject(desk: Desk): void {
  if (!desk.view) return;
  const waiting = playedInjects(desk.scenario.injects, desk.view.state).filter((row) => tabOf(row) === 'upcoming');
  const { selection, panels, layout } = desk.store.state;
  const place = selection?.kind === 'inject' ? waiting.findIndex(({ inject }) => inject.id === selection.id) : -1;
  const next = waiting[(place + 1) % Math.max(1, waiting.length)];
  if (!next) return;
  desk.store.set({
    injectTab: 'upcoming',
    ...(layout === 'compact' ? { drawer: true } : { panels: { ...panels, injects: true } }),
    selection: { kind: 'inject', id: next.inject.id },
  });
}
