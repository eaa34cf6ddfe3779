/** Two deliberate presses within three seconds: the first arms, the second fires. */
export const ARMED_FOR = 3000; // ms of the room

export class TwoPress {
  #armed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  /** `changed` is told whenever `armed` changes. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get armed(): boolean {
    return this.#armed;
  }

  /** Whether this press was the second. */
  press(): boolean {
    const fired = this.#armed;
    this.#set(!fired);
    return fired;
  }

  #set(armed: boolean): void {
    clearTimeout(this.#timer);
    this.#armed = armed;
    if (armed) this.#timer = setTimeout(() => this.#set(false), ARMED_FOR);
    this.#changed();
  }
}
