/**
 * The inertial step in the arithmetic that a scenario names: 64 bits in TypeScript, or 32 bits in WebAssembly where the engine
 * has it with SIMD, else in its twin. Which of these two ran shows in nothing but time.
 */
import { cameIn, closeEdges, openEdges } from './edges.ts';
import { sweep } from './inertial-64.ts';
import { twinStep } from './inertial-twin.ts';
import { INERTIAL_WASM } from './inertial-wasm.ts';
import { bytesFor, type Kernel, type Layout, layOut } from './memory.ts';

/** The engine's own; an engine without it has no such name. */
declare const WebAssembly: Wasm | undefined;
/** What is used of it: the core's own library of types does not know it. */
interface Wasm {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBufferLike };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Exports };
}
interface Exports {
  init(nx: number, ny: number, base: number): void;
  step(dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void;
  takenSum(): number;
  soakedSum(): number;
}

const PAGE = 65_536;
/** The WebAssembly keeps its own few variables below this. */
const BASE = 1_024;
/** In 32 bits heights are kept on a grid of 2⁻¹² m, so that differences of them are exact up to 2,000 m. */
const HEIGHT = 1 / 4096;
const in32 = { round: Math.fround, height: (value: number) => Math.round(value / HEIGHT) * HEIGHT };
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
};
const same = (value: number): number => value;

interface Compiled {
  readonly wasm: Wasm;
  readonly module: object;
}
/** Null where there is no WebAssembly with SIMD; undefined before that was asked. */
let compiled: Compiled | undefined | null;

export function kernel32(nx: number, ny: number): Kernel {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return twin32(nx, ny);
  const { wasm, module } = compiled;
  const memory = new wasm.Memory({ initial: Math.ceil((BASE + bytesFor(nx, ny, 4)) / PAGE) });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  exports.init(nx, ny, BASE);
  const layout = layOut(Float32Array, memory.buffer, BASE, nx, ny);
  return { ...inertial, layout, step: exports.step, taken: exports.takenSum, soaked: exports.soakedSum, ...in32 };
}

/** The same without WebAssembly. */
export function twin32(nx: number, ny: number): Kernel {
  const layout = layOut(Float32Array, new ArrayBuffer(bytesFor(nx, ny, 4)), 0, nx, ny);
  return { ...inertial, layout, ...twinStep(layout), ...in32 };
}

export function kernel64(nx: number, ny: number): Kernel {
  const layout = layOut(Float64Array, new ArrayBuffer(bytesFor(nx, ny, 8)), 0, nx, ny);
  return { ...inertial, layout, ...sweep(layout), round: same, height: same };
}

function compile(): Compiled | null {
  const wasm = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
  const bytes = fromBase64(INERTIAL_WASM);
  return wasm?.validate(bytes) ? { wasm, module: new wasm.Module(bytes) } : null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A bare shell has no `atob`. */
function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let [held, count, next] = [0, 0, 0];
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) break;
    held = (held << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[next++] = (held >> count) & 0xff;
  }
  return bytes;
}
