/**
 * This window has one seat of a drill that another window runs. It gets what the seat may know straight from the engine's worker. When
 * that window is gone, the windows that are left take the drill over in the order in which they came, from its kept log.
 */
import { OPEN_ELSEWHERE, type OpenAnswer, type SeatBegins, seatLock } from '../../player/opening.ts';
import { type Port, RemotePlayer } from '../../player/wire.ts';
import type { Broken, Opened, Opener, Progress } from '../session.ts';
import { askForLog } from './ask-log.ts';
import { WindowGuest } from './link.ts';
import { holdUntil, hostLock, SEATS_HALL } from './seat-host.ts';

/** How often a window says that it listens, until it is answered, ms. */
const BEGIN_EVERY = 300;

export interface SeatNews {
  /** Joined, or taken over; again after each change of who runs the drill. */
  opened(opened: Opened | Broken): void;
  /** Nobody runs it now. */
  waiting(): void;
  progress(progress: Progress): void;
  /** It was this window's turn to run the drill, and it could not. */
  failed(error: unknown): void;
}

export class SeatWindow {
  readonly #drill: string;
  readonly #seat: string;
  readonly #opener: Opener;
  readonly #news: SeatNews;
  readonly #leaving = new AbortController();
  #guest: WindowGuest | undefined;
  /** The channel under whose name the window says that it is there. */
  #visible: string | undefined;
  #quiet: (() => void) | undefined;

  constructor(drill: string, seat: string, opener: Opener, news: SeatNews) {
    this.#drill = drill;
    this.#seat = seat;
    this.#opener = opener;
    this.#news = news;
    this.#visit();
    void this.#inherit();
  }

  #visit(): void {
    this.#guest = new WindowGuest(
      { role: 'seat', seat: this.#seat },
      this.#drill,
      {
        joined: (_given, port) => this.#begin(port as BroadcastChannel),
        left: () => {
          this.#quiet?.();
          this.#news.waiting();
        },
      },
      SEATS_HALL,
    );
  }

  /** The worker may not listen yet when the first word is said. */
  #begin(port: BroadcastChannel): void {
    this.#quiet?.();
    if (this.#visible !== port.name) void holdUntil(seatLock(port.name), this.#leaving.signal);
    this.#visible = port.name;
    const say = (): void => port.postMessage({ seat: 'begin' } satisfies SeatBegins);
    const timer = setInterval(say, BEGIN_EVERY);
    const hear = ({ data }: MessageEvent<OpenAnswer>): void => {
      if (data.opening !== 'opened') return;
      this.#quiet?.();
      this.#news.opened(this.#opened(data, port));
    };
    port.addEventListener('message', hear);
    this.#quiet = () => {
      clearInterval(timer);
      port.removeEventListener('message', hear);
    };
    say();
  }

  #opened({ source, scenario, can, first, problems }: Extract<OpenAnswer, { opening: 'opened' }>, port: Port): Opened {
    const player = new RemotePlayer(port, first, can);
    const room = this.#drill;
    return { ok: true, source, scenario, player, problems, seat: this.#seat, room, log: () => askForLog(port) };
  }

  /** Waits for its turn to run the drill, and then does. */
  async #inherit(): Promise<void> {
    const { signal } = this.#leaving;
    try {
      await navigator.locks.request(hostLock(this.#drill), { signal }, async () => {
        if (signal.aborted || !(await this.#takeOver())) return;
        await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
      });
    } catch (error) {
      // A window that was left while it waited has nothing to tell.
      if (!signal.aborted) this.#news.failed(error);
      return;
    }
    // Another has the drill after all: wait again, behind it.
    if (!signal.aborted) void this.#inherit();
  }

  async #takeOver(): Promise<boolean> {
    this.#quiet?.();
    // Whoever looks at the drill through the port leaves it before the port is closed.
    this.#news.waiting();
    this.#guest?.close();
    const opened = await this.#opener.kept(
      this.#drill,
      undefined,
      (progress) => this.#news.progress(progress),
      this.#seat,
    );
    if (this.#leaving.signal.aborted) {
      if (opened.ok) opened.player.close();
      return false;
    }
    if (!opened.ok && opened.problems.some(({ code }) => code === OPEN_ELSEWHERE)) {
      this.#visit();
      return false;
    }
    this.#news.opened(opened);
    return true;
  }

  close(): void {
    this.#quiet?.();
    this.#guest?.close();
    this.#leaving.abort();
  }
}
