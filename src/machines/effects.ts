/**
 * What a machine's actions answer. An action does nothing itself: it returns facts and messages as data, and the kernel
 * appends the one and delivers the other (design 4). Machines stay ordinary, visualisable XState.
 */
import type { Fact } from '../log/vocabulary.ts';

/** A message to an actor. The kernel adds `at`, the drill time of delivery in ms. */
export interface Message {
  readonly type: string;
  readonly [key: string]: unknown;
}
export type Effect = { readonly report: Fact } | { readonly send: string; readonly message: Message };
/** What a named action may return. */
export type Effects = Effect | readonly Effect[] | undefined;

/** A fact for the log. */
export const report = (fact: Fact): Effect => ({ report: fact });
/** A message to the actor `to`, delivered at this instant. */
export const send = (to: string, message: Message): Effect => ({ send: to, message });
