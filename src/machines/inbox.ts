/**
 * The part of a machine that gets injects and answers them: shared by teams, posts and desks. An automatic seat
 * acknowledges after its own delay; a manned one when its holder does.
 */
import { type Effects, send } from './effects.ts';

export interface InboxContext {
  /** Injects delivered and not yet acknowledged. */
  readonly injects: readonly string[];
  readonly manned: boolean;
}
export interface InboxMessage {
  readonly type: string;
  readonly inject?: string;
  readonly of?: string;
}
type Args<C, E> = { readonly context: C; readonly event: E };

export const isManned = ({ context }: Args<InboxContext, unknown>): boolean => context.manned;
/** Still to be answered, and nobody sits here who would. */
export const answersItself = ({ context, event }: Args<InboxContext, InboxMessage>): boolean =>
  !context.manned && event.inject !== undefined && context.injects.includes(event.inject);
export const holdsInject = ({ context, event }: Args<InboxContext, InboxMessage>): boolean =>
  event.of !== undefined && context.injects.includes(event.of);
export const keepInject = ({ context, event }: Args<InboxContext, InboxMessage>): Partial<InboxContext> =>
  event.inject === undefined ? {} : { injects: [...context.injects, event.inject] };
export const dropInject = ({ context, event }: Args<InboxContext, InboxMessage>): Partial<InboxContext> => ({
  injects: context.injects.filter((inject) => inject !== event.of),
});
/** The seat follows its plan again: what waits for an answer is taken up as if it came now. */
export const takeUp = ({ context }: Args<InboxContext & { readonly id: string }, unknown>): Effects =>
  context.injects.map((inject) => send(context.id, { type: 'INJECT_WAITS', inject }));

/** The answer to come; `key` keeps two pending answers apart. */
export const answer = ({ event }: Args<unknown, InboxMessage>) => ({
  type: 'ACKNOWLEDGE' as const,
  of: event.inject ?? '',
  key: event.inject ?? '',
});
export const answered = ({ context, event }: Args<InboxContext & { readonly id: string }, InboxMessage>): Effects =>
  send(event.of ?? '', { type: 'ACKNOWLEDGED', by: context.id });
