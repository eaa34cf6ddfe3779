/**
 * What teams use up and what they must have with them: fuel, sandbags, filter sets, suits, air, boats. Amounts are for one whole piece of
 * work by one team. Figures without a source mark are the project's own proposal (设定), to be confirmed by a city before real use.
 */
import { HOUR, MINUTE, type Millis } from '../units/time.ts';
import type { TeamKind } from './index.ts';
import type { Task } from './tasks.ts';

/** Litres; bags; sets for a ring of 3 m; gas-tight suits; breathing sets; boats. */
export const GOODS = ['diesel', 'sandbags', 'filter-sets', 'suits', 'air', 'boats'] as const;
export type Goods = (typeof GOODS)[number];
export type Amounts = Readonly<Partial<Record<Goods, number>>>;

/** Litres an hour on the road and at work, and in all tanks together. */
export interface Fuel {
  readonly tank: number;
  readonly road: number;
  readonly work: number;
}
const LORRIES: Fuel = { tank: 900, road: 80, work: 20 };
/**
 * A pump of 3000 m³/h burns some 45 l/h; a 500 kW generator some 120. A rescue ship of 8000 kW with its boats burns some 1.5 m³/h under way
 * and bunkers for weeks; three patrol vessels of 600 kW some 0.1 m³/h each. All of it 设定.
 */
const FUEL: Readonly<Partial<Record<TeamKind, Fuel>>> = {
  drainage: { tank: 2_400, road: 160, work: 260 },
  power: { tank: 3_000, road: 100, work: 240 },
  'sea-rescue': { tank: 300_000, road: 1_500, work: 1_000 },
  fishery: { tank: 45_000, road: 320, work: 220 },
};
export const fuelOf = (kind: TeamKind): Fuel => FUEL[kind] ?? LORRIES;
/** Fuel is sent for at the first share of a tank; at the second work stops, and what is left is for the way. */
export const FUEL_LOW = 0.3;
export const FUEL_RESERVE = 0.1;

/** Used up by a piece of work: 150 m × 0.8 m of dyke is some 9 000 bags (doctrine 3.4). */
const USED: Readonly<Partial<Record<Task, Amounts>>> = {
  'raise-dyke': { sandbags: 9_000 },
  'filter-well': { 'filter-sets': 1 },
  'block-drains': { sandbags: 200 },
};
/** Must be there, and stays. */
const KEPT: Readonly<Partial<Record<Task, Amounts>>> = {
  'rescue-trapped': { boats: 2 },
};
export const usedBy = (task: Task): Amounts => USED[task] ?? {};
export const keptBy = (task: Task): Amounts => KEPT[task] ?? {};

/** Work in the hot zone: so many go in together, each in a suit and on a breathing set. */
const SUITED: Readonly<Partial<Record<Task, number>>> = { 'survey-gas': 2, 'plug-leak': 4, 'seal-leak': 4 };
export const wearersOf = (task: Task): number => SUITED[task] ?? 0;
/** Levels of protective clothing (防护等级): gas-tight, against splashes, both with air of their own; and with a filter. */
export const SUIT_LEVELS = ['A', 'B', 'C'] as const;
export type SuitLevel = (typeof SUIT_LEVELS)[number];
/** Suits of a stock are of this one. */
export const STOCKED: SuitLevel = 'A';
/**
 * Share of a gas that is breathed in them: assigned protection factors of 10 000 for air of one's own and 50 for a full face mask with a
 * filter (NIOSH 2004, OSHA 2009, from memory [K]). What goes through the skin is not counted (设定).
 */
export const LETS_IN: Readonly<Record<SuitLevel, number>> = { A: 1e-4, B: 1e-4, C: 0.02 };
/** A filter is no good where a gas may kill: the hot zone, AEGL-2 and more, is for air of one's own (设定). */
export const ENTERS: ReadonlySet<SuitLevel> = new Set<SuitLevel>(['A', 'B']);
/** Work that needs no suit by itself is done by so many in suits where there is gas; 设定. */
export const CREW_IN_GAS = 4;
/** A breathing set lasts so long at work; where no second crew stands ready in suits, changing takes so long. */
export const AIR_LASTS: Millis = 30 * MINUTE;
export const CHANGE_TAKES: Millis = 20 * MINUTE;

/** A shift at work (AB 班); hours until work slows and its share then are the doctrine's (4): ×0.7 at 12 h, ×0.4 at 18 h. */
export const SHIFT: Millis = 8 * HOUR;
export const PACE_WHEN = { fresh: 1, tired: 0.7, impaired: 0.4 } as const;
/** Loading at a depot and handing over. */
export const LOADING: Millis = 15 * MINUTE;

/**
 * Chance of each person to be hurt: caught outside, for each Beaufort force over the limit; for each hour that worn-out people work on; in
 * gas above AEGL-2 and AEGL-3 without a suit.
 */
export const HURT = { wind: 0.002, worn: 0.0005, gas: { 2: 0.05, 3: 0.3 } } as const;
