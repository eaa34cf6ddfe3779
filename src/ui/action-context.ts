/** What an action may look at: the opened drill, if any, and the page. */
import type { Desk } from './desk.ts';
import { type PlayedInject, playedInjects } from './drill-view.ts';
import type { OpenRequest } from './session.ts';
import type { Store } from './store.ts';

export interface ActionContext {
  readonly store: Store;
  readonly desk: Desk | undefined;
  /** Closes the drill and shows the scenarios. */
  leave(): void;
  /** Opens something else in its place. */
  open(request: OpenRequest): void;
}

/** Whether the seat may act on a drill that has begun and not ended. */
export const inDrill = (desk: Desk): boolean => {
  const phase = desk.view?.state.phase;
  return desk.live && (phase === 'running' || phase === 'paused');
};

export const seeks = (desk: Desk): boolean => desk.player.can.has('seek');

/** The selected inject, when it is of the wanted kind. */
export function selectedInject(desk: Desk, wanted: (row: PlayedInject) => boolean): PlayedInject | undefined {
  const { selection } = desk.store.state;
  if (selection?.kind !== 'inject' || !desk.view) return undefined;
  const inject = desk.roster.injects.get(selection.id);
  const row = inject && playedInjects([inject], desk.view.state)[0];
  return row && wanted(row) ? row : undefined;
}
