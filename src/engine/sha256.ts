/** SHA-256 for what must be known by others' tools too: files and whole logs. The chain of lines has its own, faster hash. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8, utf8Into } from './utf8.ts';

const HEX = '0123456789abcdef';
/** UTF-16 units that are gathered before they are hashed. */
const BATCH = 65_536;

/** A hash over the UTF-8 bytes of text that comes piece by piece. A piece ends with a whole character. */
export interface TextHash {
  text(piece: string): this;
  /** Of all text so far, in hex digits; more may follow. */
  hex(): string;
}

export class Sha256 implements TextHash {
  readonly #hash = sha256.create();
  readonly #bytes = new Uint8Array(BATCH * 3);
  #waiting = '';

  text(piece: string): this {
    this.#waiting += piece;
    if (this.#waiting.length >= BATCH) this.#flush();
    return this;
  }

  hex(): string {
    this.#flush();
    return hex(this.#hash.clone().digest());
  }

  #flush(): void {
    for (let from = 0; from < this.#waiting.length; ) {
      const to = whole(this.#waiting, Math.min(from + BATCH, this.#waiting.length));
      this.#hash.update(this.#bytes.subarray(0, utf8Into(this.#waiting.slice(from, to), this.#bytes)));
      from = to;
    }
    this.#waiting = '';
  }
}

/** An end that does not part two surrogates. */
function whole(text: string, end: number): number {
  const high = text.charCodeAt(end - 1);
  return end > 1 && end < text.length && high >= 0xd800 && high < 0xdc00 ? end - 1 : end;
}

/** The SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 hex digits. */
export const sha256Of = (content: Uint8Array | string): string =>
  hex(sha256(typeof content === 'string' ? utf8(content) : content));

function hex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
  return out;
}
