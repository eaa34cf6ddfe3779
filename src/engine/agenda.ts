/**
 * What is due and when: one binary heap ordered by `(at, rank, seq)` (design law 1). An entry knows its place in the
 * heap, so that cancelling and re-timing are O(log n) too.
 */
export interface Due<T> {
  readonly at: number;
  readonly rank: number;
  /** Order of entry: equal times and ranks are first come, first served. */
  readonly seq: number;
  readonly item: T;
  /** Place in the heap; −1 once it has left. The agenda's own. */
  place: number;
}

export class Agenda<T> {
  readonly #heap: Due<T>[] = [];
  #seq = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** The number the next entry will get; part of a keyframe. */
  get nextSeq(): number {
    return this.#seq;
  }

  add(at: number, rank: number, item: T): Due<T> {
    return this.#insert({ at, rank, seq: this.#seq++, item, place: 0 });
  }

  peek(): Due<T> | undefined {
    return this.#heap[0];
  }

  pop(): Due<T> | undefined {
    const first = this.#heap[0];
    if (first !== undefined) this.cancel(first);
    return first;
  }

  /** Takes an entry out; false when it had already left. */
  cancel(due: Due<T>): boolean {
    const place = due.place;
    if (place < 0) return false;
    const last = this.#heap.pop() as Due<T>;
    if (last !== due) {
      last.place = place;
      this.#heap[place] = last;
      this.#rise(place);
      this.#sink(last.place);
    }
    due.place = -1;
    return true;
  }

  /** Takes every entry out. */
  clear(): void {
    for (const due of this.#heap) due.place = -1;
    this.#heap.length = 0;
  }

  /** All entries in the order they will come due, for a keyframe. */
  entries(): Due<T>[] {
    return [...this.#heap].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /** Puts back what `entries` gave, with its own numbers. */
  restore(entries: readonly Omit<Due<T>, 'place'>[], nextSeq: number): Due<T>[] {
    this.#heap.length = 0;
    this.#seq = nextSeq;
    return entries.map((entry) => this.#insert({ ...entry, place: 0 }));
  }

  #insert(due: Due<T>): Due<T> {
    due.place = this.#heap.length;
    this.#heap.push(due);
    this.#rise(due.place);
    return due;
  }

  #rise(start: number): void {
    const heap = this.#heap;
    const due = heap[start] as Due<T>;
    let place = start;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] as Due<T>;
      if (!before(due, parent)) break;
      heap[place] = parent;
      parent.place = place;
      place = above;
    }
    heap[place] = due;
    due.place = place;
  }

  #sink(start: number): void {
    const heap = this.#heap;
    const due = heap[start] as Due<T>;
    const end = heap.length;
    let place = start;
    for (let child = 2 * place + 1; child < end; child = 2 * place + 1) {
      if (child + 1 < end && before(heap[child + 1] as Due<T>, heap[child] as Due<T>)) child++;
      const below = heap[child] as Due<T>;
      if (!before(below, due)) break;
      heap[place] = below;
      below.place = place;
      place = child;
    }
    heap[place] = due;
    due.place = place;
  }
}

function before<T>(a: Due<T>, b: Due<T>): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.seq < b.seq;
}
