/**
 * Rain as a hazard: a closed form of the time, so that forecasts, replays and seeking are free.
 *
 *   rain = (storm × bands + bands' own) × mountains + design storms + observed
 *
 * where a series that `replaces` stands for the bracket and its mountains in its area, while its gauges speak. What falls
 * without a storm is `sample`; who has storms and several of these hazards gives each the rain of those before it (`rainOver`).
 */
import { type DrillTime, T0 } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardModel, Sample } from '../hazard.ts';
import { holds } from './area.ts';
import { bandShare } from './band.ts';
import { designRain } from './design-storm.ts';
import { observedRain } from './observed.ts';
import { factorAt } from './orography.ts';
import type { RainSpec } from './spec.ts';

export type { RainSpec } from './spec.ts';

export interface RainState {
  readonly at: DrillTime;
}

export const rain = {
  kind: 'rain',
  closed: true,
  initial: () => ({ at: T0 }),
  step: (_state, _spec, _from, to) => ({ at: to }),
  sample: (_state, spec, place, at) => ({ rain: rainAt(spec, place, at, 0) }),
} as const satisfies HazardModel<RainSpec, RainState, Required<Pick<Sample, 'rain'>>>;

/** Rain at a place, mm/h, where storms alone would bring `storm` mm/h, and its bands are those of `under`. */
export function rainAt(spec: RainSpec, place: LonLat, at: DrillTime, storm: number, under = place): number {
  let added = 0;
  let replaced = false;
  for (const series of spec.observed) {
    const seen = observedRain(series, place, at);
    if (seen === undefined) continue;
    added += seen;
    replaced ||= series.replaces;
  }
  for (const design of spec.designs) {
    if (design.area === undefined || holds(design.area, place)) added += designRain(design, at);
  }
  return replaced ? added : added + fallen(spec, place, at, storm, under);
}

/** What storm and bands let fall over mountains. */
function fallen(spec: RainSpec, place: LonLat, at: DrillTime, storm: number, under: LonLat): number {
  let [times, own] = [1, 0];
  for (const band of spec.bands) {
    const share = bandShare(band, under, at);
    times *= 1 + (band.times - 1) * share;
    own += band.rain * share;
  }
  const rate = storm * times + own;
  return rate > 0 && spec.orography !== undefined ? rate * factorAt(spec.orography, place) : rate;
}

/** When rain of its own begins and ends, in the order of its parts; a mountain has no time. */
export const rainSpan = ({ bands, designs, observed }: RainSpec): DrillTime[] => [
  ...[...bands, ...designs].flatMap(({ from, to }) => [from, to]),
  ...observed
    .flatMap(({ gauges }) => gauges)
    .flatMap(({ points }) => [points[0], points[points.length - 1]].flatMap((point) => (point ? [point[0]] : []))),
];

/** Rain at a place, mm/h, under storms that alone would bring `storm` mm/h, by all of a scenario's rain hazards in order. */
export const rainOver = (
  specs: readonly RainSpec[],
  place: LonLat,
  at: DrillTime,
  storm: number,
  under?: LonLat,
): number => specs.reduce((rate, spec) => rainAt(spec, place, at, rate, under), storm);
