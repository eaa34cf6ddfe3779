/**
 * How a storm weakens over land, for tracks that do not say so themselves: applied from landfall on, never before.
 * Kaplan & DeMaria 1995 (J. Appl. Meteorol. 34) by time ashore; CLIMADA's global exponential fit by kilometres ashore.
 */
import { cos, DEG, exp, hypot2, ln } from '../../engine/math.ts';
import { fromKnots, toKilometres, toKnots } from '../../units/measures.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR } from '../../units/time.ts';
import { lonDifference } from '../../world/geo.ts';
import type { Centre, TrackPoint } from './track.ts';
import { centreAt, DEGREE } from './track.ts';

export const LAND_DECAYS = ['none', 'kaplan-demaria', 'climada'] as const;
export type LandDecay = (typeof LAND_DECAYS)[number];

/** Kaplan & DeMaria's wind that remains for ever, kn; their drop at the coast; their rate, 1/h. */
const REMAINING = 26.7;
const COAST = 0.9;
const RATE = 0.095;

/**
 * Wind in knots `hours` after landfall with `v0` knots. With `inlandKm` (from 1 km) their correction for the distance from the
 * coast is taken off; its three numbers are from memory of the paper, so the drill does not use it.
 */
export function kaplanDeMaria(v0: number, hours: number, inlandKm?: number): number {
  const plain = REMAINING + (COAST * v0 - REMAINING) * exp(-RATE * hours);
  if (inlandKm === undefined || inlandKm < 1 || hours <= 0 || hours >= 50) return plain;
  const span = hours * (50 - hours);
  return plain - (0.0109 * span * ln(inlandKm) - 0.0503 * span);
}

/** Per category (Saffir–Simpson, from tropical depression): lower bound in knots, wind rate per km, pressure limit S and rate per km. */
const CATEGORIES: readonly (readonly [fromKn: number, a: number, s: number, b: number])[] = [
  [0, 0.00012859, 1.00888, 0.00211748],
  [34, 0.00172263, 1.01928, 0.00306858],
  [64, 0.00230977, 1.0363, 0.00362082],
  [83, 0.00259682, 1.04686, 0.00406738],
  [96, 0.00262625, 1.06391, 0.00370817],
  [113, 0.00255064, 1.08284, 0.00399749],
  [137, 0.0037887, 1.10886, 0.00522433],
];

/** Saffir–Simpson category at landfall: −1 tropical depression, 0 tropical storm, 1 to 5. */
export function saffirSimpson(knots: number): number {
  return CATEGORIES.filter(([from]) => knots >= from).length - 2;
}

/** What remains of wind and of central pressure, as ratios to those at landfall, `km` inland for a storm of `category`. */
export function climadaDecay(category: number, km: number): { wind: number; pressure: number } {
  const found = CATEGORIES[category + 1];
  if (!found) throw new Error(`no storm category ${category}`);
  const [, a, s, b] = found;
  return { wind: exp(-a * km), pressure: s - (s - 1) * exp(-b * km) };
}

/** The centre as land has left it; before landfall, or with decay `none`, the centre itself. */
export function decayed(centre: Centre, track: readonly TrackPoint[], landfall: DrillTime, decay: LandDecay): Centre {
  if (decay === 'none' || centre.at <= landfall) return centre;
  const coast = centreAt(track, landfall);
  if (!coast) return centre;
  const v0 = toKnots(coast.vmax);
  if (decay === 'climada') {
    const left = climadaDecay(saffirSimpson(v0), toKilometres(travelled(track, coast, centre)));
    return weakened(centre, coast.vmax * left.wind, coast.pmin * left.pressure);
  }
  const vmax = fromKnots(kaplanDeMaria(v0, (centre.at - landfall) / HOUR));
  // They give no pressure; wind goes with the root of the deficit, so the deficit goes with the square of the wind.
  const share = Math.min(1, vmax / coast.vmax);
  return weakened(centre, vmax, centre.penv - (coast.penv - coast.pmin) * share * share);
}

/** Never stronger than the track itself, and always a little below the surroundings: the profiles divide by the deficit. */
function weakened(centre: Centre, vmax: number, pmin: number): Centre {
  return {
    ...centre,
    vmax: Math.min(centre.vmax, vmax),
    pmin: Math.min(centre.penv - 0.1, Math.max(centre.pmin, pmin)),
  };
}

/** Metres along the track between two of its moments. */
function travelled(track: readonly TrackPoint[], from: TrackPoint, to: TrackPoint): number {
  const passed = track.filter((point) => point.at > from.at && point.at < to.at);
  let metres = 0;
  let last = from;
  for (const point of [...passed, to]) {
    metres += hypot2(lonDifference(last.lon, point.lon) * cos(last.lat * DEG), point.lat - last.lat) * DEGREE;
    last = point;
  }
  return metres;
}
