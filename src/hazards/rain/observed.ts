/** Rain that was measured: series of one gauge that stands for everywhere, or of several, by inverse distance squared. */
import type { DrillTime } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import { type Area, holds, offset } from './area.ts';

export interface Gauge {
  readonly id: string;
  /** Absent only for a gauge that is alone. */
  readonly at?: LonLat;
  /** In order of time, mm/h, linear between; two at one time are a step. Outside them the gauge says nothing. */
  readonly points: readonly (readonly [at: DrillTime, rain: number])[];
}

export interface Observed {
  readonly gauges: readonly Gauge[];
  /** Whether the storm, its bands and mountains are not rained besides, where and while a gauge speaks: they are in it. */
  readonly replaces: boolean;
  /** Absent: everywhere. */
  readonly area?: Area;
}

/** A gauge nearer than this speaks alone, m. */
const AT_THE_GAUGE = 1;

/** Rain by the gauges that speak at a time, mm/h; undefined where or when none does. */
export function observedRain({ gauges, area }: Observed, place: LonLat, at: DrillTime): number | undefined {
  if (area !== undefined && !holds(area, place)) return undefined;
  let [sum, weights] = [0, 0];
  for (const gauge of gauges) {
    const rain = gaugeRain(gauge, at);
    if (rain === undefined) continue;
    if (gauge.at === undefined) return rain;
    const [x, y] = offset(gauge.at, place);
    const square = x * x + y * y;
    if (square < AT_THE_GAUGE) return rain;
    sum += rain / square;
    weights += 1 / square;
  }
  return weights > 0 ? sum / weights : undefined;
}

/** What a gauge says at a time; at a step, what comes after it. */
export function gaugeRain({ points }: Gauge, at: DrillTime): number | undefined {
  const [first, last] = [points[0], points[points.length - 1]];
  if (first === undefined || last === undefined || at < first[0] || at >= last[0]) return undefined;
  let [low, high] = [0, points.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[0] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const [before, after] = [points[low], points[high]];
  if (before === undefined || after === undefined) return undefined;
  return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0]);
}
