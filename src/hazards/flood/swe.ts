/**
 * The full shallow water equations with Manning's friction, by finite volumes on square cells. Valid for dam breaks, flash
 * floods and all that the inertial scheme is; of second order unless the first is asked for. In 64 bits. On a mirrored grid it
 * gives the mirrored answer to the last bit.
 */
import { Basin } from './basin.ts';
import { bytesFor, type Kernel, type Layout, layOut } from './memory.ts';
import type { FloodGrid } from './scheme.ts';
import { sweEdges, sweStep } from './swe-64.ts';

export type Order = 1 | 2;
/**
 * Courant numbers by order: a cell must not be emptied through its four faces in one step. Where it would be all the same, the
 * debt stays in its carry, and no water is made.
 */
const COURANT = { 1: 0.45, 2: 0.4 } as const;

export class SweFlood extends Basin {
  constructor(grid: FloodGrid, depth?: Float64Array, order: Order = 2) {
    super(grid, depth, (nx, ny) => kernel(nx, ny, order));
  }
}

function kernel(nx: number, ny: number, order: Order): Kernel {
  const layout = layOut(Float64Array, new ArrayBuffer(bytesFor(nx, ny, 8)), 0, nx, ny);
  const { cameIn, ...step } = sweStep(layout, order);
  return { layout, ...step, courant: COURANT[order], edges: sweEdges(cameIn), speed, round: same, height: same };
}

const same = (value: number): number => value;
function speed({ h, qx, qy }: Layout, at: number): number {
  const [x, y] = [qx[at] as number, qy[at] as number];
  return Math.sqrt(x * x + y * y) / (h[at] as number);
}
