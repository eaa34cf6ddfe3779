/**
 * Windows of one browser that look at one drill. The window that has it open is the host; others are guests, each with a port of
 * its own to it. They find each other on one channel, whichever of them was there first, and find each other again after a reload.
 * What a guest may ask and gets is the host's to say (`admit`): a wish it does not know is not answered.
 */
import type { Port } from '../../player/wire.ts';
import { HALL } from './hall.ts';

/** How often a guest says that it is there, and how long the host may be silent before it counts as gone; ms. */
const ALIVE = 4_000;
const SILENT = 10_000;
/** A guest in a hidden tab is let speak once a minute only: so long silent it is gone. ms. */
const LOST = 150_000;

/** What a window wants to be, in words that the host knows: `{ role: 'wall', wall: 'command' }`. */
export type Wish = { readonly role: string } & Readonly<Record<string, string>>;

type Word =
  | { readonly say: 'who' }
  | { readonly say: 'hello'; readonly guest: string; readonly drill: string; readonly wish: Wish }
  | { readonly say: 'welcome'; readonly guest: string; readonly drill: string; readonly given: unknown }
  | { readonly say: 'alive'; readonly guest: string }
  | { readonly say: 'yes'; readonly guest: string }
  | { readonly say: 'here'; readonly drill: string }
  | { readonly say: 'gone'; readonly drill: string }
  | { readonly say: 'bye'; readonly guest: string };

/** A port that only these two windows have. */
const portOf = (guest: string): BroadcastChannel => new BroadcastChannel(`${HALL}-${guest}`);
const wordOf = ({ data }: MessageEvent<unknown>): Partial<Word> => (data ?? {}) as Partial<Word>;

/** Lets a guest in: what it is given first, and what ends it; undefined for whom it has no place. */
export type Admit = (wish: Wish, port: Port) => { readonly given: unknown; leave(): void } | undefined;

interface Seated {
  readonly channel: BroadcastChannel;
  readonly leave: () => void;
  heard: number;
}

/** This window has a drill open, under a name that a reload keeps. */
export class WindowHost {
  readonly #drill: string;
  readonly #admit: Admit;
  readonly #hall: BroadcastChannel;
  readonly #guests = new Map<string, Seated>();
  readonly #sweep: ReturnType<typeof setInterval>;
  #closed = false;
  readonly #bye = (): void => this.#say({ say: 'gone', drill: this.#drill });

  /** `hall`: where its guests look for it. */
  constructor(drill: string, admit: Admit, hall = HALL) {
    this.#hall = new BroadcastChannel(hall);
    this.#drill = drill;
    this.#admit = admit;
    this.#hall.addEventListener('message', (event) => this.#hear(wordOf(event)));
    this.#sweep = setInterval(() => this.#drop(), LOST / 5);
    globalThis.addEventListener?.('pagehide', this.#bye);
    this.#say({ say: 'here', drill });
  }

  #hear(word: Partial<Word>): void {
    if (word.say === 'who') this.#say({ say: 'here', drill: this.#drill });
    else if (word.say === 'hello' && word.drill === this.#drill) {
      if (word.guest !== undefined && word.wish !== undefined) this.#seat(word.guest, word.wish);
    } else if (word.say === 'bye') this.#unseat(word.guest ?? '');
    else if (word.say === 'alive') {
      const guest = this.#guests.get(word.guest ?? '');
      if (guest === undefined) return;
      guest.heard = performance.now();
      this.#say({ say: 'yes', guest: word.guest ?? '' });
    }
  }

  #seat(guest: string, wish: Wish): void {
    this.#unseat(guest);
    const channel = portOf(guest);
    const admitted = this.#admit(wish, channel);
    if (admitted === undefined) {
      channel.close();
      return;
    }
    this.#guests.set(guest, { channel, leave: () => admitted.leave(), heard: performance.now() });
    this.#say({ say: 'welcome', guest, drill: this.#drill, given: admitted.given });
  }

  #unseat(guest: string): void {
    const seated = this.#guests.get(guest);
    this.#guests.delete(guest);
    seated?.leave();
    seated?.channel.close();
  }

  #drop(): void {
    for (const [guest, { heard }] of this.#guests) if (performance.now() - heard > LOST) this.#unseat(guest);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#sweep);
    globalThis.removeEventListener?.('pagehide', this.#bye);
    for (const guest of [...this.#guests.keys()]) this.#unseat(guest);
    this.#bye();
    this.#hall.close();
  }

  #say(word: Word): void {
    this.#hall.postMessage(word);
  }
}

/** What becomes of a guest: let in with what the host gives, or without a host (again). */
export interface GuestNews {
  joined(given: unknown, port: Port): void;
  left(): void;
}

/** This window looks at a drill that another has open: `drill` by name, or whichever is there. */
export class WindowGuest {
  readonly #id = crypto.randomUUID();
  readonly #drill: string | undefined;
  readonly #wish: Wish;
  readonly #news: GuestNews;
  readonly #hall: BroadcastChannel;
  readonly #port: BroadcastChannel;
  readonly #beat: ReturnType<typeof setInterval>;
  readonly #bye = (): void => this.#say({ say: 'bye', guest: this.#id });
  /** The host's drill, while there is one. */
  #host: string | undefined;
  /** The drill that was asked to let this window in, until it answers or the next beat. */
  #asked: string | undefined;
  #heard = 0;
  #closed = false;

  constructor(wish: Wish, drill: string | undefined, news: GuestNews, hall = HALL) {
    this.#hall = new BroadcastChannel(hall);
    this.#wish = wish;
    this.#drill = drill;
    this.#news = news;
    this.#port = portOf(this.#id);
    this.#hall.addEventListener('message', (event) => this.#hear(wordOf(event)));
    this.#beat = setInterval(() => this.#alive(), ALIVE);
    globalThis.addEventListener?.('pagehide', this.#bye);
    this.#ask();
  }

  /** Of several hosts only one is asked: each would serve whom it lets in. */
  #ask(drill = this.#drill): void {
    this.#asked = drill;
    if (drill === undefined) this.#say({ say: 'who' });
    else this.#say({ say: 'hello', guest: this.#id, drill, wish: this.#wish });
  }

  #hear(word: Partial<Word>): void {
    if (word.say === 'welcome' && word.guest === this.#id && this.#host === undefined) {
      this.#host = word.drill;
      this.#heard = performance.now();
      this.#news.joined(word.given, this.#port);
    } else if (word.say === 'yes' && word.guest === this.#id) this.#heard = performance.now();
    else if (word.say === 'gone' && word.drill === this.#host) this.#left();
    else if (word.say === 'here' && (this.#drill === undefined || word.drill === this.#drill)) {
      // A host of that name is there anew: it has forgotten us.
      if (this.#host === word.drill) this.#left();
      if (this.#host === undefined && (this.#asked === undefined || this.#drill !== undefined)) this.#ask(word.drill);
    }
  }

  #alive(): void {
    if (this.#host === undefined) this.#ask();
    else if (performance.now() - this.#heard > SILENT) this.#left();
    else this.#say({ say: 'alive', guest: this.#id });
  }

  #left(): void {
    this.#host = undefined;
    this.#asked = undefined;
    this.#news.left();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#beat);
    globalThis.removeEventListener?.('pagehide', this.#bye);
    this.#bye();
    this.#hall.close();
    this.#port.close();
  }

  #say(word: Word): void {
    this.#hall.postMessage(word);
  }
}
