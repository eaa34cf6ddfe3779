/** One step of all households of a drill, and who is missed when the deadline comes. */
import { Area, type Around } from './area.ts';
import type { Move } from './ledger.ts';
import { live } from './live.ts';
import type { Population } from './population.ts';
import { HOUSEHOLD_STATES, type HouseholdState, type Households, STATE, UNSAFE } from './spec.ts';
import type { HouseholdsState } from './state.ts';
import { STEP_MINUTES } from './step-minutes.ts';
import { type Hindered, lookAhead } from './ways.ts';
import { openTables, register, work } from './work.ts';

/** What became of an area's households in a step, in groups. */
export interface Stepped {
  readonly moves: readonly Move[];
  readonly hindered: readonly Hindered[];
}

/** Moves `state` on by one step that ends at `minute`; says what moved, by area. */
export function stepHouseholds(
  spec: Households,
  populations: readonly Population[],
  state: HouseholdsState,
  seed: number,
  around: Around,
  minute: number,
): readonly Stepped[] {
  const hours = STEP_MINUTES / 60;
  const areas = spec.areas.map(
    (one, a) =>
      new Area(
        spec,
        one,
        populations[a] as Population,
        state.areas[a] as HouseholdsState['areas'][number],
        state.shelters,
        around,
        minute,
      ),
  );
  openTables(spec, state.shelters, around, hours);
  for (const area of areas) {
    lookAhead(area);
    live(area, hours, seed);
    work(area, hours);
    register(area, state.shelters);
  }
  return areas.map(({ ledger, hindered }) => ({ moves: ledger.moves, hindered }));
}

/** A household that is really in danger and in no verified state when the deadline comes. */
export interface Missed {
  readonly area: number;
  readonly index: number;
  readonly state: HouseholdState;
  /** The event that last moved it; 0 when nothing ever did. */
  readonly cause: number;
}

export function missedOf(state: HouseholdsState): Missed[] {
  const unsafe = new Set([...UNSAFE].map((name) => STATE[name]));
  return state.areas.flatMap(({ where, cause }, area) => {
    const missed: Missed[] = [];
    for (let index = 0; index < where.length; index++) {
      const at = where[index] as number;
      if (unsafe.has(at))
        missed.push({ area, index, state: HOUSEHOLD_STATES[at] as HouseholdState, cause: cause[index] as number });
    }
    return missed;
  });
}
