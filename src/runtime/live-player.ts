/** A drill that runs, as a `Player`: paces the engine by real time. Speed is nobody's command and is not logged (law 1). */
import type { Command, Entry } from '../log/vocabulary.ts';
import { LocalPlayer, type Stand } from '../player/local-player.ts';
import type {
  Accepted,
  DryRun,
  Pacing,
  Player,
  Power,
  SeatView,
  Sending,
  Status,
  WeatherView,
} from '../player/player.ts';
import type { Ticker } from '../player/ticker.ts';
import { weatherView } from '../player/weather-view.ts';
import type { Refusal } from '../text/problem.ts';
import { type DrillTime, MINUTE, T0 } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import { dryRun } from './dry-run.ts';
import { Pace } from './pace.ts';

/** The longest the engine may keep the worker in one tick, ms: commands and frames must get through. */
const SLICE = 12;
/** While the drill runs the weather is told anew at most this often, ms of real time; where it stands still, its weather is the moment's. */
const WEATHER_EVERY = 100;

/** How a drill stands in the room: what no log says. */
export interface RoomStand {
  /** Time in the room that the drill has run, ms. */
  readonly elapsed: number;
  readonly pacing: Pacing;
}

/** What becomes of a drill before the page is told of it. */
export interface Keeping {
  rest(engine: DrillEngine, stand: RoomStand): void;
  /** What hinders it. */
  readonly problem: Status['problem'];
}

export interface LivePlayerOptions {
  readonly seat?: string;
  readonly keeping?: Keeping | undefined;
  /** Of a drill that was taken up: time in the room that it had run, ms, and how fast it went. */
  readonly elapsed?: number;
  readonly pacing?: Pacing;
}

export class LivePlayer extends LocalPlayer implements Player {
  readonly can: ReadonlySet<Power> = new Set<Power>(['act']);
  readonly #engine: DrillEngine;
  readonly #seat: string;
  readonly #keeping: Keeping | undefined;
  #breaks = 0;
  #fresh: Entry[] = [];
  #pacing: Pacing;
  #speed = 1;
  #pace: Pace | undefined;
  /** Time in the room that the drill has run, ms. */
  #elapsed: number;
  #playing = false;
  /** Where the drill should be by now, ms; fractions are kept so that no speed loses time. */
  #target = 0;
  #last: number;
  #weather: WeatherView;
  #weatherAt = Number.NEGATIVE_INFINITY;
  /** The moment of the drill that it is of. */
  #weatherOf: DrillTime;

  constructor(
    engine: DrillEngine,
    ticker: Ticker,
    { seat = 'director', keeping, elapsed = 0, pacing = 1 }: LivePlayerOptions = {},
  ) {
    super(ticker);
    this.#engine = engine;
    this.#seat = seat;
    this.#keeping = keeping;
    this.#elapsed = elapsed;
    this.#pacing = pacing;
    if (pacing !== 'showing') this.#speed = pacing;
    this.#last = ticker.now();
    this.#weather = weatherView(engine.scenario, engine.weather, engine.now, engine.hazards.picture());
    this.#weatherOf = engine.now;
    this.#tell();
  }

  /** A line of the log as it is written: what is an event or a command goes to the page. */
  line(text: string): void {
    if (text.startsWith('{"line":"event"') || text.startsWith('{"line":"command"'))
      this.#fresh.push(JSON.parse(text) as Entry);
  }

  /** What had been said before the drill was taken up: panels begin with it, as after a seek. */
  recall(entries: readonly Entry[]): void {
    this.#breaks++;
    this.#fresh = [...entries, ...this.#fresh];
    this.#tell();
  }

  play(pacing: Pacing): void {
    this.#pacing = pacing;
    if (pacing !== 'showing') this.#speed = pacing;
    if (this.#engine.state.phase === 'paused') void this.submit({ type: 'resume', seat: this.#seat });
    this.#run(this.#engine.state.phase === 'running');
    this.#tell();
  }

  pause(): void {
    if (this.#engine.state.phase === 'running') void this.submit({ type: 'pause', seat: this.#seat });
    this.#run(false);
    this.#tell();
  }

  /** A live drill only goes forward; a seek ahead is a `jump` command, one back is refused. */
  async seek(at: DrillTime): Promise<void> {
    await this.submit({ type: 'jump', seat: this.#seat, to: at });
  }

  async submit(command: Command): Promise<Accepted | Refusal> {
    const answer = this.#engine.submit(command);
    if (answer.ok) this.#follow(command);
    this.#tell();
    return answer;
  }

  override async dryRun(sending: Sending): Promise<DryRun | undefined> {
    return dryRun(this.#engine, sending);
  }

  /** What a command does to the pace. */
  #follow(command: Command): void {
    if (command.type === 'startex' || command.type === 'resume') this.#run(true);
    else if (command.type === 'pause' || command.type === 'noduff' || command.type === 'endex') this.#run(false);
  }

  #run(on: boolean): void {
    this.#playing = on;
    this.#target = this.#engine.now;
    this.#last = this.ticker.now();
  }

  protected override tick(): void {
    const now = this.ticker.now();
    const passed = now - this.#last;
    this.#last = now;
    if (!this.#playing) {
      this.#idle();
      return;
    }
    const { endEx } = this.#engine.scenario.meta;
    this.#elapsed += passed;
    const leap = this.#leap();
    if (leap === undefined) this.#target += passed * this.#rate();
    else this.#target = leap;
    this.#advance(Math.min(this.#target, endEx), now, leap !== undefined);
    if (this.#engine.now >= endEx && !this.#engine.ended) void this.submit({ type: 'endex', seat: this.#seat });
    else this.#tell();
  }

  /** A drill that stands is kept too: what could not be written is tried again, and how that goes is told. */
  #idle(): void {
    const before = this.#keeping?.problem?.code;
    this.#keeping?.rest(this.#engine, { elapsed: this.#elapsed, pacing: this.#pacing });
    if (this.#keeping?.problem?.code !== before) this.publish([]);
  }

  /** Where a jump that is on ends. */
  #leap(): number | undefined {
    const { showing, jumpingTo } = this.#engine.state;
    if (jumpingTo !== undefined && jumpingTo > this.#engine.now) return jumpingTo;
    return this.#pacing === 'showing' && showing?.mode === 'jump' ? showing.to : undefined;
  }

  #rate(): number {
    const { state, now } = this.#engine;
    if (this.#pacing === 'showing') this.#speed = this.#paceOf()?.speed(state, now, this.#elapsed) ?? 1;
    return this.#speed;
  }

  /** The pace of the showing that StartEx chose. */
  #paceOf(): Pace | undefined {
    const { state, scenario } = this.#engine;
    const chosen = scenario.showings.find(({ id }) => id === state.showing?.id);
    if (chosen !== undefined) this.#pace ??= new Pace(chosen, scenario);
    return this.#pace;
  }

  /** Runs towards `target` for at most one slice; what is left waits for the next tick, and is not lost. */
  #advance(target: number, started: number, leaps: boolean): void {
    while (this.#engine.now < Math.floor(target)) {
      const before = this.#engine.now;
      this.#engine.runTo(Math.min(Math.floor(target), before + MINUTE));
      if (this.#engine.now === before || this.ticker.now() - started > SLICE) break;
    }
    if (this.#engine.now + 5 * MINUTE < target && !leaps) this.#target = this.#engine.now;
  }

  /** Tells what has come since it last did; it is on the disk first. */
  #tell(): void {
    this.#keeping?.rest(this.#engine, { elapsed: this.#elapsed, pacing: this.#pacing });
    const fresh = this.#fresh;
    this.#fresh = [];
    this.publish(fresh);
  }

  protected override stand(): Stand {
    const { scenario, state, now, hazards } = this.#engine;
    return { scenario, state, at: now, picture: () => hazards.picture() };
  }

  protected override view(): SeatView {
    const engine = this.#engine;
    const now = this.ticker.now();
    const stale = now - this.#weatherAt >= WEATHER_EVERY || (!this.#playing && this.#weatherOf !== engine.now);
    if (stale) {
      this.#weather = weatherView(engine.scenario, engine.weather, engine.now, engine.hazards.picture());
      this.#weatherAt = now;
      this.#weatherOf = engine.now;
    }
    return { seat: this.#seat, at: engine.now, state: engine.state, weather: this.#weather };
  }

  #shown(): Pick<Status, 'showing'> {
    const pace = this.#paceOf();
    if (pace === undefined) return {};
    const { state, now } = this.#engine;
    return { showing: { ahead: pace.planned(now) - this.#elapsed, waits: pace.owes(state, now) } };
  }

  protected override status(): Status {
    const { scenario, now } = this.#engine;
    const leap = this.#leap();
    const loading = leap === undefined ? {} : { loading: { what: 'jump', share: now / leap } };
    const problem = this.#keeping?.problem;
    return {
      mode: 'live',
      at: now,
      from: T0,
      to: scenario.meta.endEx,
      playing: this.#playing,
      speed: this.#speed,
      break: this.#breaks,
      ...this.#shown(),
      ...loading,
      ...(problem === undefined ? {} : { problem }),
    };
  }
}
