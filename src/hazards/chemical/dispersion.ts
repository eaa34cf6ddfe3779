/**
 * Gas that is neither heavy nor light, carried by the wind: Gaussian plume and puff with the ground as a mirror. Spread by Briggs 1973
 * (open country, towns; 0.1–10 km), by the power laws of Spicer & Havens and Seinfeld (ten-minute means), and for puffs by AIChE/CCPS 1999.
 * Concentrations in kg/m³ at x m downwind, y m across, z m above the ground.
 */
import { exp, ln, PI, pow, sqrt } from '../../engine/math.ts';

/** Pasquill's classes of stability, from very unstable to stable. */
export const STABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Stability = (typeof STABILITIES)[number];
export type Surface = 'rural' | 'urban';

export interface Spread {
  /** Standard deviations across the wind and upwards, m. */
  readonly y: number;
  readonly z: number;
}

const grown = (x: number, factor: number, by: number, power: number): number => factor * x * pow(1 + by * x, power);

const BRIGGS: Readonly<Record<Surface, Readonly<Record<Stability, (x: number) => Spread>>>> = {
  rural: {
    A: (x) => ({ y: grown(x, 0.22, 1e-4, -0.5), z: 0.2 * x }),
    B: (x) => ({ y: grown(x, 0.16, 1e-4, -0.5), z: 0.12 * x }),
    C: (x) => ({ y: grown(x, 0.11, 1e-4, -0.5), z: grown(x, 0.08, 2e-4, -0.5) }),
    D: (x) => ({ y: grown(x, 0.08, 1e-4, -0.5), z: grown(x, 0.06, 1.5e-3, -0.5) }),
    E: (x) => ({ y: grown(x, 0.06, 1e-4, -0.5), z: grown(x, 0.03, 3e-4, -1) }),
    F: (x) => ({ y: grown(x, 0.04, 1e-4, -0.5), z: grown(x, 0.016, 3e-4, -1) }),
  },
  urban: {
    A: (x) => ({ y: grown(x, 0.32, 4e-4, -0.5), z: grown(x, 0.24, 1e-3, 0.5) }),
    B: (x) => ({ y: grown(x, 0.32, 4e-4, -0.5), z: grown(x, 0.24, 1e-3, 0.5) }),
    C: (x) => ({ y: grown(x, 0.22, 4e-4, -0.5), z: 0.2 * x }),
    D: (x) => ({ y: grown(x, 0.16, 4e-4, -0.5), z: grown(x, 0.14, 3e-4, -0.5) }),
    E: (x) => ({ y: grown(x, 0.11, 4e-4, -0.5), z: grown(x, 0.08, 1.5e-3, -0.5) }),
    F: (x) => ({ y: grown(x, 0.11, 4e-4, -0.5), z: grown(x, 0.08, 1.5e-3, -0.5) }),
  },
};

/** Spread of a plume after `x` m, Briggs 1973. */
export const briggs = (surface: Surface, stability: Stability, x: number): Spread => BRIGGS[surface][stability](x);

/** δ of σy = δ·x^0.9, and d, b, c of σz = d·x^b·exp(c·ln²x). */
const POWERS: Readonly<Record<Stability, readonly [delta: number, d: number, b: number, c: number]>> = {
  A: [0.423, 107.7, -1.7172, 0.277],
  B: [0.313, 0.1355, 0.8752, 0.0136],
  C: [0.21, 0.09623, 0.9477, -0.002],
  D: [0.136, 0.04134, 1.1737, -0.0316],
  E: [0.102, 0.02275, 1.301, -0.045],
  F: [0.0674, 0.01122, 1.4024, -0.054],
};

/** Spread of a plume after `x` m by Pasquill and Gifford's power laws, means of ten minutes. */
export function pasquillGifford(stability: Stability, x: number): Spread {
  const [delta, d, b, c] = POWERS[stability];
  const log = ln(x);
  return { y: delta * pow(x, 0.9), z: d * pow(x, b) * exp(c * log * log) };
}

const PUFFS: Readonly<Record<Stability, readonly [ay: number, by: number, az: number, bz: number]>> = {
  A: [0.18, 0.92, 0.6, 0.75],
  B: [0.14, 0.92, 0.53, 0.73],
  C: [0.1, 0.92, 0.34, 0.71],
  D: [0.06, 0.92, 0.15, 0.7],
  E: [0.04, 0.92, 0.1, 0.65],
  F: [0.02, 0.89, 0.05, 0.61],
};

/** Spread of a puff that has come `x` m; along the wind as across it. */
export function puffSpread(stability: Stability, x: number): Spread {
  const [ay, by, az, bz] = PUFFS[stability];
  return { y: ay * pow(x, by), z: az * pow(x, bz) };
}

const bell = (off: number, spread: number): number => exp(-(off * off) / (2 * spread * spread));
/** Up and down from a height, and back from the ground. */
const mirrored = (z: number, height: number, spread: number): number =>
  bell(z - height, spread) + bell(z + height, spread);

/** A plume from `rate` kg/s at `height` m in a wind of `wind` m/s. Nothing upwind. */
export function plume(
  rate: number,
  wind: number,
  height: number,
  { y, z }: Spread,
  across: number,
  up: number,
): number {
  return (rate / (2 * PI * wind * y * z)) * bell(across, y) * mirrored(up, height, z);
}

/** A puff of `mass` kg, `seconds` after it left `height` m, of the spread it has at `x`. */
export function puff(
  mass: number,
  wind: number,
  height: number,
  { y, z }: Spread,
  [x, across, up]: readonly [number, number, number],
  seconds: number,
): number {
  const volume = 2 * PI * sqrt(2 * PI) * y * y * z;
  return (mass / volume) * bell(x - wind * seconds, y) * bell(across, y) * mirrored(up, height, z);
}
