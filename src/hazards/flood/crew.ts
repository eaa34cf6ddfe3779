/**
 * Several threads at one step. They share the grid's memory, and whoever is free takes the next band of its rows: a thread that is
 * late, or not yet there, costs the others nothing but its help, and who took which band shows in no bit.
 *
 * The threads themselves are the host's: it starts them and has each call `help`.
 */
import type { Band } from './wasm.ts';

/** What a thread needs to help with one grid; it goes to the thread as a copy, but for the memories, which are shared. */
export interface Task {
  readonly module: object;
  readonly memory: object;
  readonly nx: number;
  readonly ny: number;
  /** Where in the memory the thread keeps its own rows. */
  readonly work: number;
  readonly control: SharedArrayBuffer;
}

/** Those who help. */
export interface Crew {
  /** How many may compute at once, with the one who asks. */
  readonly hands: number;
  /** The host's clock, ms: whether help pays just now; without it, it is taken to. */
  readonly now?: () => number;
  /** Cells of a grid from which it helps, where not `LEAST_CELLS`. */
  readonly least?: number;
  /** Has one more thread help with a task from now on. */
  join(task: Task): void;
}

/** Cells of a grid from which help pays: of 256² a step takes two threads four fifths of the time, of 128² longer than one. */
export const LEAST_CELLS = 65_536;
export const isWorthHelp = ({ nx, ny }: Pick<Task, 'nx' | 'ny'>, least = LEAST_CELLS): boolean => nx * ny >= least;

/** The most bands that a step is cut into. */
export const MOST_BANDS = 64;
/**
 * Words of the control block: threads that have come and bands that they have done since, the step's number, bands not yet taken
 * and not yet done, and what they are.
 */
const [HERE, HELPED, STEP, LEFT, OPEN, COUNT, STAGE, RAINS, SINKS, SUMS, BANDS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** A band's words: its first row and its last, and the rims below and above it. */
const WORDS = 4;
const NUMBERS = 4 * (BANDS + WORDS * MOST_BANDS);
const NUMBERS_BYTES = 8 * 3;

/** A step, or a stage of one, to be done by bands. */
export interface Work {
  readonly stage: number;
  readonly bands: readonly (readonly [first: number, last: number, below: number, above: number])[];
  /** Where what is taken is put down, 0 for nowhere. */
  readonly sums: number;
  readonly dt: number;
  readonly dtdx: number;
  readonly gdt: number;
  readonly rains: boolean;
  readonly sinks: boolean;
}

export const newControl = (): SharedArrayBuffer => new SharedArrayBuffer(NUMBERS + NUMBERS_BYTES);

/** How many threads have come to help with a task, and how many bands they have done. */
export function helpOf({ control }: Pick<Task, 'control'>): { readonly here: number; readonly bands: number } {
  const words = new Int32Array(control);
  return { here: Atomics.load(words, HERE), bands: Atomics.load(words, HELPED) };
}

/** One who takes bands: the one who gives out the work, and each thread that helps. */
export class Hand {
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #bands: readonly Band[];

  /** `bands` by stage. */
  constructor(control: SharedArrayBuffer, bands: readonly Band[]) {
    this.#words = new Int32Array(control, 0, NUMBERS / 4);
    this.#numbers = new Float64Array(control, NUMBERS, 3);
    this.#bands = bands;
  }

  /** Gives out work, does what of it no other takes, and is back when all is done. */
  lead({ stage, bands, sums, dt, dtdx, gdt, rains, sinks }: Work): void {
    const words = this.#words;
    // No band is open, so that nobody reads what is written here until `LEFT` says so.
    words.set([bands.length, stage, rains ? 1 : 0, sinks ? 1 : 0, sums], COUNT);
    for (const [k, band] of bands.entries()) words.set(band, BANDS + WORDS * k);
    this.#numbers.set([dt, dtdx, gdt]);
    Atomics.store(words, OPEN, bands.length);
    Atomics.store(words, LEFT, bands.length);
    Atomics.add(words, STEP, 1);
    Atomics.notify(words, STEP);
    this.#take();
    for (let open = Atomics.load(words, OPEN); open > 0; open = Atomics.load(words, OPEN))
      Atomics.wait(words, OPEN, open);
  }

  /** Helps with each step as it comes, for good. */
  follow(): never {
    const words = this.#words;
    Atomics.add(words, HERE, 1);
    for (let seen = Atomics.load(words, STEP); ; seen = Atomics.load(words, STEP)) {
      Atomics.add(words, HELPED, this.#take());
      Atomics.wait(words, STEP, seen);
    }
  }

  /** Whether anybody has come to help. */
  get helped(): boolean {
    return Atomics.load(this.#words, HERE) > 0;
  }

  /** Takes bands until none is left; tells how many. */
  #take(): number {
    const words = this.#words;
    for (let taken = 0; ; ) {
      const left = Atomics.load(words, LEFT);
      if (left <= 0) return taken;
      // What the step is may be read only by whoever has a band of it: while that is open no other step is given out.
      if (Atomics.compareExchange(words, LEFT, left, left - 1) !== left) continue;
      this.#do((words[COUNT] as number) - left);
      taken++;
    }
  }

  #do(band: number): void {
    const [words, numbers] = [this.#words, this.#numbers];
    const at = BANDS + WORDS * band;
    this.#bands[words[STAGE] as number]?.(
      words[at] as number,
      words[at + 1] as number,
      words[at + 2] as number,
      words[at + 3] as number,
      words[SUMS] as number,
      numbers[0] as number,
      numbers[1] as number,
      numbers[2] as number,
      words[RAINS] === 1,
      words[SINKS] === 1,
    );
    if (Atomics.sub(words, OPEN, 1) === 1) Atomics.notify(words, OPEN);
  }
}
