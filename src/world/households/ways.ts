/** What people under way do when water comes onto the road ahead of them: they go round, turn back, or wait before it. */
import type { Area } from './area.ts';
import { SPECIAL, VEHICLE } from './population.ts';
import { type DangerArea, STATE } from './spec.ts';
import { NEVER } from './state.ts';
import { STEP_MINUTES } from './step-minutes.ts';

/** How people are on their way. */
export const WAY = { usual: 0, round: 1, wait: 2 } as const;

/** What lies ahead on a way, from some place on it; `minutes` is how much longer than usual it takes from there. */
export type Ahead =
  | { readonly go: 'on' }
  | { readonly go: 'round'; readonly minutes: number; readonly cause: number; readonly road?: string }
  | { readonly go: 'back' | 'wait'; readonly cause: number; readonly road?: string };

/** Stands for kin where a shelter's number is asked for. */
export const TO_KIN = -1;

export interface Ways {
  /** `share` is how far somebody has come on the usual way from an area to a shelter or to kin, 0–1. */
  ahead(area: DangerArea, shelter: number, share: number): Ahead;
}

/** Households that were hindered alike in one step, on their way to a shelter or `TO_KIN`. */
export interface Hindered {
  readonly shelter: number;
  readonly how: 'round' | 'wait';
  readonly road?: string;
  readonly cause: number;
  households: number;
  people: number;
}

/** Everybody under way looks ahead; those bound for kin where their area says where kin live (`kinAt`). */
export function lookAhead(area: Area): void {
  const { ways } = area.around;
  const { way, where, shelter, due } = area.now;
  if (ways === undefined || way === undefined || area.count(STATE.travelling) === 0) return;
  const knowsKin = area.spec.kinAt !== undefined;
  for (let i = 0; i < where.length; i++) {
    const left = (due[i] as number) - area.minute;
    if (where[i] !== STATE.travelling || left <= 0 || (shelter[i] === 0 && !knowsKin)) continue;
    const whole = shelter[i] === 0 ? area.minutesToKin(i) : area.spec.trip / 2;
    const ahead = ways.ahead(area.spec, (shelter[i] as number) - 1, Math.min(1, Math.max(0, 1 - left / whole)));
    if (ahead.go === 'back') turnBack(area, i, ahead.cause);
    else if (ahead.go === 'wait') wait(area, i, left, ahead);
    else if (ahead.go === 'round' && way[i] !== WAY.round) goRound(area, i, left, ahead);
    else if (ahead.go === 'on' && way[i] === WAY.wait) way[i] = WAY.usual;
  }
}

/** Home again, and out of the shelter's count; who has a vehicle, or kin to go to, sets out once a way is open. */
function turnBack(area: Area, i: number, cause: number): void {
  const byThemselves = area.now.shelter[i] === 0 || area.is(i, VEHICLE);
  area.leaveShelter(i);
  if (byThemselves && !area.is(i, SPECIAL)) area.move(i, STATE.aware, THEMSELVES, cause, area.minute);
  else area.move(i, STATE.waiting, THEMSELVES, cause, NEVER);
}

/** Neither on nor back: as far from its end as before. */
function wait(area: Area, i: number, left: number, ahead: Ahead & { readonly go: 'back' | 'wait' }): void {
  const { way, due } = area.now;
  due[i] = area.minute + left + STEP_MINUTES;
  if (way?.[i] === WAY.wait) return;
  hinder(area, i, WAY.wait, ahead);
}

function goRound(area: Area, i: number, left: number, ahead: Ahead & { readonly go: 'round' }): void {
  area.now.due[i] = area.minute + left + Math.ceil(ahead.minutes);
  hinder(area, i, WAY.round, ahead);
}

function hinder(area: Area, i: number, how: number, { cause, road }: Exclude<Ahead, { readonly go: 'on' }>): void {
  if (area.now.way !== undefined) area.now.way[i] = how;
  const shelter = (area.now.shelter[i] as number) - 1;
  const named = how === WAY.round ? 'round' : 'wait';
  const people = area.people.people[i] as number;
  const known = area.hindered.find((one) => one.shelter === shelter && one.how === named && one.road === road);
  if (known === undefined)
    area.hindered.push({ shelter, how: named, cause, households: 1, people, ...(road === undefined ? {} : { road }) });
  else {
    known.households += 1;
    known.people += people;
  }
}

/** By whom people act who act by themselves. */
export const THEMSELVES = 'people';
