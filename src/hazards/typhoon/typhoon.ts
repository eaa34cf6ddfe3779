/**
 * The typhoon as a hazard: a closed form, so a step is the evaluation of the storm at its end.
 *
 * Winds in m/s, means as the track's are (two or ten minutes), gusts by a factor of them; pressures in hPa, rain in mm/h, radii in m. Profiles of
 * Holland 1980 and 2008, Holland et al. 2010, Emanuel & Rotunno 2011 (`profile.ts`); inflow after McConochie et al. 2004; decay over land after
 * Kaplan & DeMaria 1995 (`land-decay.ts`); rain by R-CLIPER or IPET (`rain.ts`). A round vortex that moves: no boundary layer but those of `boundary.ts` where asked for, no fronts, no hills;
 * within 20 % of what was measured near the centres of two storms of three (`docs/fidelity.md`).
 */
import { atan2, DEG, hypot2 } from '../../engine/math.ts';
import type { DrillTime } from '../../units/time.ts';
import { T0 } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import { compass } from '../../world/geo.ts';
import type { Exposure, HazardModel, Sample } from '../hazard.ts';
import { rainAt } from './rain.ts';
import { rainAsymmetry } from './rain-asymmetry.ts';
import type { TyphoonSpec } from './spec.ts';
import type { Vortex } from './vortex.ts';
import { airAt, vortexAt } from './vortex.ts';

export type { TyphoonSpec } from './spec.ts';

/** What a storm tells of a place; all of it, always. */
export type Weather = Required<Pick<Sample, 'wind' | 'from' | 'u' | 'v' | 'gust' | 'rain' | 'pressure'>>;

export interface TyphoonState {
  readonly at: DrillTime;
  /** Null before the track begins and after it ends. */
  readonly vortex: Vortex | null;
}

/** Pressure where the track has no word, hPa (the mean at sea level). */
const STANDARD_PRESSURE = 1013.25;

export const typhoon = {
  kind: 'typhoon',
  closed: true,
  initial: (spec) => stateAt(spec, T0),
  step: (_state, spec, _from, to) => stateAt(spec, to),
  sample(state, spec, place, at, exposure = 'sea') {
    const vortex = state.at === at ? state.vortex : (vortexAt(spec, at) ?? null);
    return vortex ? weatherAt(vortex, spec, place, exposure) : calm(spec, at);
  },
} as const satisfies HazardModel<TyphoonSpec, TyphoonState, Weather>;

const stateAt = (spec: TyphoonSpec, at: DrillTime): TyphoonState => ({ at, vortex: vortexAt(spec, at) ?? null });

/** Weather at a place under a storm already placed in time: what fields of many points should call. */
export function weatherAt(vortex: Vortex, spec: TyphoonSpec, place: LonLat, exposure: Exposure = 'sea'): Weather {
  const air = airAt(vortex, place);
  const roughness = spec.roughness[exposure];
  const u = air.u * roughness;
  const v = air.v * roughness;
  const wind = hypot2(u, v);
  const side = spec.rainAsymmetry;
  return {
    wind,
    from: wind > 0 ? compass(atan2(-u, -v) / DEG) : 0,
    u,
    v,
    gust: wind * spec.gustFactor,
    rain: rainAt(vortex.centre, spec.rainModel, air.r) * (side ? rainAsymmetry(side, vortex.centre, air.x, air.y) : 1),
    pressure: air.pressure,
  };
}

/** No storm: still air under the surroundings' pressure at the nearer end of the track. */
function calm(spec: TyphoonSpec, at: DrillTime): Weather {
  const first = spec.track[0];
  const end = first && at < first.at ? first : spec.track[spec.track.length - 1];
  return { wind: 0, from: 0, u: 0, v: 0, gust: 0, rain: 0, pressure: end?.penv ?? STANDARD_PRESSURE };
}
