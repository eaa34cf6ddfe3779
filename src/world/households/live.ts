/**
 * What people do by themselves in a step: they hear a warning, decide, get ready, leave, arrive, go back. A warning goes by
 * broadcast and from mouth to mouth (Rogers & Sorensen 1988): the share of those within reach that it has got to is
 * 1 − exp(−H), H growing by (broadcast + contagion · share that knows) an hour. Rates and shares are the scenario's.
 */
import { exp, ln } from '../../engine/math.ts';
import type { Area } from './area.ts';
import { drawsOf } from './draws.ts';
import { KIN, SPECIAL, VEHICLE, VISITOR } from './population.ts';
import { STATE } from './spec.ts';
import { NEVER } from './state.ts';
import { THEMSELVES } from './ways.ts';

/** Who goes back does so from two to ten hours after arriving; 设定. */
const BACK_AFTER = 120;
const BACK_WITHIN = 480;

/** A step of `hours`; `seed` draws whom a channel reaches. */
export function live(area: Area, hours: number, seed: number): void {
  hear(area, hours, seed);
  const { where, due } = area.now;
  const { minute } = area;
  if (area.now.soonest > minute) return;
  area.now.soonest = NEVER;
  for (let i = 0; i < where.length; i++) {
    const at = due[i] as number;
    if (at > minute) {
      if (at < area.now.soonest) area.now.soonest = at;
      continue;
    }
    switch (where[i]) {
      case STATE.aware:
        depart(area, i);
        break;
      case STATE.travelling:
        arrive(area, i);
        break;
      case STATE.registered:
      case STATE.sheltered:
      case STATE.kin:
      case STATE['kin-checked']:
        goBack(area, i);
        break;
      default:
    }
  }
}

function hear(area: Area, hours: number, seed: number): void {
  const { channels, response } = area.households;
  const { where, heard } = area.now;
  const informed = where.length === 0 ? 1 : 1 - area.count(STATE.home) / where.length;
  channels.forEach((channel, k) => {
    const cause = channel.areas.includes(area.spec.id) ? area.around.channel(k) : undefined;
    if (cause === undefined || (heard[k] as number) > SATURATED) return;
    heard[k] = (heard[k] as number) + (channel.broadcast + channel.contagion * informed) * hours;
    if (area.count(STATE.home) === 0) return;
    const reached = channel.reach * (1 - exp(-(heard[k] as number)));
    const draw = drawsOf(seed, area.spec.id, `channel:${channel.id}`);
    for (let i = 0; i < where.length; i++) {
      if (where[i] !== STATE.home || draw(i) >= reached) continue;
      const goes = area.people.reluctance(i) < response.general;
      area.move(i, STATE.aware, channel.id, cause, goes ? readyAt(area, i) : NEVER);
    }
  });
}

/** Beyond it a channel has got to all but one in a thousand of those it can reach. */
const SATURATED = 7;

/** Ready after a time drawn about the mean: exponential, at most five times it. */
export const readyAt = (area: Area, i: number): number =>
  area.minute + Math.ceil(area.households.response.ready * Math.min(5, -ln(1 - area.people.haste(i))));

/** Ready, and not kept indoors by the wind: to kin, to a shelter, or out to wait for a seat. */
export function depart(area: Area, i: number): void {
  if (area.indoors) {
    area.now.soonest = area.minute;
    return;
  }
  const cause = area.now.cause[i] as number;
  const drives = area.is(i, VEHICLE);
  const toKin = area.is(i, KIN) || (area.is(i, VISITOR) && drives);
  const cutOff = !area.is(i, SPECIAL) && (toKin ? area.kinCutOff() : drives && area.cutOff(i));
  if (cutOff) {
    area.now.soonest = area.minute;
    return;
  }
  if (area.is(i, SPECIAL)) area.move(i, STATE.waiting, THEMSELVES, cause, NEVER);
  else if (toKin) area.toKin(i, THEMSELVES, cause);
  else if (!drives || !area.toShelter(i, area.spec.trip / 2, THEMSELVES, cause))
    area.move(i, STATE.waiting, THEMSELVES, cause, NEVER);
}

function arrive(area: Area, i: number): void {
  const cause = area.now.cause[i] as number;
  const { returning } = area.households.response;
  const back = area.people.goesBack(i);
  const due = back < returning ? area.minute + BACK_AFTER + Math.ceil((BACK_WITHIN * back) / returning) : NEVER;
  const place = area.now.shelter[i] as number;
  const to = place === 0 ? STATE.kin : STATE.sheltered;
  area.move(i, to, area.households.shelters[place - 1]?.id ?? THEMSELVES, cause, due);
}

/** Once, when it is due: who is barred then stays. */
function goBack(area: Area, i: number): void {
  if (area.around.barred || area.indoors) {
    area.now.due[i] = NEVER;
    return;
  }
  const from = area.households.shelters[(area.now.shelter[i] as number) - 1]?.id;
  area.leaveShelter(i);
  area.move(i, STATE.returned, from ?? THEMSELVES, area.now.cause[i] as number, NEVER);
}
