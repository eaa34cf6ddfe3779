import { nameHash } from './hash.ts';

/**
 * Seeded random numbers in named, forked streams: a draw in one stream never disturbs another, so runs stay comparable
 * when a part is added. The generator is sfc32 (Chris Doty-Humphrey, PractRand): 32-bit integers only.
 */
export class Stream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: readonly [number, number, number, number]) {
    [this.#a, this.#b, this.#c, this.#d] = state;
  }

  /** The next number, evenly in [0, 1). */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  }

  save(): [number, number, number, number] {
    return [this.#a, this.#b, this.#c, this.#d];
  }
}

/** All streams of one drill: opened by name on first use, saved and restored together. */
export class Streams {
  readonly #open = new Map<string, Stream>();

  readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  get(name: string): Stream {
    let stream = this.#open.get(name);
    if (stream === undefined) {
      stream = new Stream([this.seed | 0, nameHash(name), Math.imul(this.seed, 0x9e3779b1) ^ nameHash(`${name}#`), 1]);
      for (let warm = 0; warm < 12; warm++) stream.next();
      this.#open.set(name, stream);
    }
    return stream;
  }

  save(): [string, [number, number, number, number]][] {
    return [...this.#open].map(([name, stream]) => [name, stream.save()]);
  }

  restore(saved: readonly [string, readonly [number, number, number, number]][]): void {
    this.#open.clear();
    for (const [name, state] of saved) this.#open.set(name, new Stream(state));
  }
}
