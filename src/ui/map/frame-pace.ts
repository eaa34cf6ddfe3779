/**
 * When the next frame is drawn: with the display, unless the display cannot keep up. Without a graphics card a frame is
 * drawn by the same cores that run the drill, so a slow map leaves every other stretch of time to it.
 */

/** Frames farther apart than this, ms, mean that pictures take longer than the display waits for. */
const SLOW = 40;
/** The slowest a moving map gets, ms between frames. */
const SLOWEST = 150;
/** Weight of the newest gap in the mean. */
const NEWEST = 0.15;

export class FramePace {
  readonly #draw: (now: number) => void;
  #asked: number | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Mean ms from asking for a frame to drawing it. */
  #gap = 16;

  constructor(draw: (now: number) => void) {
    this.#draw = draw;
  }

  /**
   * There is news: the display's next frame. What a hand does cannot wait; the news of the clock come with each of its
   * ticks, and a moving map that yields keeps yielding.
   */
  now(byHand: boolean): void {
    if (byHand) {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
    }
    if (this.#waiting === undefined) this.#ask();
  }

  /** The picture goes on moving. */
  next(): void {
    if (this.#gap < SLOW) this.#ask();
    else
      this.#waiting ??= setTimeout(
        () => {
          this.#waiting = undefined;
          this.#ask();
        },
        Math.min(this.#gap, SLOWEST),
      );
  }

  #ask(): void {
    if (this.#asked !== undefined) return;
    const asked = performance.now();
    this.#asked = requestAnimationFrame((now) => {
      this.#asked = undefined;
      this.#gap += (Math.min(500, performance.now() - asked) - this.#gap) * NEWEST;
      this.#draw(now);
    });
  }

  stop(): void {
    clearTimeout(this.#waiting);
    if (this.#asked !== undefined) cancelAnimationFrame(this.#asked);
  }
}
