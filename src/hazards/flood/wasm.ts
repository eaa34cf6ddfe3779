/** A step in WebAssembly: compiled once, when first asked for; there is none where an engine has no WebAssembly with SIMD. */
import { bytesFor, type Layout, layOut, type Step } from './memory.ts';

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
  /** Of a step of two stages the first. */
  readonly first?: (dt: number, dtdx: number) => void;
  step(dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void;
  takenSum(): number;
  soakedSum(): number;
}

const PAGE = 65_536;
/** The WebAssembly keeps its own few variables below this. */
const BASE = 1_024;

interface Made extends Step, Pick<Exports, 'first'> {
  readonly layout: Layout<Float32Array>;
}
interface Compiled {
  readonly wasm: Wasm;
  readonly module: object;
}

export class WasmModule {
  readonly #base64: string;
  /** Null where it cannot be had; undefined before that was asked. */
  #compiled: Compiled | undefined | null;

  constructor(base64: string) {
    this.#base64 = base64;
  }

  /** The step over a memory of its own, with `work` rows for itself. */
  instance(nx: number, ny: number, work: number): Made | undefined {
    if (this.#compiled === undefined) this.#compiled = compile(this.#base64);
    if (this.#compiled === null) return undefined;
    const { wasm, module } = this.#compiled;
    const memory = new wasm.Memory({ initial: Math.ceil((BASE + bytesFor(nx, ny, 4, work)) / PAGE) });
    const { exports } = new wasm.Instance(module, { env: { memory } });
    exports.init(nx, ny, BASE);
    const layout = layOut(Float32Array, memory.buffer, BASE, nx, ny, work);
    const { first, step, takenSum: taken, soakedSum: soaked } = exports;
    return { layout, step, taken, soaked, ...(first === undefined ? {} : { first }) };
  }
}

function compile(base64: string): Compiled | null {
  const wasm = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
  const bytes = fromBase64(base64);
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
