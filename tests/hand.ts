import type { Ticker } from '../src/player/ticker.ts';

/** Real time in the test's hand. */
export class Hand implements Ticker {
  #now = 0;
  #tick = (): void => {};
  now = (): number => this.#now;
  every(tick: () => void): () => void {
    this.#tick = tick;
    return () => {
      this.#tick = () => {};
    };
  }
  pass(ms: number): void {
    this.#now += ms;
    this.#tick();
  }
}
