/**
 * How much wind a pressure can drive: a track whose strongest wind is beyond that was written in another unit. Holland 1980 (Mon. Wea.
 * Rev. 108): v² = B Δp / (ρ e), with B no more than 2.5 in any storm he found; the ten-minute winds of six best tracks (JMA,
 * 1985–2022) have 0.7 to 1.1 at their strongest, and 2.5 to 4.1 when knots are taken for m/s.
 */
import { exp, sqrt } from '../../engine/math.ts';
import type { TrackPoint } from './track.ts';

const STEEPEST = 2.5;
/** kg/m³, as Holland has it. */
const AIR = 1.15;

/** m/s, from the pressures in the middle and around, hPa. */
export const mostWind = ({ pmin, penv }: Pick<TrackPoint, 'pmin' | 'penv'>): number =>
  sqrt((STEEPEST * (penv - pmin) * 100) / (AIR * exp(1)));

/** The number of the strongest point, where its wind is more than its pressure can drive. */
export function beyondPressure(track: readonly TrackPoint[]): number | undefined {
  const strongest = track.reduce((found, { vmax }, i) => (vmax > (track[found] as TrackPoint).vmax ? i : found), 0);
  const point = track[strongest];
  return point !== undefined && point.vmax > mostWind(point) ? strongest : undefined;
}
