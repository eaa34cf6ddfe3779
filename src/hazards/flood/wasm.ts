/** A step in WebAssembly: compiled once, when first asked for; there is none where an engine has no WebAssembly with SIMD. */
import { bytesFor, type Layout, layOut, type Step } from './memory.ts';

/** The engine's own; an engine without it has no such name. */
declare const WebAssembly: Wasm | undefined;
/** What is used of it: the core's own library of types does not know it. */
interface Wasm {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: Pages) => { readonly buffer: ArrayBufferLike };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Exports };
}
interface Pages {
  readonly initial: number;
  readonly maximum?: number;
  readonly shared?: boolean;
}
/** A step, or a stage of one, of the rows from `first` to `last`: see `border` and `band` in `tools/wasm`. */
export type Band = (
  first: number,
  last: number,
  below: number,
  above: number,
  sums: number,
  dt: number,
  dtdx: number,
  gdt: number,
  rains: boolean,
  sinks: boolean,
) => void;
interface Exports {
  init(nx: number, ny: number, base: number): void;
  /** Of a step of two stages the first. */
  readonly first?: (dt: number, dtdx: number) => void;
  step(dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void;
  takenSum(): number;
  soakedSum(): number;
  /** What several on one memory do it by. */
  readonly workIn?: (rows: number) => void;
  readonly border?: (j: number, rim: number, dt: number, dtdx: number, gdt: number) => void;
  readonly band?: Band;
  readonly firstBand?: Band;
}

const PAGE = 65_536;
/** The WebAssembly keeps its own few variables below this. */
const BASE = 1_024;

interface Made extends Step, Pick<Exports, 'first'> {
  readonly layout: Layout<Float32Array>;
}
/** A grid on a memory that several work on. */
export interface Shared {
  readonly layout: Layout<Float32Array>;
  readonly module: object;
  readonly memory: object;
  readonly exports: Exports;
  /** Where in it there is room beyond the layout. */
  readonly beyond: number;
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

  /** The same over a memory that threads can share, with `more` bytes beyond the layout; none where they cannot. */
  shared(nx: number, ny: number, work: number, more: number): Shared | undefined {
    const compiled = typeof SharedArrayBuffer === 'undefined' ? null : compile(this.#base64, overShared);
    if (compiled === null) return undefined;
    const { wasm, module } = compiled;
    // Numbers of 64 bits may stand there.
    const beyond = (BASE + bytesFor(nx, ny, 4, work) + 7) & ~7;
    const pages = Math.ceil((beyond + more) / PAGE);
    const memory = new wasm.Memory({ initial: pages, maximum: pages, shared: true });
    const exports = instanceOver(module, memory, nx, ny);
    return { layout: layOut(Float32Array, memory.buffer, BASE, nx, ny, work), module, memory, exports, beyond };
  }
}

/** The step over a memory that is already laid out. */
export function instanceOver(module: object, memory: object, nx: number, ny: number): Exports {
  if (typeof WebAssembly === 'undefined') throw new Error('an engine without WebAssembly was given a module of it');
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.init(nx, ny, BASE);
  return exports;
}

function compile(base64: string, as: (bytes: Uint8Array) => Uint8Array = (same) => same): Compiled | null {
  const wasm = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
  const bytes = as(fromBase64(base64));
  return wasm?.validate(bytes) ? { wasm, module: new wasm.Module(bytes) } : null;
}

/** What stands before and in the import of a memory without a limit: `env`, `memory`, that it is one; and its end, one page or none. */
const IMPORT = [1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2] as const;
/** A shared memory, from nothing up to 65,536 pages. */
const SHARED = [3, 0, 0x80, 0x80, 4] as const;
const IMPORTS = 2;

/**
 * The same module for a memory that threads share: WebAssembly has it say so where it imports the memory. The code is not touched,
 * so that both compute the same.
 */
function overShared(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((_, k) => bytes[k] === IMPORTS && IMPORT.every((byte, n) => bytes[k + 2 + n] === byte));
  if (at < 0) throw new Error('the module does not import its memory as it should');
  const rest = at + (bytes[at + 1] as number) + 2;
  const section = [IMPORTS, IMPORT.length + SHARED.length, ...IMPORT, ...SHARED];
  const whole = new Uint8Array(at + section.length + bytes.length - rest);
  whole.set(bytes.subarray(0, at));
  whole.set(section, at);
  whole.set(bytes.subarray(rest), at + section.length);
  return whole;
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
