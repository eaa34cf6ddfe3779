/** What seats owe an answer to: injects and orders that they have not acknowledged, reports that they have not sent. */
import type { Inject } from '../scenario/scenario.ts';
import { inPerson } from './attendance.ts';
import type { DrillState, Moment, OrderRecord } from './state.ts';

type Told = Pick<Inject, 'id' | 'to'>;

export interface Demand {
  readonly seat: string;
  readonly kind: 'inject' | 'order';
  readonly id: string;
  /** When it came. */
  readonly since: Moment;
}

/** All that is owed now by seats held in person, seat by seat. */
export function demands(state: DrillState, injects: readonly Told[]): Demand[] {
  const seats = Object.keys(state.manned).filter((seat) => inPerson(state, seat));
  return seats.flatMap((seat) => demandsOn(state, injects, new Set([seat])));
}

/** What is asked of some seats and waits for its answer, whoever sits there: what was told, then what was ordered. */
export const demandsOn = (state: DrillState, injects: readonly Told[], seats: ReadonlySet<string>): Demand[] => [
  ...told(state, injects, seats),
  ...ordered(state, seats),
];

function told(state: DrillState, injects: readonly Told[], seats: ReadonlySet<string>): Demand[] {
  return injects.flatMap(({ id, to }): Demand[] => {
    const { delivered, acknowledgedBy = [] } = state.injects[id] ?? {};
    if (delivered === undefined || acknowledgedBy.length === to.length) return [];
    return to
      .filter((seat) => seats.has(seat) && !acknowledgedBy.includes(seat))
      .map((seat) => ({ seat, kind: 'inject', id, since: delivered }));
  });
}

/** Where orders travel: sent, or waiting to be, and not there yet. Its receiver knows nothing of it. */
export const isUnderWay = ({ sent, blocked, received }: OrderRecord): boolean =>
  received === undefined && (sent ?? blocked) !== undefined;

/** It was sent, and whether it is taken on its giver has not been told yet; work that was done later shows itself. */
export const awaitsAnswer = (order: OrderRecord | undefined): boolean =>
  order?.sent !== undefined && order.answered === undefined && !showsItself(order);
/** A level is gone to, and done, with the acknowledgement. */
const showsItself = ({ acknowledged, done }: OrderRecord): boolean => done !== undefined && done !== acknowledged;

const ordered = (state: DrillState, seats: ReadonlySet<string>): Demand[] =>
  Object.entries(state.orders)
    .filter(([, order]) => order.acknowledged === undefined && order.refused === undefined && seats.has(order.to))
    .filter(([, order]) => !isUnderWay(order))
    .map(([id, { to, issued, received = issued }]) => ({ seat: to, kind: 'order', id, since: received }));

/** Spot checks that reached some seats and that they have not answered, by call. */
export const dutiesOn = (state: DrillState, seats: ReadonlySet<string>): string[] =>
  Object.entries(state.duties ?? {})
    .filter(([, { of, answered, channel }]) => answered === undefined && channel !== undefined && seats.has(of))
    .map(([call]) => call);

/** Figures that did not agree, which some seats were asked to look at again and have not: whose, and by when. */
export const disputesOn = (
  state: DrillState,
  seats: ReadonlySet<string>,
): { readonly seat: string; readonly id: string; readonly since: Moment; readonly deadline: Moment }[] =>
  Object.entries(state.disputes ?? {}).flatMap(([id, { settled, unsettled, stated, since, deadline, ...dispute }]) =>
    settled === undefined && unsettled === undefined
      ? dispute.seats
          .filter((seat) => seats.has(seat) && stated[seat] === undefined)
          .map((seat) => ({ seat, id, since, deadline }))
      : [],
  );

/** Reports that some seats owe and have not sent, by id. */
export const reportsOwed = (state: DrillState, seats: ReadonlySet<string>): string[] =>
  Object.entries(state.reports)
    .filter(([, { from, sent, missed }]) => sent === undefined && missed === undefined && seats.has(from))
    .map(([id]) => id);
