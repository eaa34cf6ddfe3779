/** Sums over danger areas: how many people are warned, moved, verified, still in danger. */
import { HOUSEHOLD_STATES, type HouseholdState } from '../log/names.ts';
import type { Value } from '../scenario/condition.ts';
import { UNSAFE, VERIFIED } from '../world/households/spec.ts';
import type { AreaRecord, DrillState } from './state.ts';

/** Out of the area, and had been in it. */
const MOVED: ReadonlySet<HouseholdState> = new Set(['travelling', 'sheltered', 'registered', 'kin', 'kin-checked']);
/** Never in the area: only on its list. */
const NOT_THERE: ReadonlySet<HouseholdState> = new Set(['away', 'away-checked', 'lost']);

/** There now, whatever has been agreed with them. */
export const PRESENT = (state: HouseholdState): boolean => !MOVED.has(state) && !NOT_THERE.has(state);

type Counts = AreaRecord['counts'];

/** Households and people in the states for which `holds`. */
export function sumOf(areas: readonly AreaRecord[], holds: (state: HouseholdState) => boolean): [number, number] {
  let [households, people] = [0, 0];
  for (const { counts } of areas)
    for (const state of HOUSEHOLD_STATES) {
      const [h, p] = holds(state) ? (counts[state] ?? [0, 0]) : [0, 0];
      households += h;
      people += p;
    }
  return [households, people];
}

/** The records of an area, or of `all`. */
export function areasOf({ areas = {} }: Pick<DrillState, 'areas'>, id: string): readonly AreaRecord[] {
  const one = areas[id];
  return id === 'all' ? Object.values(areas) : one === undefined ? [] : [one];
}

/** Who is in an area by a test of the state; the same in people. */
export const HOLDS = {
  people: (state) => !NOT_THERE.has(state),
  warned: (state) => state !== 'home' && !NOT_THERE.has(state),
  moved: (state) => MOVED.has(state),
  sheltered: (state) => state === 'registered',
  verified: (state) => VERIFIED.has(state) && state !== 'away-checked',
  left: (state) => UNSAFE.has(state),
} as const satisfies Record<string, (state: keyof Counts) => boolean>;

/** People missed at the deadline; undefined before it. */
export function missedIn(areas: readonly AreaRecord[]): [number, number] | undefined {
  if (areas.length === 0 || areas.some(({ missed }) => missed === undefined)) return undefined;
  return [
    areas.reduce((sum, { missed }) => sum + (missed?.[0] ?? 0), 0),
    areas.reduce((sum, { missed }) => sum + (missed?.[1] ?? 0), 0),
  ];
}

/** What conditions read of areas, in people. */
export const AREA_FIELDS: Readonly<Record<string, (areas: readonly AreaRecord[]) => Value | undefined>> = {
  ...Object.fromEntries(
    Object.entries(HOLDS).map(([name, holds]) => [name, (areas: readonly AreaRecord[]) => sumOf(areas, holds)[1]]),
  ),
  counted: (areas) => missedIn(areas) !== undefined,
  missed: (areas) => missedIn(areas)?.[1] ?? Number.NaN,
};
