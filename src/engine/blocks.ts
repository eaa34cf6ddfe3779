/** JSON in which typed arrays may stand: what keyframes keep of grids and particles (design law 7). */
import { RunningHash } from './hash.ts';

export type Block = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;
export type DeepSaved =
  | null
  | boolean
  | number
  | string
  | Block
  | readonly DeepSaved[]
  | { readonly [key: string]: DeepSaved | undefined };

export const isBlock = (value: unknown): value is Block => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** The bytes of a typed array, in place. */
export const bytesOf = (block: Block): Uint8Array => new Uint8Array(block.buffer, block.byteOffset, block.byteLength);

/** A copy that shares no memory with `value`. Throws for what is neither JSON nor a typed array. */
export function deepSave(value: unknown): DeepSaved {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (isBlock(value)) return value.slice();
  if (typeof value !== 'object') throw new Error(`a keyframe cannot keep a ${typeof value}`);
  // As in JSON: what is not there is nothing in a list, and left out of an object.
  if (Array.isArray(value)) return value.map((inner) => (inner === undefined ? null : deepSave(inner)));
  return members(value as Readonly<Record<string, unknown>>);
}

/** In a loop, for keyframes are many and large: no list of pairs on the way. Names are no `__proto__` (`yaml-document.ts`). */
function members(value: Readonly<Record<string, unknown>>): DeepSaved {
  const saved: Record<string, DeepSaved> = {};
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner !== undefined) saved[key] = deepSave(inner);
  }
  return saved;
}

/** A hash over every word and every bit of `value`, as 16 hex digits. */
export function hashSaved(value: DeepSaved): string {
  const { json, blocks } = pack(value);
  const hash = new RunningHash().text(json);
  for (const block of blocks.values()) {
    const bytes = bytesOf(block);
    const words = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
    for (const word of new Int32Array(bytes.buffer, words === 0 ? 0 : bytes.byteOffset, words)) hash.int(word);
    for (let i = words * 4; i < bytes.length; i++) hash.int(bytes[i] as number);
  }
  return hash.hex();
}

/** A keyframe in two parts: JSON in which a block is `{"$block": name}`, and the blocks by name. */
export interface Packed {
  readonly json: string;
  readonly blocks: ReadonlyMap<string, Block>;
}

/** Takes the blocks out of `value`; they are not copied. */
export function pack(value: DeepSaved): Packed {
  const blocks = new Map<string, Block>();
  const json = JSON.stringify(value, (_key, inner: unknown) => {
    if (!isBlock(inner)) return inner;
    const name = String(blocks.size);
    blocks.set(name, inner);
    return { $block: name };
  });
  return { json, blocks };
}

/** The reverse of `pack`; throws when a block is missing. */
export function unpack({ json, blocks }: Packed): DeepSaved {
  return JSON.parse(json, (_key, inner: unknown) => {
    const name = (inner as { $block?: unknown } | null)?.$block;
    if (typeof name !== 'string') return inner;
    const block = blocks.get(name);
    if (block === undefined) throw new Error(`the keyframe has no block ${name}`);
    return block;
  }) as DeepSaved;
}
