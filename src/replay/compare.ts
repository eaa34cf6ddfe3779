/** Two runs of one scenario side by side: what each inject led to and how soon, what teams did, who was missed, which criteria were met. */
import { areasOf, HOLDS, missedIn, sumOf } from '../drill/areas.ts';
import { fold } from '../drill/fold.ts';
import { initialState } from '../drill/initial-state.ts';
import type { DrillState } from '../drill/state.ts';
import type { DrillEvent, Entry } from '../log/vocabulary.ts';
import type { Comparison, InjectOutcome, ObjectiveOutcome, Pair } from '../player/comparison.ts';
import type { Scenario } from '../scenario/scenario.ts';

export interface Run {
  readonly scenario: Scenario;
  readonly entries: readonly Entry[];
}

export function compareRuns(a: Run, b: Run): Comparison {
  const [first, second] = [outcomesOf(a), outcomesOf(b)];
  return {
    scenarios: { a: a.scenario.id, b: b.scenario.id },
    injects: paired(first.injects, second.injects, ({ action }) => action?.after),
    tasks: paired(first.tasks, second.tasks, (done) => done),
    households: paired(first.households, second.households, (people) => people),
    criteria: paired(first.criteria, second.criteria, ({ value }) => value),
  };
}

/** By id, in the order of A and then what only B has. */
function paired<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  numberOf: (outcome: T) => number | undefined,
): Pair<T>[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((id) => {
    const [one, other] = [a.get(id), b.get(id)];
    const [from, to] = [one && numberOf(one), other && numberOf(other)];
    return {
      id,
      ...(one === undefined ? {} : { a: one }),
      ...(other === undefined ? {} : { b: other }),
      ...(typeof from === 'number' && typeof to === 'number' ? { difference: to - from } : {}),
    };
  });
}

function outcomesOf({ scenario, entries }: Run) {
  const state = initialState(scenario);
  const injects = new InjectOutcomes(scenario);
  for (const entry of entries) {
    if (entry.line !== 'event') continue;
    fold(state, entry);
    injects.take(entry);
  }
  return {
    injects: injects.outcomes,
    tasks: new Map(scenario.teams.map(({ id }) => [id, state.teams[id]?.tasksDone ?? 0])),
    households: peopleIn(state),
    criteria: criteriaOf(scenario, state),
  };
}

function peopleIn(state: DrillState): Map<string, number> {
  const areas = areasOf(state, 'all');
  if (areas.length === 0) return new Map();
  const missed = missedIn(areas);
  return new Map([
    ...(['people', 'warned', 'moved', 'sheltered', 'verified'] as const).map(
      (what) => [what, sumOf(areas, HOLDS[what])[1]] as const,
    ),
    ...(missed === undefined ? [] : ([['missed', missed[1]]] as const)),
  ]);
}

const criteriaOf = (scenario: Scenario, state: DrillState): Map<string, ObjectiveOutcome> =>
  new Map(
    scenario.objectives.map(({ id, hard }) => {
      const { met = false, value } = state.objectives[id] ?? {};
      return [id, { met, ...(value === undefined ? {} : { value }), hard }];
    }),
  );

/** Who acts, when an event is somebody's act: an order, a level, a measure, a report. */
function actor(event: DrillEvent): string | undefined {
  switch (event.type) {
    case 'order.issued':
    case 'report.made':
      return event.from;
    case 'post.level':
    case 'post.measure':
      return event.post;
    default:
      return undefined;
  }
}

/** Follows what comes of each inject, line by line. */
class InjectOutcomes {
  readonly outcomes = new Map<string, InjectOutcome>();
  readonly #to: ReadonlyMap<string, ReadonlySet<string>>;
  /** The inject that a line came of, by the line's seq. */
  readonly #origin = new Map<number, string>();

  constructor({ injects }: Scenario) {
    this.#to = new Map(injects.map(({ id, to }) => [id, new Set(to)]));
  }

  take(event: DrillEvent): void {
    const origin = 'inject' in event ? event.inject : this.#origin.get(event.cause);
    if (origin !== undefined) this.#origin.set(event.seq, origin);
    if (event.type === 'inject.released') this.outcomes.set(event.inject, { released: event.at });
    const who = actor(event);
    if (who === undefined) return;
    for (const [id, outcome] of this.outcomes)
      if (this.#to.get(id)?.has(who)) this.#acted(id, outcome, event, origin === id);
  }

  /** What was caused by the inject stands before what only came after it. */
  #acted(id: string, { released, action }: InjectOutcome, { seq, at }: DrillEvent, caused: boolean): void {
    if (action !== undefined && (action.by === 'cause' || !caused)) return;
    this.outcomes.set(id, { released, action: { seq, at, after: at - released, by: caused ? 'cause' : 'time' } });
  }
}
