/**
 * A recorded drill as a `Player`: folds facts and needs no machine (design 7). Any moment is the nearest folded keyframe
 * and the events after it, so back is as near as forth. The log may still be read while it is looked at: `extend` brings what has
 * come of it, and who seeks beyond that waits for it.
 */
import { fold } from '../drill/fold.ts';
import { closedHazards } from '../drill/hazards.ts';
import type { DrillState } from '../drill/state.ts';
import { DrillWeather } from '../drill/weather.ts';
import { isTold, type Told } from '../log/about.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import { LASTING, RECENT } from '../player/archive.ts';
import { CountedSeries } from '../player/counted-series.ts';
import { LocalPlayer, type Stand } from '../player/local-player.ts';
import type { Accepted, Pacing, Player, Power, SeatView, Status } from '../player/player.ts';
import type { Ticker } from '../player/ticker.ts';
import { weatherView } from '../player/weather-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import { type DrillTime, T0 } from '../units/time.ts';
import { FoldedLog } from './folded.ts';
import { HazardHistory } from './hazard-history.ts';
import { LogArchive } from './log-archive.ts';

/** The longest the hazards' history may keep the worker in one tick, and between two tellings of how far something is, ms. */
const SLICE = 10;
const TELL_EVERY = 250;

/** What is known of a log before it has been read. */
export interface Expected {
  /** Its last moment. */
  readonly to: DrillTime;
  /** How many entries it has, about. */
  readonly entries: number;
}

export class LogPlayer extends LocalPlayer implements Player {
  readonly can: ReadonlySet<Power> = new Set<Power>(['seek']);
  readonly archive: LogArchive;
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #log: FoldedLog;
  readonly #counted: CountedSeries;
  readonly #lasting: Told[] = [];
  /** The post that leads. */
  readonly #city: string | undefined;
  readonly #weather: DrillWeather;
  /** Begun when all has been read. */
  #history: HazardHistory | undefined;
  #to: DrillTime;
  /** The moment of the last line that was read; all before it is there. */
  #read = T0;
  #extended = 0;
  /** A seek beyond what has been read. */
  #awaited: { readonly at: DrillTime; readonly come: () => void } | undefined;
  #verified: NonNullable<Status['verified']> = 'checking';
  #state: DrillState;
  #next = 0;
  #at = T0;
  /** Where the viewing should be by now; fractions are kept so that no speed loses time. */
  #exact = 0;
  /** Where it stops by itself; at the end without. */
  #until: DrillTime | undefined;
  #speed = 60;
  #playing = false;
  #last: number;
  #breaks = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** It opens paused at the start, without a line. */
  constructor(scenario: Scenario, seed: number, ticker: Ticker, expected: Expected) {
    super(ticker);
    this.#scenario = scenario;
    this.#seed = seed;
    this.#to = expected.to;
    this.#log = new FoldedLog(scenario, expected.entries);
    this.#city = scenario.posts.find(({ level }) => level === 'city')?.id;
    this.#counted = new CountedSeries(this.#city);
    this.archive = new LogArchive(this.#log.entries, this.#counted, () => this.#next);
    // What has a closed form is there at once, at any time.
    this.#weather = new DrillWeather(scenario, closedHazards(scenario));
    this.#state = this.#restore(T0);
    this.#last = ticker.now();
    this.publish([]);
  }

  /** A log that has been read: `entries` in order of seq. */
  static whole(scenario: Scenario, seed: number, entries: readonly Entry[], ticker: Ticker): LogPlayer {
    const player = new LogPlayer(scenario, seed, ticker, { to: T0, entries: entries.length });
    player.extend(entries);
    player.finish();
    return player;
  }

  /** How far it has been read. */
  get read(): DrillTime {
    return this.#read;
  }

  /** How many entries it was given. */
  get extended(): number {
    return this.#extended;
  }

  /** What has come of the log, in order. Whoever is told of it hears it a few times a second. */
  extend(entries: readonly Entry[]): void {
    this.#extended += entries.length;
    const last = entries.findLast((entry) => 'at' in entry);
    if (last !== undefined && 'at' in last) this.#read = last.at as DrillTime;
    const told = entries.filter(isTold);
    for (const entry of told) {
      this.#log.add(entry);
      if (LASTING.has(entry.type) && (entry.type !== 'post.level' || entry.post === this.#city))
        this.#lasting.push(entry);
    }
    this.#counted.add(told);
    if (this.#awaited !== undefined && this.#awaited.at < this.#read) this.#arrive(this.#awaited.at);
  }

  /** Nothing more comes: the log is at its end, or cannot be read any further. */
  finish(): void {
    this.#to = this.#read;
    this.#history = new HazardHistory(this.#scenario, this.#seed, this.#log.entries, this.#to);
    if (this.#awaited === undefined) this.publish([]);
    else this.#arrive(this.#awaited.at);
  }

  /** The verdict of a verification that ran beside the viewing. */
  verdict(verified: NonNullable<Status['verified']>): void {
    this.#verified = verified;
    this.status$.next(this.status());
  }

  /** A recording has no showing's pace: what was fast in the room can be read slowly. */
  play(pacing: Pacing, until?: DrillTime): void {
    if (pacing !== 'showing') this.#speed = pacing;
    this.#until = until;
    this.#playing = this.#at < this.#end;
    this.#exact = this.#at;
    this.#last = this.ticker.now();
    this.publish([]);
  }

  pause(): void {
    this.#playing = false;
    this.publish([]);
  }

  /** What has not been read yet is waited for. */
  seek(at: DrillTime): Promise<void> {
    if (this.#history === undefined && at >= this.#read)
      return new Promise((come) => {
        this.#awaited?.come();
        this.#awaited = { at, come };
        this.publish([]);
      });
    this.#arrive(at);
    return Promise.resolve();
  }

  async submit(_command: Command): Promise<Accepted | Refusal> {
    return { ok: false, code: 'ended' };
  }

  get #end(): DrillTime {
    const read = this.#history === undefined ? Number.POSITIVE_INFINITY : this.#to;
    return Math.min(read, this.#until ?? Number.POSITIVE_INFINITY) as DrillTime;
  }

  protected override tick(): void {
    const now = this.ticker.now();
    const passed = now - this.#last;
    this.#last = now;
    this.#tell(now);
    if (!this.#playing) return;
    this.#exact = Math.min(this.#exact + passed * this.#speed, this.#history === undefined ? this.#read : this.#to);
    const to = Math.min(this.#end, Math.floor(this.#exact)) as DrillTime;
    const first = this.#next;
    this.#foldTo(to);
    this.#at = to;
    this.#weather.step(to);
    if (to >= this.#end) this.#playing = false;
    this.publish(this.#log.entries.slice(first, this.#next));
  }

  /** How far the reading is, and then a slice of the hazards' history; the page is told of both a few times a second. */
  #tell(now: number): void {
    if (this.#history?.share === 1) return;
    this.#history?.work(() => this.ticker.now() - now > SLICE);
    if (this.#playing || (now - this.#toldAt < TELL_EVERY && this.#history?.share !== 1)) return;
    this.#toldAt = now;
    this.publish([]);
  }

  #arrive(at: DrillTime): void {
    const awaited = this.#awaited;
    this.#awaited = undefined;
    const to = Math.max(T0, Math.min(this.#read, at)) as DrillTime;
    this.#breaks++;
    this.#state = this.#restore(to);
    this.#at = to;
    this.#exact = to;
    // Whoever goes beyond where it was to stop does not want to be brought back.
    if (this.#until !== undefined && to >= this.#until) this.#until = undefined;
    this.#weather.step(to);
    this.publish(this.#recent());
    awaited?.come();
  }

  /** What a page begins with after a break: the last lines before the playhead, and of those before them what is drawn over the whole drill. */
  #recent(): readonly Told[] {
    const from = Math.max(0, this.#next - RECENT);
    const lasting = this.#lasting.filter(({ seq }) => seq <= from);
    return [...lasting, ...this.#log.entries.slice(from, this.#next)];
  }

  #foldTo(at: number): void {
    const { entries } = this.#log;
    for (let entry = entries[this.#next]; entry !== undefined && entry.at <= at; entry = entries[this.#next]) {
      if (entry.line === 'event') fold(this.#state, entry);
      this.#next++;
    }
  }

  /** The state at `at`, made anew from the keyframe before it. */
  #restore(at: number): DrillState {
    const { next, state } = this.#log.nearest(at);
    this.#next = next;
    this.#state = state;
    this.#foldTo(at);
    return this.#state;
  }

  protected override stand(): Stand {
    const at = this.#at;
    return { scenario: this.#scenario, state: this.#state, at, picture: () => this.#history?.picture(at) };
  }

  protected override view(): SeatView {
    return {
      seat: 'director',
      at: this.#at,
      state: this.#state,
      weather: weatherView(this.#scenario, this.#weather, this.#at, this.#history?.picture(this.#at)),
    };
  }

  protected override status(): Status {
    const reads = this.#history === undefined;
    const to = Math.max(this.#to, this.#read) as DrillTime;
    const share = this.#history?.share ?? this.#read / Math.max(1, to);
    return {
      mode: 'recorded',
      at: this.#at,
      from: T0,
      to,
      playing: this.#playing,
      speed: this.#speed,
      break: this.#breaks,
      verified: this.#verified,
      ...(reads ? { read: this.#read } : {}),
      ...(this.#awaited === undefined ? {} : { awaits: this.#awaited.at }),
      ...(share < 1 || reads ? { loading: { what: reads ? 'log' : 'hazards', share } } : {}),
    };
  }
}
