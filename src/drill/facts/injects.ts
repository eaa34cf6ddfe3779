/** Injects from their writing to their end, and the actions that are expected of them. */
import type { InjectRecord } from '../state.ts';
import { changing, dated, type Handlers, nothing } from './handler.ts';

const inject = changing(
  'inject',
  ({ injects }, id) => injects[id],
  (touch, id) => touch(`inject:${id}`),
);
const played = (
  play: InjectRecord['play'],
  time?: 'armed' | 'due' | 'released' | 'delivered' | 'responded' | 'completed',
) =>
  inject((record, event: { readonly inject: string; readonly at: number }) => {
    record.play = play;
    if (time !== undefined) record[time] ??= event.at;
  });

/** By event. */
export const injects = {
  'inject.authored': inject((record, event) => {
    record.authoring = event.state;
  }),
  'inject.armed': played('armed', 'armed'),
  'inject.due': played('due', 'due'),
  'inject.released': inject((record, event) => {
    record.play = 'released';
    record.released = event.at;
    record.releasedBy = event.by;
  }),
  'inject.sent': inject((record, event) => {
    record.channel = event.channel;
  }),
  'inject.lost': nothing,
  'inject.blocked': inject(dated('blocked')),
  'inject.delivered': played('delivered', 'delivered'),
  'inject.acknowledged': inject((record, event) => {
    if (record.play === 'delivered') record.play = 'acknowledged';
    record.acknowledged = event.at;
    record.acknowledgedBy = [...(record.acknowledgedBy ?? []), event.by];
  }),
  'inject.responded': played('responded', 'responded'),
  'inject.completed': played('complete', 'completed'),
  'inject.held': played('held'),
  'inject.deferred': inject((record, event) => {
    record.play = 'deferred';
    record.deferredTo = event.until;
    record.reason = event.reason;
  }),
  'inject.skipped': inject((record, event) => {
    record.play = 'skipped';
    record.reason = event.reason;
  }),
  'inject.superseded': played('superseded'),
  'inject.failed': inject((record, event) => {
    record.play = 'failed';
    record.reason = event.reason;
  }),
  'inject.expired': played('expired'),
  'action.owed': (state, event, touch) => {
    state.actions[event.action] = { inject: event.inject, deadline: event.deadline };
    touch(`action:${event.action}`);
  },
  'action.met': (state, event, touch) => {
    const action = state.actions[event.action];
    if (action !== undefined) {
      action.met = event.at;
      action.late = event.late;
    }
    touch(`action:${event.action}`);
  },
  'action.missed': (state, event, touch) => {
    const action = state.actions[event.action];
    if (action !== undefined) action.missed = event.at;
    touch(`action:${event.action}`);
  },
  'contingency.armed': nothing,
} satisfies Partial<Handlers>;
