/**
 * A player in a worker, used from the page: the same interface on both sides of a message port. Facts cross once, as
 * they happen; the page folds them itself, so no whole state crosses but at the start and after a seek.
 */
import { BehaviorSubject, concat, defer, type Observable, of, Subject } from 'rxjs';
import { fold } from '../drill/fold.ts';
import type { DrillState } from '../drill/state.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import type { Inject } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import type { DrillTime } from '../units/time.ts';
import type { Archive } from './archive.ts';
import type {
  Accepted,
  Box,
  DryRun,
  Field,
  FieldId,
  Frame,
  FrameRequest,
  Pacing,
  Player,
  Power,
  SeatView,
  Sending,
  Status,
  WeatherView,
} from './player.ts';
import { SharedWords } from './shared-words.ts';

/** What a worker and a page share of a message port. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

export type Call = 'submit' | 'seek' | 'frame' | 'field' | 'dryRun' | 'play' | 'pause' | 'close' | 'archive';
interface Asked {
  readonly wire: 'ask';
  readonly id: number;
  readonly call: Call;
  readonly args: readonly unknown[];
}
interface Answered {
  readonly wire: 'answer';
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
export interface Tick {
  readonly wire: 'tick';
  readonly seat: string;
  readonly at: DrillTime;
  readonly events: readonly Entry[];
  readonly status: Status;
  readonly weather: WeatherView;
  /** The whole state: first, and after each seek. `events` are then those before it. */
  readonly state?: DrillState;
  /** See `SeatView`. */
  readonly handed?: readonly Inject[];
  /** When it is another than that of the tick before. */
  readonly worded?: SeatView['worded'];
  readonly landfall?: DrillTime | null;
}

/** The least time between two ticks, ms. */
const TICK = 15;

/** What is served of a player; what it does not have may not be among its calls. */
export type Served = Pick<Player, 'state$' | 'events$' | 'status$'> & Partial<Player>;

/** How a player is served to somebody who is not to have all of it. */
export interface Serving {
  /** What may be asked of it; everything when absent. */
  readonly calls?: ReadonlySet<Call>;
  /** The least time between two ticks, ms. */
  readonly every?: number;
  /** The whole state with each tick, beside its events: for one whose events do not make its state. */
  readonly restated?: boolean;
  /** The whole state with each tick and never an event: for a player whose state is not the sum of its events. */
  readonly whole?: boolean;
}

/** Serves `player` over `port` until it is closed, or the answer is called. `now` is steady time in ms. */
export function serve(player: Served, port: Port, now: () => number, serving: Serving = {}): () => void {
  const { calls, every = TICK, whole: silent = false, restated = silent } = serving;
  let events: Entry[] = [];
  let view: SeatView | undefined;
  let status: Status | undefined;
  let seen = -1;
  let sentAt = Number.NEGATIVE_INFINITY;
  let sentPlaying: boolean | undefined;
  let sentWorded: SeatView['worded'];
  let news = false;
  const send = (): void => {
    // An answer that nothing came with has no tick before it: whoever asks again at each tick would never come to rest.
    if (!news || view === undefined || status === undefined) return;
    const anew = status.break !== seen;
    if (!anew && status.playing && sentPlaying === true && now() - sentAt < every) return;
    news = false;
    seen = status.break;
    sentAt = now();
    sentPlaying = status.playing;
    const { worded } = view;
    const reworded = worded !== sentWorded;
    sentWorded = worded;
    const tick: Tick = {
      wire: 'tick',
      seat: view.seat,
      at: view.at,
      events,
      status,
      weather: view.weather,
      ...(anew || restated ? { state: view.state } : {}),
      ...(view.handed === undefined ? {} : { handed: plain(view.handed) }),
      ...(worded === undefined || !reworded ? {} : { worded }),
      ...(view.landfall === undefined ? {} : { landfall: view.landfall }),
    };
    events = [];
    port.postMessage(tick);
  };
  const told = player.events$.subscribe((batch) => {
    news = true;
    if (!silent) events.push(...batch);
  });
  const follows = player.status$.subscribe((next) => {
    if (status !== undefined && next.break !== status.break) events = [];
    const verdict = status?.verified !== next.verified;
    status = next;
    news = true;
    if (verdict) send();
  });
  const stands = player.state$.subscribe((next) => {
    view = next;
    news = true;
    send();
  });
  const stop = (): void => {
    for (const one of [told, follows, stands]) one.unsubscribe();
    port.removeEventListener('message', hear);
  };
  const hear = (event: MessageEvent): void => {
    const asked = event.data as Asked;
    if (asked?.wire !== 'ask') return;
    if (calls !== undefined && !calls.has(asked.call)) {
      if (asked.call === 'close') stop();
      else port.postMessage({ wire: 'answer', id: asked.id, error: `${asked.call}: not here` } satisfies Answered);
      return;
    }
    if (asked.call === 'close') port.removeEventListener('message', hear);
    void answer(player, asked).then((answered) => {
      send();
      const frame = answered.value as { positions?: Float32Array; planes?: Float32Array } | undefined;
      const moved = frame?.positions ?? frame?.planes;
      port.postMessage(answered, moved === undefined ? [] : [moved.buffer as ArrayBuffer]);
    });
  };
  port.addEventListener('message', hear);
  return stop;
}

/** Conditions are functions, which do not cross. */
const plain = (injects: readonly Inject[]): readonly Inject[] => JSON.parse(JSON.stringify(injects));

async function answer(player: Served, { id, call, args }: Asked): Promise<Answered> {
  try {
    // Of the archive the first argument says what is asked of it.
    const [of, name, given] =
      call === 'archive' ? [player.archive, args[0] as keyof Archive, args.slice(1)] : [player, call, args];
    const asked = (of as Readonly<Record<string, unknown>> | undefined)?.[name] as
      | ((...all: readonly unknown[]) => unknown)
      | undefined;
    const value = await asked?.apply(of, [...given]);
    return { wire: 'answer', id, value };
  } catch (thrown) {
    return { wire: 'answer', id, error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

/** The page's side: a `Player` whose work is done behind `port`. `first` is the first tick, with the whole state. */
export class RemotePlayer implements Player {
  readonly can: ReadonlySet<Power>;
  readonly state$: BehaviorSubject<SeatView>;
  /** Whoever listens first hears what came with the first tick too. */
  readonly events$: Observable<readonly Entry[]> = defer(() => {
    const early = this.#early;
    this.#early = [];
    return early.length === 0 ? this.#events : concat(of(early), this.#events);
  });
  readonly status$: BehaviorSubject<Status>;
  readonly #events = new Subject<readonly Entry[]>();
  readonly #words = new SharedWords();
  #closed = false;
  #early: readonly Entry[];
  readonly #port: Port;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #hear = (event: MessageEvent): void => this.#receive(event.data as Answered | Tick);
  readonly archive: Archive | undefined;
  #state: DrillState;
  #worded: SeatView['worded'];
  #nextId = 1;

  constructor(port: Port, first: Tick, can: readonly Power[]) {
    this.#port = port;
    this.can = new Set(can);
    if (this.can.has('seek')) this.archive = this.#archive();
    this.#early = this.#words.in(first.events);
    this.#state = first.state as DrillState;
    this.status$ = new BehaviorSubject(first.status);
    this.state$ = new BehaviorSubject(this.#view(first));
    port.addEventListener('message', this.#hear);
  }

  play(pacing: Pacing, until?: DrillTime): void {
    void this.#ask('play', pacing, until);
  }
  pause(): void {
    void this.#ask('pause');
  }
  seek(at: DrillTime): Promise<void> {
    return this.#ask('seek', at) as Promise<void>;
  }
  submit(command: Command): Promise<Accepted | Refusal> {
    return this.#ask('submit', command) as Promise<Accepted | Refusal>;
  }
  frame(request: FrameRequest): Promise<Frame> {
    return this.#ask('frame', request) as Promise<Frame>;
  }
  field(id: FieldId, at: DrillTime, box: Box): Promise<Field> {
    return this.#ask('field', id, at, box) as Promise<Field>;
  }
  dryRun(sending: Sending): Promise<DryRun | undefined> {
    return this.#ask('dryRun', sending) as Promise<DryRun | undefined>;
  }
  close(): void {
    // Once: the port may serve another player by now.
    if (this.#closed) return;
    this.#closed = true;
    this.#port.postMessage({ wire: 'ask', id: 0, call: 'close', args: [] } satisfies Asked);
    this.#port.removeEventListener('message', this.#hear);
    this.state$.complete();
    this.#events.complete();
    this.status$.complete();
  }

  #archive(): Archive {
    const asks =
      <K extends keyof Archive>(what: K) =>
      (...args: Parameters<Archive[K]>) =>
        this.#ask('archive', what, ...args) as ReturnType<Archive[K]>;
    return {
      before: asks('before'),
      around: asks('around'),
      latest: asks('latest'),
      find: asks('find'),
      counted: asks('counted'),
    };
  }

  #ask(call: Call, ...args: readonly unknown[]): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ wire: 'ask', id, call, args } satisfies Asked);
    });
  }

  #receive(message: Answered | Tick): void {
    if (message?.wire === 'tick') this.#tick(message);
    else if (message?.wire === 'answer') this.#answered(message);
  }

  #answered({ id, value, error }: Answered): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  #tick(tick: Tick): void {
    this.#words.in(tick.events);
    if (tick.state === undefined) {
      for (const entry of tick.events) if (entry.line === 'event') fold(this.#state, entry);
    } else this.#state = tick.state;
    this.status$.next(tick.status);
    if (tick.events.length > 0) this.#events.next(tick.events);
    this.state$.next(this.#view(tick));
  }

  #view({ seat, at, weather, handed, worded, landfall }: Tick): SeatView {
    this.#worded = worded ?? this.#worded;
    const told = {
      ...(handed === undefined ? {} : { handed }),
      ...(this.#worded === undefined ? {} : { worded: this.#worded }),
      ...(landfall === undefined ? {} : { landfall }),
    };
    return { seat, at, state: this.#state, weather, ...told };
  }
}
