/**
 * Waves of the wind, steady state: significant height, m, and period, s. By fetch in deep water (SMB: CERC, Shore Protection Manual
 * 1977; its successor of 1984), by fetch and depth in bays (Young & Verhagen 1996, Coastal Eng. 29, 47–78), under a hurricane in the open sea
 * (Young 1988, J. Waterw. Port Coast. Ocean Eng. 114, 637–652; I. R. Young 2017, Atmosphere 8, 194, goes through it). Winds are means at 10 m.
 * Coefficients of SMB, SPM 1984 and Young 1988 are from memory and checked by their limits; those of Young & Verhagen are verified.
 */
import { clamp, log10, PI, pow, sqrt, tanh } from '../../engine/math.ts';

const G = 9.81;

export interface Waves {
  readonly height: number;
  readonly period: number;
}

/** Deep water, by fetch: Sverdrup, Munk and Bretschneider as in the Shore Protection Manual 1977. `wind` m/s, `openWater` (the fetch) m. */
export function deepWaves(wind: number, openWater: number): Waves {
  if (wind <= 0) return { height: 0, period: 0 };
  const x = (G * openWater) / (wind * wind);
  return {
    height: ((0.283 * wind * wind) / G) * tanh(0.0125 * pow(x, 0.42)),
    period: ((7.54 * wind) / G) * tanh(0.077 * pow(x, 0.25)),
  };
}

/**
 * The Shore Protection Manual of 1984, with depth where it is given, m: its waves follow a wind stress factor, 0.71 U^1.23, and not the wind.
 * Beyond a fully grown sea it goes on growing in deep water; a drill does not use it.
 */
export function manualWaves(wind: number, openWater: number, depth?: number): Waves {
  if (wind <= 0) return { height: 0, period: 0 };
  const factor = 0.71 * pow(wind, 1.23);
  const x = (G * openWater) / (factor * factor);
  const [high, long] = [(factor * factor) / G, factor / G];
  if (depth === undefined) return { height: 1.6e-3 * sqrt(x) * high, period: 0.2857 * pow(x, 1 / 3) * long };
  const d = (G * depth) / (factor * factor);
  const [a, b] = [tanh(0.53 * pow(d, 0.75)), tanh(0.833 * pow(d, 0.375))];
  return {
    height: 0.283 * a * tanh((0.00565 * sqrt(x)) / a) * high,
    period: 7.54 * b * tanh((0.0379 * pow(x, 1 / 3)) / b) * long,
  };
}

/** A bay of one depth, m: Young & Verhagen 1996; the period is that of the peak. */
export function bayWaves(wind: number, openWater: number, depth: number): Waves {
  if (wind <= 0 || depth <= 0) return { height: 0, period: 0 };
  const x = (G * openWater) / (wind * wind);
  const d = (G * depth) / (wind * wind);
  const a1 = tanh(0.493 * pow(d, 0.75));
  const a2 = tanh(0.331 * pow(d, 1.01));
  const energy = 3.64e-3 * pow(a1 * tanh((3.13e-3 * pow(x, 0.57)) / a1), 1.74);
  const frequency = 0.133 * pow(a2 * tanh((5.215e-4 * pow(x, 0.73)) / a2), -0.37);
  return { height: (4 * sqrt(energy) * wind * wind) / G, period: wind / (frequency * G) };
}

/** A hurricane as its waves see it: greatest wind and speed of the storm, m/s; radius of that wind, m. */
export interface Hurricane {
  readonly vmax: number;
  readonly forward: number;
  readonly rmax: number;
}

/** The fetch that makes as high waves as the storm that moves along with them, m: Young 1988. */
function equivalentFetch({ vmax, forward, rmax }: Hurricane): number {
  const radius = 22.5e3 * log10(rmax) - 70.8e3;
  const share =
    -2.175e-3 * vmax * vmax +
    1.506e-2 * vmax * forward -
    0.1223 * forward * forward +
    0.219 * vmax +
    0.6737 * forward +
    0.798;
  return share * radius;
}

/** The highest significant height under a hurricane, m: Young 1988. */
export function hurricaneWaves(storm: Hurricane): number {
  const { vmax } = storm;
  return ((0.0016 * vmax * vmax) / G) * sqrt((G * equivalentFetch(storm)) / (vmax * vmax));
}

/** The storms that Young computed his fetch from: winds, speeds and radii beyond are taken as the nearest of them. */
const COMPUTED = { vmax: [20, 60], forward: [0, 12.5], rmax: [15e3, 60e3] } as const;

/**
 * The open sea under a hurricane, by the wind at the place: over Young's equivalent fetch the waves of JONSWAP (Hasselmann et al. 1973),
 * 0.0016 and 0.045 · 2π, as he has them at the greatest wind. That they go with the wind from place to place is ours (设定): his charts have
 * them higher ahead of the storm and on its stronger side, and swell outruns it.
 */
export function openWaves(wind: number, storm: Hurricane): Waves {
  if (wind <= 0) return { height: 0, period: 0 };
  const held = {
    vmax: clamp(storm.vmax, ...COMPUTED.vmax),
    forward: clamp(storm.forward, ...COMPUTED.forward),
    rmax: clamp(storm.rmax, ...COMPUTED.rmax),
  };
  const x = (G * Math.max(0, equivalentFetch(held))) / (wind * wind);
  return {
    height: ((0.0016 * wind * wind) / G) * sqrt(x),
    period: ((2 * PI * wind) / G) * 0.045 * pow(x, 0.33),
  };
}

/** Waves break where they are higher than this share of the depth (0.55–0.6; taken in the middle). */
const BREAKING = 0.575;

/** Held to what the depth lets stand. */
export const broken = (height: number, depth: number): number => Math.min(height, Math.max(0, BREAKING * depth));
