/**
 * Warning colours of the sea (doctrine 2.6): storm surge by the highest level to come at a gauge against its own marks, blue also for
 * a surge of 0.3 m that reaches none; waves near the shore by significant height. The office of the drill knows the wind that
 * will come, and looks a day ahead [K].
 */
import { type DrillTime, HOUR, later, type Millis, T0 } from '../../units/time.ts';
import type { Surroundings } from '../hazard.ts';
import { type Blowing, type SeaState, sea } from '../sea/sea.ts';
import type { SeaSpec } from '../sea/spec.ts';
import { OUTLOOK_STEP } from './outlook.ts';
import { COLOURS, type Colour } from './warning.ts';

export const SEA_SIGNALS = ['surge', 'wave'] as const;
export type SeaSignal = (typeof SEA_SIGNALS)[number];

export interface SeaWarning {
  readonly at: DrillTime;
  readonly signal: SeaSignal;
  readonly colour: Colour;
}

/** A weather that is moved to a time, and then asked what blows. */
type Stepping = Blowing & { step(to: DrillTime): void };

/** Severities of both signals, and the highest level of the gauges with marks, m; −∞ where there is none. */
export interface Gravity {
  readonly surge: number;
  readonly wave: number;
  readonly level: number;
}

/** So far ahead a signal of the sea looks. */
export const SEA_AHEAD: Millis = 24 * HOUR;
/** Significant height from which each colour holds, m, blue first. */
const WAVES = [2.5, 3.5, 4.5, 6];
/** A surge that is warned of wherever the level comes, m. */
const SURGE = 0.3;

/**
 * Every change from StartEx to `end`. `weather` moves all that has a closed form to a time; what is around is asked of it then.
 */
export function seaWarnings(
  spec: SeaSpec,
  end: DrillTime,
  weather: Surroundings & { step(to: DrillTime): void },
): SeaWarning[] {
  return seaOutlook(spec, end, weather).warnings;
}

/** The same, with the highest level, m, of all gauges with marks at each OUTLOOK_STEP from StartEx, a day beyond `end`. */
export function seaOutlook(
  spec: SeaSpec,
  end: DrillTime,
  weather: Surroundings & { step(to: DrillTime): void },
): { readonly warnings: SeaWarning[]; readonly levels: Float64Array } {
  const count = Math.floor((end + SEA_AHEAD) / OUTLOOK_STEP) + 1;
  const severities = { surge: new Uint8Array(count), wave: new Uint8Array(count) };
  const levels = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  let state = sea.initial(spec, weather);
  for (let i = 0; i < count; i += 1) {
    const [from, to] = [later(T0, Math.max(0, i - 1) * OUTLOOK_STEP), later(T0, i * OUTLOOK_STEP)];
    weather.step(to);
    state = sea.step(state, spec, from, to, weather);
    const now = gravity(spec, state);
    [severities.surge[i], severities.wave[i], levels[i]] = [now.surge, now.wave, now.level];
  }
  const warnings = SEA_SIGNALS.flatMap((signal) =>
    changesOf(signal, severities[signal], Math.floor(end / OUTLOOK_STEP)),
  ).sort((a, b) => a.at - b.at);
  return { warnings, levels };
}

/** How much higher than they are levels are foretold, and surges where they are warned of wherever the level comes, m. */
export interface SeaError {
  readonly level: number;
  readonly surge: number;
}
const EXACT: SeaError = { level: 0, surge: 0 };

/** How grave a sea is at a moment, the worst of its points. */
export function gravity(spec: SeaSpec, state: SeaState, error = EXACT): Gravity {
  let [worstSurge, worstWave, level] = [0, 0, Number.NEGATIVE_INFINITY];
  spec.points.forEach(({ marks }, p) => {
    const { surge = 0, wave = 0 } = state.points[p] ?? {};
    const above = surge + error.level;
    if (marks !== undefined) level = Math.max(level, state.tide + above);
    const passed = marks === undefined ? 0 : reached(marks, state.tide + above);
    worstSurge = Math.max(worstSurge, passed, surge + error.surge >= SURGE ? 1 : 0);
    worstWave = Math.max(worstWave, reached(WAVES, wave));
  });
  return { surge: worstSurge, wave: worstWave, level };
}

/**
 * How grave the sea will be at each OUTLOOK_STEP from `from` for `span` ms, in a weather that is foretold: from the sea as its gauges
 * have it now, off by `error`.
 */
export function foretoldSea(
  spec: SeaSpec,
  now: SeaState,
  from: DrillTime,
  span: Millis,
  weather: Stepping,
  error: SeaError,
): readonly Gravity[] {
  const told = [gravity(spec, now, error)];
  let state = now;
  for (let t = OUTLOOK_STEP; t <= span; t += OUTLOOK_STEP) {
    weather.step(later(from, t));
    state = sea.step(state, spec, later(from, t - OUTLOOK_STEP), later(from, t), weather);
    told.push(gravity(spec, state, error));
  }
  return told;
}

/** How many bounds a value has reached. */
const reached = (bounds: readonly number[], value: number): number => bounds.filter((bound) => value >= bound).length;

function changesOf(signal: SeaSignal, worst: Uint8Array, last: number): SeaWarning[] {
  const changes: SeaWarning[] = [];
  const span = SEA_AHEAD / OUTLOOK_STEP;
  let was = 0;
  for (let i = 0; i <= last; i += 1) {
    const now = worst.subarray(i, i + span + 1).reduce((a, b) => Math.max(a, b), 0);
    if (now !== was) changes.push({ at: later(T0, i * OUTLOOK_STEP), signal, colour: COLOURS[now] ?? 'red' });
    was = now;
  }
  return changes;
}
