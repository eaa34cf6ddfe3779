/**
 * What somebody takes in who stands in a gas, and when it is too much. Of a place that stands still the dose is kept alone; of somebody
 * who is followed also the last hour, minute by minute, and held against the AEGL for ten minutes, half an hour and an hour: the
 * concentration that, breathed evenly, would give the same toxic load in that time (ten Berge). Walls
 * keep nothing out.
 */
import { ln, pow } from '../../engine/math.ts';
import type { Substance } from './substances.ts';

/** What somebody at a place has been exposed to. */
export interface Dose {
  /** Toxic load, ppmⁿ min. */
  load: number;
  /** ppm, the most so far. */
  peak: number;
  /** Minutes at or above each AEGL of the exposure. */
  readonly above: [number, number, number];
}

/** Of somebody who is followed. */
export interface Followed extends Dose {
  /** Toxic load of each of the last minutes, the youngest first; empty once an hour has been clean. */
  readonly recent: number[];
  /** Highest AEGL passed, 0 for none, with the even concentration, ppm, over so many minutes that passed it first. */
  level: number;
  ppm: number;
  minutes: number;
  /** So many were there then. */
  people: number;
}

/** Times of exposure that AEGLs are held against, minutes. */
export const EXPOSURES = [10, 30, 60] as const;

/** Share of a gas that breathing apparatus lets in: an assigned protection factor of 10,000 (NIOSH 2004, from memory [K]). */
export const LET_IN = 1e-4;
/** Less, ppm, is no exposure: a plume has no edge in its formula. */
export const FAINTEST = 1e-3;

export const noDose = (): Dose => ({ load: 0, peak: 0, above: [0, 0, 0] });
export const notExposed = (): Followed => ({ ...noDose(), recent: [], level: 0, ppm: 0, minutes: 0, people: 0 });

/**
 * AEGL-1 to 3, ppm; infinite where there is none. Half an hour lies between the published ten minutes and the hour on a straight line
 * of logarithms: benzene's come out within 4 % of the published 73, 1,100 and 5,600 ppm.
 */
export const aeglOf = ({ aegl }: Substance, minutes: (typeof EXPOSURES)[number]): number[] =>
  aegl.map((values) => {
    if (values === undefined) return Number.POSITIVE_INFINITY;
    const [ten, sixty] = values;
    return ten * pow(sixty / ten, ln(minutes / 10) / ln(6));
  });

/** `minutes` in so many ppm; `n` is the substance's, `levels` the AEGL that minutes are counted for. */
export function takeIn(dose: Dose, ppm: number, minutes: number, n: number, levels: readonly number[]): void {
  if (ppm <= 0) return;
  dose.load += pow(ppm, n) * minutes;
  dose.peak = Math.max(dose.peak, ppm);
  levels.forEach((level, k) => {
    if (ppm >= level) dose.above[k] = (dose.above[k] ?? 0) + minutes;
  });
}

/** Ends a minute in which `load` was taken in, and says whether a higher AEGL has been passed than ever before. */
export function endMinute(one: Followed, load: number, people: number, substance: Substance): boolean {
  one.recent.unshift(load);
  one.recent.length = Math.min(one.recent.length, 60);
  if (one.recent.every((minute) => minute === 0)) one.recent.length = 0;
  const before = one.level;
  for (const minutes of EXPOSURES) {
    // Whoever came later stood in clean air before.
    const taken = one.recent.slice(0, minutes).reduce((sum, minute) => sum + minute, 0);
    const ppm = pow(taken / minutes, 1 / substance.load);
    const level = aeglOf(substance, minutes).findLastIndex((limit) => ppm >= limit) + 1;
    if (level > one.level) Object.assign(one, { level, ppm, minutes, people });
  }
  return one.level > before;
}
