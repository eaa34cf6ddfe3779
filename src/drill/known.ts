/**
 * What a headquarters knows of what has happened (law 11): incidents that somebody told it of, people whom somebody wrote down.
 * An incident is known from the first of: a report about it that came in, a message about it that was handed to a seat below it, an
 * order that its plan gives because of it. That it is over is known at once, because those who ended it are below it and say so.
 */

import { VERIFIED } from '../world/households/spec.ts';
import { circleOf, type Seating } from './seats.ts';
import type { AreaRecord, DrillState, Moment } from './state.ts';

interface Reads {
  readonly reads: readonly string[];
}
/** What of a scenario says who is told what; its conditions may be text only. */
export interface Telling extends Seating {
  readonly incidents: readonly { readonly id: string }[];
  readonly reports: readonly { readonly id: string; readonly to: string; readonly when: Reads }[];
  readonly injects: readonly {
    readonly id: string;
    readonly to: readonly string[];
    readonly when?: Reads | undefined;
  }[];
  readonly plans: readonly { readonly rules: readonly { readonly id: string; readonly when: Reads }[] }[];
}

/** Since when a headquarters knows of an incident, and by what: the id of a report, an inject or an order. */
export interface Word {
  readonly since: Moment;
  readonly by: string;
}

const about = (incident: string, when: Reads | undefined): boolean =>
  when?.reads.includes(`incident:${incident}`) === true;

/** Everything that has told `seat` of an incident, in no order. */
function words(scenario: Telling, state: DrillState, circle: ReadonlySet<string>, incident: string): Word[] {
  const rules = new Set(
    scenario.reports.filter(({ to, when }) => circle.has(to) && about(incident, when)).map(({ id }) => id),
  );
  const reports = Object.entries(state.reports).flatMap(([by, { rule, received }]): Word[] =>
    rules.has(rule) && received !== undefined ? [{ since: received, by }] : [],
  );
  const injects = scenario.injects.flatMap(({ id, to, when }): Word[] => {
    const since = state.injects[id]?.delivered;
    return since !== undefined && about(incident, when) && to.some((one) => circle.has(one)) ? [{ since, by: id }] : [];
  });
  const orders = scenario.plans.flatMap(({ rules: all }) =>
    all.flatMap(({ id, when }): Word[] => {
      const order = state.orders[id];
      return order !== undefined && circle.has(order.from) && about(incident, when)
        ? [{ since: order.issued, by: id }]
        : [];
    }),
  );
  return [...reports, ...injects, ...orders];
}

/** Of the incidents that have occurred, those that `seat` knows of. */
export function knownIncidents(scenario: Telling, state: DrillState, seat: string): Readonly<Record<string, Word>> {
  const circle = circleOf(scenario, seat);
  const found = scenario.incidents.flatMap(({ id }): [string, Word][] => {
    const occurred = state.incidents[id]?.occurred;
    if (occurred === undefined) return [];
    const told = words(scenario, state, circle, id).filter(({ since }) => since >= occurred);
    const [first] = told.sort((a, b) => a.since - b.since);
    return first === undefined ? [] : [[id, first]];
  });
  return Object.fromEntries(found);
}

/** Of an area only those who stand on somebody's list as seen to: nobody counts the others. */
const counted = ({ counts, ...area }: AreaRecord): AreaRecord => ({
  ...area,
  counts: Object.fromEntries(Object.entries(counts).filter(([state]) => VERIFIED.has(state as keyof typeof counts))),
});

/** The drill as `seat` has it from reports: no truth that nobody told, nothing that is still to come, no score. */
export function reportedState(scenario: Telling, state: DrillState, seat: string): DrillState {
  const known = knownIncidents(scenario, state, seat);
  const {
    areas,
    doses: _doses,
    spills: _spills,
    outside: _outside,
    strained: _strained,
    endangered: _endangered,
    ...rest
  } = state;
  return {
    ...rest,
    incidents: Object.fromEntries(Object.entries(state.incidents).filter(([id]) => Object.hasOwn(known, id))),
    ...(areas === undefined
      ? {}
      : { areas: Object.fromEntries(Object.entries(areas).map(([id, area]) => [id, counted(area)])) }),
    waters: {},
    assets: {},
    roads: {},
    injects: {},
    actions: {},
    objectives: {},
    settings: {},
    checklist: {},
    suppressed: {},
    bookmarks: [],
  };
}
