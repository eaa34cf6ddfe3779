/**
 * A recorded drill as a `Player`: folds facts and needs no machine (design 7). Any moment is the nearest folded keyframe
 * and the events after it, so back is as near as forth.
 */
import { fold } from '../drill/fold.ts';
import { closedHazards } from '../drill/hazards.ts';
import { initialState } from '../drill/initial-state.ts';
import type { DrillState } from '../drill/state.ts';
import { DrillWeather } from '../drill/weather.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import { LocalPlayer, type Stand } from '../player/local-player.ts';
import type { Accepted, Pacing, Player, Power, SeatView, Status } from '../player/player.ts';
import type { Ticker } from '../player/ticker.ts';
import { weatherView } from '../player/weather-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import { type DrillTime, T0 } from '../units/time.ts';
import { HazardHistory } from './hazard-history.ts';

/** Folded entries between two keyframes, at the least, and how many keyframes there are at most: a long log's are further apart. */
const KEYFRAME_EVERY = 500;
const KEYFRAMES = 250;

/** The longest the hazards' history may keep the worker in one tick, and between two tellings of how far it is, ms. */
const SLICE = 10;
const TELL_EVERY = 250;

type Told = Extract<Entry, { line: 'event' | 'command' }>;
interface FoldedKeyframe {
  /** Index of the first entry that is not in `state`. */
  readonly next: number;
  readonly state: string;
}

export class LogPlayer extends LocalPlayer implements Player {
  readonly can: ReadonlySet<Power> = new Set<Power>(['seek']);
  readonly #scenario: Scenario;
  readonly #entries: readonly Told[];
  readonly #keyframes: readonly FoldedKeyframe[];
  readonly #weather: DrillWeather;
  readonly #history: HazardHistory;
  readonly #to: DrillTime;
  #verified: NonNullable<Status['verified']>;
  #state: DrillState;
  #next = 0;
  #at = T0;
  /** Where the viewing should be by now; fractions are kept so that no speed loses time. */
  #exact = 0;
  #until = T0;
  #speed = 60;
  #playing = false;
  #last: number;
  #breaks = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** `entries` in order of seq. The player opens paused at the start. */
  constructor(
    scenario: Scenario,
    seed: number,
    entries: readonly Entry[],
    ticker: Ticker,
    verified: NonNullable<Status['verified']> = 'unverified',
  ) {
    super(ticker);
    this.#scenario = scenario;
    this.#entries = entries.filter((entry): entry is Told => entry.line === 'event' || entry.line === 'command');
    this.#to = entries.reduce((to, entry) => ('at' in entry ? Math.max(to, entry.at) : to), 0) as DrillTime;
    // What has a closed form is there at once, at any time.
    this.#weather = new DrillWeather(scenario, closedHazards(scenario));
    this.#history = new HazardHistory(scenario, seed, entries, this.#to);
    this.#verified = verified;
    this.#keyframes = foldKeyframes(scenario, this.#entries);
    this.#state = this.#restore(T0);
    this.#last = ticker.now();
    this.publish([]);
  }

  /** The verdict of a verification that ran beside the viewing. */
  verdict(verified: NonNullable<Status['verified']>): void {
    this.#verified = verified;
    this.status$.next(this.status());
  }

  /** What had been said by the start: panels that come first begin with it. */
  get #told(): readonly Entry[] {
    return this.#entries.slice(0, this.#next);
  }

  /** A recording has no showing's pace: what was fast in the room can be read slowly. */
  play(pacing: Pacing, until: DrillTime = this.#to): void {
    if (pacing !== 'showing') this.#speed = pacing;
    this.#until = Math.min(this.#to, until) as DrillTime;
    this.#playing = this.#at < this.#until;
    this.#exact = this.#at;
    this.#last = this.ticker.now();
    this.publish([]);
  }

  pause(): void {
    this.#playing = false;
    this.publish([]);
  }

  async seek(at: DrillTime): Promise<void> {
    const to = Math.max(T0, Math.min(this.#to, at)) as DrillTime;
    this.#breaks++;
    this.#state = this.#restore(to);
    this.#place(to);
    this.publish(this.#told);
  }

  async submit(_command: Command): Promise<Accepted | Refusal> {
    return { ok: false, code: 'ended' };
  }
  protected override tick(): void {
    const now = this.ticker.now();
    const passed = now - this.#last;
    this.#last = now;
    this.#workOut(now);
    if (!this.#playing) return;
    this.#exact += passed * this.#speed;
    const to = Math.min(this.#until, Math.floor(this.#exact)) as DrillTime;
    const first = this.#next;
    this.#foldTo(to);
    this.#at = to;
    this.#weather.step(to);
    if (to >= this.#until) this.#playing = false;
    this.publish(this.#entries.slice(first, this.#next));
  }

  /** A slice of the hazards' history; the page is told of it a few times a second. */
  #workOut(now: number): void {
    if (this.#history.share === 1) return;
    this.#history.work(() => this.ticker.now() - now > SLICE);
    if (this.#playing || (now - this.#toldAt < TELL_EVERY && this.#history.share < 1)) return;
    this.#toldAt = now;
    this.publish([]);
  }

  #place(at: DrillTime): void {
    this.#at = at;
    this.#exact = at;
    this.#weather.step(at);
  }

  #foldTo(at: number): void {
    for (
      let entry = this.#entries[this.#next];
      entry !== undefined && entry.at <= at;
      entry = this.#entries[this.#next]
    ) {
      if (entry.line === 'event') fold(this.#state, entry);
      this.#next++;
    }
  }

  /** The state at `at`, made anew from the keyframe before it. */
  #restore(at: number): DrillState {
    const frame = this.#keyframes.findLast(({ next }) => next === 0 || (this.#entries[next - 1]?.at ?? 0) <= at);
    this.#next = frame?.next ?? 0;
    this.#state = JSON.parse(frame?.state ?? '{}') as DrillState;
    this.#foldTo(at);
    return this.#state;
  }

  protected override stand(): Stand {
    const at = this.#at;
    return { scenario: this.#scenario, state: this.#state, at, picture: () => this.#history.picture(at) };
  }

  protected override view(): SeatView {
    return {
      seat: 'director',
      at: this.#at,
      state: this.#state,
      weather: weatherView(this.#scenario, this.#weather, this.#at, this.#history.picture(this.#at)),
    };
  }

  protected override status(): Status {
    return {
      mode: 'recorded',
      at: this.#at,
      from: T0,
      to: this.#to,
      playing: this.#playing,
      speed: this.#speed,
      break: this.#breaks,
      verified: this.#verified,
      ...(this.#history.share < 1 ? { loading: { what: 'hazards', share: this.#history.share } } : {}),
    };
  }
}

function foldKeyframes(scenario: Scenario, entries: readonly Told[]): FoldedKeyframe[] {
  const state = initialState(scenario);
  const every = Math.max(KEYFRAME_EVERY, Math.ceil(entries.length / KEYFRAMES));
  const frames: FoldedKeyframe[] = [{ next: 0, state: JSON.stringify(state) }];
  entries.forEach((entry, i) => {
    if (entry.line === 'event') fold(state, entry);
    if ((i + 1) % every === 0) frames.push({ next: i + 1, state: JSON.stringify(state) });
  });
  return frames;
}
