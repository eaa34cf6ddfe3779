/** The exercises, and the objectives that they are measured by. */
import { changing, dated, type Handlers } from './handler.ts';

const exercise = changing(
  'exercise',
  ({ exercises }, id) => exercises[id],
  (touch, id) => touch(`exercise:${id}`),
);

/** By event. */
export const exercises = {
  'exercise.armed': exercise((record, event) => {
    record.state = 'armed';
    record.armedAt = event.at;
  }),
  'exercise.underway': exercise((record, event) => {
    record.state = 'underway';
    record.underwayAt = event.at;
  }),
  'exercise.step': exercise((record, event) => {
    record.step = event.step;
    record.steps[event.step] ??= event.at;
  }),
  'exercise.controlled': exercise(dated('controlledAt')),
  'exercise.concluded': exercise((record, event) => {
    record.state = 'concluded';
    record.outcome = event.outcome;
    if (event.reason !== undefined) record.reason = event.reason;
    if (event.undone !== undefined) record.undone = event.undone;
    record.concludedAt = event.at;
  }),
  'objective.met': (state, event, touch) => {
    state.objectives[event.objective] = { met: true, value: event.value, at: event.at };
    touch(`objective:${event.objective}`);
  },
  'objective.missed': (state, event, touch) => {
    state.objectives[event.objective] = {
      met: false,
      at: event.at,
      ...(event.value === undefined ? {} : { value: event.value }),
    };
    touch(`objective:${event.objective}`);
  },
} satisfies Partial<Handlers>;
