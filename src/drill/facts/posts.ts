/** Command posts: levels and consultations, who is on duty, and whether duty answers. */
import type { RosterRecord } from '../state.ts';
import { changing, each, type Handlers, nothing } from './handler.ts';

const post = changing(
  'post',
  ({ posts }, id) => posts[id],
  (touch, id) => touch(`level:${id}`),
);
const roster = changing(
  'post',
  ({ roster: all }, id) => all?.[id],
  (touch, id) => touch(`roster:${id}`),
);

/** By event. */
export const posts = {
  'post.level': each(
    post((record, event) => {
      record.level = event.level;
      record.since = event.at;
      record.raised[event.level] ??= event.at;
    }),
    roster((record, { seq }) => {
      record.rhythm = seq;
    }),
  ),
  'roster.relieved': (state, { post: id, crew, at }, touch) => {
    const before = state.roster?.[id];
    const record: RosterRecord =
      before === undefined
        ? { crew, since: at, relieved: 0, called: 0, late: 0, held: 0, missed: 0 }
        : { ...before, crew, since: at, relieved: before.relieved + 1 };
    state.roster = { ...state.roster, [id]: record };
    touch(`roster:${id}`);
  },
  'leader.called': roster((record, { level, deadline, at }) => {
    record.leader = { level, called: at, deadline };
    record.called += 1;
  }),
  'leader.arrived': roster((record, { at }) => {
    if (record.leader !== undefined) record.leader.arrived = at;
  }),
  'leader.late': roster((record, { at }) => {
    if (record.leader !== undefined) record.leader.late = at;
    record.late += 1;
  }),
  'consultation.missed': roster((record, { seq }) => {
    record.missed += 1;
    record.rhythm = seq;
  }),
  'post.consulting': each(
    post((record) => {
      record.consulting = true;
    }),
    roster((record, { seq }) => {
      record.rhythm = seq;
      record.held += 1;
    }),
  ),
  'post.consulted': post((record) => {
    record.consulting = false;
    record.consultations += 1;
  }),
  'post.measure': post((record, event) => {
    record.measures[event.measure] ??= event.at;
  }),
  'duty.called': (state, { call, check, from, of, deadline, channel, at }, touch) => {
    state.duties ??= {};
    state.duties[call] = { check, from, of, called: at, deadline, ...(channel === undefined ? {} : { channel }) };
    touch(`duty:${call}`);
  },
  'duty.answered': (state, event, touch) => {
    const record = state.duties?.[event.call];
    if (record !== undefined) record.answered = event.at;
    touch(`duty:${event.call}`);
  },
  'duty.absent': (state, event, touch) => {
    const record = state.duties?.[event.call];
    if (record !== undefined) record.absent = event.at;
    touch(`duty:${event.call}`);
  },
  'conflict.arose': nothing,
  'conflict.settled': nothing,
} satisfies Partial<Handlers>;
