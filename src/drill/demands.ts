/** What people in seats owe an answer to: injects and orders that they have not acknowledged. */
import type { Inject } from '../scenario/scenario.ts';
import { inPerson } from './attendance.ts';
import type { DrillState, Moment } from './state.ts';

export interface Demand {
  readonly seat: string;
  readonly kind: 'inject' | 'order';
  readonly id: string;
  /** When it came. */
  readonly since: Moment;
}

/** All that is owed now by seats held in person, seat by seat. */
export function demands(state: DrillState, injects: readonly Pick<Inject, 'id' | 'to'>[]): Demand[] {
  const seats = Object.keys(state.manned).filter((seat) => inPerson(state, seat));
  if (seats.length === 0) return [];
  return seats.flatMap((seat) => [...told(state, injects, seat), ...ordered(state, seat)]);
}

function told(state: DrillState, injects: readonly Pick<Inject, 'id' | 'to'>[], seat: string): Demand[] {
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
