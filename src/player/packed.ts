/**
 * A saved value as bytes, for what lies on a disk: a line that says of what form it is, a line of JSON, then its typed arrays
 * one after the other. What is read back is the same value, or nothing: a file that is torn or of another form is no value.
 */
import { type Block, bytesOf, type DeepSaved, pack, unpack } from '../engine/blocks.ts';

const KINDS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const;
type KindName = keyof typeof KINDS;
type Listed = readonly [name: string, kind: KindName, bytes: number];

/** `form` is a line without its end, such as `landfall keyframe 1`. */
export function packedBytes(form: string, value: DeepSaved): Uint8Array<ArrayBuffer> {
  const { json, blocks } = pack(value);
  const list = Array.from(
    blocks,
    ([name, block]): Listed => [name, block.constructor.name as KindName, block.byteLength],
  );
  const head = new TextEncoder().encode(`${form}\n${JSON.stringify({ json, list })}\n`);
  const whole = new Uint8Array(head.length + list.reduce((sum, [, , bytes]) => sum + bytes, 0));
  whole.set(head);
  let at = head.length;
  for (const block of blocks.values()) {
    whole.set(bytesOf(block), at);
    at += block.byteLength;
  }
  return whole;
}

/** The reverse of `packedBytes` with the same `form`; undefined for anything else. */
export function unpackedBytes(form: string, whole: Uint8Array): DeepSaved | undefined {
  try {
    const start = form.length + 1;
    const end = whole.indexOf(10, start);
    const head = new TextDecoder().decode(whole.subarray(0, end));
    if (!head.startsWith(`${form}\n`)) return undefined;
    const { json, list } = JSON.parse(head.slice(start)) as { json: string; list: Listed[] };
    const blocks = new Map<string, Block>();
    let at = end + 1;
    for (const [name, kind, length] of list) {
      // A copy with memory of its own: the slice of a Node Buffer would share that of the whole.
      blocks.set(name, new KINDS[kind](new Uint8Array(whole.subarray(at, at + length)).buffer));
      at += length;
    }
    return at === whole.length ? unpack({ json, blocks }) : undefined;
  } catch {
    return undefined;
  }
}
