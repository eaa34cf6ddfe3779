/**
 * What a seat was told by some moment (design law 11): its own orders and injects, its own team or post, and the warnings
 * that everyone hears. Who leads or watches the drill sees all of it.
 */
import { knownSeat } from '../drill/decide.ts';
import { rightsOf } from '../drill/seats.ts';
import type { DrillState, OrderRecord, PostState, TeamRecord } from '../drill/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Text } from '../text/words.ts';

export interface SeatKnowledge {
  readonly seat: string;
  readonly at: number;
  readonly phase: DrillState['phase'];
  readonly warnings: DrillState['warnings'];
  readonly team?: TeamRecord;
  readonly post?: PostState;
  /** Orders to the seat and from it, by id. */
  readonly orders: Readonly<Record<string, OrderRecord>>;
  /** Injects that reached it, in the order of the MSEL. */
  readonly injects: readonly {
    readonly id: string;
    readonly from: string;
    readonly delivered: number;
    readonly acknowledged?: number;
    readonly text: Text;
  }[];
}

/** Whether the seat is of those that see the truth. */
export const seesAll = (scenario: Scenario, seat: string): boolean => rightsOf(scenario, seat)?.sees === 'truth';

export const isSeat = (scenario: Scenario, seat: string): boolean => knownSeat(scenario, seat);

export function seatKnowledge(scenario: Scenario, state: DrillState, seat: string, at: number): SeatKnowledge {
  const team = state.teams[seat];
  const post = state.posts[seat];
  const orders = Object.entries(state.orders).filter(([, order]) => order.to === seat || order.from === seat);
  return {
    seat,
    at,
    phase: state.phase,
    warnings: state.warnings,
    ...(team === undefined ? {} : { team }),
    ...(post === undefined ? {} : { post }),
    orders: Object.fromEntries(orders),
    injects: scenario.injects
      .filter(({ to }) => to.includes(seat))
      .flatMap(({ id, from, text }) => {
        const { delivered, acknowledged } = state.injects[id] ?? {};
        return delivered === undefined
          ? []
          : [{ id, from, delivered, ...(acknowledged === undefined ? {} : { acknowledged }), text }];
      }),
  };
}
