/**
 * The seal of a log (design 7): its last line, which says how many lines stand before it and the SHA-256 of all their
 * bytes. The host writes it when the drill is over; a log without it is open.
 */
import { Sha256, type TextHash } from '../engine/sha256.ts';
import { chain, closeLine } from './line.ts';

export interface SealText {
  readonly lines: number;
  readonly sha256: string;
}

/** Hears every line that is written or read, and knows the seal that must follow. */
export class Seal {
  readonly #hash: TextHash;
  #lines = 0;

  /** With the host's own SHA-256, where it has a faster one. */
  constructor(hash: TextHash = new Sha256()) {
    this.#hash = hash;
  }

  /** A line without its line end. */
  line(text: string): void {
    this.#hash.text(text).text('\n');
    this.#lines++;
  }

  /** What the end line must say now. */
  text(): SealText {
    return { lines: this.#lines, sha256: this.#hash.hex() };
  }
}

/** The end line after a line whose hash is `previous`. */
export function endLine({ lines, sha256 }: SealText, previous: string): string {
  const body = `{"line":"end",${JSON.stringify({ lines, sha256 }).slice(1, -1)}`;
  return closeLine(body, chain(previous, body));
}
