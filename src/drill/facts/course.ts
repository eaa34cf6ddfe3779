/** The course of the drill itself: started, paused, jumped, ended; its showing and its bookmarks. */
import type { DrillState } from '../state.ts';
import { type Handlers, nothing, type Touch, touchSeats } from './handler.ts';

const phase = (to: DrillState['phase']) => (state: DrillState, _: unknown, touch: Touch) => {
  state.phase = to;
  touch('drill:');
};

/** By event. */
export const course = {
  'drill.started': (state, event, touch) => {
    state.startedAt = event.at;
    phase('running')(state, event, touch);
  },
  'drill.paused': phase('paused'),
  'drill.resumed': (state, event, touch) => {
    delete state.frozenBy;
    const going = state.endedAt !== undefined ? 'ended' : state.startedAt === undefined ? 'briefed' : 'running';
    phase(going)(state, event, touch);
  },
  'drill.jumped': (state, event, touch) => {
    state.jumpingTo = event.to;
    touchSeats(state, touch);
  },
  'jump.ended': (state, _, touch) => {
    delete state.jumpingTo;
    touchSeats(state, touch);
  },
  'drill.ended': (state, event, touch) => {
    state.endedAt = event.at;
    phase('ended')(state, event, touch);
  },
  'drill.frozen': (state, event, touch) => {
    state.frozenBy = event.by;
    phase('frozen')(state, event, touch);
  },
  'drill.reviewed': phase('reviewed'),
  'drill.faulted': nothing,
  'command.refused': (state) => {
    state.refusals += 1;
  },
  'message.refused': nothing,
  'plans.chosen': (state, { variant, pace }) => {
    state.variant = { id: variant, pace };
  },
  'bookmark.set': (state, event, touch) => {
    state.bookmarks.push({ at: event.at, note: event.note, by: event.by });
    touch('bookmarks:');
  },
  'segment.began': (state, event, touch) => {
    const { showing, segment, mode, factor, answerSpeed, to } = event;
    state.showing = { id: showing, segment, mode, factor, answerSpeed, to };
    touch('showing:');
    touchSeats(state, touch);
  },
  'segment.changed': nothing,
} satisfies Partial<Handlers>;
