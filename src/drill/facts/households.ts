/** Danger areas and shelters: who is where, who was warned, and who is missed. */
import type { HouseholdState } from '../../log/names.ts';
import type { AreaRecord } from '../state.ts';
import { changing, dated, type Handlers, nothing } from './handler.ts';

const area = changing(
  'area',
  ({ areas }, id) => areas?.[id],
  (touch, id) => {
    touch(`area:${id}`);
    touch('area:all');
  },
);
const add = ({ counts }: AreaRecord, at: HouseholdState, households: number, people: number): void => {
  const [h, p] = counts[at] ?? [0, 0];
  counts[at] = [h + households, p + people];
};

/** By event. */
export const households = {
  'area.peopled': area((record, { home, away }) => {
    record.counts = { home: [...home], away: [...away] };
  }),
  'areas.warned': (state, { channel, areas, at }, touch) => {
    for (const id of areas) {
      const record = state.areas?.[id];
      if (record !== undefined) record.warned[channel] = at;
      touch(`area:${id}`);
    }
    touch('area:all');
  },
  'area.called': area(dated('called')),
  'shelter.opened': (state, event, touch) => {
    const record = state.shelters?.[event.shelter];
    if (record !== undefined) record.opened = event.at;
    touch(`shelter:${event.shelter}`);
  },
  'households.moved': (state, event, touch) => {
    const { households, people } = event;
    area((record: AreaRecord) => {
      add(record, event.from, -households, -people);
      add(record, event.to, households, people);
    })(state, event, touch);
    const shelter = state.shelters?.[event.by];
    if (shelter === undefined) return;
    if (event.to === 'sheltered') shelter.people += people;
    if (event.to === 'registered') shelter.written += people;
    if (event.to === 'returned') {
      shelter.people -= people;
      if (event.from === 'registered') shelter.written -= people;
    }
    touch(`shelter:${event.by}`);
  },
  'households.hindered': nothing,
  'household.missed': area((record, event) => {
    const [households, people] = record.missed ?? [0, 0];
    record.missed = [households + 1, people + event.people];
  }),
  'households.counted': (state, _, touch) => {
    for (const [id, record] of Object.entries(state.areas ?? {})) {
      record.missed ??= [0, 0];
      touch(`area:${id}`);
    }
    touch('area:all');
  },
} satisfies Partial<Handlers>;
