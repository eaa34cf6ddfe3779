/** What seats owe an answer to: injects and orders that they have not acknowledged, reports that they have not sent. */
import type { Inject } from '../scenario/scenario.ts';
import { inPerson } from './attendance.ts';
import type { DrillState, Moment } from './state.ts';

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
  if (seats.length === 0) return [];
  return seats.flatMap((seat) => demandsOn(state, injects, seat));
}

/** What is asked of one seat and waits for its answer, whoever sits there. */
export const demandsOn = (state: DrillState, injects: readonly Told[], seat: string): Demand[] => [
  ...told(state, injects, seat),
  ...ordered(state, seat),
];

function told(state: DrillState, injects: readonly Told[], seat: string): Demand[] {
  return injects.flatMap(({ id, to }): Demand[] => {
    const { delivered, acknowledgedBy = [] } = state.injects[id] ?? {};
    if (delivered === undefined || !to.includes(seat) || acknowledgedBy.includes(seat)) return [];
    return [{ seat, kind: 'inject', id, since: delivered }];
  });
}

const ordered = (state: DrillState, seat: string): Demand[] =>
  Object.entries(state.orders)
    .filter(([, { to, acknowledged, refused }]) => to === seat && acknowledged === undefined && refused === undefined)
    .map(([id, { issued }]) => ({ seat, kind: 'order', id, since: issued }));

/** Reports that a seat owes and has not sent, by id. */
export const reportsOwed = (state: DrillState, seat: string): string[] =>
  Object.entries(state.reports)
    .filter(([, { from, sent, missed }]) => from === seat && sent === undefined && missed === undefined)
    .map(([id]) => id);
