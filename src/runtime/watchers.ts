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

export class Watchers {
  readonly #all = new Map<string, Watcher>();
  readonly #byKey = new Map<string, string[]>();
  /** Still to act, in the order they were added. */
  readonly #open = new Set<string>();
  /** To be tried in this instant, with the event that made it so. */
  readonly #stirred = new Map<string, number>();

  add(watcher: Watcher): void {
    this.#all.set(watcher.id, watcher);
    this.#open.add(watcher.id);
    for (const key of new Set(watcher.reads)) {
      const ids = this.#byKey.get(key);
      if (ids === undefined) this.#byKey.set(key, [watcher.id]);
      else ids.push(watcher.id);
    }
  }

  /** Notes that `key` changed through event `cause`; true when some condition must be tried. */
  stir(key: string, cause: number): boolean {
    const ids = this.#byKey.get(key);
    if (ids === undefined) return false;
    let any = false;
    for (const id of ids) {
      if (!this.#open.has(id)) continue;
      this.#stirred.set(id, cause);
      any = true;
    }
    return any;
  }

  /** Tries all of them once, whatever changed: at StartEx, when nothing has yet. */
  stirAll(cause: number): void {
    for (const id of this.#open) this.#stirred.set(id, cause);
  }

  /** Tries what was stirred, in the order of adding; those that hold act and are done. */
  run(causeOf: (cause: number) => number): void {
    const due = [...this.#all.keys()].filter((id) => this.#stirred.has(id));
    const causes = new Map(this.#stirred);
    this.#stirred.clear();
    for (const id of due) {
      const watcher = this.#all.get(id) as Watcher;
      if (!watcher.holds()) continue;
      this.#open.delete(id);
      watcher.act(causeOf(causes.get(id) ?? 0));
    }
  }

  save(): string[] {
    return [...this.#all.keys()].filter((id) => !this.#open.has(id));
  }

  restore(done: readonly string[]): void {
    this.#open.clear();
    this.#stirred.clear();
    for (const id of this.#all.keys()) this.#open.add(id);
    for (const id of done) this.#open.delete(id);
  }
}
