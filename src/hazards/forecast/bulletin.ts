/**
 * What a forecaster says of a storm (台风公报): its track to come, off by an error that grows with the time ahead, and the circle that
 * the centre will lie in seven times of ten. The place now is taken as known.
 */
import { atan2, cos, DEG, hypot2, lerp, ln, PI, sin, sqrt } from '../../engine/math.ts';
import { type DrillTime, HOUR, type Millis } from '../../units/time.ts';
import { between, destination, distance, type LonLat, lonDifference } from '../../world/geo.ts';
import type { Air, Exposure } from '../hazard.ts';
import { type RainSpec, rainOver } from '../rain/rain.ts';
import type { Blowing } from '../sea/sea.ts';
import type { TyphoonSpec } from '../typhoon/spec.ts';
import { centreAt } from '../typhoon/track.ts';
import { typhoon, weatherAt } from '../typhoon/typhoon.ts';
import { type Vortex, vortexAt } from '../typhoon/vortex.ts';

/** So many hours ahead the centre is said. */
const LEADS = [0, 6, 12, 24, 36, 48, 72];
/** Mean errors of the track are told for these hours ahead. */
const TOLD = [0, 24, 48, 72];
/** Of a circular normal error of spread σ: its mean is σ√(π/2), seven of ten are within σ√(2 ln(10/3)). */
const MEAN = sqrt(PI / 2);
const SEVEN_OF_TEN = sqrt(2 * ln(10 / 3));

/** Hours ahead, longitude, latitude, radius in km. */
export type TrackPoint = readonly [hours: number, lon: number, lat: number, radius: number];

/** Two draws of the standard normal distribution (Box and Muller), from two even ones in [0, 1). */
export function normals(a: number, b: number): readonly [number, number] {
  const far = sqrt(-2 * ln(1 - a));
  return [far * cos(2 * PI * b), far * sin(2 * PI * b)];
}

/** Mean error, km, `hours` ahead; linear between the told ones. */
function meanError(errors: readonly number[], hours: number): number {
  const i = Math.max(0, Math.min(TOLD.length - 2, TOLD.findIndex((lead) => lead >= hours) - 1));
  const [from = 0, to = 1] = [TOLD[i], TOLD[i + 1]];
  return lerp(i === 0 ? 0 : (errors[i - 1] ?? 0), errors[i] ?? 0, (hours - from) / (to - from));
}

/**
 * The track as foretold at `at`, while the storm lives. `errors` are mean errors in km 24, 48 and 72 h ahead; `slip` the error of this
 * bulletin, east and north, in spreads.
 */
export function foretold(
  spec: TyphoonSpec,
  at: DrillTime,
  errors: readonly number[],
  slip: readonly [east: number, north: number],
): TrackPoint[] {
  const course = atan2(slip[0], slip[1]) / DEG;
  const size = sqrt(slip[0] * slip[0] + slip[1] * slip[1]);
  return LEADS.flatMap((hours): TrackPoint[] => {
    const centre = centreAt(spec.track, (at + hours * HOUR) as DrillTime);
    if (centre === undefined) return [];
    const spread = meanError(errors, hours) / MEAN;
    const [lon, lat] = destination([centre.lon, centre.lat], course, size * spread * 1000);
    return [[hours, hundredth(lon), hundredth(lat), Math.round(spread * SEVEN_OF_TEN)]];
  });
}

const hundredth = (degrees: number): number => Math.round(degrees * 100) / 100;

/** The air that a bulletin lets one expect at a place `ahead` of its issue at `issued`: the storm as it is, where it is foretold. */
export function foretoldAir(
  spec: TyphoonSpec,
  track: readonly TrackPoint[],
  issued: DrillTime,
  ahead: Millis,
  place: LonLat,
  exposure?: Exposure,
): Air {
  const at = (issued + ahead) as DrillTime;
  const vortex = vortexAt(spec, at);
  const seen = vortex && inTheStorm(vortex, track, ahead, place);
  if (seen === undefined) return typhoon.sample({ at, vortex: null }, spec, place, at, exposure);
  return weatherAt(vortex as Vortex, spec, seen, exposure);
}

/** The rain, mm/h, of the storm and of its bands, which go where it goes; hills stay where they are. */
export function foretoldRain(
  spec: TyphoonSpec,
  rains: readonly RainSpec[],
  track: readonly TrackPoint[],
  issued: DrillTime,
  ahead: Millis,
  place: LonLat,
): number {
  const at = (issued + ahead) as DrillTime;
  const vortex = vortexAt(spec, at);
  const seen = vortex && inTheStorm(vortex, track, ahead, place);
  return rainOver(rains, place, at, seen === undefined ? 0 : weatherAt(vortex as Vortex, spec, seen).rain, seen);
}

/** Where a place lies in the storm, as a place in the storm's own course; undefined beyond what a bulletin foretells. */
function inTheStorm(
  { centre }: Vortex,
  track: readonly TrackPoint[],
  ahead: Millis,
  place: LonLat,
): LonLat | undefined {
  const told = foretoldPlace(track, ahead / HOUR);
  return told && [place[0] + lonDifference(told[0], centre.lon), place[1] + centre.lat - told[1]];
}

/** A storm as its latest bulletin has it. */
export interface ForetoldStorm {
  readonly storm: TyphoonSpec;
  readonly track: readonly TrackPoint[];
  readonly issued: DrillTime;
}

/** What blows where bulletins are right: of several storms, the one that blows hardest. */
export class ForetoldWeather implements Blowing {
  readonly startEx: number;
  readonly #told: readonly ForetoldStorm[];
  readonly #still: Air;
  #at: DrillTime;

  constructor(startEx: number, told: readonly ForetoldStorm[], still: Air, at: DrillTime) {
    this.startEx = startEx;
    this.#told = told;
    this.#still = still;
    this.#at = at;
  }

  step(to: DrillTime): void {
    this.#at = to;
  }

  air(place: LonLat, exposure: Exposure = 'open'): Air {
    return this.#hardest(place, exposure)?.air ?? this.#still;
  }

  storm(place: LonLat): ReturnType<Blowing['storm']> {
    const { told } = this.#hardest(place, 'sea') ?? {};
    const vortex = told && vortexAt(told.storm, this.#at);
    if (vortex === undefined) return undefined;
    const { vmax, rmw, east, north } = vortex.centre;
    return { vmax, rmax: rmw, forward: hypot2(east, north) };
  }

  #hardest(place: LonLat, exposure: Exposure): { readonly air: Air; readonly told: ForetoldStorm } | undefined {
    let found: { readonly air: Air; readonly told: ForetoldStorm } | undefined;
    for (const told of this.#told) {
      const air = foretoldAir(told.storm, told.track, told.issued, this.#at - told.issued, place, exposure);
      if (found === undefined || air.wind > found.air.wind) found = { air, told };
    }
    return found;
  }
}

/** Where a bulletin has the centre so many hours after its issue; undefined beyond what it foretells. */
export function foretoldPlace(track: readonly TrackPoint[], hours: number): LonLat | undefined {
  const next = track.findIndex(([lead]) => lead >= hours);
  const [to, from] = [track[next], track[next - 1]];
  if (to === undefined) return undefined;
  if (from === undefined) return [to[1], to[2]];
  return between([from[1], from[2]], [to[1], to[2]], (hours - from[0]) / (to[0] - from[0]));
}

/** How far a foretold track lies from the storm's own so many hours ahead, km; undefined beyond either. */
export function trackError(
  spec: TyphoonSpec,
  track: readonly TrackPoint[],
  issued: DrillTime,
  hours: number,
): number | undefined {
  const centre = centreAt(spec.track, (issued + hours * HOUR) as DrillTime);
  const told = foretoldPlace(track, hours);
  return centre && told && distance([centre.lon, centre.lat], told) / 1000;
}
