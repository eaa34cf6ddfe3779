/**
 * Rain around the centre. R-CLIPER: Tuleya, DeMaria & Kuligowski 2007 (Weather Forecast. 22), table 2, bias-adjusted, by the
 * greatest wind. IPET 2006 (the New Orleans task force), by pressure deficit. Mountains and rain bands are not in either.
 */
import { exp } from '../../engine/math.ts';
import { fromInchesPerDay, toKilometres, toKnots } from '../../units/measures.ts';
import type { Centre } from './track.ts';

export const RAIN_MODELS = ['r-cliper', 'ipet'] as const;
export type RainModel = (typeof RAIN_MODELS)[number];

/** In the drill no rain falls further out than this, m: both laws have a tail that no longer belongs to the storm. */
export const RAIN_LIMIT = 500_000;

/** R-CLIPER rain in mm/h at `km` from the centre of a storm whose greatest wind is `vmaxKn` knots. */
export function rcliper(vmaxKn: number, km: number): number {
  const u = 1 + (vmaxKn - 35) / 33;
  const centre = -1.1 + 3.96 * u;
  const peak = -1.6 + 4.8 * u;
  const peakRadius = 64.5 - 13 * u;
  const fold = 150 - 16 * u;
  const inches = km < peakRadius ? centre + ((peak - centre) * km) / peakRadius : peak * exp(-(km - peakRadius) / fold);
  return Math.max(0, fromInchesPerDay(inches));
}

/** IPET rain in mm/h at `km` from the centre, with a deficit of `deficit` hPa and a radius of maximum wind of `rmwKm`. */
export function ipet(deficit: number, rmwKm: number, km: number): number {
  const core = 1.14 + 0.12 * deficit;
  return km <= rmwKm ? core : core * exp((-0.3 * (km - rmwKm)) / rmwKm);
}

/** Rain in mm/h at `r` metres from the centre; none beyond RAIN_LIMIT. */
export function rainAt(centre: Centre, model: RainModel, r: number): number {
  if (r > RAIN_LIMIT) return 0;
  if (model === 'ipet') return ipet(centre.penv - centre.pmin, toKilometres(centre.rmw), toKilometres(r));
  return rcliper(toKnots(centre.vmax), toKilometres(r));
}
