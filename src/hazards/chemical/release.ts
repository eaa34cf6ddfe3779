/**
 * How a release runs: out of its tank, into a pool or straight into the air, out of the pool by evaporation and by a storm drain.
 * What was held under pressure above its boiling point becomes air-borne whole, as fog and vapour, which is the careful rule
 * (CCPS). Each kilogram is in one account, and none is made.
 */
import { exp, PI } from '../../engine/math.ts';
import { type DrillTime, SECOND } from '../../units/time.ts';
import { liquidJet, poolEvaporation, twoPhase } from './sources.ts';
import type { ChemicalSpec } from './spec.ts';
import { gasDensity, substanceOf, vapourPressure } from './substances.ts';

const G = 9.80665;
const DISCHARGE = 0.61;
const AIR_PRESSURE = 101_325;
/** A pool spreads to this depth, m, where nothing holds it (US EPA, OCA). */
const THIN = 0.01;

/** Kilograms, by where they are. */
export interface ReleaseState {
  held: number;
  pool: number;
  /** Since StartEx into the air. */
  aired: number;
  /** In the drain, by when they reach the sea; and what has. */
  onWay: { readonly at: number; readonly kg: number }[];
  sea: number;
  /** Into the drain and into the air in the last step, kg/s. */
  draining: number;
  airing: number;
}

export const beginRelease = ({ held }: ChemicalSpec): ReleaseState => ({
  held,
  pool: 0,
  aired: 0,
  onWay: [],
  sea: 0,
  draining: 0,
  airing: 0,
});

/** Steps to `to`; `opening` and `drain` are shares open, `wind` m/s, `rain` mm/h. */
export function leak(
  state: ReleaseState,
  spec: ChemicalSpec,
  from: DrillTime,
  to: DrillTime,
  { opening, drain, wind, rain }: { readonly [K in 'opening' | 'drain' | 'wind' | 'rain']: number },
): void {
  const seconds = (to - from) / SECOND;
  const substance = substanceOf(spec.substance);
  const out = Math.min(state.held, opening * outflow(spec, state.held) * seconds);
  state.held -= out;
  const boiling = spec.temperature >= substance.boils;
  if (!boiling) state.pool += out;
  const drained = running(spec, drain, state.pool, rain, seconds);
  state.pool -= drained;
  const vapour = boiling ? out : Math.min(state.pool, evaporation(spec, state.pool, wind) * seconds);
  if (!boiling) state.pool -= vapour;
  state.aired += vapour;
  state.airing = vapour / seconds;
  state.draining = drained / seconds;
  if (drained > 0) state.onWay.push({ at: to + (spec.drain?.travel ?? 0), kg: drained });
  for (let first = state.onWay[0]; first !== undefined && first.at <= to; first = state.onWay[0]) {
    state.sea += first.kg;
    state.onWay.shift();
  }
}

/** Kilograms that run into a drain so far open: what flows by itself, and what rain washes in, up to the whole pool. */
function running({ drain }: ChemicalSpec, open: number, pool: number, rain: number, seconds: number): number {
  if (drain === undefined) return 0;
  const { rate, wash = 0 } = drain;
  const washed = wash > 0 && rain > 0 ? pool * (1 - exp((-wash * rain * seconds) / 3_600)) : 0;
  return Math.min(pool, open * rate * seconds + open * washed);
}

/** kg/s at full opening; the head falls as the tank empties. */
function outflow({ source, held, substance, temperature }: ChemicalSpec, left: number): number {
  if ('rate' in source) return source.rate;
  const { diameter, head, pressure } = source;
  const known = substanceOf(substance);
  if (temperature >= known.boils) {
    const area = (PI * diameter * diameter) / 4;
    const vapour = gasDensity(known, known.boils);
    return twoPhase(area, DISCHARGE, known.heat, known.density, vapour, known.capacity, temperature);
  }
  const inside = AIR_PRESSURE + pressure + known.density * G * head * (left / held);
  return liquidJet(known.density, diameter, DISCHARGE, inside, AIR_PRESSURE);
}

/** In a calm the air still stirs, m/s: the trail's own least wind. */
const STIRRING = 0.5;

/** kg/s from a pool (EPA OCA). */
function evaporation({ substance, temperature, bund }: ChemicalSpec, kg: number, wind: number): number {
  if (kg <= 0) return 0;
  const known = substanceOf(substance);
  const area = Math.min(bund, kg / known.density / THIN);
  return poolEvaporation(Math.max(wind, STIRRING), area, known.molar, vapourPressure(known, temperature), temperature);
}
