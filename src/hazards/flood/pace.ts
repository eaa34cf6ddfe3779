/**
 * Whether help pays. Where other programs have the processors a step waits for the thread that is late, and is slower than alone;
 * the host's clock tells. It chooses who computes, and so shows in no bit.
 */

/** After so many steps the other way is tried; after twice as many each time that it was no quicker, up to a most. */
const TRY = { least: 32, most: 512 } as const;
/** How much a new figure counts against those before it; and up to how many times the old one, so that no single hiccup decides. */
const [WEIGHT, MOST] = [0.25, 2];

type Way = 0 | 1;

export class Pace {
  readonly #now: () => number;
  /** Time of a step by the work in it, alone and together. */
  readonly #paces: [alone: number, together: number] = [0, 0];
  #quicker: Way = 1;
  #every: number = TRY.least;
  #since = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Does a step of so much work, in the way that is quicker just now. */
  step(work: number, alone: () => void, together: () => void): void {
    const other: Way = this.#quicker === 1 ? 0 : 1;
    const tries = this.#paces[other] === 0 || ++this.#since >= this.#every;
    const way = tries ? other : this.#quicker;
    const before = this.#now();
    if (way === 1) together();
    else alone();
    this.#note(way, (this.#now() - before) / work);
    if (tries) this.#choose();
  }

  #note(way: Way, pace: number): void {
    const known = this.#paces[way];
    this.#paces[way] = known === 0 ? pace : known + WEIGHT * (Math.min(pace, MOST * known) - known);
  }

  #choose(): void {
    const [alone, together] = this.#paces;
    const quicker: Way = together <= alone ? 1 : 0;
    this.#every = quicker === this.#quicker ? Math.min(TRY.most, 2 * this.#every) : TRY.least;
    this.#quicker = quicker;
    this.#since = 0;
  }
}
