/**
 * A real emergency, on every window of this browser at once. It knows no engine: raising it shows it here and tells the
 * other windows; the command to the engine goes its own way and may never be answered.
 */
import { Subject } from 'rxjs';

export interface Emergency {
  readonly contact: string;
  readonly codeWord: string;
  /** When it was raised, ms of the room: the same emergency is told once. */
  readonly raised: number;
}
type Message =
  | { readonly type: 'raise'; readonly emergency: Emergency }
  | { readonly type: 'lift' }
  | { readonly type: 'ask' };

export class Alarm {
  /** The emergency that has the screen; undefined when there is none. */
  current: Emergency | undefined;
  /** Whether it was raised in this window: where no drill is open, nobody else could take it back. */
  mine = false;
  readonly changes$ = new Subject<Emergency | undefined>();
  readonly #channel: BroadcastChannel | undefined;

  constructor(channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('landfall-noduff')) {
    this.#channel = channel;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
    // A window that opens during an emergency shows it too.
    this.#tell({ type: 'ask' });
  }

  raise(contact: string, codeWord: string): void {
    if (this.current) return;
    this.mine = true;
    this.#set({ contact, codeWord, raised: Date.now() });
    this.#tellCurrent();
  }

  lift(): void {
    this.#set(undefined);
    this.#tell({ type: 'lift' });
  }

  #hear(data: unknown): void {
    const message = data as Partial<Message> | null;
    if (message?.type === 'lift') this.#set(undefined);
    else if (message?.type === 'ask') this.#tellCurrent();
    else if (message?.type === 'raise' && message.emergency && !this.current) {
      const { contact, codeWord, raised } = message.emergency;
      this.#set({ contact: String(contact), codeWord: String(codeWord), raised: Number(raised) });
    }
  }

  #set(emergency: Emergency | undefined): void {
    this.current = emergency;
    if (!emergency) this.mine = false;
    this.changes$.next(emergency);
  }
  #tellCurrent(): void {
    if (this.current) this.#tell({ type: 'raise', emergency: this.current });
  }
  #tell(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
