/** What others do for the people of an area in a step: calls, seats, stretchers, doors, and writing down in shelters. */
import type { Area, Around, Hand } from './area.ts';
import { readyAt } from './live.ts';
import { SPECIAL, TWICE, VEHICLE } from './population.ts';
import { type Households, STATE } from './spec.ts';
import { type HouseholdsState, NEVER } from './state.ts';

/** Of those on the list and away, so many answer the phone; 设定. */
const ANSWERS = 0.8;
/** Households that cannot walk, carried an hour by one of a medical team; 设定: 12 ambulances of 50 people, 45 min a turn. */
const CARRIED_AN_HOUR = 0.32;
/** Of who is called and neither ready nor refuses: they come round after so long, minutes; 设定. */
const COMES_ROUND = 120;

/** Who is fetched at the door is ready in this many minutes at most; 设定. */
const AT_THE_DOOR = 60;

/** A step of `hours` of everybody at work there. */
export function work(area: Area, hours: number): void {
  const hands = area.around.hands(area.spec);
  for (const hand of hands) {
    if (hand.task === 'call') call(area, hand, hours);
    else if (area.indoors) continue;
    else if (hand.task === 'transport') transport(area, hand, hours);
    else if (hand.task === 'carry') carry(area, hand, hours);
    else sweep(area, hand, hours);
  }
}

/** Down the list, who cannot walk first; when it is done, those with kin and those away are asked by phone. */
function call(area: Area, hand: Hand, hours: number): void {
  const { now, people } = area;
  now.spare.calls += hand.people * area.households.response.callsAnHour * hours;
  while (now.spare.calls >= 1 && now.called < people.rows) {
    const i = people.order[now.called] as number;
    now.called += 1;
    now.spare.calls -= area.is(i, TWICE) ? 2 : 1;
    answer(area, i, hand);
  }
  if (now.called < people.rows) return;
  for (let seen = 0; area.count(STATE.kin) > 0 && seen < people.count && now.spare.calls >= 1; seen++) {
    const i = now.checked;
    now.checked = (now.checked + 1) % people.count;
    if (i < people.rows && check(area, i, hand)) now.spare.calls -= 1;
  }
  now.spare.calls = Math.min(now.spare.calls, 1);
}

/** A household is called in person. */
function answer(area: Area, i: number, { by, cause }: Hand): void {
  const { personal, refuse } = area.households.response;
  const state = area.now.where[i];
  if (state === STATE.away) {
    if (area.people.haste(i) < ANSWERS) area.move(i, STATE['away-checked'], by, cause, NEVER);
    else area.move(i, STATE.lost, by, cause, NEVER);
    return;
  }
  if (state !== STATE.home && state !== STATE.aware) return;
  const reluctance = area.people.reluctance(i);
  if (reluctance >= 1 - refuse) area.move(i, STATE.refused, by, cause, NEVER);
  else if (reluctance < personal)
    area.move(i, STATE.aware, by, cause, Math.min(area.now.due[i] as number, readyAt(area, i)));
  else area.move(i, STATE.aware, by, cause, readyAt(area, i) + COMES_ROUND);
}

/** Whether a call by phone settled it. */
function check(area: Area, i: number, { by, cause }: Hand): boolean {
  if (area.now.where[i] === STATE.kin) area.move(i, STATE['kin-checked'], by, cause, area.now.due[i] as number);
  else return false;
  return true;
}

/** Who waits and can walk, in as many seats as the vehicles make in that time. */
function transport(area: Area, hand: Hand, hours: number): void {
  const { now, people, spec } = area;
  now.spare.seats += (hand.seats * hours * 60) / spec.trip;
  let waits = false;
  for (let i = 0; area.count(STATE.waiting) > 0 && i < people.count && now.spare.seats >= 1; i++) {
    if (now.where[i] !== STATE.waiting || area.is(i, SPECIAL)) continue;
    waits = true;
    if (!area.toShelter(i, spec.trip / 2, hand.by, hand.cause)) break;
    now.spare.seats -= people.people[i] as number;
  }
  if (!waits) now.spare.seats = Math.min(now.spare.seats, hand.seats);
}

function carry(area: Area, hand: Hand, hours: number): void {
  const { now, people, spec } = area;
  now.spare.stretchers += hand.people * CARRIED_AN_HOUR * hours;
  const asked = (): boolean => area.count(STATE.waiting) + area.count(STATE.aware) > 0;
  for (let i = 0; asked() && i < people.count && now.spare.stretchers >= 1; i++) {
    const known = now.where[i] === STATE.waiting || now.where[i] === STATE.aware;
    if (!known || !area.is(i, SPECIAL)) continue;
    if (!area.toShelter(i, spec.trip / 2, hand.by, hand.cause)) break;
    now.spare.stretchers -= 1;
  }
  now.spare.stretchers = Math.min(now.spare.stretchers, 1);
}

/** What a knock at the door can still settle. */
const OPEN = [
  STATE.home,
  STATE.aware,
  STATE.waiting,
  STATE.refused,
  STATE.returned,
  STATE.kin,
  STATE.away,
  STATE.lost,
] as const;

/** From door to door, on the list or not; round after round. */
function sweep(area: Area, hand: Hand, hours: number): void {
  const { now, people } = area;
  if (!OPEN.some((state) => area.count(state) > 0)) return;
  now.spare.doors += hand.people * area.households.response.doorsAnHour * hours;
  now.spare.seats = Math.min(hand.seats, now.spare.seats + (hand.seats * hours * 60) / area.spec.trip);
  for (; now.spare.doors >= 1; now.spare.doors -= 1) {
    open(area, now.swept, hand);
    now.swept = (now.swept + 1) % people.count;
  }
}

/** Who is still there goes along, stays under somebody's eye, or stays with leave; where others are is written down. */
function open(area: Area, i: number, { by, cause }: Hand): void {
  const state = area.now.where[i] as number;
  if (state === STATE.kin) area.move(i, STATE['kin-checked'], by, cause, area.now.due[i] as number);
  else if (state === STATE.away || state === STATE.lost) area.move(i, STATE['away-checked'], by, cause, NEVER);
  else if (!THERE.has(state)) return;
  else if (area.is(i, SPECIAL)) area.move(i, STATE['in-place'], by, cause, NEVER);
  else if (area.people.reluctance(i) >= 1 - area.households.response.stubborn)
    area.move(i, STATE.controlled, area.spec.post, cause, NEVER);
  else if (area.is(i, VEHICLE)) {
    const ready = Math.min(readyAt(area, i), area.minute + AT_THE_DOOR);
    if (state === STATE.aware) area.now.due[i] = Math.min(area.now.due[i] as number, ready);
    else area.move(i, STATE.aware, by, cause, ready);
  } else if (!taken(area, i, by, cause) && state !== STATE.waiting) area.move(i, STATE.waiting, by, cause, NEVER);
}

/** Goes along in the vehicles of who is at the door, while they have seats. */
function taken(area: Area, i: number, by: string, cause: number): boolean {
  const { spare } = area.now;
  const size = area.people.people[i] as number;
  if (spare.seats < size || !area.toShelter(i, area.spec.trip / 2, by, cause)) return false;
  spare.seats -= size;
  return true;
}

const THERE: ReadonlySet<number> = new Set([STATE.home, STATE.aware, STATE.waiting, STATE.refused, STATE.returned]);

/** Everybody who has come to a shelter is written down at its tables, 30 s a person and table (doctrine 3.5, 设定). */
const WRITTEN_AN_HOUR = 120;
export function register(area: Area, shelters: HouseholdsState['shelters']): void {
  const { where, shelter: place, due } = area.now;
  const found = area.households.shelters;
  for (let i = 0; area.count(STATE.sheltered) > 0 && i < where.length; i++) {
    if (where[i] !== STATE.sheltered) continue;
    const s = (place[i] as number) - 1;
    const shelter = shelters[s];
    if (shelter === undefined || shelter.spare < 1) continue;
    shelter.spare -= area.people.people[i] as number;
    area.move(i, STATE.registered, found[s]?.id ?? '', area.now.cause[i] as number, due[i] as number);
  }
}

/** What the tables of open shelters can write down in a step of `hours`; nothing is saved up while nobody comes. */
export function openTables(
  { shelters }: Households,
  now: HouseholdsState['shelters'],
  around: Around,
  hours: number,
): void {
  shelters.forEach(({ desks }, s) => {
    const shelter = now[s];
    if (shelter === undefined || around.shelter(s) === undefined) return;
    shelter.spare = Math.min(shelter.spare, 1) + desks * WRITTEN_AN_HOUR * hours;
  });
}
