/** Where every household stands now, in typed arrays: plain data that a keyframe copies. */
import { ABSENT, type Population } from './population.ts';
import { HOUSEHOLD_STATES, type Households, STATE } from './spec.ts';

/** No minute: nothing is due. */
export const NEVER = 0xffffffff;

export interface AreaState {
  /** By household: the number of its state; when its next move is due, drill minutes; the event that last moved it. */
  readonly where: Uint8Array;
  readonly due: Uint32Array;
  readonly cause: Uint32Array;
  /** Households in each state, and the soonest minute at which one of them moves by itself: so that an area at rest costs nothing. */
  readonly tally: Uint32Array;
  soonest: number;
  /** Shelter it goes to or is in, numbered from 1; 0 is kin. */
  readonly shelter: Uint8Array;
  /** Where people look for water on the road: how they are on their way (`WAY`). */
  readonly way?: Uint8Array;
  /** How far each channel has got: see `live.ts`. */
  readonly heard: number[];
  /** Rows called, doors seen in this round, households checked by phone in this round. */
  called: number;
  swept: number;
  checked: number;
  /** Work done towards the next row, door, seat and stretcher. */
  readonly spare: { calls: number; doors: number; seats: number; stretchers: number };
}

export interface HouseholdsState {
  readonly areas: readonly AreaState[];
  /** By shelter: people in it or on the way to it, and written down towards the next. */
  readonly shelters: { people: number; spare: number }[];
  /** The deadline has come and who is missed was told. */
  counted: boolean;
}

export function initialHouseholds(
  spec: Households,
  populations: readonly Population[],
  looksAhead = false,
): HouseholdsState {
  return {
    areas: populations.map(({ count, flags }) => {
      const where = new Uint8Array(count).fill(STATE.home);
      for (let i = 0; i < count; i++) if ((flags[i] as number) & ABSENT) where[i] = STATE.away;
      const tally = new Uint32Array(HOUSEHOLD_STATES.length);
      for (const at of where) tally[at] = (tally[at] as number) + 1;
      return {
        where,
        due: new Uint32Array(count).fill(NEVER),
        cause: new Uint32Array(count),
        tally,
        soonest: NEVER,
        shelter: new Uint8Array(count),
        ...(looksAhead ? { way: new Uint8Array(count) } : {}),
        heard: spec.channels.map(() => 0),
        called: 0,
        swept: 0,
        checked: 0,
        spare: { calls: 0, doors: 0, seats: 0, stretchers: 0 },
      };
    }),
    shelters: spec.shelters.map(() => ({ people: 0, spare: 0 })),
    counted: false,
  };
}
