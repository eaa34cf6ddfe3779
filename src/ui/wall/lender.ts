/** The walls of a drill that this window runs and may not see all of: their pictures come from its worker, and do not pass through here. */
import type { Desk } from '../desk.ts';
import { HALL } from '../windows/hall.ts';
import { WindowHost } from '../windows/link.ts';
import { type HallWord, wordOf } from './hall-words.ts';
import { wallOf } from './scene.ts';

/** What a wall is given that gets its picture from elsewhere: it says `begin` on its port until it is answered. */
export interface WallLent {
  readonly lent: true;
}

/** So long a wall asks in vain until whoever took the walls counts as gone without a farewell, ms. */
const IN_VAIN = 3_000;

export class WallLender {
  readonly #desk: Desk;
  readonly #hall = new BroadcastChannel(HALL);
  #host: WindowHost | undefined;
  /** Farewells of its own that it has still to hear. */
  #own = 0;
  readonly #asking = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#hall.addEventListener('message', (event) => this.#hear(wordOf(event)));
    this.#lend();
  }

  get #drill(): string {
    const { kept, source } = this.#desk.opened;
    return kept ?? source;
  }

  #lend(): void {
    const { opened } = this.#desk;
    this.#asking.clear();
    this.#host ??= new WindowHost(this.#drill, ({ role, wall: name, shows = 'air' }, port) => {
      const wall = role === 'wall' && shows === 'air' ? wallOf(name) : undefined;
      if (wall === undefined || opened.admitWall === undefined) return undefined;
      const channel = port as BroadcastChannel;
      channel.close();
      return { given: { lent: true } satisfies WallLent, leave: opened.admitWall(wall === 'observers', channel.name) };
    });
  }

  /** A director's window that has joined may see what is on the walls, and cuts their scenes: it has them until it goes. */
  #hear({ say, drill, guest }: Partial<HallWord>): void {
    if (drill !== this.#drill) return;
    if (say === 'yield' && this.#host !== undefined) {
      this.#own += 1;
      this.#host.close();
      this.#host = undefined;
      this.#hall.postMessage({ say: 'yielded', drill } satisfies HallWord);
    } else if (say === 'gone') {
      if (this.#own > 0) this.#own -= 1;
      else this.#lend();
    } else if (say === 'hello' && this.#host === undefined) this.#vain(guest ?? '');
  }

  #vain(guest: string): void {
    const since = this.#asking.get(guest);
    if (since === undefined) this.#asking.set(guest, performance.now());
    else if (performance.now() - since > IN_VAIN) this.#lend();
  }

  close(): void {
    this.#hall.close();
    this.#host?.close();
  }
}
