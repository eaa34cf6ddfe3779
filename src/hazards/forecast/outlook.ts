/**
 * The weather of a storm's whole life, and of all rain, at a set of places, every ten minutes, computed once: what a forecaster looks ahead
 * into, and where the rain of past hours is read. It follows from the specification alone, so it is made again after a
 * restore and never goes into a keyframe.
 */
import { clamp, lerp } from '../../engine/math.ts';
import type { DrillTime, Millis } from '../../units/time.ts';
import { HOUR, later, MINUTE, T0 } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Exposure } from '../hazard.ts';
import { type RainSpec, rainOver, rainSpan } from '../rain/rain.ts';
import type { TyphoonSpec } from '../typhoon/spec.ts';
import { weatherAt } from '../typhoon/typhoon.ts';
import { vortexAt } from '../typhoon/vortex.ts';

/** Where the weather is looked at. */
export interface Place {
  readonly at: LonLat;
  readonly exposure?: Exposure;
}

/** Between two moments of an outlook. */
export const OUTLOOK_STEP: Millis = 10 * MINUTE;
/** An outlook begins so long before the track and ends so long after it: the furthest a signal looks ahead, and back. */
const LEAD: Millis = 24 * HOUR;
const TRAIL: Millis = 12 * HOUR;

/** Series by place, a value each OUTLOOK_STEP from `from`. */
export interface Outlook {
  readonly from: DrillTime;
  readonly count: number;
  /** Mean wind and gust, m/s. */
  readonly wind: readonly Float64Array[];
  readonly gust: readonly Float64Array[];
  /** Rain fallen since `from`, mm. */
  readonly fallen: readonly Float64Array[];
}

/**
 * The outlook for `places`, in their order, of a storm, of rain hazards that work on its rain in their order, or of rain
 * without a storm. It lasts as long as either does.
 */
export function outlook(
  spec: TyphoonSpec | undefined,
  places: readonly Place[],
  rains: readonly RainSpec[] = [],
): Outlook {
  const [first, last] = spanOf(spec, rains);
  const from = later(first, -LEAD);
  const count = Math.floor((last + TRAIL - from) / OUTLOOK_STEP) + 1;
  const series = (): Float64Array[] => places.map(() => new Float64Array(count));
  const [wind, gust, rain] = [series(), series(), series()];
  for (let i = 0; i < count; i += 1) {
    const at = later(from, i * OUTLOOK_STEP);
    const vortex = spec && vortexAt(spec, at);
    if (!vortex && rains.length === 0) continue;
    places.forEach((place, p) => {
      const weather = spec && vortex && weatherAt(vortex, spec, place.at, place.exposure);
      put(wind, p, i, weather?.wind ?? 0);
      put(gust, p, i, weather?.gust ?? 0);
      put(rain, p, i, rainOver(rains, place.at, at, weather?.rain ?? 0));
    });
  }
  return { from, count, wind, gust, fallen: rain.map(accumulate) };
}

/**
 * What is known of rain at `now`: what has fallen, from `back` before it, and after it what `rate` (mm/h at place number `p`, `ahead` ms
 * from now) lets fall for `span`. There is no wind in it.
 */
export function rainKnown(
  truth: Outlook,
  now: DrillTime,
  back: Millis,
  span: Millis,
  places: readonly number[],
  rate: (p: number, ahead: Millis) => number,
): Outlook {
  const past = Math.ceil(back / OUTLOOK_STEP);
  const count = past + Math.ceil(span / OUTLOOK_STEP) + 1;
  const from = later(now, -past * OUTLOOK_STEP);
  const fallen = truth.fallen.map(() => new Float64Array(0));
  for (const p of places) {
    const own = new Float64Array(count);
    for (let i = 0; i <= past; i += 1) own[i] = rainBetween(truth, p, from, later(from, i * OUTLOOK_STEP));
    let before = rate(p, 0);
    for (let i = past + 1; i < count; i += 1) {
      const then = rate(p, (i - past) * OUTLOOK_STEP);
      own[i] = (own[i - 1] ?? 0) + (((before + then) / 2) * OUTLOOK_STEP) / HOUR;
      before = then;
    }
    fallen[p] = own;
  }
  return { from, count, wind: [], gust: [], fallen };
}

/** From the first to the last moment of a track and of all rain; nothing where there is neither. */
function spanOf(spec: TyphoonSpec | undefined, rains: readonly RainSpec[]): readonly [DrillTime, DrillTime] {
  const track = (spec?.track ?? []).map(({ at }) => at);
  const times = [...track.slice(0, 1), ...track.slice(-1), ...rains.flatMap(rainSpan)];
  return [
    times.reduce((a, b) => (b < a ? b : a), times[0] ?? T0),
    times.reduce((a, b) => (b > a ? b : a), times[0] ?? T0),
  ];
}

function put(series: readonly Float64Array[], place: number, i: number, value: number): void {
  const own = series[place];
  if (own) own[i] = value;
}

/** Rates in mm/h at each moment to millimetres since the first, by the trapezoid rule. */
function accumulate(rate: Float64Array): Float64Array {
  const fallen = new Float64Array(rate.length);
  for (let i = 1; i < rate.length; i += 1) {
    const mean = ((rate[i - 1] ?? 0) + (rate[i] ?? 0)) / 2;
    fallen[i] = (fallen[i - 1] ?? 0) + (mean * OUTLOOK_STEP) / HOUR;
  }
  return fallen;
}

/** Millimetres of rain at place number `place` between two times; linear between the outlook's moments. */
export function rainBetween(outlook: Outlook, place: number, from: DrillTime, to: DrillTime): number {
  const fallen = outlook.fallen[place];
  if (!fallen) throw new Error(`outlook has no place ${place}, only ${outlook.fallen.length}`);
  return Math.max(0, fallenBy(fallen, outlook.from, to) - fallenBy(fallen, outlook.from, from));
}

function fallenBy(fallen: Float64Array, from: DrillTime, at: DrillTime): number {
  const place = clamp((at - from) / OUTLOOK_STEP, 0, fallen.length - 1);
  const i = Math.floor(place);
  return lerp(fallen[i] ?? 0, fallen[i + 1] ?? fallen[i] ?? 0, place - i);
}
