/** What a log says of a drill up to the playhead, as an evaluator needs it: nothing in it is anybody's opinion. */
import type { DrillState } from '../../drill/state.ts';
import { LEVELS } from '../../log/names.ts';
import type { ScenarioView } from '../session.ts';

export interface ObjectiveFinding {
  readonly id: string;
  /** Undefined while nobody can say. */
  readonly met: boolean | undefined;
  readonly value: number | undefined;
  readonly limit: number | undefined;
  /** Whether `value` and `limit` are minutes: other measures are counts, shares, or what their condition says. */
  readonly minutes: boolean;
  readonly hard: boolean;
  readonly at: number | undefined;
}
export interface ActionFinding {
  readonly id: string;
  readonly inject: string;
  readonly deadline: number;
  readonly done: number | undefined;
  readonly state: 'inTime' | 'late' | 'missed' | 'open';
}
export interface IncidentFinding {
  readonly id: string;
  readonly occurred: number;
  readonly found: number | undefined;
  readonly acted: number | undefined;
  readonly closed: number | undefined;
  /** How long nobody knew of it, until now if nobody does. */
  readonly unknown: number;
}
export type KeyFact = { readonly at: number } & (
  | { readonly what: 'started' | 'landfall' | 'ended' }
  | { readonly what: 'raised'; readonly post: string; readonly level: (typeof LEVELS)[number] }
  | { readonly what: 'underway' | 'controlled' | 'concluded'; readonly exercise: string }
  | { readonly what: 'occurred' | 'found' | 'closed'; readonly incident: string }
  | { readonly what: 'counted'; readonly people: number }
);
export interface Findings {
  readonly ended: boolean;
  readonly objectives: readonly ObjectiveFinding[];
  readonly actions: readonly ActionFinding[];
  readonly incidents: readonly IncidentFinding[];
  readonly timeline: readonly KeyFact[];
}

type Evaluated = Pick<ScenarioView, 'objectives' | 'households' | 'posts'> & {
  readonly meta: Pick<ScenarioView['meta'], 'landfall'>;
};

/** A measure that is one call of `minutes(a, b)`. */
const SPAN = /^\s*minutes\(.*\)\s*$/s;

export function findingsOf(scenario: Evaluated, state: DrillState, at: number): Findings {
  return {
    ended: state.endedAt !== undefined,
    objectives: scenario.objectives.map(({ id, limit, hard, measure }) => {
      const { met, value, at: judged } = state.objectives[id] ?? {};
      return { id, met, value, limit, minutes: SPAN.test(measure.source), hard, at: judged };
    }),
    actions: Object.entries(state.actions)
      .map(([id, { inject, deadline, met, late, missed }]): ActionFinding => {
        const done = met !== undefined ? (late === true ? 'late' : 'inTime') : undefined;
        return { id, inject, deadline, done: met, state: done ?? (missed === undefined ? 'open' : 'missed') };
      })
      .sort((a, b) => a.deadline - b.deadline),
    incidents: incidentsOf(state, at),
    timeline: timelineOf(scenario, state, at),
  };
}

function incidentsOf(state: DrillState, at: number): readonly IncidentFinding[] {
  return Object.entries(state.incidents)
    .flatMap(([id, { occurred, found, acted, closed }]) =>
      occurred === undefined
        ? []
        : [{ id, occurred, found, acted, closed, unknown: Math.max(0, (found ?? acted ?? closed ?? at) - occurred) }],
    )
    .sort((a, b) => a.occurred - b.occurred);
}

/** In order of time; what has the same time in the order of the kinds below. */
function timelineOf({ meta, households, posts }: Evaluated, state: DrillState, at: number): readonly KeyFact[] {
  const { startedAt, endedAt } = state;
  const facts: KeyFact[] = [];
  if (startedAt !== undefined) facts.push({ at: startedAt, what: 'started' });
  const cities = posts.filter(({ level }) => level === 'city');
  for (const { id } of cities)
    for (const level of LEVELS) {
      const raised = state.posts[id]?.raised[level];
      if (raised !== undefined) facts.push({ at: raised, what: 'raised', post: id, level });
    }
  for (const [exercise, { underwayAt, controlledAt, concludedAt }] of Object.entries(state.exercises))
    for (const [what, when] of Object.entries({
      underway: underwayAt,
      controlled: controlledAt,
      concluded: concludedAt,
    }))
      if (when !== undefined) facts.push({ at: when, what: what as 'underway', exercise });
  for (const [incident, { occurred, found, closed }] of Object.entries(state.incidents))
    for (const [what, when] of Object.entries({ occurred, found, closed }))
      if (when !== undefined) facts.push({ at: when, what: what as 'occurred', incident });
  const missed = Object.values(state.areas ?? {});
  if (households !== undefined && missed.length > 0 && missed.every((area) => area.missed !== undefined))
    facts.push({
      at: households.deadline,
      what: 'counted',
      people: missed.reduce((sum, area) => sum + (area.missed?.[1] ?? 0), 0),
    });
  if (meta.landfall !== undefined) facts.push({ at: meta.landfall, what: 'landfall' });
  if (endedAt !== undefined) facts.push({ at: endedAt, what: 'ended' });
  return facts.filter((fact) => fact.at <= at).sort((a, b) => a.at - b.at);
}
