/**
 * The weather of a storm's whole life at a set of places, every ten minutes, computed once: what a forecaster looks ahead
 * into, and where the rain of past hours is read. It follows from the specification alone, so it is made again after a
 * restore and never goes into a keyframe.
 */
import { clamp, lerp } from '../../engine/math.ts';
import type { DrillTime, Millis } from '../../units/time.ts';
import { HOUR, later, MINUTE } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Exposure } from '../hazard.ts';
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

/** The outlook of `spec` for `places`, in their order. */
export function outlook(spec: TyphoonSpec, places: readonly Place[]): Outlook {
  const first = spec.track[0]?.at ?? (0 as DrillTime);
  const last = spec.track[spec.track.length - 1]?.at ?? first;
  const from = later(first, -LEAD);
  const count = Math.floor((last + TRAIL - from) / OUTLOOK_STEP) + 1;
  const series = (): Float64Array[] => places.map(() => new Float64Array(count));
  const [wind, gust, rain] = [series(), series(), series()];
  for (let i = 0; i < count; i += 1) {
    const vortex = vortexAt(spec, later(from, i * OUTLOOK_STEP));
    if (!vortex) continue;
    places.forEach((place, p) => {
      const weather = weatherAt(vortex, spec, place.at, place.exposure);
      put(wind, p, i, weather.wind);
      put(gust, p, i, weather.gust);
      put(rain, p, i, weather.rain);
    });
  }
  return { from, count, wind, gust, fallen: rain.map(accumulate) };
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
