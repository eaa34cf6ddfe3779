/** Keeps a drill while it runs: each line of its log on the disk before anybody is told of it, and a keyframe now and then. */
import type { DrillTime } from '../../units/time.ts';
import type { DrillEngine, Keyframe } from '../drill-engine.ts';
import { keyframeBytes } from './keyframe.ts';
import type { KeepingPlace } from './place.ts';
import { IN_MEMORY, isDue, thinned } from './shelf.ts';

/** After a write that failed it is tried again this often, ms of real time. */
const AGAIN = 1000;

export interface KeeperOptions {
  /** Steady time, ms. */
  readonly now: () => number;
  /** The least real time between two keyframes, ms: a drill that leaps must not do little else. */
  readonly apart: number;
  /** Names the program. */
  readonly build: string;
}

export class Keeper {
  readonly #place: KeepingPlace;
  readonly #options: KeeperOptions;
  #waiting: string[] = [];
  #recent: readonly Keyframe[] = [];
  #latest: DrillTime | undefined;
  #savedAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #trouble: unknown;
  #crowded: unknown;
  #writing: Promise<void> | undefined;

  constructor(place: KeepingPlace, options: KeeperOptions) {
    this.#place = place;
    this.#options = options;
    this.#latest = place.keyframes.reduce<DrillTime | undefined>(
      (last, { at }) => (at > (last ?? -1) ? at : last),
      undefined,
    );
  }

  /** What keeps it from writing the log; undefined while all goes well. What waits is not lost: it is tried again. */
  get trouble(): unknown {
    return this.#trouble;
  }
  /** Why the last keyframe was not written; undefined when it was. The log may still find room. */
  get crowded(): unknown {
    return this.#crowded;
  }
  /** Lines that are not written yet. */
  get waiting(): readonly string[] {
    return this.#waiting;
  }
  /** The last few keyframes, newest last. */
  get recent(): readonly Keyframe[] {
    return this.#recent;
  }

  /** A line of the log, without its line end. */
  line(text: string): void {
    this.#waiting.push(text);
  }

  /** Between two instants of the drill, before its host tells of it. */
  rest(engine: DrillEngine): void {
    this.flush();
    const now = this.#options.now();
    if (this.#trouble !== undefined || this.#writing !== undefined || now - this.#savedAt < this.#options.apart) return;
    if (engine.ended || !isDue(engine.now, this.#latest)) return;
    this.#savedAt = now;
    this.#shelve(engine.save(), engine.now);
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const now = this.#options.now();
    if (this.#trouble !== undefined && now - this.#failedAt < AGAIN) return;
    try {
      this.#place.append(`${this.#waiting.join('\n')}\n`);
      this.#waiting = [];
      this.#trouble = undefined;
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  /** Takes the keyframes from the disk: those of a drill that is over are of no use. */
  async clear(): Promise<void> {
    await this.#writing;
    for (const one of [...this.#place.keyframes]) await this.#place.drop(one);
  }

  #shelve(keyframe: Keyframe, at: DrillTime): void {
    this.#recent = [...this.#recent, keyframe].slice(-IN_MEMORY);
    this.#latest = at;
    const bytes = keyframeBytes(keyframe, this.#options.build);
    try {
      const putting = this.#place.put({ at, lines: keyframe.log.lines, bytes: bytes.length }, bytes);
      this.#writing = putting === undefined ? undefined : this.#finish(putting, at);
      if (putting !== undefined) return;
      void this.#thin(at);
      this.#crowded = undefined;
    } catch (thrown) {
      this.#crowded = thrown;
    }
  }

  async #finish(putting: Promise<void>, at: DrillTime): Promise<void> {
    try {
      await putting;
      await this.#thin(at);
      this.#crowded = undefined;
    } catch (thrown) {
      this.#crowded = thrown;
    }
    this.#writing = undefined;
  }

  async #thin(at: DrillTime): Promise<void> {
    await Promise.all(thinned(this.#place.keyframes, at).map((old) => this.#place.drop(old)));
  }

  #failed(thrown: unknown): void {
    this.#trouble = thrown;
    this.#failedAt = this.#options.now();
  }
}
