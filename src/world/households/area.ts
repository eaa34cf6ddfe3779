/** One danger area at one step: who lives there, where they stand, what is done for them, and the moves that come of it. */
import { Ledger } from './ledger.ts';
import { type Population, VEHICLE } from './population.ts';
import { type DangerArea, type Households, STATE } from './spec.ts';
import type { AreaState, HouseholdsState } from './state.ts';
import { type Hindered, TO_KIN, WAY, type Ways } from './ways.ts';

/** Minutes to kin with a vehicle, and without; 设定. */
const DRIVE_TO_KIN = 60;
const BUS_TO_KIN = 120;

/** Somebody at work in an area: its wardens or a team; `cause` is the event that set them to it. */
export interface Hand {
  readonly by: string;
  readonly task: 'call' | 'sweep' | 'transport' | 'carry';
  readonly people: number;
  readonly seats: number;
  readonly cause: number;
}

/** What the drill says at a step. A cause is the event since which something is so; undefined while it is not. */
export interface Around {
  channel(index: number): number | undefined;
  shelter(index: number): number | undefined;
  hands(area: DangerArea): readonly Hand[];
  /** Nobody is moved outdoors there: the wind. */
  indoors(area: DangerArea): boolean;
  readonly barred: boolean;
  /** Where people look for water on the road. */
  readonly ways?: Ways;
}

export class Area {
  readonly spec: DangerArea;
  readonly households: Households;
  readonly people: Population;
  readonly now: AreaState;
  readonly around: Around;
  /** Drill minutes. */
  readonly minute: number;
  readonly ledger: Ledger;
  readonly indoors: boolean;
  readonly hindered: Hindered[] = [];
  readonly #shelters: HouseholdsState['shelters'];
  /** Indices of the area's shelters. */
  readonly #places: readonly number[];

  constructor(
    households: Households,
    spec: DangerArea,
    people: Population,
    now: AreaState,
    shelters: HouseholdsState['shelters'],
    around: Around,
    minute: number,
  ) {
    this.households = households;
    this.spec = spec;
    this.people = people;
    this.now = now;
    this.around = around;
    this.minute = minute;
    this.ledger = new Ledger();
    this.indoors = around.indoors(spec);
    this.#shelters = shelters;
    this.#places = spec.shelters.map((id) => households.shelters.findIndex((one) => one.id === id));
  }

  /** Households in a state. */
  count(state: number): number {
    return this.now.tally[state] as number;
  }

  is(i: number, flag: number): boolean {
    return ((this.people.flags[i] as number) & flag) !== 0;
  }

  /** Moves a household on and notes it; `by` did it, through the event `cause`. What is logged of it becomes its new cause. */
  move(i: number, to: number, by: string, cause: number, due: number): void {
    const from = this.now.where[i] as number;
    this.now.where[i] = to;
    this.now.due[i] = due;
    if (this.now.way !== undefined) this.now.way[i] = WAY.usual;
    if (due < this.now.soonest) this.now.soonest = due;
    this.now.tally[from] = (this.now.tally[from] as number) - 1;
    this.now.tally[to] = (this.now.tally[to] as number) + 1;
    this.ledger.add(from, to, by, cause, i, this.people.people[i] as number);
  }

  /** On the way to a shelter that is open and has room: false when there is none. */
  toShelter(i: number, minutes: number, by: string, cause: number): boolean {
    const size = this.people.people[i] as number;
    const place = this.#places.find((s) => this.#takes(s, size) && this.#more(s) !== undefined);
    const shelter = place === undefined ? undefined : this.#shelters[place];
    if (place === undefined || shelter === undefined) return false;
    const more = this.#more(place) ?? 0;
    shelter.people += size;
    this.now.shelter[i] = place + 1;
    this.move(i, STATE.travelling, by, cause, this.minute + minutes + more);
    if (more > 0 && this.now.way !== undefined) this.now.way[i] = WAY.round;
    return true;
  }

  /** Water on the roads alone keeps a household from a shelter that would take it. */
  cutOff(i: number): boolean {
    const open = this.#places.filter((s) => this.#takes(s, this.people.people[i] as number));
    return open.length > 0 && open.every((s) => this.#more(s) === undefined);
  }

  #takes(shelter: number, people: number): boolean {
    const room = this.households.shelters[shelter]?.capacity ?? 0;
    return this.around.shelter(shelter) !== undefined && (this.#shelters[shelter]?.people ?? 0) + people <= room;
  }

  /** Minutes more than usual to a shelter, or to kin; undefined where none of its ways is open. */
  #more(shelter: number): number | undefined {
    if (shelter === TO_KIN && this.spec.kinAt === undefined) return 0;
    const ahead = this.around.ways?.ahead(this.spec, shelter, 0) ?? { go: 'on' };
    return ahead.go === 'on' ? 0 : ahead.go === 'round' ? Math.ceil(ahead.minutes) : undefined;
  }

  /** On a dry way, to where it goes by itself or by bus. */
  minutesToKin(i: number): number {
    return this.is(i, VEHICLE) ? DRIVE_TO_KIN : BUS_TO_KIN;
  }

  kinCutOff(): boolean {
    return this.#more(TO_KIN) === undefined;
  }

  toKin(i: number, by: string, cause: number): void {
    const more = this.#more(TO_KIN) ?? 0;
    this.now.shelter[i] = 0;
    this.move(i, STATE.travelling, by, cause, this.minute + this.minutesToKin(i) + more);
    if (more > 0 && this.now.way !== undefined) this.now.way[i] = WAY.round;
  }

  /** Goes out of the shelter it is in, or was bound for. */
  leaveShelter(i: number): void {
    const place = this.now.shelter[i] as number;
    const shelter = place === 0 ? undefined : this.#shelters[place - 1];
    if (shelter !== undefined) shelter.people -= this.people.people[i] as number;
    this.now.shelter[i] = 0;
  }
}
