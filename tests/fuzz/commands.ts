/** Random acts from outside: every type of command, by every kind of seat, about things that are there and things that are not. */
import fc from 'fast-check';
import { LEVELS, MARKS, MEASURES, TASKS } from '../../src/log/names.ts';
import type { Command } from '../../src/log/vocabulary.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';

/** A command at a drill time, ms. */
export interface Timed {
  readonly at: number;
  readonly command: Command;
}

const STRANGE = ['nobody', '', '__proto__', 'constructor', '演练', 'T99'];
/** One of `ids`, now and then one that is not there. */
const oneOf = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constantFrom(...STRANGE) });
const note = fc.string({ unit: 'grapheme', maxLength: 40 });
const maybe = <T>(key: string, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(arbitrary).map((value) => (value === null ? {} : { [key]: value }));
const record = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);
const having = <T>(key: string, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  arbitrary.map((value) => ({ [key]: value }));

function bodies(
  scenario: Scenario,
): readonly (readonly [weight: number, type: Command['type'], body: fc.Arbitrary<object>])[] {
  const teams = scenario.teams.map(({ id }) => id);
  const sites = scenario.sites.map(({ id }) => id);
  const injects = scenario.injects.map(({ id }) => id);
  const seats = [...scenario.posts.map(({ id }) => id), ...teams, 'director', 'controller-1'];
  const rules = scenario.plans.flatMap((plan) => plan.rules.map(({ id }) => id));
  const exercises = scenario.exercises.map(({ id }) => id);
  const inject = having('inject', oneOf(injects));
  const span = fc.integer({ min: 0, max: 6 * HOUR });
  const reason = maybe('reason', note);
  const order = record(
    having('to', oneOf(teams)),
    having('task', fc.constantFrom(...TASKS)),
    maybe('site', oneOf(sites)),
    maybe('within', span),
    maybe('exercise', oneOf(exercises)),
  );
  return [
    [8, 'order', order],
    [3, 'request', order],
    [2, 'refuse', record(having('of', oneOf(rules)), having('reason', note))],
    [4, 'acknowledge', having('of', oneOf([...injects, ...rules]))],
    [3, 'inject.release', inject],
    [3, 'inject.hold', inject],
    [3, 'inject.skip', record(inject, reason)],
    [3, 'inject.fire', inject],
    [3, 'inject.defer', record(inject, having('by', span), reason)],
    [1, 'script.later', having('by', fc.integer({ min: 1, max: 3 * HOUR }))],
    [1, 'script.earlier', having('by', fc.integer({ min: 1, max: 3 * HOUR }))],
    [3, 'seat.take', having('take', oneOf(seats))],
    [2, 'seat.release', having('release', oneOf(seats))],
    [2, 'suppress', having('rule', oneOf(rules))],
    [2, 'mark', record(having('team', oneOf(teams)), having('mark', fc.constantFrom(...MARKS)))],
    [2, 'bookmark', having('note', note)],
    [1, 'report', record(maybe('to', oneOf(seats)), having('about', oneOf(sites)), having('text', note))],
    [2, 'level', having('level', fc.constantFrom(...LEVELS))],
    [2, 'measure', record(having('measure', fc.constantFrom(...MEASURES)), maybe('exercise', oneOf(exercises)))],
    [1, 'segment.skip', fc.constant({})],
    [1, 'segment.shorten', having('by', span)],
    [1, 'segment.lengthen', having('by', span)],
    [1, 'jump', having('to', fc.integer({ min: 0, max: 24 * HOUR }))],
    [1, 'pause', fc.constant({})],
    [3, 'resume', fc.constant({})],
    [1, 'startex', fc.constant({})],
    [1, 'noduff', fc.constant({})],
    [1, 'endex', fc.constant({})],
  ];
}

/** A command of a drill of `scenario`. */
export function commandOf(scenario: Scenario): fc.Arbitrary<Command> {
  const seat = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('director', 'controller-1', 'safety-officer') },
    { weight: 3, arbitrary: oneOf([...scenario.posts, ...scenario.teams].map(({ id }) => id)) },
  );
  const entered = fc.option(oneOf(['director', 'controller-1', 'city']), { freq: 9 }).map((enteredBy) => {
    return enteredBy === null ? {} : { enteredBy };
  });
  const weighted = bodies(scenario).map(([weight, type, body]) => ({
    weight,
    arbitrary: fc
      .tuple(seat, entered, body)
      .map(([by, enteredBy, rest]) => ({ seat: by, ...enteredBy, type, ...rest }) as Command),
  }));
  return fc.oneof(...weighted);
}

/** When things are asked: anywhere, and oftener just when something else is due. */
export const momentOf = (end: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 0, max: end }),
    fc.integer({ min: 0, max: Math.floor(end / MINUTE) }).map((minute) => minute * MINUTE),
  );

/** Up to `most` commands, in order of their times. */
export const commandsOf = (scenario: Scenario, end: number, most: number): fc.Arbitrary<Timed[]> =>
  fc
    .array(fc.record({ at: momentOf(end), command: commandOf(scenario) }), { maxLength: most })
    .map((all) => all.toSorted((a, b) => a.at - b.at));
