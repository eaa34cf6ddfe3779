/**
 * The full shallow water equations with Manning's friction, by finite volumes on square cells. Valid for dam breaks, flash
 * floods and all that the inertial scheme is; of second order or of first, in 64 bits or in 32. On a mirrored grid it gives the
 * mirrored answer to the last bit.
 */
import { Basin } from './basin.ts';
import type { Crew } from './crew.ts';
import { bytesFor, type Kernel, type Layout, layOut } from './memory.ts';
import { level, type Reconstruct, sloped } from './muscl.ts';
import { muscl32, muscl32By, musclTwin32 } from './muscl-32.ts';
import type { FloodGrid } from './scheme.ts';
import { type SweParts, swe32, swe32By, sweTwin32 } from './swe-32.ts';
import { sweEdges, sweStep } from './swe-64.ts';

export type Order = 1 | 2;
/**
 * Courant numbers by order: a cell must not be emptied through its four faces in one step. Where it would be all the same, the
 * debt stays in its carry, and no water is made.
 */
const COURANT = { 1: 0.45, 2: 0.4 } as const;

/** A kernel of an order. */
type Make = (nx: number, ny: number) => Kernel;
export const sweKernel64 = (order: Order): Make => in64(order, order === 1 ? level : sloped);

const in64 =
  (order: Order, reconstruct: Reconstruct): Make =>
  (nx, ny) => {
    const layout = layOut(Float64Array, new ArrayBuffer(bytesFor(nx, ny, 8)), 0, nx, ny);
    const { cameIn, ...step } = sweStep(layout, order, reconstruct);
    return { layout, ...step, ...partsOf(order), edges: sweEdges(cameIn), round: same, height: same };
  };
export const sweKernel32 =
  (order: Order): Make =>
  (nx, ny) =>
    order === 1 ? swe32(nx, ny, partsOf(1)) : muscl32(nx, ny, partsOf(2));
/** The same by several threads: equal bits. */
export const sweKernel32By =
  (order: Order, crew: Crew): Make =>
  (nx, ny) =>
    order === 1 ? swe32By(crew, nx, ny, partsOf(1)) : muscl32By(crew, nx, ny, partsOf(2));
/** The same without WebAssembly. */
export const sweKernelTwin =
  (order: Order): Make =>
  (nx, ny) =>
    order === 1 ? sweTwin32(nx, ny, partsOf(1)) : musclTwin32(nx, ny, partsOf(2));

export class SweFlood extends Basin {
  constructor(grid: FloodGrid, depth?: Float64Array, order: Order = 2, make?: Make) {
    super(grid, depth, make ?? sweKernel64(order));
  }
}

const partsOf = (order: Order): SweParts => ({ courant: COURANT[order], speed, velocity });
const same = (value: number): number => value;
function speed({ h, qx, qy }: Layout, at: number): number {
  const [x, y] = [qx[at] as number, qy[at] as number];
  return Math.sqrt(x * x + y * y) / (h[at] as number);
}
function velocity({ h, qx, qy }: Layout, at: number): readonly [number, number] {
  const depth = h[at] as number;
  return [(qx[at] as number) / depth, (qy[at] as number) / depth];
}
