/**
 * The inertial step in the arithmetic that a scenario names: 64 bits in TypeScript, or 32 bits in WebAssembly where the engine
 * has it with SIMD, else in its twin. Which of these two ran shows in nothing but time.
 */
import { crewedStep } from './bands.ts';
import type { Crew } from './crew.ts';
import { cameIn, closeEdges, openEdges } from './edges.ts';
import { sweep } from './inertial-64.ts';
import { twinStep } from './inertial-twin.ts';
import { INERTIAL_WASM } from './inertial-wasm.ts';
import { bytesFor, type Kernel, type Layout, layOut, WORK } from './memory.ts';
import { WasmModule } from './wasm.ts';

const MODULE = new WasmModule(INERTIAL_WASM);
/** In 32 bits heights are kept on a grid of 2⁻¹² m, so that differences of them are exact up to 2,000 m. */
const HEIGHT = 1 / 4096;
export const in32 = { round: Math.fround, height: (value: number) => Math.round(value / HEIGHT) * HEIGHT };
/** What its arithmetics have in common; the mean of two faces is a cell's discharge. */
const inertial = {
  courant: 0.6,
  edges: { close: closeEdges, open: openEdges, cameIn },
  speed({ h, qx, qy, stride }: Layout, at: number): number {
    const twice = 2 * (h[at] as number);
    const u = ((qx[at] as number) + (qx[at - 1] as number)) / twice;
    const v = ((qy[at] as number) + (qy[at - stride] as number)) / twice;
    return Math.sqrt(u * u + v * v);
  },
  velocity({ h, qx, qy, stride }: Layout, at: number): readonly [number, number] {
    const twice = 2 * (h[at] as number);
    return [
      ((qx[at] as number) + (qx[at - 1] as number)) / twice,
      ((qy[at] as number) + (qy[at - stride] as number)) / twice,
    ];
  },
};
const same = (value: number): number => value;

export function kernel32(nx: number, ny: number): Kernel {
  const made = MODULE.instance(nx, ny, WORK.inertial);
  return made === undefined ? twin32(nx, ny) : { ...inertial, ...made, ...in32 };
}

/** The same by several threads: equal bits. */
export const kernel32By =
  (crew: Crew) =>
  (nx: number, ny: number): Kernel => {
    const made = crewedStep(MODULE, nx, ny, { work: WORK.inertial, own: WORK.inertial, rim: 4 }, crew);
    return made === undefined ? kernel32(nx, ny) : { ...inertial, ...made, ...in32 };
  };

/** The same without WebAssembly. */
export function twin32(nx: number, ny: number): Kernel {
  const layout = layOut(Float32Array, new ArrayBuffer(bytesFor(nx, ny, 4)), 0, nx, ny);
  return { ...inertial, layout, ...twinStep(layout), ...in32 };
}

export function kernel64(nx: number, ny: number): Kernel {
  const layout = layOut(Float64Array, new ArrayBuffer(bytesFor(nx, ny, 8)), 0, nx, ny);
  return { ...inertial, layout, ...sweep(layout), round: same, height: same };
}
