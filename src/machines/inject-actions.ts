/** What an inject's named guards and actions mean. */
import type { AuthoringState } from '../log/names.ts';
import type { Millis } from '../units/time.ts';
import { type Effect, type Effects, report, send } from './effects.ts';

export interface InjectInput {
  readonly id: string;
  readonly to: readonly string[];
  /** ms from StartEx until it is due; absent when it waits for a condition, another inject or a controller. */
  readonly untilDue?: Millis;
  /** Waits for a condition or another inject: armed from the start. */
  readonly watched: boolean;
  /** Goes out when due without a controller. */
  readonly automatic: boolean;
  /** How long its channel takes. */
  readonly delivery: Millis;
  /** It travels by channels: the one that is tried first. */
  readonly carried?: string;
  readonly expects: readonly { readonly id: string; readonly within: Millis; readonly otherwise?: string }[];
}
export interface InjectContext extends InjectInput {
  readonly acknowledgedBy: readonly string[];
  readonly met: readonly string[];
  readonly deferral: Millis;
}
export interface InjectMessage {
  readonly type: string;
  readonly at: number;
  readonly by?: string;
  readonly action?: string;
  readonly late?: boolean;
  readonly delay?: Millis;
  readonly reason?: string;
}
type Args = { readonly context: InjectContext; readonly event: InjectMessage };
type Change = Partial<InjectContext>;

export const initialContext = ({ input }: { readonly input: InjectInput }): InjectContext => ({
  ...input,
  acknowledgedBy: [],
  met: [],
  deferral: 0,
});

export const isTimed = ({ context }: Args): boolean => context.untilDue !== undefined;
export const isWatched = ({ context }: Args): boolean => context.watched;
export const goesOutByItself = ({ context }: Args): boolean => context.automatic;
export const allAcknowledged = ({ context }: Args): boolean =>
  context.to.every((seat) => context.acknowledgedBy.includes(seat));
export const allMet = ({ context }: Args): boolean =>
  context.expects.every((action) => context.met.includes(action.id));
export const expectsNothing = ({ context }: Args): boolean => context.expects.length === 0;

export const authored = ({ context }: Args, { state }: { readonly state: AuthoringState }): Effects =>
  report({ type: 'inject.authored', inject: context.id, state });
export const armed = ({ context }: Args): Effects => report({ type: 'inject.armed', inject: context.id });
export const due = ({ context }: Args): Effects => report({ type: 'inject.due', inject: context.id });
export const released = ({ context, event }: Args): Effects =>
  report({ type: 'inject.released', inject: context.id, by: event.by ?? 'engine', to: [...context.to] });
export const isCarried = ({ context }: Args): boolean => context.carried !== undefined;
export const carry = ({ context: { carried, id, to } }: Args): Effects =>
  carried === undefined
    ? undefined
    : send('courier', { type: 'CARRY', parcel: { of: 'inject', id, to: [...to], channel: carried } });
export const delivered = ({ context, event }: Args): Effects => [
  report({ type: 'inject.delivered', inject: context.id }),
  ...context.expects.map(
    (action): Effect =>
      report({ type: 'action.owed', action: action.id, inject: context.id, deadline: event.at + action.within }),
  ),
  ...context.to.map((seat): Effect => send(seat, { type: 'INJECT', inject: context.id })),
];
export const noteAcknowledgement = ({ context, event }: Args): Change =>
  event.by === undefined ? {} : { acknowledgedBy: [...context.acknowledgedBy, event.by] };
export const acknowledged = ({ context, event }: Args): Effects =>
  report({ type: 'inject.acknowledged', inject: context.id, by: event.by ?? '' });
export const noteMet = ({ context, event }: Args): Change =>
  event.action === undefined ? {} : { met: [...context.met, event.action] };
export const met = ({ context, event }: Args): Effects =>
  report({ type: 'action.met', action: event.action ?? '', inject: context.id, late: event.late ?? false });
/** A missed action arms its contingency (design 4): the engine hands it on, a controller may still hold it. */
export const missed = ({ context, event }: Args): Effects => {
  const action = context.expects.find((one) => one.id === event.action);
  const told = report({ type: 'action.missed', action: event.action ?? '', inject: context.id });
  if (action?.otherwise === undefined) return told;
  const arm = report({ type: 'contingency.armed', inject: action.otherwise, missed: action.id });
  return [told, arm, send(action.otherwise, { type: 'ARM' }), send(action.otherwise, { type: 'DUE' })];
};
export const responded = ({ context }: Args): Effects => report({ type: 'inject.responded', inject: context.id });
export const completed = ({ context }: Args): Effects => report({ type: 'inject.completed', inject: context.id });
export const held = ({ context, event }: Args): Effects =>
  report({ type: 'inject.held', inject: context.id, by: event.by ?? 'engine' });
export const defer = ({ event }: Args): Change => ({ deferral: event.delay ?? 0 });
export const deferred = ({ context, event }: Args): Effects =>
  report({
    type: 'inject.deferred',
    inject: context.id,
    until: event.at + context.deferral,
    reason: event.reason ?? '',
  });
export const skipped = ({ context, event }: Args): Effects =>
  report({ type: 'inject.skipped', inject: context.id, reason: event.reason ?? '' });
export const superseded = ({ context, event }: Args): Effects =>
  report({ type: 'inject.superseded', inject: context.id, by: event.by ?? '' });
export const failed = ({ context, event }: Args): Effects =>
  report({ type: 'inject.failed', inject: context.id, reason: event.reason ?? '' });
export const expired = ({ context }: Args): Effects => report({ type: 'inject.expired', inject: context.id });
