/** The storm frozen at one moment, and the wind and pressure it makes around it. */

import { cos, DEG, exp, hypot2, pow, sin } from '../../engine/math.ts';
import { onceFor } from '../../engine/once.ts';
import type { DrillTime } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import { lonDifference } from '../../world/geo.ts';
import { translationShare } from './asymmetry.ts';
import { type Boundary, meanOver, surfaceWind } from './boundary.ts';
import { inflowAngle } from './inflow.ts';
import { decayed } from './land-decay.ts';
import { pressureAt } from './pressure.ts';
import type { ProfileName, Shape } from './profile.ts';
import { GRADIENT_TO_SURFACE, ownWind, shapeOf } from './profile.ts';
import type { TyphoonSpec } from './spec.ts';
import type { Centre } from './track.ts';
import { centreAt, DEGREE } from './track.ts';

/** Plain data, made once a step and asked for many places. */
export interface Vortex {
  readonly centre: Centre;
  readonly shape: Shape;
  readonly inflow: boolean;
  /** What friction makes of the wind aloft, where the scenario says: then in place of inflow and share of the motion. */
  readonly layer?: Layer;
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

export function vortexOf(
  centre: Centre,
  profile: ProfileName,
  inflow: boolean,
  layer?: Boundary,
  minutes = 10,
): Vortex {
  const shape = shapeOf(centre, profile);
  const vortex = { centre, shape, inflow, degreeEast: DEGREE * cos(centre.lat * DEG) };
  if (layer === undefined) return vortex;
  return { ...vortex, layer: { name: layer, greatest: gradientAt(shape, shape.rmw), mean: meanOver(minutes) } };
}

/** A boundary layer, the greatest gradient wind, m/s, and by how much a mean as the track's is over one of ten minutes. */
export interface Layer {
  readonly name: Boundary;
  readonly greatest: number;
  readonly mean: number;
}

/** The wind aloft at `r` metres, m/s: the profile's own, which is that of the surface, by the factor between the two. */
function gradientAt(shape: Shape, r: number): number {
  const q = pow(shape.rmw / r, shape.b);
  return ownWind(shape, r, q, exp(-q)) / GRADIENT_TO_SURFACE;
}

/** Storms as they were asked for lately: a forecast looks at the same hours from every place. */
const lately = onceFor((_spec: TyphoonSpec) => new Map<DrillTime, Vortex | undefined>());
/** More than the ten minutes of a week. */
const MOST = 1024;

/** The storm of `spec` at `at`, weakened by land where the specification says so; undefined outside its life. */
export function vortexAt(spec: TyphoonSpec, at: DrillTime): Vortex | undefined {
  const known = lately(spec);
  if (known.has(at)) return known.get(at);
  if (known.size >= MOST) known.clear();
  const vortex = madeAt(spec, at);
  known.set(at, vortex);
  return vortex;
}

function madeAt(spec: TyphoonSpec, at: DrillTime): Vortex | undefined {
  const centre = centreAt(spec.track, at);
  if (centre === undefined) return undefined;
  const { profile, inflow, boundary, averaging } = spec;
  return vortexOf(decayed(centre, spec.track, spec.landfall, spec.landDecay), profile, inflow, boundary, averaging);
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
  const pressure = pressureAt(centre.pmin, shape.deficit, decay);
  if (vortex.layer !== undefined) return { ...underLayer(vortex, vortex.layer, x, y, r), pressure, r, x, y };
  const own = ownWind(shape, r, q, decay);
  const angle = vortex.inflow ? inflowAngle(r, shape.rmw) * DEG : 0;
  const around = (own * (vortex.inflow ? cos(angle) : 1) * (centre.lat < 0 ? -1 : 1)) / r;
  const inwards = vortex.inflow ? (own * sin(angle)) / r : 0;
  const share = translationShare(r, shape.rmw);
  return {
    u: -around * y - inwards * x + share * centre.east,
    v: around * x - inwards * y + share * centre.north,
    pressure,
    r,
    x,
    y,
  };
}

/** How far to either side the wind aloft is looked at for its vorticity, of the radius. */
const BESIDE = 1e-3;

/** Wind under a boundary layer. South of the equator a storm is the mirror image of one north of it. */
function underLayer({ centre, shape }: Vortex, { name, greatest, mean }: Layer, x: number, y: number, r: number) {
  const turn = centre.lat < 0 ? -1 : 1;
  const [east, north] = [x / r, (turn * y) / r];
  const [towards, up] = [centre.east, turn * centre.north];
  const gradient = gradientAt(shape, r);
  const rise = (gradientAt(shape, r * (1 + BESIDE)) - gradientAt(shape, r * (1 - BESIDE))) / (2 * BESIDE * r);
  const { outwards, around } = surfaceWind(
    name,
    { r, rmw: shape.rmw, gradient, greatest, vorticity: gradient / r + rise, coriolis: shape.coriolis },
    { speed: shape.translation, outwards: towards * east + up * north, against: towards * north - up * east },
  );
  return { u: mean * (outwards * east - around * north), v: mean * turn * (outwards * north + around * east) };
}
