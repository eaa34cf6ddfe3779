/**
 * Folds events into what is known (law 3): the one place where a fact changes a state. Each event's handler says which
 * records it touched, as `kind:id`; conditions are tried again by these keys, and the running hash takes them in.
 */
import type { DrillEvent, EventType } from '../log/vocabulary.ts';
import { course } from './facts/course.ts';
import { exercises } from './facts/exercises.ts';
import { type Handler, type Handlers, nothing, type Touch } from './facts/handler.ts';
import { hazards } from './facts/hazards.ts';
import { households } from './facts/households.ts';
import { incidents } from './facts/incidents.ts';
import { injects } from './facts/injects.ts';
import { orders } from './facts/orders.ts';
import { posts } from './facts/posts.ts';
import { reports } from './facts/reports.ts';
import { seats } from './facts/seats.ts';
import { teams } from './facts/teams.ts';
import type { DrillState } from './state.ts';

export type { Touch } from './facts/handler.ts';

const handlers: Handlers = {
  ...course,
  ...hazards,
  ...incidents,
  ...households,
  ...injects,
  ...exercises,
  ...posts,
  ...orders,
  ...seats,
  ...teams,
  ...reports,
};

/** Changes `state` by one event and tells which records it touched. */
export function fold(state: DrillState, event: DrillEvent, touch: Touch = nothing): void {
  state.at = event.at;
  (handlers[event.type] as Handler<EventType>)(state, event as never, touch);
}

/** The record a key of `Touch` names, for hashing; null when it is gone. */
export function touched(state: DrillState, key: string): unknown {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'team':
      return state.teams[id] ?? null;
    case 'inject':
      return state.injects[id];
    case 'exercise':
      return state.exercises[id];
    case 'level':
      return state.posts[id];
    case 'order':
      return state.orders[id];
    case 'action':
      return state.actions[id];
    case 'incident':
      return state.incidents[id];
    case 'warning':
      return state.warnings[id];
    case 'bulletin':
      return state.bulletins?.[id];
    case 'strained':
      return state.strained?.[id] ?? null;
    case 'marks':
      return state.waters[id];
    case 'asset':
      return state.assets[id];
    case 'road':
      return state.roads[id];
    case 'area':
      return state.areas?.[id] ?? null;
    case 'endangered':
      return state.endangered?.[id] ?? null;
    case 'release':
      return state.spills?.[id];
    case 'search':
      return state.searches?.[id];
    case 'dose':
      return state.doses?.[id];
    case 'shelter':
      return state.shelters?.[id];
    case 'depot':
      return state.depots?.[id];
    case 'placed':
      return [state.placed, state.outside];
    case 'duty':
      return state.duties?.[id] ?? null;
    case 'report':
      return state.reports[id] ?? null;
    case 'roster':
      return state.roster?.[id];
    case 'alarm':
      return state.alarms?.[id];
    case 'known':
      return state.known?.[id];
    case 'dispute':
      return state.disputes?.[id];
    case 'device':
      return state.settings[id];
    case 'objective':
      return state.objectives[id];
    case 'bookmarks':
      return state.bookmarks.length;
    case 'drill':
      return state.phase;
    case 'seat':
      return state.manned[id] ?? null;
    case 'checklist':
      return state.checklist[id];
    case 'showing':
      return state.showing;
    default:
      return null;
  }
}
