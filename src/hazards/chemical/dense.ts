/**
 * Gas heavier than air, near and middle field: Britter & McQuaid 1988, "Workbook on the Dispersion of Dense Gases" (HSE 17/1988), their
 * charts as straight lines (AIChE/CCPS 1999). Read off charts, they are good to 20 %; against the field, to a factor of two. SI units.
 */
import { log10, PI, pow, sqrt } from '../../engine/math.ts';

const G = 9.80616;

/** A line of a chart between two values of α: β = slope·α + constant. */
type Line = readonly [from: number, slope: number, constant: number];
/** Of a concentration: its lines, from the smallest α up; β is flat before the first and after what is said. */
type Curve = readonly [concentration: number, lines: readonly Line[]];

const LEAST = -100;
const PLUME: readonly Curve[] = [
  [
    0.1,
    [
      [LEAST, 0, 1.75],
      [-0.55, 0.24, 1.88],
      [-0.14, -0.5, 1.78],
    ],
  ],
  [
    0.05,
    [
      [LEAST, 0, 1.92],
      [-0.68, 0.36, 2.16],
      [-0.29, 0, 2.06],
      [-0.18, -0.56, 1.96],
    ],
  ],
  [
    0.02,
    [
      [LEAST, 0, 2.08],
      [-0.69, 0.45, 2.39],
      [-0.31, 0, 2.25],
      [-0.16, -0.54, 2.16],
    ],
  ],
  [
    0.01,
    [
      [LEAST, 0, 2.25],
      [-0.7, 0.49, 2.59],
      [-0.29, 0, 2.45],
      [-0.2, -0.52, 2.35],
    ],
  ],
  [
    0.005,
    [
      [LEAST, 0, 2.4],
      [-0.67, 0.59, 2.8],
      [-0.28, 0, 2.63],
      [-0.15, -0.48, 2.56],
    ],
  ],
  [
    0.002,
    [
      [LEAST, 0, 2.6],
      [-0.69, 0.39, 2.87],
      [-0.25, 0, 2.77],
      [-0.13, -0.5, 2.71],
    ],
  ],
];
const PUFF: readonly Curve[] = [
  [
    0.1,
    [
      [LEAST, 0, 0.7],
      [-0.44, 0.26, 0.81],
      [0.43, 0, 0.93],
    ],
  ],
  [
    0.05,
    [
      [LEAST, 0, 0.85],
      [-0.56, 0.26, 1],
      [0.31, -0.12, 1.12],
    ],
  ],
  [
    0.02,
    [
      [LEAST, 0, 0.95],
      [-0.66, 0.36, 1.19],
      [0.32, -0.26, 1.38],
    ],
  ],
  [
    0.01,
    [
      [LEAST, 0, 1.15],
      [-0.71, 0.34, 1.39],
      [0.37, -0.38, 1.66],
    ],
  ],
  [
    0.005,
    [
      [LEAST, 0, 1.48],
      [-0.52, 0.26, 1.62],
      [0.24, -0.3, 1.75],
    ],
  ],
  [
    0.002,
    [
      [LEAST, 0, 1.83],
      [0.27, -0.32, 1.92],
    ],
  ],
  [
    0.001,
    [
      [LEAST, 0, 2.075],
      [-0.1, -0.27, 2.05],
    ],
  ],
];

interface Mark {
  readonly beta: number;
  readonly concentration: number;
}

const marksOf = (curves: readonly Curve[], alpha: number): Mark[] =>
  curves.map(([concentration, lines]) => {
    const [, slope, constant] = lines.findLast(([from]) => alpha > from) ?? lines[0] ?? [0, 0, 0];
    return { beta: slope * alpha + constant, concentration };
  });

/** Between the marks linear in concentration against β; beyond the last falling with the square of the distance. */
function read(marks: readonly Mark[], x: number): number {
  const beta = log10(x);
  const next = marks.findIndex((mark) => beta <= mark.beta);
  const last = marks[marks.length - 1] as Mark;
  if (next < 0) return last.concentration * pow(pow(10, last.beta) / x, 2);
  const here = marks[next] as Mark;
  const before = marks[next - 1];
  if (before === undefined) return here.concentration;
  const share = (beta - before.beta) / (here.beta - before.beta);
  return before.concentration + share * (here.concentration - before.concentration);
}

/** A cold gas mixes more air for the same volume: the concentration for a source of its own temperature, K. */
const warmed = (c: number, source: number, air: number): number => c / (c + ((1 - c) * source) / air);

/** Reduced gravity of a gas in air, m/s². */
export const reducedGravity = (gas: number, air: number): number => (G * (gas - air)) / air;

/** Whether a continuous source of `flow` m³/s is heavy enough for this to hold; otherwise it is a passive plume. */
export function isDensePlume(gravity: number, flow: number, wind: number): boolean {
  const width = sqrt(flow / wind);
  return gravity > 0 && pow((gravity * flow) / (wind * wind * wind * width), 1 / 3) >= 0.15;
}

export interface Dense {
  readonly wind: number;
  /** Densities of the gas and of the air, kg/m³, and their temperatures, K. */
  readonly gas: number;
  readonly air: number;
  readonly gasTemperature: number;
  readonly airTemperature: number;
}

/** Volume fraction on the axis of a plume of `flow` m³/s, x m downwind. */
export function densePlume(flow: number, x: number, { wind, gas, air, gasTemperature, airTemperature }: Dense): number {
  const gravity = reducedGravity(gas, air);
  const alpha = 0.2 * log10(gravity * gravity * flow * pow(wind, -5));
  const far = x / sqrt(flow / wind);
  const near = (reach: number): number => 306 / (306 + reach * reach);
  const marks = [{ beta: log10(30), concentration: near(30) }, ...marksOf(PLUME, alpha)];
  return warmed(far <= 30 ? near(far) : read(marks, far), gasTemperature, airTemperature);
}

/** Volume fraction in a cloud of `volume` m³ let go at once, at x m after `seconds`; 0 outside it. `warm` corrects for its temperature. */
export function densePuff(volume: number, x: number, seconds: number, warm: boolean, dense: Dense): number {
  const gravity = reducedGravity(dense.gas, dense.air);
  const length = pow(volume, 1 / 3);
  const alpha = 0.5 * log10((gravity * length) / (dense.wind * dense.wind));
  const centre = 0.4 * dense.wind * seconds;
  const base = (3 * volume) / (4 * PI);
  const radius = sqrt(pow(base, 2 / 3) + 1.2 * seconds * sqrt(gravity * volume));
  if (x < centre - radius || x > centre + radius) return 0;
  const c = read(marksOf(PUFF, alpha), (centre + radius) / length);
  return warm ? warmed(c, dense.gasTemperature, dense.airTemperature) : c;
}
