/** Who takes part: the actors of a scenario, each with its machine and what it needs to know at the start. */
import type { AnyStateMachine } from 'xstate';
import { RANK } from '../log/names.ts';
import { type DeskInput, deskMachine } from '../machines/desk.ts';
import { exerciseMachines } from '../machines/exercises/index.ts';
import type { ExerciseInput } from '../machines/exercises/protocol.ts';
import { injectMachine } from '../machines/inject.ts';
import type { InjectInput } from '../machines/inject-actions.ts';
import { postMachine } from '../machines/post.ts';
import type { PostInput } from '../machines/post-actions.ts';
import { teamMachine } from '../machines/team.ts';
import type { TeamInput } from '../machines/team-types.ts';
import type { Inject, Rule, Scenario, Seat, Team } from '../scenario/scenario.ts';
import { type Task, teamKind } from '../teams/index.ts';
import { MINUTE, type Millis, SECOND } from '../units/time.ts';

export interface Role {
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly rank: number;
  readonly input: unknown;
}

/** How long a message takes by its channel where the scenario has no `chain`; 设定. */
const DELIVERY: Readonly<Record<Inject['by'], Millis>> = {
  phone: MINUTE,
  radio: 10 * SECOND,
  network: 5 * SECOND,
  written: 5 * MINUTE,
  verbal: 0,
  messenger: 10 * MINUTE,
};
/** A leader's or desk's time to answer where the scenario names no seat. */
const USUAL_DELAY: Millis = 2 * MINUTE;

export const seatOf = (scenario: Scenario, id: string): Seat | undefined =>
  scenario.seats.find((seat) => seat.id === id);
/** The plan rules that somebody acts on, each with its seat, in the scenario's order. */
export const rulesInForce = ({ plans, seats }: Scenario): { readonly seat: Seat; readonly rule: Rule }[] =>
  seats.flatMap((seat) => (plans.find(({ id }) => id === seat.plan)?.rules ?? []).map((rule) => ({ seat, rule })));
const delayOf = (scenario: Scenario, id: string, pace: number): Millis =>
  Math.round((seatOf(scenario, id)?.skill.delay ?? USUAL_DELAY) * pace);

/** Whether there are roads, or lanes, for what the team moves by. */
export const isRouted = ({ roads }: Scenario, { kind }: Team): boolean =>
  roads !== undefined && (teamKind(kind).by === 'road' || roads.lines.some((line) => line.class === 'sea'));

/** Every actor of `scenario`, in the order in which they take the stage; automatic seats `pace` times as slow. */
export function cast(scenario: Scenario, pace = 1): Role[] {
  const places = new Map(scenario.sites.map((site) => [site.id, site.at]));
  const posts = scenario.posts.map((post): Role => {
    const input: PostInput = {
      id: post.id,
      ...(post.of === undefined ? {} : { of: post.of }),
      posts: scenario.posts.filter((one) => one.of === post.id).map((one) => one.id),
      leads: scenario.exercises.filter((exercise) => exercise.lead === post.id).map((exercise) => exercise.id),
      delay: delayOf(scenario, post.id, pace),
      ...(scenario.chain === undefined ? {} : { carried: true as const }),
      ...(scenario.roster?.posts.some((one) => one.post === post.id) ? { rostered: true as const } : {}),
    };
    return { id: post.id, machine: postMachine, rank: RANK.post, input };
  });
  const teams = scenario.teams.map((team): Role => {
    const input: TeamInput = {
      id: team.id,
      mode: team.mode,
      base: team.base,
      place: places.get(team.base) ?? [0, 0],
      delay: delayOf(scenario, team.id, pace),
      mobilise: team.mobilise,
      speed: team.speed,
      routed: isRouted(scenario, team),
      tasks: Object.keys(teamKind(team.kind).tasks) as Task[],
    };
    return { id: team.id, machine: teamMachine, rank: RANK.team, input };
  });
  const exercises = scenario.exercises.map((exercise): Role => {
    const input: ExerciseInput = {
      id: exercise.id,
      opens: exercise.window.from,
      closes: exercise.window.to,
      lead: exercise.lead,
      ...(exercise.atEach.length === 0
        ? {}
        : { atEach: Object.fromEntries(exercise.atEach.map(({ task, sites }) => [`done.${task}`, sites])) }),
    };
    return { id: exercise.id, machine: exerciseMachines[exercise.kind] as AnyStateMachine, rank: RANK.post, input };
  });
  const injects = scenario.injects.map(
    (inject): Role => ({
      id: inject.id,
      machine: injectMachine,
      rank: RANK.inject,
      input: injectInput(scenario, inject),
    }),
  );
  const seated = new Set([...posts, ...teams].map((role) => role.id));
  const desks = [
    ...new Set([...scenario.seats.map((seat) => seat.id), ...scenario.injects.flatMap((inject) => inject.to)]),
  ]
    .filter((id) => !seated.has(id))
    .map(
      (id): Role => ({
        id,
        machine: deskMachine,
        rank: RANK.post,
        input: { id, delay: delayOf(scenario, id, pace) } satisfies DeskInput,
      }),
    );
  return [...posts, ...desks, ...exercises, ...teams, ...injects];
}

function injectInput({ chain }: Scenario, inject: Inject): InjectInput {
  // What is said face to face travels by nothing.
  const carried = chain !== undefined && inject.by !== 'verbal';
  return {
    id: inject.id,
    to: inject.to,
    ...(inject.at === undefined ? {} : { untilDue: inject.at }),
    watched: inject.when !== undefined || inject.after !== undefined,
    automatic: inject.release === 'auto',
    delivery: DELIVERY[inject.by],
    ...(carried ? { carried: inject.by } : {}),
    expects: inject.expects.map(({ id, within, otherwise }) => ({
      id,
      within,
      ...(otherwise === undefined ? {} : { otherwise }),
    })),
  };
}
