/** The storm frozen at one moment, and the wind and pressure it makes around it. */
import { cos, DEG, exp, hypot2, pow, sin } from '../../engine/math.ts';
import type { DrillTime } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import { lonDifference } from '../../world/geo.ts';
import { translationShare } from './asymmetry.ts';
import { inflowAngle } from './inflow.ts';
import { decayed } from './land-decay.ts';
import { pressureAt } from './pressure.ts';
import type { ProfileName, Shape } from './profile.ts';
import { ownWind, shapeOf } from './profile.ts';
import type { TyphoonSpec } from './spec.ts';
import type { Centre } from './track.ts';
import { centreAt, DEGREE } from './track.ts';

/** Plain data, made once a step and asked for many places. */
export interface Vortex {
  readonly centre: Centre;
  readonly shape: Shape;
  readonly inflow: boolean;
  /** Metres in a degree of longitude at the latitude of the centre. */
  readonly degreeEast: number;
}

/** Wind over open sea, m/s towards east and north, and pressure, hPa, at `r` metres from the centre. */
export interface Air {
  readonly u: number;
  readonly v: number;
  readonly pressure: number;
  readonly r: number;
  /** Where it is, metres east and north of the centre. */
  readonly x: number;
  readonly y: number;
}

export function vortexOf(centre: Centre, profile: ProfileName, inflow: boolean): Vortex {
  return { centre, shape: shapeOf(centre, profile), inflow, degreeEast: DEGREE * cos(centre.lat * DEG) };
}

/** The storm of `spec` at `at`, weakened by land where the specification says so; undefined outside its life. */
export function vortexAt(spec: TyphoonSpec, at: DrillTime): Vortex | undefined {
  const centre = centreAt(spec.track, at);
  return centre && vortexOf(decayed(centre, spec.track, spec.landfall, spec.landDecay), spec.profile, spec.inflow);
}

/** Wind and pressure at a place, on the plane that touches the earth at the centre's latitude. */
export function airAt(vortex: Vortex, place: LonLat): Air {
  const { centre } = vortex;
  return airAround(vortex, lonDifference(centre.lon, place[0]) * vortex.degreeEast, (place[1] - centre.lat) * DEGREE);
}

/** Wind and pressure `x` metres east and `y` metres north of the centre. */
export function airAround(vortex: Vortex, x: number, y: number): Air {
  const { centre, shape } = vortex;
  // A metre from the centre the wind is the centre's own motion already; nearer, only the division suffers.
  const r = Math.max(1, hypot2(x, y));
  const q = pow(shape.rmw / r, shape.b);
  const decay = exp(-q);
  const own = ownWind(shape, r, q, decay);
  const angle = vortex.inflow ? inflowAngle(r, shape.rmw) * DEG : 0;
  const around = (own * (vortex.inflow ? cos(angle) : 1) * (centre.lat < 0 ? -1 : 1)) / r;
  const inwards = vortex.inflow ? (own * sin(angle)) / r : 0;
  const share = translationShare(r, shape.rmw);
  return {
    u: -around * y - inwards * x + share * centre.east,
    v: around * x - inwards * y + share * centre.north,
    pressure: pressureAt(centre.pmin, shape.deficit, decay),
    r,
    x,
    y,
  };
}
