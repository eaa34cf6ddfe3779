/** What a post's named guards and actions mean. */
import type { Level, Measure, OrderPart } from '../log/names.ts';
import { HOUR, MINUTE, type Millis } from '../units/time.ts';
import { type Effect, type Effects, report, send } from './effects.ts';
import { type InboxContext, takeUp as takeUpInjects } from './inbox.ts';
import type { TeamOrder } from './team-types.ts';

export interface PostInput {
  readonly id: string;
  readonly of?: string;
  /** Posts it commands. */
  readonly posts: readonly string[];
  /** Exercises it leads and that are not over. */
  readonly leads: readonly string[];
  /** An automatic seat's time to answer. */
  readonly delay: Millis;
  /** What it orders travels by channels, and is handed to the courier. */
  readonly carried?: true;
  /** Its consultations are called for by its roster. */
  readonly rostered?: true;
}
export interface PostContext extends PostInput, InboxContext {
  readonly level: Level;
  readonly orders: readonly LevelOrder[];
  /** Orders of its present level that its posts have not acknowledged. */
  readonly outstanding: readonly string[];
}
interface LevelOrder {
  readonly id: string;
  readonly from: string;
  readonly level: Level;
}
export interface PostMessage {
  readonly type: string;
  readonly at?: number;
  readonly key?: string;
  readonly level?: Level;
  readonly rule?: string;
  readonly order?:
    | LevelOrder
    | (TeamOrder & {
        readonly to: string;
        readonly kind: 'order' | 'request';
        readonly deadline?: number;
        readonly channel?: string;
        readonly text?: string;
        readonly basis?: string;
        readonly by?: string;
        readonly team?: string;
        readonly missing?: readonly OrderPart[];
      });
  readonly of?: string;
  readonly inject?: string;
  readonly measure?: Measure;
  readonly exercise?: string;
  /** Parts that the order of a level lacks. */
  readonly missing?: readonly OrderPart[];
  /** The desk that decided it. */
  readonly by?: string;
  /** What goes down the chain with a level: what is demanded, and on what ground. */
  readonly text?: string;
  readonly basis?: string;
}
type Args = { readonly context: PostContext; readonly event: PostMessage };
type Change = Partial<PostContext>;

/** Districts acknowledge within 10 minutes (doctrine 1.3, 叫应 10 min; 设定). */
const ACKNOWLEDGE_WITHIN: Millis = 10 * MINUTE;
/** How long a consultation sits; 设定. */
export const CONSULTATION: Millis = 30 * MINUTE;
/** 会商 every 12, 6, 3, 2 hours at levels IV to I (doctrine 2.3; 设定). */
const RHYTHM: Readonly<Record<Level, Millis>> = {
  duty: 24 * HOUR,
  IV: 12 * HOUR,
  III: 6 * HOUR,
  II: 3 * HOUR,
  I: 2 * HOUR,
};

export const initialContext = ({ input }: { readonly input: PostInput }): PostContext => ({
  ...input,
  level: 'duty',
  orders: [],
  outstanding: [],
  injects: [],
  manned: false,
});

export const isLevel = ({ event }: Args, { level }: { readonly level: Level }): boolean => event.level === level;
/** A request for a team is answered by the seat, not by the machine. */
export const isLevelOrder = ({ event }: Args): boolean => event.order !== undefined && 'level' in event.order;
export const isConsult = ({ event }: Args): boolean => event.measure === 'consult';
/** Only the top post calls the city together, and only while it responds. */
export const consults = ({ context }: Args): boolean =>
  context.of === undefined && context.level !== 'duty' && context.rostered === undefined;
export const consultationRhythm = (context: PostContext): Millis => RHYTHM[context.level];
export const holdsOrder = ({ context, event }: Args): boolean => context.orders.some((order) => order.id === event.of);

/** The order waits for its acknowledgement still, and nobody sits here who would give it. */
export const ordersWait = ({ context, event }: Args): boolean =>
  !context.manned && context.orders.some((order) => order.id === event.order?.id);
export const takeUp = ({ context, event }: Args): Effects => [
  ...context.orders.map((order): Effect => send(context.id, { type: 'ORDER_WAITS', order })),
  ...((takeUpInjects({ context, event }) as Effect[] | undefined) ?? []),
];

/** The id of the order that passes a level on: what it goes back to, and to whom. */
const passed = ({ rule, order, level = 'duty' }: PostMessage, post: string): string =>
  `${rule ?? order?.id ?? level}/${post}`;
const passedOn = (context: PostContext, event: PostMessage): string[] =>
  context.posts.map((post) => passed(event, post));
export const setLevel = ({ context, event }: Args): Change =>
  event.level === undefined ? {} : { level: event.level, outstanding: passedOn(context, event) };
export const levelSet = ({ context, event }: Args): Effects => {
  const level = event.level ?? 'duty';
  const order = event.order?.id;
  const { rule, by } = event;
  return [
    report({
      type: 'post.level',
      post: context.id,
      level,
      ...(rule === undefined ? {} : { rule }),
      ...(order === undefined ? {} : { order }),
      ...(by === undefined ? {} : { by }),
    }),
    ...(order === undefined ? [] : [report({ type: 'order.done', order, by: context.id })]),
    ...context.leads.map((exercise): Effect => send(exercise, { type: `level.${level}` })),
  ];
};
/** To whom it is for, at once; where orders travel, into the hands of the courier. */
const hand = (
  { carried, id: from }: PostContext,
  to: string,
  order: { readonly id: string },
  channel?: string,
): Effect => {
  const letter = { type: 'ORDER', order };
  if (carried !== true) return send(to, letter);
  const first = channel === undefined ? {} : { channel };
  return send('courier', { type: 'CARRY', parcel: { of: 'order', id: order.id, from, to: [to], letter, ...first } });
};

/** The level goes down the chain as an order to each post below. */
export const passOn = ({ context, event }: Args): Effects => {
  const level = event.level ?? 'duty';
  const { text, basis, by } = event;
  return context.posts.flatMap((post): Effect[] => {
    const id = passed(event, post);
    const deadline = (event.at ?? 0) + ACKNOWLEDGE_WITHIN;
    return [
      report({
        type: 'order.issued',
        order: id,
        kind: 'order',
        from: context.id,
        to: post,
        task: 'respond',
        level,
        deadline,
        ...(text === undefined ? {} : { text }),
        ...(basis === undefined ? {} : { basis }),
        ...(by === undefined ? {} : { by }),
        ...(event.missing === undefined ? {} : { missing: [...event.missing] }),
      }),
      hand(context, post, { id, from: context.id, level } as LevelOrder),
    ];
  });
};

export const order = ({ context, event }: Args): Effects => {
  const given = event.order;
  if (given === undefined || !('task' in given)) return undefined;
  const { to, kind, deadline, channel, text, basis, by, team: _, missing, ...teamOrder } = given;
  const { id, task, site, exercise } = teamOrder;
  return [
    report({
      type: 'order.issued',
      order: id,
      kind,
      from: context.id,
      to,
      task,
      site,
      ...(deadline === undefined ? {} : { deadline }),
      ...(exercise === undefined ? {} : { exercise }),
      ...(channel === undefined ? {} : { channel }),
      ...(text === undefined ? {} : { text }),
      ...(basis === undefined ? {} : { basis }),
      ...(by === undefined ? {} : { by }),
      ...(missing === undefined ? {} : { missing: [...missing] }),
    }),
    hand(context, to, teamOrder, channel),
  ];
};
/** A request to the post above for a team: a letter like any other, which that post's seat answers. */
export const ask = ({ context, event }: Args): Effects => {
  const asked = event.order;
  if (asked === undefined || !('task' in asked)) return undefined;
  const { id, to, task, site, deadline, channel, text, basis, by, team } = asked;
  return [
    report({
      type: 'order.issued',
      order: id,
      kind: 'request',
      from: context.id,
      to,
      task,
      site,
      ...(deadline === undefined ? {} : { deadline }),
      ...(channel === undefined ? {} : { channel }),
      ...(text === undefined ? {} : { text }),
      ...(basis === undefined ? {} : { basis }),
      ...(by === undefined ? {} : { by }),
      ...(team === undefined ? {} : { team }),
    }),
    hand(context, to, { id }, channel),
  ];
};
export const measure = ({ context, event }: Args): Effects => {
  const { measure: taken, rule = '', exercise, by } = event;
  if (taken === undefined) return undefined;
  const told = report({
    type: 'post.measure',
    post: context.id,
    measure: taken,
    rule,
    ...(exercise === undefined ? {} : { exercise }),
    ...(by === undefined ? {} : { by }),
  });
  return exercise === undefined ? told : [told, send(exercise, { type: `measure.${taken}` })];
};

export const receive = ({ context, event }: Args): Change =>
  event.order !== undefined && 'level' in event.order ? { orders: [...context.orders, event.order] } : {};
export const acknowledgement = ({ event }: Args) => ({
  type: 'ACKNOWLEDGE',
  of: event.order?.id ?? '',
  key: event.order?.id ?? '',
});
export const acknowledged = ({ context, event }: Args): Effects => {
  const given = context.orders.find((one) => one.id === event.of);
  return (
    given && [
      report({ type: 'order.acknowledged', order: given.id, by: context.id }),
      // For the exercise, which goes by what was done. What the one above knows comes with the answer (`runtime/courier-system.ts`).
      send(given.from, { type: 'ACKED', of: given.id }),
    ]
  );
};
/** An acknowledged level order is carried out: the post sets its own level. */
export const obeyed = ({ context, event }: Args) => {
  const given = context.orders.find((one) => one.id === event.of);
  return {
    type: 'LEVEL',
    level: given?.level ?? ('duty' as Level),
    ...(given ? { order: given } : {}),
    ...(event.at === undefined ? {} : { at: event.at }),
  };
};
export const dropOrder = ({ context, event }: Args): Change => ({
  orders: context.orders.filter((one) => one.id !== event.of),
});
export const noteAcknowledged = ({ context, event }: Args): Change => ({
  outstanding: context.outstanding.filter((id) => id !== event.of),
});
export const allAcknowledged = ({ context }: Args): Effects =>
  context.outstanding.length === 0
    ? context.leads.map((exercise) => send(exercise, { type: `acknowledged.${context.level}` }))
    : undefined;

/** An exercise that is over needs no more news. */
export const noteConcluded = ({ context, event }: Args): Change => ({
  leads: context.leads.filter((one) => one !== event.exercise),
});

export const consulting = ({ context }: Args): Effects => report({ type: 'post.consulting', post: context.id });
export const consulted = ({ context }: Args): Effects => report({ type: 'post.consulted', post: context.id });
