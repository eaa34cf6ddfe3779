/** Incidents as they occur, are found and come to their end; what wind and water bring down, and which roads they cut. */
import type { IncidentRecord } from '../state.ts';
import type { Handlers } from './handler.ts';

function sized(record: IncidentRecord | undefined, when: 'found' | 'acted' | 'closed', size: number | undefined): void {
  if (record !== undefined && size !== undefined) record.sizes = { ...record.sizes, [when]: size };
}

/** By event. */
export const incidents = {
  'incident.occurred': (state, event, touch) => {
    state.incidents[event.incident] = { kind: event.kind, site: event.site, occurred: event.at };
    touch(`incident:${event.incident}`);
  },
  'incident.closed': (state, event, touch) => {
    const record = state.incidents[event.incident];
    if (record !== undefined) record.closed = event.at;
    sized(record, 'closed', event.size);
    touch(`incident:${event.incident}`);
  },
  'incident.found': (state, { incident, by, seat, size, at }, touch) => {
    const record = state.incidents[incident];
    if (record !== undefined) Object.assign(record, { found: at, by, seat });
    sized(record, 'found', size);
    touch(`incident:${incident}`);
  },
  'incident.acted': (state, { incident, size, at }, touch) => {
    const record = state.incidents[incident];
    if (record !== undefined) record.acted = at;
    sized(record, 'acted', size);
    touch(`incident:${incident}`);
  },
  'asset.failed': (state, event, touch) => {
    state.assets[event.asset] = { ...state.assets[event.asset], failed: event.at, by: event.by };
    touch(`asset:${event.asset}`);
  },
  'asset.restored': (state, event, touch) => {
    const { failed } = state.assets[event.asset] ?? {};
    state.assets[event.asset] = { ...(failed === undefined ? {} : { failed }), restored: event.at };
    touch(`asset:${event.asset}`);
  },
  'road.blocked': (state, { road, stretch, by, place, value, stops, at }, touch) => {
    const { stretches = {}, reopened } = state.roads[road] ?? {};
    stretches[stretch] = {
      by,
      place,
      ...(value === undefined ? {} : { value }),
      ...(stops === undefined ? {} : { stops }),
    };
    state.roads[road] = { blocked: at, ...(reopened === undefined ? {} : { reopened }), stretches };
    touch(`road:${road}`);
  },
  'road.open': (state, { road, stretch, at }, touch) => {
    const record = state.roads[road];
    if (record !== undefined) {
      delete record.stretches[stretch];
      if (Object.keys(record.stretches).length === 0) record.reopened = at;
    }
    touch(`road:${road}`);
  },
} satisfies Partial<Handlers>;
