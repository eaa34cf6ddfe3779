/**
 * Warning colours of the meteorological office for a set of places (doctrine 2.6; they are not response levels). The office
 * of the drill knows the track: it looks ahead along the storm that will come, every ten minutes, and takes the worst place.
 */

import { beaufortFrom } from '../../units/scales.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, later } from '../../units/time.ts';
import type { TyphoonSpec } from '../typhoon/spec.ts';
import type { Outlook, Place } from './outlook.ts';
import { OUTLOOK_STEP, outlook, rainBetween } from './outlook.ts';

/** Mildest first: the index is the severity. */
export const COLOURS = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
export type Colour = (typeof COLOURS)[number];
export const SIGNALS = ['typhoon', 'rainstorm'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Within so many hours, or already and going on: mean wind or gust of at least these forces. Index = severity − 1. */
const TYPHOON_SIGNALS = [
  { hours: 24, mean: 6, gust: 8 },
  { hours: 24, mean: 8, gust: 10 },
  { hours: 12, mean: 10, gust: 12 },
  { hours: 6, mean: 12, gust: 14 },
] as const;

/** Rain within so many hours will reach so many mm, or has and goes on. */
const RAINSTORM_SIGNALS = [
  { hours: 12, millimetres: 50 },
  { hours: 6, millimetres: 50 },
  { hours: 3, millimetres: 50 },
  { hours: 3, millimetres: 100 },
] as const;

/** Rain that goes on, mm in the next hour. */
const TRACE = 0.1;

/** The colours of both signals at each moment of an outlook, as severities. */
export interface Warnings {
  readonly from: DrillTime;
  readonly typhoon: Uint8Array;
  readonly rainstorm: Uint8Array;
}

/** A signal issued, raised, lowered or lifted. */
export interface WarningChange {
  readonly at: DrillTime;
  readonly signal: Signal;
  readonly was: Colour;
  readonly colour: Colour;
}

/** All the warnings for a set of places over the storm's life. Look them up with `warningAt`, or list `warningChanges`. */
export function warnings(spec: TyphoonSpec, places: readonly Place[]): Warnings {
  return warningsOf(outlook(spec, places));
}

/** The same from an outlook already made; `only` takes some of its places, by number. */
export function warningsOf(ahead: Outlook, only?: readonly number[]): Warnings {
  const chosen = (series: readonly Float64Array[]): Float64Array[] =>
    series.filter((_, p) => only === undefined || only.includes(p));
  const typhoon = typhoonSeverities(worst(chosen(ahead.wind), ahead.count), worst(chosen(ahead.gust), ahead.count));
  return { from: ahead.from, typhoon, rainstorm: rainstormSeverities(chosen(ahead.fallen), ahead.count) };
}

/** The colour of a signal at `at`: that of the forecaster's last look. None before the first and after the last one. */
export function warningAt(issued: Warnings, signal: Signal, at: DrillTime): Colour {
  return COLOURS[issued[signal][Math.floor((at - issued.from) / OUTLOOK_STEP)] ?? 0] ?? 'none';
}

/** Every change of a signal, in order of time, typhoon before rainstorm. */
export function warningChanges(issued: Warnings): WarningChange[] {
  const changes: WarningChange[] = [];
  for (let i = 0; i < issued.typhoon.length; i += 1) {
    for (const signal of SIGNALS) {
      const [was, colour] = [COLOURS[issued[signal][i - 1] ?? 0] ?? 'none', COLOURS[issued[signal][i] ?? 0] ?? 'none'];
      if (was !== colour) changes.push({ at: later(issued.from, i * OUTLOOK_STEP), signal, was, colour });
    }
  }
  return changes;
}

/** The greatest value over all places at each moment. */
function worst(series: readonly Float64Array[], count: number): Float64Array {
  const greatest = new Float64Array(count);
  for (const own of series) {
    for (let i = 0; i < count; i += 1) greatest[i] = Math.max(greatest[i] ?? 0, own[i] ?? 0);
  }
  return greatest;
}

/**
 * How grave the typhoon signal is at a moment that winds are foretold from: mean wind and gust, m/s, the worst of all places, each
 * `step` ms from then on.
 */
export function typhoonSeverity(wind: readonly number[], gust: readonly number[], step: number): number {
  return TYPHOON_SIGNALS.reduce((worst, { hours, mean, gust: peak }, rule) => {
    const within = (series: readonly number[], force: number): boolean =>
      series.slice(0, Math.floor((hours * HOUR) / step) + 1).some((value) => value >= beaufortFrom(force));
    return within(wind, mean) || within(gust, peak) ? rule + 1 : worst;
  }, 0);
}

/** How grave the rainstorm signal is at `at`, where the rain to come is foretold as `factor` times what it will be. */
export function rainstormSeverity(ahead: Outlook, places: readonly number[], at: DrillTime, factor: number): number {
  const met = (place: number): number =>
    RAINSTORM_SIGNALS.reduce((worst, { hours, millimetres }, rule) => {
      const goesOn = factor * rainBetween(ahead, place, at, later(at, HOUR)) >= TRACE;
      const toCome = factor * rainBetween(ahead, place, at, later(at, hours * HOUR));
      const fallen = goesOn ? rainBetween(ahead, place, later(at, -hours * HOUR), at) : 0;
      return Math.max(toCome, fallen) >= millimetres ? rule + 1 : worst;
    }, 0);
  return Math.max(0, ...places.map(met));
}

const steps = (hours: number): number => (hours * HOUR) / OUTLOOK_STEP;

function typhoonSeverities(wind: Float64Array, gust: Float64Array): Uint8Array {
  const severities = new Uint8Array(wind.length);
  TYPHOON_SIGNALS.forEach(({ hours, mean, gust: peak }, rule) => {
    const [enough, enoughGust] = [beaufortFrom(mean), beaufortFrom(peak)];
    // Walking backwards, the nearest moment to come that meets the rule is always at hand.
    let next = Number.POSITIVE_INFINITY;
    for (let i = wind.length - 1; i >= 0; i -= 1) {
      if ((wind[i] ?? 0) >= enough || (gust[i] ?? 0) >= enoughGust) next = i;
      if (next - i <= steps(hours)) severities[i] = rule + 1;
    }
  });
  return severities;
}

function rainstormSeverities(fallen: readonly Float64Array[], count: number): Uint8Array {
  const severities = new Uint8Array(count);
  for (const own of fallen) {
    const between = (from: number, to: number): number =>
      (own[Math.min(count - 1, to)] ?? 0) - (own[Math.max(0, from)] ?? 0);
    for (let i = 0; i < count; i += 1) {
      const goesOn = between(i, i + steps(1)) >= TRACE;
      RAINSTORM_SIGNALS.forEach(({ hours, millimetres }, rule) => {
        const span = steps(hours);
        const met = between(i, i + span) >= millimetres || (goesOn && between(i - span, i) >= millimetres);
        if (met) severities[i] = Math.max(severities[i] ?? 0, rule + 1);
      });
    }
  }
  return severities;
}
