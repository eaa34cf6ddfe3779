/** Seats: who sits in them, what the plan asks of them, and deadlines that are put off for them. */
import type { Handlers } from './handler.ts';

/** By event. */
export const seats = {
  'seat.taken': (state, event, touch) => {
    state.manned[event.seat] = true;
    touch(`seat:${event.seat}`);
  },
  'seat.released': (state, event, touch) => {
    delete state.manned[event.seat];
    touch(`seat:${event.seat}`);
  },
  'checklist.due': (state, event, touch) => {
    state.checklist[event.rule] = { seat: event.seat, due: event.at };
    touch(`checklist:${event.rule}`);
  },
  'checklist.done': (state, event, touch) => {
    const { seat, order: by } = event;
    state.checklist[event.rule] = {
      ...state.checklist[event.rule],
      seat,
      done: event.at,
      ...(by === undefined ? {} : { order: by }),
    };
    touch(`checklist:${event.rule}`);
    touch(`order:${event.rule}`);
  },
  'deadline.extended': (state, event, touch) => {
    const record = { order: state.orders, action: state.actions, report: state.reports }[event.of][event.id];
    if (record !== undefined) record.deadline = event.deadline;
    touch(`${event.of}:${event.id}`);
  },
} satisfies Partial<Handlers>;
