/**
 * The SHA-256 of a sealed log by the browser itself, which is an order faster than the one that runs in every engine. It takes the
 * bytes of the file, where the seal is over the lines: in a good log they are the same.
 */
import { sha256Of, type TextHash } from '../engine/sha256.ts';

/** A page that is not served securely has none. */
const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;

/** The SHA-256 of bytes, in hex digits. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (subtle === undefined) return sha256Of(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** No end line is longer, bytes. */
const TAIL = 512;
/** A longer file is hashed piece by piece as it is read: the browser's own takes it whole. Bytes. */
const LARGEST = 512_000_000;

/** A hash that is known before its text is heard: of the lines before the end line of a file. */
export class HashOfLines implements TextHash {
  readonly #lines: Blob;
  #hex = '';

  private constructor(lines: Blob) {
    this.#lines = lines;
  }

  /** Undefined for a file that has no end line, or that the browser cannot hash. */
  static async of(file: Blob): Promise<HashOfLines | undefined> {
    if (subtle === undefined || file.size > LARGEST) return undefined;
    const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL)).arrayBuffer());
    const before = tail.lastIndexOf(10, tail.length - 2) + 1;
    const last = new TextDecoder().decode(tail.subarray(before));
    if (before === 0 || !last.startsWith('{"line":"end"')) return undefined;
    return new HashOfLines(file.slice(0, file.size - (tail.length - before)));
  }

  /** Must be done before the end line is read. */
  async work(): Promise<this> {
    this.#hex = await hashOf(new Uint8Array(await this.#lines.arrayBuffer()));
    return this;
  }

  text(): this {
    return this;
  }
  hex(): string {
    return this.#hex;
  }
}

/** What the end line of the file must say; undefined where it has none, or the browser cannot hash it. */
export const hashOfLines = async (file: Blob): Promise<TextHash | undefined> => (await HashOfLines.of(file))?.work();
