/**
 * Who is really there, drawn once from the roster and the seed (真实人口不是名册): rows whose people are away, rows that stand twice,
 * people on no list. What never changes is kept here; where each household stands is in `state.ts`.
 */
import { clamp, cos, DEG, PI, sin, sqrt } from '../../engine/math.ts';
import type { LonLat } from '../geo.ts';
import { drawsOf } from './draws.ts';
import type { DangerArea } from './spec.ts';

/** What a household is, one bit each. */
export const LISTED = 1;
/** On the list, not there. */
export const ABSENT = 2;
/** A second row for a household that has one. */
export const TWICE = 4;
/** Cannot walk: needs an ambulance. */
export const SPECIAL = 8;
export const VEHICLE = 16;
export const KIN = 32;
/** A migrant or tourist. */
export const VISITOR = 64;

/** The households of an area, by index: the rows of its list first, then those on no list. */
export interface Population {
  readonly rows: number;
  readonly count: number;
  readonly people: Uint8Array;
  readonly flags: Uint8Array;
  /** The list in the order in which it is called: who cannot walk first (先老幼病残). */
  readonly order: Uint32Array;
  readonly reluctance: (index: number) => number;
  readonly haste: (index: number) => number;
  readonly goesBack: (index: number) => number;
}

/** Share of households of at most 1, 2, … 6 people; 设定, 2.7 on average. */
const SIZES = [0.2, 0.5, 0.75, 0.9, 0.97];

export function populationOf(area: DangerArea, seed: number): Population {
  const draw = (purpose: string) => drawsOf(seed, area.id, purpose);
  const sizes = sizesOf(area.listed, draw('size'));
  const rows = sizes.length;
  const { roster } = area;
  const residents = Math.round(rows * roster.unlisted);
  const count = rows + residents + Math.round(rows * roster.visitors);
  const people = new Uint8Array(count);
  const flags = new Uint8Array(count);
  const [size, there, twice, special, vehicle, kin] = ['more', 'there', 'twice', 'special', 'vehicle', 'kin'].map(
    draw,
  ) as [Draw, Draw, Draw, Draw, Draw, Draw];
  for (let i = 0; i < count; i++) {
    const listed = i < rows;
    people[i] = listed ? (sizes[i] as number) : sizeOf(size(i));
    const visitor = i >= rows + residents;
    let bits = (listed ? LISTED : 0) | (visitor ? VISITOR : 0);
    if (listed && there(i) < roster.absent) bits |= ABSENT;
    else if (listed && twice(i) < roster.twice) bits |= TWICE;
    if (special(i) < roster.special && !visitor) bits |= SPECIAL;
    if (vehicle(i) < roster.vehicle) bits |= VEHICLE;
    if (kin(i) < roster.kin && !visitor) bits |= KIN;
    flags[i] = bits;
  }
  return {
    rows,
    count,
    people,
    flags,
    order: callingOrder(flags, rows),
    reluctance: draw('reluctance'),
    haste: draw('haste'),
    goesBack: draw('return'),
  };
}

type Draw = (index: number) => number;

/** Where a household lives: even over the circle round the area's site. Only for those who look. */
export function homeOf(area: DangerArea, site: LonLat, seed: number, index: number): LonLat {
  const away = area.radius * sqrt(drawsOf(seed, area.id, 'away')(index));
  const turn = 2 * PI * drawsOf(seed, area.id, 'turn')(index);
  const metres = 111_195;
  const lat = site[1] + (away * cos(turn)) / metres;
  return [site[0] + (away * sin(turn)) / (metres * cos(site[1] * DEG)), lat];
}

/** The id of a household in logs: `<area>#<number>`, numbered from 1. */
export const householdId = (area: string, index: number): string => `${area}#${index + 1}`;

function sizeOf(draw: number): number {
  const more = SIZES.findIndex((share) => draw < share);
  return more < 0 ? SIZES.length + 1 : more + 1;
}

/** Households until their people come to the number on the list; the last takes what is left. */
function sizesOf(listed: number, draw: Draw): number[] {
  const sizes: number[] = [];
  for (let left = listed; left > 0; left -= sizes.at(-1) as number)
    sizes.push(clamp(sizeOf(draw(sizes.length)), 1, left));
  return sizes;
}

function callingOrder(flags: Uint8Array, rows: number): Uint32Array {
  const order = new Uint32Array(rows);
  let next = 0;
  for (const special of [true, false])
    for (let i = 0; i < rows; i++) if ((((flags[i] as number) & SPECIAL) !== 0) === special) order[next++] = i;
  return order;
}
