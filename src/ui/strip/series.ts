/** The deepest water of the drill's places as it was seen while the clock went by, at most one value a step; what was jumped over is a gap. */
export class SampledDepth {
  readonly at: number[] = [];
  readonly value: (number | null)[] = [];
  readonly #step: number;

  constructor(step: number) {
    this.#step = step;
  }

  /** A moment that lies before the last begins anew: somebody sought back. */
  add(when: number, depth: number): void {
    const last = this.at.at(-1);
    if (last !== undefined && when < last) {
      const keep = this.at.findIndex((one) => one > when);
      this.at.length = keep;
      this.value.length = keep;
    }
    const before = this.at.at(-1);
    if (before !== undefined && when - before < this.#step) return;
    if (before !== undefined && when - before > 3 * this.#step) {
      this.at.push(before + this.#step);
      this.value.push(null);
    }
    this.at.push(when);
    this.value.push(depth);
  }
}
