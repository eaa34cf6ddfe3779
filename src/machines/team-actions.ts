/** What a team's named guards and actions mean. Guards and assigns look at the context; reports and sends are data. */
import type { Fact } from '../log/vocabulary.ts';
import { HOUR, type Millis } from '../units/time.ts';
import { distance } from '../world/geo.ts';
import { placeAt } from '../world/motion.ts';
import { type Effect, type Effects, report, send } from './effects.ts';
import { takeUp as takeUpInjects } from './inbox.ts';
import type { TeamContext, TeamInput, TeamMessage, TeamOrder } from './team-types.ts';

/** Assigns and reports run on messages from the kernel, which all carry `at`. */
type Args = { readonly context: TeamContext; readonly event: TeamMessage };
const when = (event: TeamMessage): number => event.at ?? 0;
type Change = Partial<TeamContext>;

/** Hours deployed until work slows and until it is half (doctrine 4: ×0.7 at 12 h, ×0.4 at 18 h), and the rest needed; 设定. */
export const TIRED_AFTER: Millis = 12 * HOUR;
export const IMPAIRED_AFTER: Millis = 6 * HOUR;
export const RESTED_AFTER: Millis = 8 * HOUR;
/** Roads are longer than the great circle by this much until a scenario brings roads; 设定. */
export const DETOUR = 1.4;

export const initialContext = (input: TeamInput): TeamContext => ({
  ...input,
  basePlace: input.place,
  site: input.base,
  received: [],
  queued: [],
  injects: [],
  order: null,
  leg: null,
  way: null,
  wayLeft: 0,
  workLeft: 0,
  workFrom: 0,
  rate: 1,
  holding: false,
  fault: null,
  manned: false,
});

export const isAutomatic = ({ context }: Args): boolean => context.mode !== 'field';
export const isInField = ({ context }: Args): boolean => context.mode === 'field';
export const isUnable = ({ context, event }: Args): boolean =>
  event.type === 'ORDER' && !context.tasks.includes(event.order.task);
export const isConsidered = ({ event }: Args): boolean => event.type === 'ORDER' && event.order.considered === true;
export const hasReceived = ({ context, event }: Args): boolean =>
  event.type === 'ACKNOWLEDGE' && context.received.some((order) => order.id === event.of);
/** An order that its leader has not taken on yet. */
export const isOpen = ({ context, event }: Args): boolean =>
  event.type === 'REFUSE' && context.received.some((order) => order.id === event.of);
export const hasOrder = ({ context }: Args): boolean => context.order !== null;
export const hasNext = ({ context }: Args): boolean => context.queued.length > 0;
export const isNextHere = ({ context }: Args): boolean => context.queued[0]?.site === context.site;
export const isSheltering = ({ context }: Args): boolean => context.holding;
export const isAtSite = ({ context }: Args): boolean => context.order !== null && context.site === context.order.site;
export const isAtHome = ({ context }: Args): boolean => context.site === context.base;
export const hasWork = ({ context }: Args): boolean => context.workLeft > 0;
export const isOpenEnded = ({ context }: Args): boolean => context.order?.open === true;
export const staysAfter = ({ context }: Args): boolean => context.order?.stays === true;
/** Only a field team moves by marks. */
export const isMark = ({ context, event }: Args, params: { readonly mark: string }): boolean =>
  context.mode === 'field' && event.type === 'MARK' && event.mark === params.mark;

const ordered = (context: TeamContext): TeamOrder => {
  if (context.order === null) throw new Error(`${context.id} has no order to carry out`);
  return context.order;
};
/** News of an order for the exercise that waits for it, as `done.plug-leak`. */
const tell = (context: TeamContext, order: TeamOrder, what: string): Effect[] =>
  order.exercise === undefined
    ? []
    : [send(order.exercise, { type: `${what}.${order.task}`, team: context.id, site: order.site })];
const fact = (it: Fact): Effects => report(it);

export const receive = ({ context, event }: Args): Change =>
  event.type === 'ORDER' ? { received: [...context.received, event.order] } : {};
/** The order waits for its acknowledgement still, and nobody sits here who would give it. */
export const ordersWait = ({ context, event }: Args): boolean =>
  !context.manned &&
  event.type === 'ORDER_WAITS' &&
  context.received.some((order) => order.id === event.order.id && order.considered !== true);
export const takeUp = ({ context, event }: Args): Effects => [
  ...context.received.map(({ id }): Effect => send(context.id, { type: 'ORDER_WAITS', order: { id } })),
  ...((takeUpInjects({ context, event }) as Effect[] | undefined) ?? []),
];
export const acknowledgement = ({ event }: Args): TeamMessage => {
  const id = event.type === 'ORDER' || event.type === 'ORDER_WAITS' ? event.order.id : '';
  return { type: 'ACKNOWLEDGE', of: id, key: id } as TeamMessage;
};
export const acknowledged = ({ context, event }: Args): Effects => {
  const order = event.type === 'ACKNOWLEDGE' ? context.received.find((one) => one.id === event.of) : undefined;
  return (
    order && [
      report({ type: 'order.acknowledged', order: order.id, by: context.id }),
      ...tell(context, order, 'ordered'),
    ]
  );
};
export const queue = ({ context, event }: Args): Change => {
  if (event.type !== 'ACKNOWLEDGE') return {};
  return {
    received: context.received.filter((order) => order.id !== event.of),
    queued: [...context.queued, ...context.received.filter((order) => order.id === event.of)],
  };
};
export const refuseOrder = ({ context, event }: Args): Effects =>
  event.type === 'ORDER'
    ? [
        report({ type: 'order.refused', order: event.order.id, by: context.id, reason: 'team-cannot' }),
        ...tell(context, event.order, 'refused'),
      ]
    : undefined;

/** The leader does not take an order on, and says why. */
export const refused = ({ context, event }: Args): Effects => {
  const order = event.type === 'REFUSE' ? context.received.find((one) => one.id === event.of) : undefined;
  return (
    order && [
      report({ type: 'order.refused', order: order.id, by: context.id, reason: (event as { reason: string }).reason }),
      ...tell(context, order, 'refused'),
    ]
  );
};
export const dropOrder = ({ context, event }: Args): Change =>
  event.type === 'REFUSE' ? { received: context.received.filter((order) => order.id !== event.of) } : {};

export const takeNext = ({ context }: Args): Change => {
  const [order, ...queued] = context.queued;
  return order ? { order, queued, workLeft: order.work } : {};
};
export const muster = ({ context, event }: Args): Effects =>
  fact({ type: 'team.mustering', team: context.id, order: ordered(context).id, until: when(event) + context.mobilise });

function leg(context: TeamContext, at: number, site: string, to: TeamContext['place'], home: boolean): Change {
  const { way, place, speed } = context;
  const depart = at;
  const common = { site, depart, home, instead: context.leg !== null };
  if (way === null) {
    const left = Math.round((distance(place, to) * DETOUR * 3600) / speed);
    return { site: '', wayLeft: left, leg: { ...common, path: [place, to], arrive: at + left } };
  }
  const left = way.after.at(-1) ?? 0;
  const times = way.after.map((after) => at + after);
  return { site: '', wayLeft: left, leg: { ...common, path: way.path, times, arrive: at + left } };
}
export const setOut = ({ context, event }: Args): Change => {
  const order = ordered(context);
  return leg(context, when(event), order.site, order.place, false);
};
export const turnHome = ({ context, event }: Args): Change => ({
  ...leg(context, when(event), context.base, context.basePlace, true),
  order: null,
});
export const isRouted = ({ context }: Args): boolean => context.routed;
export const takeWay = ({ event }: Args): Change => (event.type === 'WAY' ? { way: event.way } : {});
/** A way is found for where the team is and where it is to go, and comes back as `WAY`; or `STRAND` when there is none. */
export const askWay = ({ context }: Args): Effects => asksWay(context, context.order?.site ?? context.base);
export const askWayHome = ({ context }: Args): Effects => asksWay(context, context.base);
const asksWay = ({ routed, id, place, site: here }: TeamContext, site: string): Effects =>
  routed ? send('roads', { type: 'WAY_WANTED', team: id, from: place, leaves: here, site }) : undefined;
export const depart = ({ context }: Args): Effects => {
  const { leg: going, order, way } = context;
  if (going === null) return undefined;
  const { site, path, times, depart: left, arrive: there, home, instead } = going;
  const common = {
    team: context.id,
    ...(order ? { order: order.id } : {}),
    site,
    path: path.map(([lon, lat]): [number, number] => [lon, lat]),
  };
  const ends = { depart: left, arrive: there, home };
  if (!instead) return fact({ type: 'team.departed', ...common, ...(times ? { times: [...times] } : {}), ...ends });
  const because = way?.road === undefined ? {} : { road: way.road };
  return fact({ type: 'team.rerouted', ...common, times: [...(times ?? [])], ...ends, ...because });
};
export const halt = ({ context, event }: Args): Change => {
  const { leg: going } = context;
  return going === null ? {} : { place: placeAt(going, when(event)), leg: null, way: null, wayLeft: 0 };
};
export const stopped = ({ context }: Args): Effects =>
  fact({ type: 'team.stopped', team: context.id, place: [...context.place] });
export const arrive = ({ context }: Args): Change => {
  const order = ordered(context);
  return { place: order.place, site: order.site, leg: null, way: null, wayLeft: 0 };
};
export const arrived = ({ context }: Args): Effects => {
  const order = ordered(context);
  return [
    report({ type: 'team.arrived', team: context.id, site: order.site, order: order.id }),
    ...tell(context, order, 'arrived'),
  ];
};

export const startWork = ({ event }: Args): Change => ({ workFrom: when(event) });
export const working = ({ context, event }: Args): Effects => {
  const { id, task, site, ...order } = ordered(context);
  const started = report({
    type: 'team.working',
    team: context.id,
    order: id,
    task,
    site,
    until: when(event) + workTime({ context }),
  });
  // What it waited for has come, or it works faster or slower: for the exercise it has been at it all along.
  if (ON_AGAIN.has(event.type)) return started;
  const again = context.workLeft < order.work ? 'resumed' : 'started';
  return [started, ...tell(context, ordered(context), again)];
};
/** Messages by which a team works on that was at its work already. */
const ON_AGAIN: ReadonlySet<string> = new Set(['RATE', 'SUPPLIED', 'RESTED', 'RELIEVED']);
/** Whatever ends a spell of work, what was done stays done. */
export const stopWork = ({ context, event }: Args): Change => ({
  workLeft: Math.max(0, context.workLeft - Math.round((when(event) - context.workFrom) * context.rate)),
});
/** How long what is left takes at the rate at which it works. */
export const workTime = ({ context }: Pick<Args, 'context'>): Millis => Math.round(context.workLeft / context.rate);
export const pace = ({ event }: Args): Change => (event.type === 'RATE' ? { rate: event.rate } : {});
export const lacking = ({ context, event }: Args): Effects => {
  const { id, task } = ordered(context);
  const of = event.type === 'LACK' ? event.of : 'rest';
  return fact({ type: 'team.lacking', team: context.id, order: id, task, of, left: context.workLeft });
};
export const relieved = ({ context, event }: Args): Effects =>
  event.type === 'RELIEVED' ? fact({ type: 'team.relieved', team: context.id, shift: event.shift }) : undefined;
/** Another spell of work of the same length. */
export const begunAnew = ({ context }: Args): Change => ({ workLeft: ordered(context).work });
export const suspended = ({ context }: Args): Effects => {
  const order = ordered(context);
  return [
    report({ type: 'team.suspended', team: context.id, order: order.id, task: order.task, left: context.workLeft }),
    ...tell(context, order, 'held'),
  ];
};
export const finish = ({ context }: Args): Effects => {
  const order = ordered(context);
  return [
    report({ type: 'team.done', team: context.id, order: order.id, task: order.task, site: order.site }),
    report({ type: 'order.done', order: order.id, by: context.id }),
    ...tell(context, order, 'done'),
  ];
};
export const clearOrder = (): Change => ({ order: null });
export const comeHome = ({ context }: Args): Change => ({
  place: context.basePlace,
  site: context.base,
  leg: null,
  way: null,
  wayLeft: 0,
});
export const returned = ({ context }: Args): Effects => fact({ type: 'team.returned', team: context.id });

export const hold = (): Change => ({ holding: true });
export const unhold = (): Change => ({ holding: false });
export const held = ({ context, event }: Args): Effects =>
  event.type === 'HOLD'
    ? fact({ type: 'team.held', team: context.id, force: event.force, limit: event.limit })
    : undefined;
export const cleared = ({ context, event }: Args): Effects =>
  event.type === 'CLEAR'
    ? fact({ type: 'team.cleared', team: context.id, force: event.force, limit: event.limit })
    : undefined;

export const tired = ({ context }: Args): Effects => fact({ type: 'team.fitness', team: context.id, fitness: 'tired' });
export const impaired = ({ context }: Args): Effects =>
  fact({ type: 'team.fitness', team: context.id, fitness: 'impaired' });
export const fresh = ({ context }: Args): Effects => fact({ type: 'team.fitness', team: context.id, fitness: 'fresh' });
export const linkLost = ({ context }: Args): Effects => fact({ type: 'team.link', team: context.id, link: 'lost' });
export const linkBack = ({ context }: Args): Effects => fact({ type: 'team.link', team: context.id, link: 'linked' });
export const stranded = ({ context, event }: Args): Effects => {
  const because = event.type === 'STRAND' && event.road !== undefined ? { road: event.road } : {};
  const bound = context.routed ? { site: context.order?.site ?? context.base } : {};
  return fact({ type: 'team.stranded', team: context.id, place: [...context.place], ...bound, ...because });
};
export const freed = ({ context }: Args): Effects => fact({ type: 'team.freed', team: context.id });
export const breakDown = ({ event }: Args): Change => (event.type === 'BREAK' ? { fault: event.reason } : {});
export const faulted = ({ context }: Args): Effects =>
  fact({ type: 'team.faulted', team: context.id, reason: context.fault ?? '' });
export const marked = ({ context, event }: Args): Effects =>
  event.type === 'MARK'
    ? fact({
        type: 'team.marked',
        team: context.id,
        mark: event.mark,
        ...(event.muster === undefined ? {} : { muster: event.muster }),
      })
    : undefined;
