/**
 * The run that a recorded drill is held against: a player of its own that follows the first one's playhead, at a distance where the
 * two are aligned by something else than their start.
 */
import type { Subscription } from 'rxjs';
import type { Compared } from '../../player/comparison.ts';
import type { Status } from '../../player/player.ts';
import type { DrillTime, Millis } from '../../units/time.ts';
import { Desk } from '../desk.ts';
import type { Opened } from '../session.ts';
import type { Selection } from '../store.ts';
import { SeenDepths } from './depths.ts';

/** How far the second may be from the first while both play: seconds of the room. Nearer, nobody sees it. */
const ASTRAY = 0.5;

export class SecondRun {
  readonly desk: Desk;
  readonly compared: Compared;
  /** Of A and of B, as far as both were looked at beside each other. */
  readonly depths: readonly [a: SeenDepths, b: SeenDepths] = [new SeenDepths(), new SeenDepths()];
  readonly #main: Desk;
  readonly #subscriptions: readonly Subscription[];
  /** B's moment less A's, ms. */
  #offset: Millis = 0;
  #seeking = false;
  /** Where to seek next, once the seek under way has come. */
  #wanted: number | undefined;
  #speed: number | undefined;
  #breaks: number | undefined;

  /** Follows `main` from now on, until it is closed. */
  constructor(main: Desk, opened: Opened, compared: Compared) {
    this.#main = main;
    this.compared = compared;
    this.desk = new Desk(opened, main.store);
    this.#subscriptions = [
      main.player.status$.subscribe((status) => this.#follow(status)),
      main.player.state$.subscribe((view) => this.depths[0].look({ view })),
      opened.player.state$.subscribe((view) => {
        this.depths[1].look({ view });
        main.pulse.beat();
      }),
    ];
  }

  get offset(): Millis {
    return this.#offset;
  }

  /** Brings the moments of an inject's release in both runs over each other; by the start without one. Whether it could. */
  align(by: Selection | undefined): boolean {
    const at = by && this.#released(by.id);
    if (by !== undefined && at === undefined) return false;
    this.shift(at === undefined ? 0 : at[1] - at[0]);
    return true;
  }

  /** Brings B's moment that lies `offset` ms after A's over it, as somebody sets it by hand. */
  shift(offset: Millis): void {
    this.#offset = offset;
    if (this.#main.status !== undefined) this.#place(this.#main.status.at);
    this.#main.pulse.beat();
  }

  #released(inject: string): readonly [a: number, b: number] | undefined {
    const { a, b } = this.compared;
    const [one, other] = [a, b].map(({ released }) => released.find(({ id }) => id === inject)?.at);
    return one === undefined || other === undefined ? undefined : [one, other];
  }

  #follow({ at, playing, speed, break: breaks }: Status): void {
    const { player, status } = this.desk;
    const leapt = breaks !== this.#breaks;
    this.#breaks = breaks;
    const astray = Math.abs((status?.at ?? 0) - this.#held(at));
    if (!playing) {
      if (status?.playing) player.pause();
      this.#speed = undefined;
      if (astray > 0) this.#place(at);
      return;
    }
    if (leapt || astray > ASTRAY * 1000 * speed) this.#place(at);
    if (this.#speed === speed) return;
    this.#speed = speed;
    player.play(speed);
  }

  #held(at: number): number {
    return Math.max(0, Math.min(this.desk.status?.to ?? 0, at + this.#offset));
  }

  /** One seek at a time, and only the last of those that were asked for meanwhile. */
  #place(at: number): void {
    this.#wanted = this.#held(at);
    if (!this.#seeking) void this.#seek();
  }
  async #seek(): Promise<void> {
    this.#seeking = true;
    try {
      for (let to = this.#wanted; to !== undefined; to = this.#wanted) {
        this.#wanted = undefined;
        await this.desk.player.seek(to as DrillTime);
      }
    } catch {
      // A player that was closed meanwhile answers nothing.
    } finally {
      this.#seeking = false;
    }
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.desk.close();
    const { store } = this.#main;
    if (store.state.second === this) store.set({ second: undefined });
  }
}
