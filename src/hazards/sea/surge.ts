/**
 * Storm surge at a coast, steady state: the inverse barometer, and the wind's set-up integrated from deep water to the shore over
 * the depths that are really there, with what a current along the shore adds (bathystrophic, Freeman et al. 1957). Known to 30–50 %
 * (Pugh, "Tides, Surges and Mean Sea-Level"): a drill's figure, no forecast.
 */
import { sqrt, tanh } from '../../engine/math.ts';

const G = 9.81;
const WATER = 1025;
const AIR = 1.15;

/** Rise under low pressure, m; hPa. */
export const inverseBarometer = (around: number, here: number): number => ((around - here) * 100) / (WATER * G);

/** Drag of the wind on the sea, Pa for one m/s of a component: ρ·Cd·U, Cd = (0.75 + 0.067·U)·10⁻³ up to 3.5·10⁻³ (Garratt 1977). */
export function drag(speed: number): number {
  return AIR * Math.min((0.75 + 0.067 * speed) * 1e-3, 3.5e-3) * speed;
}

/** Wind set-up over `length` m of one depth, m; closed form. */
export const setupOverShelf = (stress: number, depth: number, length: number): number =>
  sqrt(depth * depth + (2 * stress * length) / (WATER * G)) - depth;

/** Depths along a line to the shore: distance from its seaward end and depth, m, in order; at least two. */
export type Profile = readonly (readonly [distance: number, depth: number])[];

/** The current along the shore that a wind has made in `hours`, m/s (quadratic bottom friction `K`). */
export function alongshoreCurrent(stress: number, depth: number, friction: number, hours: number): number {
  const a = Math.abs(stress) / (WATER * depth);
  const b = friction / depth;
  const speed = sqrt(a / b) * tanh(sqrt(a * b) * hours * 3600);
  return stress < 0 ? -speed : speed;
}

/** The wind on a coast: stress towards the shore and along it, Pa; the coast to the right of a positive current. */
export interface Blow {
  readonly onshore: number;
  readonly along?: number;
  /** Coriolis parameter, 1/s, bottom friction, and how long it has blown, h: for the current along the shore. */
  readonly coriolis?: number;
  readonly friction?: number;
  readonly hours?: number;
}

/** Parts into which a stretch of the profile is cut; fourth order in their length. */
const PARTS = 64;

/** Set-up at the shore end of a profile, m: dη/dx = τ/(ρg(h+η)) + f·V(h)/g, from 0 in deep water. */
export function setup(
  profile: Profile,
  { onshore, along = 0, coriolis = 0, friction = 0.0025, hours = 6 }: Blow,
): number {
  const slope = (depth: number, eta: number): number => {
    const under = Math.max(0.1, depth + eta);
    const current = along === 0 ? 0 : alongshoreCurrent(along, depth, friction, hours);
    return onshore / (WATER * G * under) + (coriolis * current) / G;
  };
  let eta = 0;
  profile.forEach(([to, shallow], k) => {
    const [from, deep] = profile[k - 1] ?? [to, shallow];
    const dx = (to - from) / PARTS;
    for (let part = 0; part < PARTS && dx > 0; part++) {
      const depth = (share: number): number => deep + ((shallow - deep) * (part + share)) / PARTS;
      const k1 = slope(depth(0), eta);
      const k2 = slope(depth(0.5), eta + (dx * k1) / 2);
      const k3 = slope(depth(0.5), eta + (dx * k2) / 2);
      const k4 = slope(depth(1), eta + dx * k3);
      eta += (dx * (k1 + 2 * k2 + 2 * k3 + k4)) / 6;
    }
  });
  return eta;
}
