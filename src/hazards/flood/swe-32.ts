/**
 * The step of the full equations in 32 bits, of first order: WebAssembly where the engine has it with SIMD, else its twin of equal
 * bits. Water beyond an open edge stands in the margin of the memory, as fast as the water within; the step puts down what
 * crossed the outer faces.
 */
import { crewedStep } from './bands.ts';
import type { Crew } from './crew.ts';
import { along, inward } from './edges.ts';
import { in32 } from './kernel.ts';
import { bytesFor, type Edges, type Floats, type Kernel, type Layout, layOut, WALL, WORK } from './memory.ts';
import { SIDES, type Side } from './scheme.ts';
import { sweTwinStep } from './swe-twin.ts';
import { SWE_WASM } from './swe-wasm.ts';
import { WasmModule } from './wasm.ts';

const MODULE = new WasmModule(SWE_WASM);
/** Water less deep than this has no speed, m. */
export const FILM = 1e-6;

export type SweParts = Pick<Kernel, 'courant' | 'speed' | 'velocity'>;

export function swe32(nx: number, ny: number, parts: SweParts): Kernel {
  const made = MODULE.instance(nx, ny, WORK.swe);
  return made === undefined ? sweTwin32(nx, ny, parts) : { ...parts, ...made, edges: sweEdges32, ...in32 };
}

/** The same by several threads: equal bits. */
export function swe32By(crew: Crew, nx: number, ny: number, parts: SweParts): Kernel {
  const made = crewedStep(MODULE, nx, ny, { work: WORK.swe, own: WORK.swe, rim: 4 }, crew);
  return made === undefined ? swe32(nx, ny, parts) : { ...parts, ...made, edges: sweEdges32, ...in32 };
}

/** The same without WebAssembly. */
export function sweTwin32(nx: number, ny: number, parts: SweParts): Kernel {
  const layout = layOut(Float32Array, new ArrayBuffer(bytesFor(nx, ny, 4, WORK.swe)), 0, nx, ny, WORK.swe);
  return { ...parts, layout, ...sweTwinStep(layout), edges: sweEdges32, ...in32 };
}

export const sweEdges32: Edges = {
  close(layout) {
    for (const side of SIDES) clear(layout, side);
  },
  open(layout, sides, { time, wet }) {
    for (const side of SIDES) {
      const edge = sides[side];
      if (edge === undefined) continue;
      const on = outward(layout, side);
      for (const { i, j, at } of along(layout, side)) {
        const [ground, within] = [layout.z[at] as number, layout.h[at] as number];
        if (ground >= WALL) continue;
        const depth = edge.depth(time, ground);
        const share = within > FILM && (layout.friction[at] as number) >= 0 ? depth / within : 0;
        layout.z[at + on] = ground;
        layout.h[at + on] = depth;
        for (const q of [layout.qx, layout.qy]) q[at + on] = (q[at] as number) * share;
        if (depth > 0) wet(i, j);
      }
    }
  },
  cameIn(layout, sides) {
    let sum = 0;
    for (const side of SIDES) {
      if (sides[side] === undefined) continue;
      for (const { slot } of along(layout, side)) sum += inward(side) * (layout[side][slot] as number);
      clear(layout, side);
    }
    return sum;
  },
};

/** How far in the memory the cell beyond an edge is from the one at it. */
export function outward({ stride }: Layout, side: Side): number {
  const step = side === 'west' || side === 'east' ? 1 : stride;
  return -inward(side) * step;
}

/** Makes the margin at a side a wall without water. */
function clear(layout: Layout, side: Side): void {
  const on = outward(layout, side);
  const still: readonly Floats[] = [layout.h, layout.carry, layout.qx, layout.qy];
  for (const { at } of along(layout, side)) {
    layout.z[at + on] = WALL;
    for (const array of still) array[at + on] = 0;
  }
}
