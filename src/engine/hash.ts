/**
 * A 64-bit running hash in two 32-bit lanes, over bytes: the same in every JavaScript engine. It guards a log against
 * accident and careless edits; it is no signature (design 7).
 */
const HEX = '0123456789abcdef';

export class RunningHash {
  #a = 0x811c9dc5 | 0;
  #b = 0x9e3779b9 | 0;

  /** Adds the UTF-8 bytes of `text`, from `start` to `end` (in UTF-16 units). */
  text(text: string, start = 0, end = text.length): this {
    let a = this.#a;
    let b = this.#b;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c < 0x80) {
        a = Math.imul(a ^ c, 0x01000193);
        b = Math.imul(((b << 5) | (b >>> 27)) ^ c, 0x9e3779b1);
        continue;
      }
      const high = c >= 0xd800 && c < 0xdc00 && i + 1 < end;
      const point = high ? 0x10000 + ((c - 0xd800) << 10) + (text.charCodeAt(++i) - 0xdc00) : c;
      this.#a = a;
      this.#b = b;
      if (point < 0x800) this.#two(point);
      else if (point < 0x10000) this.#three(point);
      else
        this.#byte(0xf0 | (point >> 18))
          .#low(point >> 12)
          .#low(point >> 6)
          .#low(point);
      a = this.#a;
      b = this.#b;
    }
    this.#a = a;
    this.#b = b;
    return this;
  }

  /** Adds bytes as they are, from `start` to `end`; half the time of the text that they hold. */
  bytes(bytes: Uint8Array, start = 0, end = bytes.length): this {
    let a = this.#a;
    let b = this.#b;
    for (let i = start; i < end; i++) {
      const c = bytes[i] as number;
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(((b << 5) | (b >>> 27)) ^ c, 0x9e3779b1);
    }
    this.#a = a;
    this.#b = b;
    return this;
  }

  /** Adds a 32-bit integer; faster than its text. */
  int(n: number): this {
    this.#a = Math.imul(this.#a ^ n, 0x01000193) ^ (n >>> 15);
    this.#b = Math.imul(((this.#b << 5) | (this.#b >>> 27)) ^ n, 0x9e3779b1);
    return this;
  }

  /** The hash so far as 16 hex digits; the running lanes are not changed. */
  hex(): string {
    return hex32(finish(this.#a ^ (this.#b >>> 7))) + hex32(finish(this.#b + Math.imul(this.#a, 0x85ebca6b)));
  }

  /** Starts again from another hash's 16 hex digits, so that hashes make a chain. */
  seed(hex: string): this {
    this.#a = Number.parseInt(hex.slice(0, 8), 16) | 0;
    this.#b = Number.parseInt(hex.slice(8, 16), 16) | 0;
    return this;
  }

  /** The hash so far, and goes on from it as if started again by `seed`. */
  link(): string {
    const high = finish(this.#a ^ (this.#b >>> 7));
    const low = finish(this.#b + Math.imul(this.#a, 0x85ebca6b));
    this.#a = high;
    this.#b = low;
    return hex32(high) + hex32(low);
  }

  save(): [number, number] {
    return [this.#a, this.#b];
  }

  restore([a, b]: readonly [number, number]): this {
    this.#a = a | 0;
    this.#b = b | 0;
    return this;
  }

  #byte(n: number): this {
    this.#a = Math.imul(this.#a ^ n, 0x01000193);
    this.#b = Math.imul(((this.#b << 5) | (this.#b >>> 27)) ^ n, 0x9e3779b1);
    return this;
  }
  #low(n: number): this {
    return this.#byte(0x80 | (n & 0x3f));
  }
  #two(n: number): void {
    this.#byte(0xc0 | (n >> 6)).#low(n);
  }
  #three(n: number): void {
    this.#byte(0xe0 | (n >> 12))
      .#low(n >> 6)
      .#low(n);
  }
}

/** The hash of one text, as 16 hex digits. */
export const hashText = (text: string): string => new RunningHash().text(text).hex();

/** A 32-bit hash of a short name, for seeding streams and mixing into running hashes. */
export function nameHash(name: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return finish(h);
}

/** Murmur3's finaliser: every input bit reaches every output bit. */
function finish(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hex32(n: number): string {
  let out = '';
  for (let shift = 28; shift >= 0; shift -= 4) out += HEX.charAt((n >>> shift) & 15);
  return out;
}
