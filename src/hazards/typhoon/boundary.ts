/**
 * What friction makes of the wind aloft, 10 m over the sea: three boundary layers after their papers, as parts of the wind outwards
 * and around (with the storm's turn) at a place, m/s, means over ten minutes, seen from the ground: the storm's motion is in them.
 *
 * - *hubbert*: Hubbert et al. 1991 (Aust. Meteorol. Mag. 39): 0.7 of the gradient wind, turned in by 25° from the radius of maximum wind on, and
 *   the whole of the motion, strongest to the right; far out to the left it may blow backwards.
 * - *mcconochie*: McConochie, Hardy & Mason 2004 (Ocean Eng. 31): a share that falls with the wind, 0.81 to 0.66 (after Harper et al. 2001), their inflow,
 *   and an asymmetry that dies away as the wind does.
 * - *kepert*: Kepert 2001 (J. Atmos. Sci. 58), the linear layer over a slipping surface: worked out here anew from his equations. For a storm
 *   that moves slower than it turns; the motion fades beyond twice the radius of maximum wind, where the linear theory knows no friction on the surroundings.
 */
import { cos, DEG, exp, sin, sqrt } from '../../engine/math.ts';
import { inflowAngle } from './inflow.ts';

export const BOUNDARIES = ['hubbert', 'mcconochie', 'kepert'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** The storm aloft at a radius. */
export interface Aloft {
  readonly r: number;
  readonly rmw: number;
  /** Gradient wind there and the greatest of all, m/s. */
  readonly gradient: number;
  readonly greatest: number;
  /** Vorticity of the gradient wind and |f|, 1/s. */
  readonly vorticity: number;
  readonly coriolis: number;
}
/** The centre's motion as seen from a place: its speed, and its parts outwards there and against the storm's turn, m/s. */
export interface Drift {
  readonly speed: number;
  readonly outwards: number;
  readonly against: number;
}
/** Wind outwards and around, m/s. */
export interface Surface {
  readonly outwards: number;
  readonly around: number;
}

/** How far from the track's direction the wind is strongest, in both of the older layers. */
const STRONGEST = 70 * DEG;
const HUBBERT_SHARE = 0.7;
const HUBBERT_INFLOW = 25;
/** Kepert's own figures: turbulent diffusivity, m²/s, and drag of the surface. */
const DIFFUSIVITY = 50;
const DRAG = 0.002;
/** Where the air would hardly be held to turn at all the theory ends: of f. */
const LEAST_SPIN = 0.1;
/** Where there is no wind there is no layer, m/s. */
const CALM = 0.01;

/** A mean over one or two minutes over that of ten: the public program's for one, 设定 for two. */
export const meanOver = (minutes: number): number => (minutes <= 1 ? 1.069 : minutes <= 2 ? 1.05 : 1);

export function surfaceWind(layer: Boundary, aloft: Aloft, drift: Drift): Surface {
  switch (layer) {
    case 'hubbert':
      return hubbert(aloft, drift);
    case 'mcconochie':
      return mcconochie(aloft, drift);
    case 'kepert':
      return kepert(aloft, drift);
  }
}

function hubbert({ r, rmw, gradient }: Aloft, { outwards, against }: Drift): Surface {
  const motion = -(outwards * cos(STRONGEST) + against * sin(STRONGEST));
  return turnedIn(HUBBERT_SHARE * gradient + motion, r < rmw ? 0 : HUBBERT_INFLOW);
}

function mcconochie({ r, rmw, gradient, greatest }: Aloft, { speed, outwards, against }: Drift): Surface {
  const motion = 0.5 * (speed + outwards * cos(STRONGEST) - against * sin(STRONGEST));
  const whole = gradient + (greatest > 0 ? (motion * gradient) / greatest : 0);
  return turnedIn(reduction(Math.abs(whole)) * whole, inflowAngle(r, rmw));
}

/** Surface wind over gradient wind, by that, m/s. */
function reduction(wind: number): number {
  if (wind < 6) return 0.81;
  if (wind < 19.5) return 0.81 - 0.00296 * (wind - 6);
  return wind < 45 ? 0.77 - 0.00431 * (wind - 19.5) : 0.66;
}

const turnedIn = (wind: number, degrees: number): Surface => ({
  outwards: -wind * sin(degrees * DEG),
  around: wind * cos(degrees * DEG),
});

/**
 * With w = a·u + i·v, a² = β/α, of what the wind outwards (u) and around (v) is more than aloft, the equations of the layer are K·w″ = (V/r)·w_λ + 2iK√(αβ)·w: one round
 * part and one each that turns with and against λ, the angle from the track's direction. Each dies away with height by its own scale; the drag at the surface, linear
 * about the gradient wind V, fixes how large they are there. p, q and χ⁻¹ are those scales by K/(C·V).
 */
function kepert({ r, rmw, gradient, vorticity, coriolis }: Aloft, { outwards, against }: Drift): Surface {
  const wind = Math.max(CALM, gradient);
  const alpha = ((2 * wind) / r + coriolis) / (2 * DIFFUSIVITY);
  const beta = Math.max(coriolis + vorticity, LEAST_SPIN * coriolis) / (2 * DIFFUSIVITY);
  const spin = sqrt(alpha * beta);
  const turn = wind / (2 * DIFFUSIVITY * r);
  const a = sqrt(beta / alpha);
  const scale = DIFFUSIVITY / (DRAG * wind);
  const chi = 1 / (scale * sqrt(spin));
  const round = (-chi * wind) / (2 * chi * chi + 3 * chi + 2);
  const p = scale * sqrt(spin + turn);
  const q = scale * sqrt(Math.abs(spin - turn));
  // Where the air turns faster round the storm than it would by itself, the wave against it leans the other way.
  const [P, M] = waves(a, [p, p], [q, spin > turn ? -q : q]);
  const far = r > 2 * rmw ? exp(-((r / (2 * rmw) - 1) * (r / (2 * rmw) - 1))) : 1;
  // Outwards the motion is speed·cos λ, against the turn speed·sin λ.
  const real = (P[0] + M[0]) * outwards + (M[1] - P[1]) * against;
  const imaginary = (P[1] + M[1]) * outwards + (P[0] - M[0]) * against;
  return {
    outwards: (round + far * real) / a + far * outwards,
    around: gradient + round * (1 + chi) + far * (imaginary - against),
  };
}

type Complex = readonly [real: number, imaginary: number];
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
const over = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const norm = c * c + d * d;
  return [(a * c + b * d) / norm, (b * c - a * d) / norm];
};

/**
 * The waves with λ and against it at the surface, by metre a second of motion: (p + 1)·P + (q + 1)·M* = −a and (p + 2)·P − (q + 2)·M* = 2, from the drag on either part of the
 * wind as the ground feels it.
 */
function waves(a: number, p: Complex, q: Complex): readonly [P: Complex, M: Complex] {
  const [p1, p2] = [plus(p, [1, 0]), plus(p, [2, 0])];
  const [q1, q2] = [plus(q, [1, 0]), plus(q, [2, 0])];
  const whole = plus(times(p1, q2), times(q1, p2));
  const P = over(plus(times([2, 0], q1), times([-a, 0], q2)), whole);
  const [real, imaginary] = over(plus(times([-2, 0], p1), times([-a, 0], p2)), whole);
  return [P, [real, -imaginary]];
}
