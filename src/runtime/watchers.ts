/**
 * Conditions that wait (design law 1, rank 6): each is tried in an instant in which something it reads changed, and acts
 * when it first holds. What it reads is known from its text; nothing is polled.
 */
export interface Watcher {
  readonly id: string;
  /** Keys that make it worth trying: what its condition reads, and what lets it wait at all. */
  readonly reads: readonly string[];
  /** Whether it waits now and its condition holds. */
  holds(): boolean;
  /** It holds, for the first time. Whatever comes of it names `cause`. */
  act(cause: number): void;
}

/** A watcher and where it stands. */
interface Waiting {
  readonly watcher: Watcher;
  /** Its place in the order of adding. */
  readonly n: number;
  /** Whether it is still to act. */
  open: boolean;
  /** To be tried in this instant: the event that made it so. */
  cause: number | undefined;
}

export class Watchers {
  readonly #all: Waiting[] = [];
  readonly #byKey = new Map<string, Waiting[]>();
  #stirred: Waiting[] = [];

  add(watcher: Watcher): void {
    const waiting: Waiting = { watcher, n: this.#all.length, open: true, cause: undefined };
    this.#all.push(waiting);
    for (const key of new Set(watcher.reads)) {
      const those = this.#byKey.get(key);
      if (those === undefined) this.#byKey.set(key, [waiting]);
      else those.push(waiting);
    }
  }

  /** Notes that `key` changed through event `cause`; true when some condition must be tried. */
  stir(key: string, cause: number): boolean {
    const those = this.#byKey.get(key);
    if (those === undefined) return false;
    let any = false;
    for (const waiting of those) {
      if (!waiting.open) continue;
      this.#stir(waiting, cause);
      any = true;
    }
    return any;
  }

  /** Tries all of them once, whatever changed: at StartEx, when nothing has yet. */
  stirAll(cause: number): void {
    for (const waiting of this.#all) if (waiting.open) this.#stir(waiting, cause);
  }

  /** Tries what was stirred, in the order of adding; those that hold act and are done. */
  run(causeOf: (cause: number) => number): void {
    const due = this.#stirred.sort((a, b) => a.n - b.n);
    const causes = due.map(({ cause }) => cause ?? 0);
    this.#calm();
    due.forEach((waiting, i) => {
      if (!waiting.watcher.holds()) return;
      waiting.open = false;
      waiting.watcher.act(causeOf(causes[i] as number));
    });
  }

  save(): string[] {
    return this.#all.filter(({ open }) => !open).map(({ watcher }) => watcher.id);
  }

  restore(done: readonly string[]): void {
    this.#calm();
    const acted = new Set(done);
    for (const waiting of this.#all) waiting.open = !acted.has(waiting.watcher.id);
  }

  #stir(waiting: Waiting, cause: number): void {
    if (waiting.cause === undefined) this.#stirred.push(waiting);
    waiting.cause = cause;
  }

  #calm(): void {
    for (const waiting of this.#stirred) waiting.cause = undefined;
    this.#stirred = [];
  }
}
