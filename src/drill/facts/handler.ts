/** What a handler of facts is, and the one way in which it changes the record that an event names. */
import type { EventOf, EventType } from '../../log/vocabulary.ts';
import type { DrillState } from '../state.ts';

/** Told of each record that an event changed, as `kind:id`. */
export type Touch = (key: string) => void;

export type Handler<T extends EventType> = (state: DrillState, event: EventOf<T>, touch: Touch) => void;

/** One for every event that there is: whoever adds an event says what it does to what is known. */
export type Handlers = { readonly [T in EventType]: Handler<T> };

/** Of an event that tells something and changes nothing that is known. */
export const nothing = (): void => {};

/**
 * Makes handlers that change the record which `find` has for the id in the event's `field`, and do nothing where there is none; `tell` then
 * touches what was changed.
 */
export const changing =
  <F extends string, R>(
    field: F,
    find: (state: DrillState, id: string) => R | undefined,
    tell: (touch: Touch, id: string, state: DrillState) => void,
  ) =>
  <E extends { readonly [K in F]: string } & { readonly at: number }>(change: (record: R, event: E) => void) =>
  (state: DrillState, event: E, touch: Touch): void => {
    const id = event[field];
    const record = find(state, id);
    if (record === undefined) return;
    change(record, event);
    tell(touch, id, state);
  };

/** A change that notes in `field` when it happened. */
export const dated =
  <F extends string>(field: F) =>
  (record: { [K in F]?: number }, event: { readonly at: number }): void => {
    record[field] = event.at;
  };

/** One event that changes records of several kinds. */
export const each =
  <E>(...handlers: readonly ((state: DrillState, event: E, touch: Touch) => void)[]) =>
  (state: DrillState, event: E, touch: Touch): void => {
    for (const handle of handlers) handle(state, event, touch);
  };

/** Whoever sits in a seat acts, or no longer: a jump or a segment begins or ends. */
export const touchSeats = ({ manned }: DrillState, touch: Touch): void => {
  for (const seat of Object.keys(manned)) touch(`seat:${seat}`);
};
