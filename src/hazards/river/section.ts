/**
 * Even flow in a trapezoidal channel by Manning: depth, area and speed of a wave for each discharge, as a table that is made
 * once. A reach asks it some hundred times a step.
 */
import { pow, sqrt } from '../../engine/math.ts';
import type { Reach } from './spec.ts';

const ROWS = 240;
/** Depths of the table, m: from a film of water to more than any river. */
const [SHALLOW, DEEP] = [0.005, 60];

/** Rows by growing depth; m, m³/s, m², m, m/s. */
export interface Section {
  readonly depth: Float64Array;
  readonly flow: Float64Array;
  readonly area: Float64Array;
  /** Of the water's surface. */
  readonly surface: Float64Array;
  /** dQ/dA, the speed of a flood wave. */
  readonly celerity: Float64Array;
}

const made = new WeakMap<Reach, Section>();

export function sectionOf(reach: Reach): Section {
  const known = made.get(reach) ?? tableOf(reach);
  made.set(reach, known);
  return known;
}

/** Discharge of even flow at a depth, m³/s. */
export function evenFlow({ width, sides, slope, manning }: Reach, depth: number): number {
  const area = (width + sides * depth) * depth;
  const wet = width + 2 * depth * sqrt(1 + sides * sides);
  return (area * pow(area / wet, 2 / 3) * sqrt(slope)) / manning;
}

function tableOf(reach: Reach): Section {
  const ratio = pow(DEEP / SHALLOW, 1 / (ROWS - 1));
  const depth = Float64Array.from({ length: ROWS }, (_, k) => SHALLOW * pow(ratio, k));
  const flow = depth.map((y) => evenFlow(reach, y));
  const surface = depth.map((y) => reach.width + 2 * reach.sides * y);
  const nudge = 1e-4;
  return {
    depth,
    flow,
    surface,
    area: depth.map((y) => (reach.width + reach.sides * y) * y),
    celerity: depth.map((y, k) => {
      const rise = evenFlow(reach, y * (1 + nudge)) - evenFlow(reach, y * (1 - nudge));
      return rise / (2 * nudge * y * (surface[k] as number));
    }),
  };
}

/** Where a discharge lies between the rows; held to the table's ends. */
export interface Spot {
  row: number;
  share: number;
}

export function find({ flow }: Section, q: number, spot: Spot): Spot {
  let [low, high] = [0, flow.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((flow[middle] as number) <= q) low = middle;
    else high = middle;
  }
  const [before, after] = [flow[low] as number, flow[high] as number];
  spot.row = low;
  spot.share = q <= before ? 0 : q >= after ? 1 : (q - before) / (after - before);
  return spot;
}

export const read = (column: Float64Array, { row, share }: Spot): number => {
  const before = column[row] as number;
  return before + ((column[row + 1] as number) - before) * share;
};
