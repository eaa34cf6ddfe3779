/**
 * The SHA-256 of a sealed log by the browser itself, which is an order faster than the one that runs in every engine. It takes the
 * bytes of the file, where the seal is over the lines: in a good log they are the same.
 */
import type { TextHash } from '../engine/sha256.ts';

/** No end line is longer, bytes. */
const TAIL = 512;
/** A longer file is hashed piece by piece as it is read: the browser's own takes it whole. Bytes. */
const LARGEST = 512_000_000;

/** What the end line of the file must say; undefined where it has none, or the browser cannot hash it. */
export async function hashOfLines(file: Blob): Promise<TextHash | undefined> {
  // A page that is not served securely has no `subtle`.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined || file.size > LARGEST) return undefined;
  const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL)).arrayBuffer());
  const before = tail.lastIndexOf(10, tail.length - 2) + 1;
  const last = new TextDecoder().decode(tail.subarray(before));
  if (before === 0 || !last.startsWith('{"line":"end"')) return undefined;
  const lines = file.slice(0, file.size - (tail.length - before));
  const digest = new Uint8Array(await subtle.digest('SHA-256', await lines.arrayBuffer()));
  return new KnownHash([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** A hash that is known before its text is heard. */
class KnownHash implements TextHash {
  readonly #hex: string;
  constructor(hex: string) {
    this.#hex = hex;
  }
  text(): this {
    return this;
  }
  hex(): string {
    return this.#hex;
  }
}
