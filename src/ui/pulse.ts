/** Redraws at the screen's own pace: however often something changes, listeners hear of it once a frame. */

/** `frame` for what moves with the clock, `calm` (four a second) for tables that nobody can read faster. */
export type Pace = 'frame' | 'calm';
const CALM = 250; // ms of the room

export class Pulse {
  readonly #listeners: Readonly<Record<Pace, Set<() => void>>> = { frame: new Set(), calm: new Set() };
  #asked = false;
  #calmAt = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  listen(pace: Pace, listener: () => void): () => void {
    this.#listeners[pace].add(listener);
    return () => void this.#listeners[pace].delete(listener);
  }

  beat(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame((now) => {
      this.#asked = false;
      for (const listener of this.#listeners.frame) listener();
      this.#calm(now);
    });
  }

  /** The last change of a burst must be seen too, so it is told after the pause. */
  #calm(now: number): void {
    const wait = this.#calmAt + CALM - now;
    if (wait > 0) {
      this.#later ??= setTimeout(() => {
        // A frame's own time may lie before the timer's: the next frame may have to wait once more.
        this.#later = undefined;
        this.beat();
      }, wait);
      return;
    }
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#calmAt = now;
    for (const listener of this.#listeners.calm) listener();
  }
}
