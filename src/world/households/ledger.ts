/** Moves of one step, summed by what is alike in them (design 7: logged per group and minute, exceptions singly). */
import { HOUSEHOLD_STATES, type HouseholdState } from './spec.ts';

export interface Move {
  readonly from: HouseholdState;
  readonly to: HouseholdState;
  readonly by: string;
  /** The latest event that led one of them to it. */
  readonly cause: number;
  readonly people: number;
  /** Indices of the households. */
  readonly members: readonly number[];
  /** Told by itself. */
  readonly single: boolean;
}

/** What is told household by household. */
const SINGLY: ReadonlySet<HouseholdState> = new Set(['in-place', 'controlled', 'returned']);

interface Group {
  readonly from: number;
  readonly to: number;
  readonly by: string;
  cause: number;
  people: number;
  readonly members: number[];
}

export class Ledger {
  readonly #groups: Group[] = [];
  readonly #open = new Map<string, Group>();
  /** The group of the last move: those that follow are mostly alike. */
  #last: Group | undefined;

  add(from: number, to: number, by: string, cause: number, index: number, people: number): void {
    const group = this.#group(from, to, by, cause);
    group.cause = Math.max(group.cause, cause);
    group.people += people;
    group.members.push(index);
  }

  /** In the order in which they first came. */
  get moves(): readonly Move[] {
    return this.#groups.map(({ from, to, ...group }) => ({
      ...group,
      from: HOUSEHOLD_STATES[from] as HouseholdState,
      to: HOUSEHOLD_STATES[to] as HouseholdState,
      single: SINGLY.has(HOUSEHOLD_STATES[to] as HouseholdState),
    }));
  }

  #group(from: number, to: number, by: string, cause: number): Group {
    const last = this.#last;
    if (last !== undefined && last.from === from && last.to === to && last.by === by) return last;
    const key = `${from} ${to} ${by}`;
    const group = this.#open.get(key) ?? { from, to, by, cause, people: 0, members: [] };
    if (group.members.length === 0) this.#groups.push(group);
    if (SINGLY.has(HOUSEHOLD_STATES[to] as HouseholdState)) return group;
    this.#open.set(key, group);
    this.#last = group;
    return group;
  }
}
