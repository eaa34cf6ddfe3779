/**
 * Waves of the wind, steady state: significant height, m, and period, s. By fetch in deep water (SMB), by fetch and depth in bays
 * (Young & Verhagen 1996), under a hurricane in the open sea (Young 1988). Coefficients of SMB and Young 1988 are from memory and
 * checked by their limits; those of Young & Verhagen are verified.
 */
import { log10, pow, sqrt, tanh } from '../../engine/math.ts';

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

/** The highest significant height under a hurricane, m: Young 1988. Greatest wind and speed of the storm, m/s; radius of that wind, m. */
export function hurricaneWaves(vmax: number, forward: number, rmax: number): number {
  const radius = 22.5e3 * log10(rmax) - 70.8e3;
  const share =
    -2.175e-3 * vmax * vmax +
    1.506e-2 * vmax * forward -
    0.1223 * forward * forward +
    0.219 * vmax +
    0.6737 * forward +
    0.798;
  const openWater = share * radius;
  return ((0.0016 * vmax * vmax) / G) * sqrt((G * openWater) / (vmax * vmax));
}

/** Waves break where they are higher than this share of the depth (0.55–0.6; taken in the middle). */
const BREAKING = 0.575;

/** Held to what the depth lets stand. */
export const broken = (height: number, depth: number): number => Math.min(height, Math.max(0, BREAKING * depth));
