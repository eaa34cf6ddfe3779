/** Radius of maximum wind where a track does not give it. */
import { clamp, lerp } from '../../engine/math.ts';
import { fromNauticalMiles } from '../../units/measures.ts';

/** Central pressure, hPa, and radius, nautical miles: CLIMADA's piecewise linear fit to best-track records. */
const KNOTS: readonly (readonly [hPa: number, miles: number])[] = [
  [872, 14.907318],
  [940, 15.726927],
  [980, 25.742142],
  [1021, 56.856522],
];

/** Radius of maximum wind in metres from the central pressure in hPa; constant beyond the ends of the fit. */
export function rmwFromPressure(pmin: number): number {
  let miles = KNOTS[0]?.[1] ?? 0;
  KNOTS.forEach(([to, radius], i) => {
    const [from, before] = KNOTS[i - 1] ?? [to, radius];
    if (pmin >= from && to > from) miles = lerp(before, radius, clamp((pmin - from) / (to - from), 0, 1));
  });
  return fromNauticalMiles(miles);
}
