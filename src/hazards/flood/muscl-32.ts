/**
 * The step of the full equations in 32 bits, of second order: two stages in WebAssembly where the engine has it with SIMD, else in
 * their twin of equal bits. Between them the water beyond the open edges is put down again, as fast as the water within then is.
 */
import { crewedStep } from './bands.ts';
import type { Crew } from './crew.ts';
import { along } from './edges.ts';
import { in32 } from './kernel.ts';
import { bytesFor, halfwayOf, type Kernel, type Layout, layOut, WORK } from './memory.ts';
import { musclTwinStages, type Stages } from './muscl-twin.ts';
import { MUSCL_WASM } from './muscl-wasm.ts';
import { SIDES } from './scheme.ts';
import { FILM, outward, type SweParts, sweEdges32 } from './swe-32.ts';
import { WasmModule } from './wasm.ts';

const MODULE = new WasmModule(MUSCL_WASM);

export function muscl32(nx: number, ny: number, parts: SweParts): Kernel {
  const made = MODULE.instance(nx, ny, WORK.muscl(ny));
  if (made?.first === undefined) return musclTwin32(nx, ny, parts);
  const { layout, first, ...step } = made;
  return kernelOf(layout, { first, ...step }, parts);
}

/** The same by several threads: equal bits. Both stages read what no band of the same stage changes, so that there are no rims. */
export function muscl32By(crew: Crew, nx: number, ny: number, parts: SweParts): Kernel {
  const rows = { work: WORK.muscl(ny), own: WORK.musclRows, rim: 0 };
  const made = crewedStep(MODULE, nx, ny, rows, crew);
  return made === undefined ? muscl32(nx, ny, parts) : kernelOf(made.layout, made, parts);
}

/** The same without WebAssembly. */
export function musclTwin32(nx: number, ny: number, parts: SweParts): Kernel {
  const work = WORK.muscl(ny);
  const layout = layOut(Float32Array, new ArrayBuffer(bytesFor(nx, ny, 4, work)), 0, nx, ny, work);
  return kernelOf(layout, musclTwinStages(layout), parts);
}

function kernelOf(layout: Layout<Float32Array>, { first, step, taken, soaked }: Stages, parts: SweParts): Kernel {
  const beyond = beyondEdges(layout);
  return {
    ...parts,
    layout,
    step(dt, dtdx, gdt, rains, sinks) {
      first(dt, dtdx);
      beyond();
      step(dt, dtdx, gdt, rains, sinks);
    },
    taken,
    soaked,
    edges: sweEdges32,
    ...in32,
  };
}

/** Puts the depths that stand beyond the edges down for the second stage too; nothing is beyond a closed one. */
function beyondEdges(layout: Layout<Float32Array>): () => void {
  const half = halfwayOf(layout);
  const { h, friction } = layout;
  return () => {
    for (const side of SIDES) {
      const on = outward(layout, side);
      for (const { at } of along(layout, side)) {
        const [depth, within] = [h[at + on] as number, half.h[at] as number];
        const share = depth > 0 && within > FILM && (friction[at] as number) >= 0 ? depth / within : 0;
        half.h[at + on] = depth;
        half.qx[at + on] = (half.qx[at] as number) * share;
        half.qy[at + on] = (half.qy[at] as number) * share;
      }
    }
  };
}
