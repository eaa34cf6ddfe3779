/**
 * The search for something adrift, as it goes on: each unit at work covers ground sortie by sortie; what is believed changes as
 * nothing is found (Bayes); and what is really adrift is found when the coverage that has come over it passes what the drill's
 * seed drew for it: by then the probability of detection where it is has become more than that draw. How many live then follows from
 * the water's temperature.
 */
import { exp, ln } from '../../engine/math.ts';
import type { Stream } from '../../engine/random.ts';
import { type DrillTime, HOUR, type Millis, SECOND } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import { sunHeight, TWILIGHT } from '../../world/sun.ts';
import type { Surroundings } from '../hazard.ts';
import { type Believed, ellipseOf } from './area.ts';
import { areaOfGround, coverageAt, type Ground, groundOf, MILE, type Pattern } from './pattern.ts';
import { coverage, podRandom } from './search.ts';
import type { Searches, SearchUnit } from './spec.ts';
import { longestHours } from './survival.ts';
import { sweepWidth, type Target, TIRED, weatherFactor } from './sweep.ts';

/** How long a unit follows one plan before the datum is reckoned anew. */
export const SORTIE: Millis = HOUR;
/** International knots for m/s. */
const KNOTS = 3_600 / MILE;

interface Sortie {
  readonly ground: Ground;
  /** NM behind it; less than none on the way to the datum. */
  track: number;
  /** Probability that it lay there when the sortie began, that it was seen if it did, and that it was found. */
  readonly poc: number;
  pod: number;
  pos: number;
}

interface UnitState {
  sortie: Sortie | null;
  /** Sorties flown or sailed to their end, and where the last ended. */
  done: number;
  place: LonLat | null;
  last: (Pick<Sortie, 'poc' | 'pod' | 'pos'> & { readonly pattern: Pattern }) | null;
  /** Where its endurance or its tiredness counts: h since it came out, and until it is back. */
  out?: number;
  away?: number;
}

export interface HuntState {
  readonly units: readonly UnitState[];
  /** Coverage that has come over what is really adrift, and so much of it finds it. */
  covered: number;
  readonly finds: number;
  /** Probability that it would have been found by now, for all that is believed. */
  pos: number;
  /** Hours that each of its people lives in the water; none are in the water when it is empty. */
  readonly lives: readonly number[];
  /** Adrift for so long, h; stands still once it has been found. */
  hours: number;
  /** The unit that found it, and where it was. */
  found: { readonly team: string; readonly place: LonLat } | null;
}

export function beginHunt({ units, people, water }: Searches, stream: Stream): HuntState {
  const finds = -ln(1 - stream.next());
  const longest = water === undefined ? undefined : longestHours(water);
  return {
    units: units.map(() => ({ sortie: null, done: 0, place: null, last: null })),
    covered: 0,
    finds,
    pos: 0,
    lives: longest === undefined ? [] : Array.from({ length: people }, () => longest * stream.next()),
    hours: 0,
    found: null,
  };
}

/** Of its people, those who are alive: all who are not in the water. */
export const aliveOf = ({ lives, hours }: HuntState, { people }: Searches): number =>
  lives.length === 0 ? people : lives.filter((life) => life > hours).length;

export interface Hunted {
  readonly target: Target;
  readonly believed: Believed;
  readonly truth: LonLat;
}

/** What each unit searches now and how far it has come, NM, of how much a sortie has. */
export const sortiesOf = (
  { units }: HuntState,
  spec: Searches,
): { readonly team: string; readonly ground: Ground; readonly track: number; readonly whole: number }[] =>
  spec.units.flatMap(({ team, speed }, i) => {
    const sortie = units[i]?.sortie;
    return sortie ? [{ team, ground: sortie.ground, track: sortie.track, whole: (speed * SORTIE) / HOUR }] : [];
  });

/** All units search for `hours` until `at`; what is believed afterwards. */
export function huntOn(
  state: HuntState,
  spec: Searches,
  hunted: Hunted,
  hours: number,
  at: DrillTime,
  around: Surroundings,
): Float64Array {
  let { weight } = hunted.believed;
  state.hours += hours;
  spec.units.forEach((unit, k) => {
    const own = state.units[k] as UnitState;
    if (state.found !== null) return;
    if ((around.setting(unit.id) ?? 0) < 0.5) {
      Object.assign(own, { sortie: null, place: null });
      if (counts(unit)) Object.assign(own, { out: 0, away: 0 });
      return;
    }
    if (counts(unit) && !isOut(own, unit, hours)) return;
    weight = search(state, own, unit, spec, { ...hunted, believed: { ...hunted.believed, weight } }, hours, at, around);
  });
  return weight;
}

/** Steps of ten minutes do not add up to hours to the last bit, h. */
const SLIGHT = 1e-6;

/** Whether it matters how long a unit has been out. */
const counts = ({ endurance, fresh }: SearchUnit): boolean => endurance !== undefined || fresh !== undefined;

/** Counts the time of a unit that is out; false while it is away, for fuel or another crew: it comes back fresh, and sets out anew. */
function isOut(own: UnitState, { endurance }: SearchUnit, hours: number): boolean {
  const { out = 0, away = 0 } = own;
  if (away > SLIGHT) {
    own.away = Math.max(0, away - hours);
    return false;
  }
  if (endurance === undefined || out < endurance.on / HOUR - SLIGHT) {
    own.out = out + hours;
    return true;
  }
  if (own.sortie !== null) endSortie(own, own.sortie);
  Object.assign(own, { out: 0, away: Math.max(0, endurance.off / HOUR - hours), place: null });
  return false;
}

/** One unit's search for `hours`. */
function search(
  state: HuntState,
  own: UnitState,
  unit: SearchUnit,
  spec: Searches,
  { target, believed, truth }: Hunted,
  hours: number,
  at: DrillTime,
  around: Surroundings,
): Float64Array {
  const tired = unit.fresh !== undefined && (own.out ?? 0) > unit.fresh / HOUR + SLIGHT ? TIRED : 1;
  const seen = (place: LonLat): number => tired * widthAt(place, unit, target, spec, at, around);
  own.sortie ??= setOut(own, unit, spec, believed, seen, at, around);
  const { sortie } = own;
  if (sortie === null) return believed.weight;
  const width = seen(sortie.ground.datum);
  const from = Math.max(0, sortie.track);
  sortie.track += unit.speed * hours;
  const to = Math.max(0, sortie.track);
  const covers = (place: LonLat): number => (to > from ? coverageAt(sortie.ground, width, from, to, place) : 0);
  const { weight, pos } = missed(believed, covers);
  const area = areaOfGround(sortie.ground, to);
  const pod = area > 0 ? podRandom(coverage(width, to - from, 1, area)) : 0;
  // A square that grows is as well searched at its end as at its beginning; the others are searched again.
  sortie.pod = sortie.ground.pattern === 'SS' ? podRandom(width / sortie.ground.along) : either(sortie.pod, pod);
  sortie.pos = either(sortie.pos, pos);
  state.pos = either(state.pos, pos);
  state.covered += covers(truth);
  if (state.covered >= state.finds) state.found = { team: unit.team, place: truth };
  if (state.found !== null || isOver(sortie, unit, width)) endSortie(own, sortie);
  return weight;
}

/** A sortie is over with its time; parallel sweeps also when they have been over all of their box once: it has drifted on since. */
function isOver({ ground, track }: Sortie, { speed }: SearchUnit, width: number): boolean {
  const swept = ground.pattern === 'PS' && track * width >= areaOfGround(ground, track);
  return swept || track >= (speed * SORTIE) / HOUR;
}

/** Probability of one or the other, each by itself. */
const either = (a: number, b: number): number => 1 - (1 - a) * (1 - b);

/** A sortie from where the unit is: to the datum that was reckoned, or about its own place where nobody has reckoned one. */
function setOut(
  own: UnitState,
  unit: SearchUnit,
  spec: Searches,
  believed: Believed,
  seen: (place: LonLat) => number,
  at: DrillTime,
  around: Surroundings,
): Sortie | null {
  const here = own.place ?? around.whereabouts(unit.team, at);
  if (here === undefined) return null;
  const planned = (around.setting(spec.plan) ?? 0) >= 0.5;
  const ellipse = planned ? ellipseOf(believed, 0.95) : { centre: here, major: 0, minor: 0, angle: 0 };
  const track = (unit.speed * SORTIE) / HOUR;
  const pattern = unit.pattern ?? (planned ? 'PS' : 'SS');
  const ground = groundOf(pattern, planned || pattern !== 'PS' ? ellipse : boxAround(ellipse), seen(here), track);
  const whole = (place: LonLat): number => coverageAt(ground, 1, 0, track, place);
  const poc = believed.weight.reduce(
    (sum, weight, i) => sum + (whole([believed.lon[i] as number, believed.lat[i] as number]) > 0 ? weight : 0),
    0,
  );
  return { ground, track: -distance(here, ellipse.centre) / MILE, poc: Math.min(1, poc), pod: 0, pos: 0 };
}

/** Where nobody has reckoned anything: so many miles around (doctrine 3.2). */
const UNPLANNED = 10 * MILE;
const boxAround = <E extends { readonly major: number; readonly minor: number }>(ellipse: E): E => ({
  ...ellipse,
  major: UNPLANNED,
  minor: UNPLANNED,
});

function endSortie(own: UnitState, { ground, poc, pod, pos }: Sortie): void {
  own.done += 1;
  own.last = { pattern: ground.pattern, poc, pod, pos };
  own.place = ground.datum;
  own.sortie = null;
}

/** What is believed when nothing was found where `covers` says, and how likely that was not to happen. */
function missed(
  { lon, lat, weight }: Believed,
  covers: (place: LonLat) => number,
): { readonly weight: Float64Array; readonly pos: number } {
  const left = weight.map((own, i) => own * exp(-covers([lon[i] as number, lat[i] as number])));
  const sum = left.reduce((all, own) => all + own, 0);
  const before = weight.reduce((all, own) => all + own, 0);
  return sum > 0 ? { weight: left.map((own) => own / sum), pos: Math.max(0, 1 - sum / before) } : { weight, pos: 0 };
}

/** Sweep width of a unit at a place in its weather, and in the dark where that is told apart, NM. */
function widthAt(
  place: LonLat,
  unit: SearchUnit,
  target: Target,
  { visibility, night }: Searches,
  at: DrillTime,
  around: Surroundings,
): number {
  const { wind } = around.air(place, 'sea');
  const { wave } = around.sea(place);
  const width = unit.width * sweepWidth(target, visibility, unit.craft) * weatherFactor(wind * KNOTS, wave, target);
  return night !== undefined && sunHeight(place, around.startEx + at / SECOND) < TWILIGHT ? night * width : width;
}
