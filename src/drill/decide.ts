/**
 * Says yes or a reasoned no to a command without touching anything (design law 3): buttons grey out by the same call
 * that the runtime makes before it lets a command act.
 */
import type { Command } from '../log/vocabulary.ts';
import { actOf, holderFor, holders, postOf } from '../scenario/authority.ts';
import type { Team } from '../scenario/scenario.ts';
import { skillOf } from '../teams/index.ts';
import type { Refusal, RefusalCode } from '../text/problem.ts';
import { isUnderWay } from './demands.ts';
import { isOpen as isOpenRequest, standingOrder } from './requests.ts';
import { commands, rightsOf, roleOf, type Seating, SPOKEN } from './seats.ts';
import type { DrillState, InjectRecord } from './state.ts';

/** What of a scenario a decision looks at: a page has this much of it too. */
export interface Deciding extends Seating {
  readonly sites: readonly { readonly id: string }[];
  readonly teams: readonly Pick<Team, 'id' | 'kind' | 'mode' | 'command' | 'post' | 'base'>[];
  readonly injects: readonly { readonly id: string; readonly to: readonly string[] }[];
  readonly exercises: readonly { readonly id: string }[];
  readonly showings: readonly { readonly id: string }[];
  readonly channels: readonly { readonly id: string }[];
  readonly variants: readonly { readonly id: string }[];
  readonly plans: readonly { readonly rules: readonly { readonly id: string }[] }[];
}

export type Decision = { readonly ok: true } | Refusal;
const yes: Decision = { ok: true };
const no = (code: RefusalCode, about?: string): Refusal =>
  about === undefined ? { ok: false, code } : { ok: false, code, about };

/** `now` is the drill time at which it is asked, ms: the state knows only that of its last event. */
export function decide(state: DrillState, scenario: Deciding, command: Command, now: number = state.at): Decision {
  if (command.type === 'noduff') return state.phase === 'frozen' ? no('frozen') : yes;
  if (!knownSeat(scenario, command.seat)) return no('unknown-seat', command.seat);
  const right = bySeat(scenario, command);
  if (!right.ok || command.type === 'bookmark') return right;
  const phase = byPhase(state, command, rightsOf(scenario, command.seat)?.lifts === true);
  return phase.ok ? byObject(state, scenario, command, now) : phase;
}

function bySeat(scenario: Deciding, command: Command): Decision {
  const { seat, type, enteredBy } = command;
  const rights = rightsOf(scenario, seat);
  if (enteredBy !== undefined) {
    if (!rightsOf(scenario, enteredBy)?.enters) return no('not-your-seat', enteredBy);
    if (!SPOKEN.has(type)) return no('not-spoken', seat);
  }
  const role = roleOf(scenario, seat);
  const act = actOf(command);
  const by = act === undefined ? undefined : holders(scenario, act);
  const authorised = by?.includes(seat) === true;
  // Who leads the drill speaks for whoever has the authority.
  if (by !== undefined && !authorised && (role === 'post' || role === 'desk'))
    return no('no-authority', holderFor(scenario, postOf(scenario, seat) ?? '', act ?? '') ?? by[0]);
  if (!authorised && !rights?.may.has(type))
    return no(type === 'level' || type === 'measure' ? 'not-a-post' : 'not-your-seat', seat);
  if (rights?.over === 'everybody') return yes;
  if (command.type === 'seat.take' && command.take !== seat) return no('not-your-seat', seat);
  if (command.type === 'seat.release' && command.release !== seat) return no('not-your-seat', seat);
  if (command.type === 'mark' && command.team !== seat) return no('not-your-seat', seat);
  const post = role === 'post' || role === 'desk' ? postOf(scenario, seat) : undefined;
  if (command.type !== 'order' || post === undefined) return yes;
  return scenario.teams.some(({ id }) => id === command.to) && !commands(scenario, post, command.to)
    ? no('not-commanded', command.to)
    : yes;
}

/** `lifts`: whether the seat may lift a NO DUFF. */
function byPhase(state: DrillState, command: Command, lifts: boolean): Decision {
  switch (state.phase) {
    case 'frozen':
      if (command.type !== 'resume' && command.type !== 'endex') return no('frozen', state.frozenBy);
      return lifts ? yes : no('not-your-seat', command.seat);
    case 'ended':
    case 'reviewed':
      return no('ended');
    case 'briefed':
      if (command.type === 'startex') return yes;
      return command.type === 'seat.take' || command.type === 'seat.release' || command.type === 'suppress'
        ? yes
        : no('not-running');
    case 'paused':
      if (command.type === 'startex') return no('already-started');
      return command.type === 'pause' || command.type === 'jump' ? no('not-running') : yes;
    case 'running':
      if (command.type === 'startex') return no('already-started');
      return command.type === 'resume' ? no('not-paused') : yes;
  }
}

const RELEASABLE = new Set(['planned', 'armed', 'due', 'held', 'deferred', 'failed']);
const allowed: Readonly<Record<string, ReadonlySet<string>>> = {
  'inject.release': new Set(['armed', 'due', 'held', 'deferred', 'failed']),
  'inject.fire': RELEASABLE,
  'inject.hold': new Set(['planned', 'armed', 'due', 'deferred']),
  'inject.skip': new Set(['planned', 'armed', 'due', 'held', 'deferred']),
  'inject.defer': new Set(['planned', 'armed', 'due', 'held', 'deferred']),
};

/** Drill time, ms, that an inject waits for by itself; undefined for one that waits for something else, or no more. */
export function waitsUntil({ play, planned, deferredTo }: InjectRecord): number | undefined {
  if (play === 'deferred') return deferredTo;
  return play === 'planned' ? planned : undefined;
}

function byObject(state: DrillState, scenario: Deciding, command: Command, now: number): Decision {
  switch (command.type) {
    case 'inject.release':
    case 'inject.hold':
    case 'inject.skip':
    case 'inject.fire':
    case 'inject.defer': {
      const inject = state.injects[command.inject];
      if (inject === undefined) return no('unknown-inject', command.inject);
      return allowed[command.type]?.has(inject.play) ? yes : no('inject-state', inject.play);
    }
    case 'script.later':
    case 'script.earlier':
      return Object.values(state.injects).some((inject) => waitsUntil(inject) !== undefined) ? yes : no('script-done');
    case 'order':
    case 'request':
      return mayOrderOnce(state, scenario, command);
    case 'offer':
    case 'accept':
    case 'grant':
      return mayAnswer(state, scenario, command);
    case 'acknowledge':
      return mayAcknowledge(state, scenario, command);
    case 'refuse':
      return mayRefuse(state, scenario, command);
    case 'mark': {
      const team = scenario.teams.find((one) => one.id === command.team);
      if (team === undefined) return no('unknown-team', command.team);
      return team.mode === 'field' ? yes : no('not-a-field-team', command.team);
    }
    case 'jump':
      return command.to > now ? yes : no('time-past');
    case 'suppress':
      return scenario.plans.some((plan) => plan.rules.some((rule) => rule.id === command.rule))
        ? yes
        : no('unknown-rule', command.rule);
    case 'seat.take':
      if (!knownSeat(scenario, command.take)) return no('unknown-seat', command.take);
      return state.manned[command.take] ? no('seat-taken', command.take) : yes;
    case 'seat.release':
      return state.manned[command.release] ? yes : no('seat-free', command.release);
    case 'segment.shorten':
    case 'segment.lengthen':
    case 'segment.skip':
      return state.showing === undefined ? no('no-showing') : yes;
    case 'startex':
      if (command.variant !== undefined && !scenario.variants.some(({ id }) => id === command.variant))
        return no('unknown-variant', command.variant);
      return command.showing === undefined || scenario.showings.some(({ id }) => id === command.showing)
        ? yes
        : no('unknown-showing', command.showing);
    case 'report': {
      const disputed = state.disputes?.[command.about];
      if (disputed !== undefined)
        return disputed.seats.includes(command.seat) ? yes : no('not-your-seat', command.seat);
      const owed = state.reports[command.about];
      if (owed === undefined) return yes;
      if (owed.from !== command.seat) return no('not-your-seat', command.seat);
      return owed.sent === undefined ? yes : no('already-reported', command.about);
    }
    case 'level':
      return mayGoTo(state, postOf(scenario, command.seat), command);
    case 'measure':
      if (postOf(scenario, command.seat) === undefined) return no('not-a-post', command.seat);
      return command.exercise === undefined || scenario.exercises.some(({ id }) => id === command.exercise)
        ? yes
        : no('unknown-exercise', command.exercise);
    default:
      return yes;
  }
}

const isPost = (scenario: Deciding, seat: string): boolean => scenario.posts.some(({ id }) => id === seat);

/** A desk goes there for its headquarters. */
const mayGoTo = (
  { posts }: DrillState,
  post: string | undefined,
  { seat, level }: Extract<Command, { type: 'level' }>,
): Decision => {
  if (post === undefined) return no('not-a-post', seat);
  return posts[post]?.level === level ? no('same-level', level) : yes;
};

function mayOrder(
  state: DrillState,
  scenario: Deciding,
  command: Extract<Command, { type: 'order' | 'request' }>,
): Decision {
  if (command.type === 'request' && isPost(scenario, command.to)) return mayAskAbove(scenario, command);
  const team = scenario.teams.find((one) => one.id === command.to);
  if (team === undefined) return no('unknown-team', command.to);
  if (state.teams[team.id]?.state === 'faulted') return no('team-faulted', team.id);
  if (skillOf(team.kind, command.task) === undefined) return no('team-cannot', command.task);
  if (command.site !== undefined && !scenario.sites.some((site) => site.id === command.site))
    return no('unknown-site', command.site);
  if (command.channel !== undefined && !scenario.channels.some(({ id }) => id === command.channel))
    return no('unknown-channel', command.channel);
  if (command.type === 'order' && team.command === 'request') return no('not-commanded', team.id);
  return yes;
}

/** What was ordered already, and stands, is not ordered again; nothing is ordered for a time that is over. */
function mayOrderOnce(
  state: DrillState,
  scenario: Deciding,
  command: Extract<Command, { type: 'order' | 'request' }>,
): Decision {
  const may = mayOrder(state, scenario, command);
  if (!may.ok) return may;
  if (command.within !== undefined && command.within < 0) return no('time-past');
  const team = scenario.teams.find(({ id }) => id === command.to);
  const site = command.site ?? team?.base;
  const from = postOf(scenario, command.seat) ?? team?.post;
  const standing = standingOrder(state, { ...command, site, from });
  return standing === undefined ? yes : no('ordered-already', standing);
}

/** A district asks the headquarters above it, for a team of its own choice or any. */
function mayAskAbove(
  scenario: Deciding,
  { seat, to, site, team, task }: Extract<Command, { type: 'request' }>,
): Decision {
  const post = scenario.posts.find(({ id }) => id === postOf(scenario, seat));
  if (scenario.chain === undefined || post?.of !== to) return no('not-above', to);
  if (site === undefined || !scenario.sites.some(({ id }) => id === site)) return no('unknown-site', site);
  const asked = scenario.teams.find(({ id }) => id === team);
  if (team === undefined) return yes;
  if (asked === undefined) return no('unknown-team', team);
  return skillOf(asked.kind, task) === undefined ? no('team-cannot', task) : yes;
}

/** An offer is made by who was asked, and taken by who asked; a team is given by the headquarters that was asked for one. */
function mayAnswer(
  state: DrillState,
  scenario: Deciding,
  command: Extract<Command, { type: 'offer' | 'accept' | 'grant' }>,
): Decision {
  const { of, seat } = command;
  const asked = state.orders[of];
  if (asked === undefined) return no('unknown-order', of);
  if (seat !== (command.type === 'accept' ? asked.from : asked.to)) return no('not-your-seat', seat);
  if (asked.kind !== 'request' || !isOpenRequest(asked)) return no('nothing-to-answer', of);
  if (command.type === 'offer') return isPost(scenario, seat) || command.by < 0 ? no('nothing-to-answer', of) : yes;
  if (command.type === 'accept')
    return asked.offer === undefined || asked.accepted !== undefined ? no('nothing-to-answer', of) : yes;
  if (!isPost(scenario, seat)) return no('nothing-to-answer', of);
  const team = scenario.teams.find(({ id }) => id === command.team);
  if (team === undefined) return no('unknown-team', command.team);
  if (!commands(scenario, seat, team.id) || team.command === 'request') return no('not-commanded', team.id);
  if (state.teams[team.id]?.state === 'faulted') return no('team-faulted', team.id);
  return skillOf(team.kind, asked.task as never) === undefined ? no('team-cannot', asked.task) : yes;
}

function mayAcknowledge(
  state: DrillState,
  { injects }: Deciding,
  { of, seat }: Extract<Command, { type: 'acknowledge' }>,
): Decision {
  const inject = state.injects[of];
  const order = state.orders[of];
  const duty = state.duties?.[of];
  if (duty !== undefined)
    return duty.of === seat && duty.answered === undefined && duty.channel !== undefined
      ? yes
      : no('nothing-to-acknowledge', of);
  if (inject === undefined && order === undefined) return no('unknown-order', of);
  const reached = inject?.delivered !== undefined && injects.some(({ id, to }) => id === of && to.includes(seat));
  if (reached && !inject?.acknowledgedBy?.includes(seat)) return yes;
  const waits = order?.to === seat && order.acknowledged === undefined && order.refused === undefined;
  // A headquarters that is asked for a team answers with one.
  const asksForTeam = order?.kind === 'request' && order.to in state.posts;
  return waits && !asksForTeam && !isUnderWay(order) ? yes : no('nothing-to-acknowledge', of);
}

/** A team may; a post carries out what the post above it orders. Who has taken an order on can decline it no more. */
function mayRefuse(
  state: DrillState,
  scenario: Deciding,
  { of, seat }: Extract<Command, { type: 'refuse' }>,
): Decision {
  const order = state.orders[of];
  if (order === undefined) return no('unknown-order', of);
  if (order.to !== seat) return no('not-your-seat', seat);
  if (isPost(scenario, seat) && order.kind === 'order') return no('must-carry-out', of);
  const waits = order.acknowledged === undefined && order.refused === undefined && !isUnderWay(order);
  return waits ? yes : no('nothing-to-refuse', of);
}

/** A seat is a post, a team, or one that the scenario names; a director there always is. */
export const knownSeat = (scenario: Seating, seat: string): boolean => roleOf(scenario, seat) !== undefined;
