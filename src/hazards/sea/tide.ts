/**
 * The astronomical tide from harmonic constituents: amplitudes in m, phase lags in degrees at Greenwich (κ of a local time has
 * to be turned first). Arguments and nodal corrections f, u after Schureman 1958, "Manual of Harmonic Analysis and Prediction
 * of Tides", with mean longitudes after Meeus, "Astronomical Algorithms", ch. 22 and 47. Good to about 1 cm between a century before
 * 2000 and one after it; no more than the constituents themselves are known.
 */
import { acos, atan2, clamp, cos, DEG, sin, sqrt, tan } from '../../engine/math.ts';

export const CONSTITUENTS = ['M2', 'S2', 'N2', 'K2', 'K1', 'O1', 'P1', 'Q1', 'SA', 'M4', 'MS4'] as const;
export type Constituent = (typeof CONSTITUENTS)[number];
/** Amplitude, m, and phase lag at Greenwich, degrees. */
export type TidalConstants = Readonly<Partial<Record<Constituent, readonly [amplitude: number, phase: number]>>>;

/** Mean longitudes in degrees: of moon, sun, lunar perigee, lunar node; and the hour angle of the mean sun at Greenwich, 0 at noon. */
interface Moment {
  readonly s: number;
  readonly h: number;
  readonly p: number;
  readonly node: number;
  readonly t: number;
}

/** Seconds since 1970-01-01T00:00 UTC of 2000-01-01T12:00. */
const J2000 = 946_728_000;
const CENTURY = 36_525 * 86_400;

function momentOf(seconds: number): Moment {
  const centuries = (seconds - J2000) / CENTURY;
  const day = seconds - 86_400 * Math.floor(seconds / 86_400);
  return {
    s: 218.3164477 + 481_267.88123421 * centuries,
    h: 280.46646 + 36_000.76983 * centuries,
    p: 83.3532465 + 4_069.0137287 * centuries,
    node: 125.04452 - 1_934.136261 * centuries,
    t: day / 240 + 180,
  };
}

/** Equilibrium argument V of each, degrees (Schureman, table 2; SA without perigee, as TICON and the IHO have it). */
const ARGUMENTS: Readonly<Record<Constituent, (at: Moment) => number>> = {
  M2: ({ t, s, h }) => 2 * (t - s + h),
  S2: ({ t }) => 2 * t,
  N2: ({ t, s, h, p }) => 2 * t - 3 * s + 2 * h + p,
  K2: ({ t, h }) => 2 * (t + h),
  K1: ({ t, h }) => t + h - 90,
  O1: ({ t, s, h }) => t - 2 * s + h + 90,
  P1: ({ t, h }) => t - h + 90,
  Q1: ({ t, s, h, p }) => t - 3 * s + h + p + 90,
  SA: ({ h }) => h,
  M4: ({ t, s, h }) => 4 * (t - s + h),
  MS4: ({ t, s, h }) => 4 * t - 2 * s + 2 * h,
};

/** How the moon's node changes a constituent: factor on its amplitude, degrees on its argument. */
interface Node {
  readonly f: number;
  readonly u: number;
}
const STEADY: Node = { f: 1, u: 0 };

/** Obliquity of the ecliptic and inclination of the moon's orbit to it, degrees (Schureman). */
const [OBLIQUITY, INCLINATION] = [23.452 * DEG, 5.145 * DEG];

function nodesOf(node: number): Readonly<Record<Constituent, Node>> {
  const n = (node - 360 * Math.floor((node + 180) / 360)) * DEG;
  const i = acos(clamp(cos(INCLINATION) * cos(OBLIQUITY) - sin(INCLINATION) * sin(OBLIQUITY) * cos(n), -1, 1));
  const half = tan(n / 2);
  const difference = (OBLIQUITY - INCLINATION) / 2;
  const sum = (OBLIQUITY + INCLINATION) / 2;
  const e1 = atan2((cos(difference) / cos(sum)) * half, 1);
  const e2 = atan2((sin(difference) / sin(sum)) * half, 1);
  const [xi, nu] = [n - e1 - e2, e1 - e2];
  const [sin2i, sinSquare] = [sin(2 * i), sin(i) * sin(i)];
  const prime = atan2(sin2i * sin(nu), sin2i * cos(nu) + 0.3347);
  const second = atan2(sinSquare * sin(2 * nu), sinSquare * cos(2 * nu) + 0.0727);
  const cosHalf = cos(i / 2) * cos(i / 2);
  const m2: Node = { f: (cosHalf * cosHalf) / 0.9154, u: (2 * (xi - nu)) / DEG };
  const o1: Node = { f: (sin(i) * cosHalf) / 0.38, u: (2 * xi - nu) / DEG };
  return {
    M2: m2,
    N2: m2,
    S2: STEADY,
    P1: STEADY,
    SA: STEADY,
    O1: o1,
    Q1: o1,
    K1: {
      f: sqrt(0.8965 * sin2i * sin2i + 0.6001 * sin2i * cos(nu) + 0.1006),
      u: -prime / DEG,
    },
    K2: {
      f: sqrt(19.0444 * sinSquare * sinSquare + 2.7702 * sinSquare * cos(2 * nu) + 0.0981),
      u: -second / DEG,
    },
    M4: { f: m2.f * m2.f, u: 2 * m2.u },
    MS4: m2,
  };
}

/** Height of the tide above mean sea level, m, at `seconds` since 1970-01-01T00:00 UTC. */
export function tideAt(constants: TidalConstants, seconds: number): number {
  const moment = momentOf(seconds);
  const nodes = nodesOf(moment.node);
  let height = 0;
  for (const name of CONSTITUENTS) {
    const own = constants[name];
    if (own === undefined) continue;
    const { f, u } = nodes[name];
    const angle = ARGUMENTS[name](moment) + u - own[1];
    height += f * own[0] * cos((angle - 360 * Math.floor(angle / 360)) * DEG);
  }
  return height;
}
