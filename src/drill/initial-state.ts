import type { Scenario } from '../scenario/scenario.ts';
import type { DrillState } from './state.ts';

/** What is known before StartEx: who there is and what is planned. */
export function initialState(scenario: Scenario): DrillState {
  const places = new Map(scenario.sites.map((site) => [site.id, site.at]));
  return {
    at: 0,
    phase: 'briefed',
    warnings: record(scenario.hazards, () => ({ typhoon: 'none', rainstorm: 'none', since: 0 })),
    posts: record(scenario.posts, () => ({
      level: 'duty',
      since: 0,
      raised: {},
      measures: {},
      consulting: false,
      consultations: 0,
    })),
    teams: record(scenario.teams, (team) => ({
      state: 'standby',
      since: 0,
      fitness: 'fresh',
      link: 'linked',
      safety: 'clear',
      site: team.base,
      place: places.get(team.base) ?? [0, 0],
      arrived: {},
      done: {},
      tasksDone: 0,
      held: [],
      lastNews: 0,
      ...(scenario.support === undefined ? {} : { shift: 1, stock: { ...team.carries } }),
    })),
    exercises: record(scenario.exercises, () => ({ state: 'planned', steps: {} })),
    incidents: record(scenario.incidents, (incident) => ({ kind: incident.kind, site: incident.site })),
    waters: {},
    assets: record(scenario.assets, () => ({})),
    roads: {},
    ...(scenario.households === undefined
      ? {}
      : {
          areas: record(scenario.households.areas, () => ({ counts: {}, warned: {} })),
          shelters: record(scenario.households.shelters, () => ({ people: 0, written: 0 })),
        }),
    ...(scenario.support === undefined
      ? {}
      : { depots: record(scenario.support.depots, ({ stocks }) => ({ ...stocks })) }),
    reports: {},
    injects: record(scenario.injects, (inject) => ({
      play: 'planned',
      authoring: 'approved',
      ...(inject.at === undefined ? {} : { planned: inject.at }),
    })),
    actions: {},
    orders: {},
    objectives: record(scenario.objectives, () => ({})),
    settings: {},
    manned: {},
    checklist: {},
    suppressed: {},
    bookmarks: [],
    breaches: 0,
    refusals: 0,
  };
}

/** A record by id, in the scenario's order. */
function record<T extends { readonly id: string }, R>(items: readonly T[], make: (item: T) => R): Record<string, R> {
  return Object.fromEntries(items.map((item) => [item.id, make(item)]));
}
