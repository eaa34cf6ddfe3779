/**
 * Radial profiles of the storm's own (anticlockwise) wind, as the reference implementation has them.
 * Sources: Holland 1980 (Mon. Weather Rev. 108); Holland 2008 (136); Holland, Belanger & Fritz 2010 (138); Emanuel & Rotunno
 * 2011 (J. Atmos. Sci. 68). Inside: pascals, metres, m/s.
 */
import { clamp, DEG, E, exp, hypot2, ln, pow, sin, sqrt } from '../../engine/math.ts';
import { fromHectopascal } from '../../units/measures.ts';
import type { Centre } from './track.ts';

export const PROFILES = ['H1980', 'H08', 'H10', 'ER11'] as const;
/** H1980 and ER11 follow the track's maximum wind, H08 and H10 its pressure. */
export type ProfileName = (typeof PROFILES)[number];

/** Air density in the tropical boundary layer, kg/m³. */
const AIR = 1.15;
/** Earth's rotation, rad/s, to the digits the reference fields were made with. */
const ROTATION = 7.29e-5;
/** Surface wind over gradient wind, for the profile that computes aloft. */
export const GRADIENT_TO_SURFACE = 0.9;
/** Where H10 is fitted at the rim: 17 m/s at 300 km. */
const RIM = 300_000;
const RIM_WIND = 17;
/** H10's exponent never falls below this, or the wind would rise again far out. */
const MIN_EXPONENT = 0.4;

/** Everything about the storm at one moment that its profile and pressure need; plain data. */
export interface Shape {
  readonly profile: ProfileName;
  /** Holland's B. */
  readonly b: number;
  /** Radius of maximum wind, m. */
  readonly rmw: number;
  /** Environmental less central pressure, Pa. */
  readonly deficit: number;
  /** |f|, 1/s. */
  readonly coriolis: number;
  /** Speed of the centre, m/s. */
  readonly translation: number;
  /** H10: greatest wind, m/s. ER11: angular momentum at the radius of maximum wind, m²/s. Else unused. */
  readonly scale: number;
  /** H10: exponent at the rim. Else unused. */
  readonly rim: number;
}

/** The shape of the storm whose centre this is. */
export function shapeOf(centre: Centre, profile: ProfileName): Shape {
  const { rmw, vmax } = centre;
  const deficit = fromHectopascal(centre.penv - centre.pmin);
  const coriolis = Math.abs(2 * ROTATION * sin(centre.lat * DEG));
  const translation = hypot2(centre.east, centre.north);
  // ER11 has no pressure of its own; it is driven by the wind record, and so takes the B of the profile that is.
  const b = profile === 'H1980' || profile === 'ER11' ? b1980(vmax, translation, deficit) : b2008(centre, translation);
  const base = { profile, b, rmw, deficit, coriolis, translation };
  if (profile === 'ER11') return { ...base, scale: rmw * vmax + (coriolis * rmw * rmw) / 2, rim: 0 };
  if (profile !== 'H10') return { ...base, scale: 0, rim: 0 };
  const scale = sqrt((b * deficit) / (AIR * E));
  return { ...base, scale, rim: rimExponent(b, rmw, scale) };
}

/** B from the greatest wind, freed of translation and raised to gradient height. */
function b1980(vmax: number, translation: number, deficit: number): number {
  const gradient = Math.max(0, vmax - translation) / GRADIENT_TO_SURFACE;
  return clamp((gradient * gradient * E * AIR) / deficit, 1, 2.5);
}

/** B at the surface from pressures, latitude and motion. */
function b2008(centre: Centre, translation: number): number {
  const dp = centre.penv - centre.pmin;
  const x = 0.6 * (1 - dp / 215);
  const b =
    -4.4e-5 * dp * dp +
    0.01 * dp +
    0.03 * centre.deepening -
    0.014 * Math.abs(centre.lat) +
    0.15 * pow(translation, x) +
    1;
  return clamp(b, 0.81, 2.025);
}

/** H10's exponent that gives the rim wind at the rim; one half where the storm is as large as the rim itself. */
function rimExponent(b: number, rmw: number, peak: number): number {
  const q = pow(rmw / RIM, b);
  const fall = ln(q) + 1 - q;
  return fall < 0 ? ln(RIM_WIND / peak) / fall : 0.5;
}

/**
 * The storm's own wind at `r` metres from its centre, m/s, the share of the translation already taken out where the profile
 * wants it. `q` = (rmw/r)^B and `decay` = exp(−q) are handed in, as pressure needs them too and they are the costly part.
 */
export function ownWind(shape: Shape, r: number, q: number, decay: number): number {
  switch (shape.profile) {
    case 'H1980':
      return GRADIENT_TO_SURFACE * gradientWind(shape, r, q, decay);
    case 'H08':
      return Math.max(0, gradientWind(shape, r, q, decay) - shape.translation * Math.min(1, shape.rmw / r));
    case 'H10':
      return Math.max(0, wind2010(shape, r, q) - shape.translation * Math.min(1, shape.rmw / r));
    case 'ER11': {
      const share = (r / shape.rmw) * (r / shape.rmw);
      return (2 * shape.scale * share) / (1 + share) / r;
    }
  }
}

/** Balance of pressure gradient, centrifugal and Coriolis force. */
export function gradientWind(
  shape: Pick<Shape, 'b' | 'deficit' | 'coriolis'>,
  r: number,
  q: number,
  decay: number,
): number {
  const half = (r * shape.coriolis) / 2;
  return sqrt((shape.b / AIR) * q * shape.deficit * decay + half * half) - half;
}

function wind2010(shape: Shape, r: number, q: number): number {
  const out = Math.max(0, r - shape.rmw) / (RIM - shape.rmw);
  const x = Math.max(MIN_EXPONENT, 0.5 + out * (shape.rim - 0.5));
  return shape.scale * exp(x * (ln(q) + 1 - q));
}
