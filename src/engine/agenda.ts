/**
 * What is due and when: one binary heap, ordered by `(at, rank, seq)` (design law 1). An entry's place in the heap is known, so that
 * cancelling is O(log n) too.
 *
 * The keys lie in typed arrays in the order of the heap, and entries are touched only when they come and go: with ten
 * thousand actors a heap of objects waits for memory at every comparison.
 */
export interface Due {
  readonly at: number;
  readonly rank: number;
  /** Order of entry: equal times and ranks are first come, first served. The agenda's own. */
  seq: number;
  /** Where the agenda keeps it; −1 before it has come and once it has left. The agenda's own. */
  slot: number;
}

/** Rank and number of entry in one exact integer: room for 2⁴⁵ entries, which no drill makes. */
const SEQS = 35_184_372_088_832;
const FIRST_CAPACITY = 256;

export class Agenda<T extends Due> {
  #size = 0;
  #seq = 0;
  /** By place in the heap. */
  #at = new Float64Array(FIRST_CAPACITY);
  #order = new Float64Array(FIRST_CAPACITY);
  #slot = new Int32Array(FIRST_CAPACITY);
  /** By slot. */
  #place = new Int32Array(FIRST_CAPACITY);
  readonly #due: (T | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#size;
  }

  /** The number the next entry will get; part of a keyframe. */
  get nextSeq(): number {
    return this.#seq;
  }

  /** When the first entry is due; infinity when there is none. */
  get nextAt(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#at[0] as number);
  }

  add(due: T): T {
    due.seq = this.#seq++;
    this.#insert(due);
    return due;
  }

  peek(): T | undefined {
    return this.#size === 0 ? undefined : this.#due[this.#slot[0] as number];
  }

  pop(): T | undefined {
    const first = this.peek();
    if (first !== undefined) this.#remove(first, 0);
    return first;
  }

  /** Takes an entry out; false when it had already left. */
  cancel(due: T): boolean {
    if (due.slot < 0) return false;
    this.#remove(due, this.#place[due.slot] as number);
    return true;
  }

  /** Takes every entry out. */
  clear(): void {
    for (const due of this.#due) if (due !== undefined) due.slot = -1;
    this.#due.length = 0;
    this.#free.length = 0;
    this.#size = 0;
  }

  /** All entries in the order they will come due, for a keyframe. */
  entries(): T[] {
    const all = this.#due.filter((due) => due !== undefined);
    return all.sort((a, b) => a.at - b.at || a.rank - b.rank || a.seq - b.seq);
  }

  /** Puts back what `entries` gave, with the numbers they had. */
  restore(entries: readonly T[], nextSeq: number): void {
    this.clear();
    this.#seq = nextSeq;
    for (const due of entries) this.#insert(due);
  }

  #insert(due: T): void {
    const place = this.#size++;
    if (place === this.#at.length) this.#grow();
    const slot = this.#free.pop() ?? this.#due.length;
    due.slot = slot;
    this.#due[slot] = due;
    this.#rise(place, due.at, due.rank * SEQS + due.seq, slot);
  }

  #remove(due: T, place: number): void {
    this.#due[due.slot] = undefined;
    this.#free.push(due.slot);
    due.slot = -1;
    const last = --this.#size;
    if (place === last) return;
    const at = this.#at[last] as number;
    const order = this.#order[last] as number;
    const slot = this.#slot[last] as number;
    // The last one fills the gap; only one of the two moves it.
    if (place > 0 && this.#isBefore(at, order, (place - 1) >> 1)) this.#rise(place, at, order, slot);
    else this.#sink(place, at, order, slot);
  }

  #grow(): void {
    const double = <A extends Float64Array | Int32Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    const capacity = this.#at.length * 2;
    this.#at = double(this.#at, new Float64Array(capacity));
    this.#order = double(this.#order, new Float64Array(capacity));
    this.#slot = double(this.#slot, new Int32Array(capacity));
    this.#place = double(this.#place, new Int32Array(capacity));
  }

  #isBefore(at: number, order: number, place: number): boolean {
    const other = this.#at[place] as number;
    return at < other || (at === other && order < (this.#order[place] as number));
  }

  #put(place: number, at: number, order: number, slot: number): void {
    this.#at[place] = at;
    this.#order[place] = order;
    this.#slot[place] = slot;
    this.#place[slot] = place;
  }

  /** Moves the entry at `from` to `to`. */
  #move(from: number, to: number): void {
    this.#put(to, this.#at[from] as number, this.#order[from] as number, this.#slot[from] as number);
  }

  #rise(start: number, at: number, order: number, slot: number): void {
    let place = start;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isBefore(at, order, above)) break;
      this.#move(above, place);
      place = above;
    }
    this.#put(place, at, order, slot);
  }

  #sink(start: number, at: number, order: number, slot: number): void {
    const end = this.#size;
    let place = start;
    for (let child = 2 * place + 1; child < end; child = 2 * place + 1) {
      const other = child + 1;
      if (other < end && this.#isBefore(this.#at[other] as number, this.#order[other] as number, child)) child = other;
      if (this.#isBefore(at, order, child)) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, at, order, slot);
  }
}
