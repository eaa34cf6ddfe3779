/**
 * The people in danger (不漏一户、不落一人): danger areas, shelters, ways of warning and how people answer, as the engine takes
 * them. The roster is what the authorities believe; who is really there is drawn from it (`population.ts`).
 */
import type { Text } from '../../text/words.ts';

/**
 * Where a household stands. Still in the area: home, aware, waiting, in-place, refused, controlled, returned. Out of it: travelling,
 * sheltered, kin, and their checked forms; `away` was never there, `lost` nobody has reached.
 */
export const HOUSEHOLD_STATES = [
  'home',
  'aware',
  'waiting',
  'travelling',
  'sheltered',
  'registered',
  'kin',
  'kin-checked',
  'in-place',
  'refused',
  'controlled',
  'lost',
  'away',
  'away-checked',
  'returned',
] as const;
export type HouseholdState = (typeof HOUSEHOLD_STATES)[number];
/** The number by which arrays keep a state. */
export const STATE = Object.fromEntries(HOUSEHOLD_STATES.map((name, i) => [name, i])) as Readonly<
  Record<HouseholdState, number>
>;

/** End states that count (doctrine 2.8): 集中安置, 投亲靠友 checked, 批准就地避险, 拒转 under control; and never there, checked. */
export const VERIFIED: ReadonlySet<HouseholdState> = new Set([
  'registered',
  'kin-checked',
  'in-place',
  'controlled',
  'away-checked',
]);
/** Really in the danger area, in no verified state: missed, when the deadline comes. */
export const UNSAFE: ReadonlySet<HouseholdState> = new Set(['home', 'aware', 'waiting', 'refused', 'returned']);

/** A condition of the scenario, whatever it reads. */
export interface When {
  readonly reads: readonly string[];
}

export interface Households<C extends When = When> {
  /** By when everybody is to be in a verified state, drill ms. */
  readonly deadline: number;
  /** While it holds nobody may go back early. */
  readonly barred?: C;
  readonly areas: readonly DangerArea<C>[];
  readonly shelters: readonly Shelter<C>[];
  readonly channels: readonly Channel<C>[];
  readonly response: Response;
}

export interface DangerArea<C extends When = When> {
  readonly id: string;
  readonly name: Text;
  /** Teams that work at this site work for it. */
  readonly site: string;
  /** The post that answers for it, and for who refuses. */
  readonly post: string;
  /** People on the named list. */
  readonly listed: number;
  /** Homes lie within it of the site, m. */
  readonly radius: number;
  readonly roster: Roster;
  /** Seats that count on the spot, besides its post and the teams that are there. */
  readonly counters?: readonly string[];
  /** 包保责任人: once `when` first holds they call, move people in the vehicles of the place, and go from door to door when the list is done. */
  readonly wardens?: { readonly people: number; readonly seats: number; readonly when: C };
  /** In the order in which they are filled. */
  readonly shelters: readonly string[];
  /** The site by whose road those go who leave for kin, or for elsewhere; absent where it is not known. */
  readonly kinAt?: string;
  /** Way to the first of them by road and back with loading, minutes. */
  readonly trip: number;
}

/** How the list differs from the truth; shares of its households. */
export interface Roster {
  /** On the list and not there. */
  readonly absent: number;
  /** On the list twice. */
  readonly twice: number;
  /** There and not on the list: residents, and migrants and tourists. */
  readonly unlisted: number;
  readonly visitors: number;
  /** Of those there: bed-ridden or not able to walk; with a vehicle of their own; with kin to go to. */
  readonly special: number;
  readonly vehicle: number;
  readonly kin: number;
}

export interface Shelter<C extends When = When> {
  readonly id: string;
  readonly name: Text;
  readonly site: string;
  readonly capacity: number;
  /** Open once it first holds. */
  readonly open: C;
  /** Tables at which people are written down. */
  readonly desks: number;
}

/** A warning that goes to many at once, and from mouth to mouth (Rogers & Sorensen 1988: broadcast and contagion). */
export interface Channel<C extends When = When> {
  readonly id: string;
  readonly name: Text;
  readonly when: C;
  readonly areas: readonly string[];
  /** Share of households that it can reach at all. */
  readonly reach: number;
  /** Rate at which it reaches them, and at which those reached tell others, an hour. */
  readonly broadcast: number;
  readonly contagion: number;
}

/** How people answer, by their reluctance, which is even between 0 and 1. All shares. */
export interface Response {
  /** Leave at a warning to all; at a call in person; never leave, even then; and not even with the police at the door. */
  readonly general: number;
  readonly personal: number;
  readonly refuse: number;
  readonly stubborn: number;
  /** Mean time to get ready, minutes. */
  readonly ready: number;
  /** Of those who left, go back early where nothing bars it. */
  readonly returning: number;
  /** Rows that one person calls, doors that one person sees, an hour. */
  readonly callsAnHour: number;
  readonly doorsAnHour: number;
  /** Beaufort force from which nobody is moved outdoors. */
  readonly indoors: number;
}
