/**
 * A drill that runs: the kernel with its cast, the weather, the plans and the conditions around it, and the log it
 * writes. Commands come in by `submit`, events go out by the log; time moves by `runTo` (design 3). It has no pace and no
 * screen: hosts (command line, worker, tests) bring those.
 */

import { decide } from '../drill/decide.ts';
import { fold, touched } from '../drill/fold.ts';
import { DrillHazards, type SavedHazards } from '../drill/hazards.ts';
import { initialState } from '../drill/initial-state.ts';
import { KnownPeople, SeatReader } from '../drill/known-people.ts';
import { DrillReader } from '../drill/reader.ts';
import type { DrillState } from '../drill/state.ts';
import { DrillWeather } from '../drill/weather.ts';
import { deepSave } from '../engine/blocks.ts';
import { RestlessInstant } from '../engine/clock.ts';
import { RunningHash } from '../engine/hash.ts';
import { Streams } from '../engine/random.ts';
import type { Crew } from '../hazards/flood/crew.ts';
import { RANK } from '../log/names.ts';
import type { Command, DrillEvent, Fact, LoggedCommand } from '../log/vocabulary.ts';
import type { LogWriter } from '../log/writer.ts';
import { drillMachine } from '../machines/drill.ts';
import type { Accepted } from '../player/player.ts';
import { folkOf } from '../player/positions.ts';
import type { Reader } from '../scenario/condition.ts';
import { alarmsOfGas, followsInWater, type Scenario, searchesOf, tellsOfReleases } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import { type DrillTime, HOUR, MINUTE } from '../units/time.ts';
import { AlarmSystem } from './alarm-system.ts';
import { AssetSystem, type SavedAssets } from './asset-system.ts';
import { BulletinSystem } from './bulletin-system.ts';
import { cast, type Role } from './cast.ts';
import { ChecklistSystem } from './checklist-system.ts';
import { CourierSystem } from './courier-system.ts';
import { DeadlineSystem } from './deadline-system.ts';
import { DeviceSystem } from './device-system.ts';
import { dispatch } from './dispatch.ts';
import { DutySystem } from './duty-system.ts';
import { ExposureSystem, type SavedExposures } from './exposure-system.ts';
import { FigureSystem } from './figure-system.ts';
import { FindingSystem } from './finding-system.ts';
import { GasAlarmSystem } from './gas-alarm-system.ts';
import { HazardSystem } from './hazard-system.ts';
import { HouseholdSystem, type SavedHouseholds } from './household-system.ts';
import { Kernel, type SavedKernel } from './kernel/kernel.ts';
import { PlacingSystem } from './placing-system.ts';
import { PlanSystem } from './plan-system.ts';
import { ReceiptSystem } from './receipt-system.ts';
import { ReportSystem } from './report-system.ts';
import { RequestSystem } from './request-system.ts';
import { RoadSystem, type SavedRoads } from './roads/road-system.ts';
import { RosterSystem } from './roster-system.ts';
import { ScoringSystem } from './scoring-system.ts';
import { type SavedSearches, SearchSystem } from './search-system.ts';
import { ShowingSystem } from './showing-system.ts';
import { type SavedSupport, SupportSystem } from './support/support-system.ts';
import { WadersSystem } from './waders-system.ts';
import { WatchSystem } from './watch-system.ts';

/** The whole state at a moment (law 7): plain JSON, and the hazards' typed arrays (`engine/blocks.ts` packs them). */
export interface Keyframe {
  readonly kernel: SavedKernel;
  readonly state: DrillState;
  readonly streams: readonly [string, readonly [number, number, number, number]][];
  readonly watched: readonly string[];
  readonly scored: readonly string[];
  readonly devices: readonly (readonly [id: string, holds: boolean, cause: number])[];
  readonly assets: SavedAssets;
  readonly exposures?: SavedExposures;
  readonly searches?: SavedSearches;
  readonly roads?: SavedRoads;
  readonly households?: SavedHouseholds;
  readonly support?: SavedSupport;
  readonly hash: readonly [number, number];
  /** Records that changed since the last check line. */
  readonly touched: readonly string[];
  readonly log: { readonly h: string; readonly eventHash: string; readonly lines: number };
  readonly opened: boolean;
  /** At their latest step: what the weather was then holds until the next. */
  readonly hazards: SavedHazards;
}

export class DrillEngine {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly kernel: Kernel;
  readonly streams: Streams;
  readonly hazards: DrillHazards;
  readonly weather: DrillWeather;
  readonly reader: DrillReader;
  /** What seats know of people in danger areas. */
  readonly people: KnownPeople;
  readonly log: LogWriter;
  readonly #roles: readonly Role[];
  readonly #coupling: HazardSystem;
  readonly #watch: WatchSystem;
  readonly #plans: PlanSystem;
  readonly #deadlines: DeadlineSystem;
  readonly #scoring: ScoringSystem;
  readonly #devices: DeviceSystem;
  readonly #bulletins: BulletinSystem | undefined;
  readonly #placing: PlacingSystem | undefined;
  readonly #roster: RosterSystem | undefined;
  readonly showing: ShowingSystem;
  readonly reports: ReportSystem;
  /** Where orders travel: requests and their answers. */
  readonly requests: RequestSystem | undefined;
  readonly courier: CourierSystem | undefined;
  /** Where receipts of reports travel. */
  readonly receipts: ReceiptSystem | undefined;
  /** Spot checks of who is on duty. */
  readonly duty: DutySystem | undefined;
  readonly findings: FindingSystem;
  readonly figures: FigureSystem;
  readonly alarms: AlarmSystem;
  readonly checklist: ChecklistSystem;
  readonly assets: AssetSystem;
  /** Where it is told what a release has come to. */
  readonly exposures: ExposureSystem | undefined;
  /** Where it is told who stands in a gas. */
  readonly gasAlarms: GasAlarmSystem | undefined;
  /** Where it is told for whom water is dangerous. */
  readonly waders: WadersSystem | undefined;
  /** Where something adrift is looked for. */
  readonly searches: SearchSystem | undefined;
  /** Where the scenario has roads. */
  readonly roads: RoadSystem | undefined;
  /** Where the scenario has danger areas. */
  readonly households: HouseholdSystem | undefined;
  /** Where the scenario says what keeps teams going. */
  readonly support: SupportSystem | undefined;
  readonly #fold = new RunningHash();
  readonly #touched = new Set<string>();
  #state: DrillState;
  #opened = false;

  constructor(scenario: Scenario, seed: number, log: LogWriter) {
    this.scenario = scenario;
    this.seed = seed;
    this.log = log;
    this.streams = new Streams(seed);
    this.#state = initialState(scenario);
    this.hazards = new DrillHazards(
      scenario,
      (name) => this.streams.get(`hazard:${name}`),
      () => this.#state.settings,
      undefined,
      folkOf(scenario, () => this.#state),
    );
    this.weather = new DrillWeather(scenario, this.hazards);
    this.reader = new DrillReader(this.#state, this.weather, scenario);
    this.people = new KnownPeople(this.#state, scenario, (area) => this.households?.unticked(area) ?? 0);
    this.kernel = new Kernel({ event: (event) => this.#event(event) });
    this.#roles = cast(scenario);
    this.checklist = new ChecklistSystem(this);
    this.showing = new ShowingSystem(this);
    this.reports = new ReportSystem(this);
    this.findings = new FindingSystem(this);
    this.figures = new FigureSystem(this);
    this.alarms = new AlarmSystem(this, scenario.bulletins?.alarms ?? []);
    this.#coupling = new HazardSystem(this);
    this.#watch = new WatchSystem(this);
    this.#plans = new PlanSystem(this);
    this.#deadlines = new DeadlineSystem(this);
    this.#scoring = new ScoringSystem(this);
    this.#devices = new DeviceSystem(this);
    this.assets = new AssetSystem(this);
    this.searches = searchesOf(scenario).length > 0 ? new SearchSystem(this) : undefined;
    this.exposures = tellsOfReleases(scenario) ? new ExposureSystem(this) : undefined;
    this.gasAlarms = alarmsOfGas(scenario) ? new GasAlarmSystem(this) : undefined;
    this.waders = followsInWater(scenario) ? new WadersSystem(this) : undefined;
    if (this.waders !== undefined) this.kernel.addSystem(this.waders);
    this.roads = scenario.roads === undefined ? undefined : new RoadSystem(this);
    if (this.roads !== undefined) this.kernel.addSystem(this.roads);
    const { households } = scenario;
    this.households = households === undefined ? undefined : new HouseholdSystem(this, households);
    if (this.households !== undefined) this.kernel.addSystem(this.households);
    const { preposition, bulletins, chain } = scenario;
    this.duty = chain === undefined ? undefined : new DutySystem(this, chain);
    if (this.duty !== undefined) this.kernel.addSystem(this.duty);
    this.requests = chain === undefined ? undefined : new RequestSystem(this, chain);
    if (this.requests !== undefined) this.kernel.addSystem(this.requests);
    this.courier = chain === undefined ? undefined : new CourierSystem(this, chain);
    if (this.courier !== undefined) this.kernel.addSystem(this.courier);
    this.receipts = chain?.receipts === 'channel' ? new ReceiptSystem(this, chain) : undefined;
    if (this.receipts !== undefined) this.kernel.addSystem(this.receipts);
    this.support = scenario.support === undefined ? undefined : new SupportSystem(this);
    if (this.support !== undefined) this.kernel.addSystem(this.support);
    const { roster } = scenario;
    this.#roster = roster === undefined ? undefined : new RosterSystem(this, roster);
    if (this.#roster !== undefined) this.kernel.addSystem(this.#roster);
    this.#bulletins = bulletins === undefined ? undefined : new BulletinSystem(this, bulletins);
    if (this.#bulletins !== undefined) this.kernel.addSystem(this.#bulletins);
    this.#placing = preposition === undefined ? undefined : new PlacingSystem(this, preposition);
    if (this.#placing !== undefined) this.kernel.addSystem(this.#placing);
    const systems = [this.#coupling, this.#watch, this.#plans, this.#deadlines, this.#scoring, this.#devices];
    for (const system of [...systems, this.showing, this.reports, this.findings, this.figures])
      this.kernel.addSystem(system);
    if (bulletins !== undefined && bulletins.alarms.length > 0) this.kernel.addSystem(this.alarms);
    this.kernel.addSystem({ id: 'minute', receive: () => this.#minute() });
    this.kernel.addActor('drill', drillMachine, RANK.incident, undefined);
  }

  /** What is known now; the engine's own, to be read only. */
  get state(): DrillState {
    return this.#state;
  }
  get now(): DrillTime {
    return this.kernel.now as DrillTime;
  }
  get ended(): boolean {
    return this.#state.phase === 'ended' || this.#state.phase === 'reviewed';
  }

  /** Decides on a command at this instant, logs it, and lets it act with all it makes due at once. */
  submit(command: Command): Accepted | Refusal {
    const answer = decide(this.#state, this.scenario, command, this.now);
    const seq = this.kernel.takeSeq();
    this.log.command({ ...command, at: this.now, seq } as LoggedCommand);
    if (answer.ok) dispatch(this, command, seq);
    else
      this.append(
        {
          type: 'command.refused',
          command: seq,
          code: answer.code,
          ...(answer.about === undefined ? {} : { about: answer.about }),
        },
        seq,
      );
    this.#settle();
    this.#check();
    return answer.ok ? { ok: true, seq } : answer;
  }

  /** Runs to drill time `at`, or until the drill no longer runs; a drill that is paused, frozen or over stands. */
  runTo(at: number): void {
    const stands = (): boolean => this.#state.phase !== 'running';
    if (!stands()) this.#guarded(() => this.kernel.runTo(at, stands));
  }

  /** Opens the drill: everybody takes the stage and the hazards begin. Called by `startex` once the drill runs. */
  open(cause: number, showing?: string, variant?: string): void {
    this.#opened = true;
    this.#choose(variant, cause);
    const roles = variant === undefined ? this.#roles : cast(this.scenario, this.pace);
    for (const role of roles) this.kernel.addActor(role.id, role.machine, role.rank, role.input, cause);
    this.showing.open(showing, cause);
    this.#coupling.open(cause);
    this.#watch.open(cause);
    this.#scoring.open();
    this.#devices.open(cause);
    this.households?.open(cause);
    this.support?.open(cause);
    this.#placing?.open(cause);
    this.duty?.open(cause);
    this.#roster?.open(cause);
    this.#bulletins?.open(cause);
    this.#nextMinute();
  }

  /** The drill as a seat reads it now, or as it tells it on: by what others told it, or having asked them. */
  readerOf(seat: string, telling?: 'told' | 'asked'): Reader {
    this.reader.now = this.now;
    return this.people.reported ? new SeatReader(this.reader, this.people, seat, telling) : this.reader;
  }

  /** How many times as long automatic seats take as their skill says. */
  get pace(): number {
    return this.#state.variant?.pace ?? 1;
  }

  #choose(id: string | undefined, cause: number): void {
    const variant = this.scenario.variants.find((one) => one.id === id);
    if (variant === undefined) return;
    const seq = this.append({ type: 'plans.chosen', variant: variant.id, pace: variant.pace }, cause);
    for (const rule of variant.without) this.append({ type: 'rule.suppressed', rule }, seq);
  }

  /** Appends a fact that no machine states: seats, bookmarks, what the weather does. */
  append(fact: Fact, cause: number): number {
    return this.kernel.append(fact, cause);
  }

  /** Something a condition may read changed without an event: the weather, the time. */
  stir(key: string, cause: number): void {
    this.#watch.stir(key, cause);
    this.#scoring.stir(key, cause);
    this.#devices.stir(key, cause);
    this.assets.stir(key, cause);
    this.roads?.stir(key, cause);
    this.households?.stir(key, cause);
  }

  /** The number of the hazard step that brings something about now, logged when first asked for in an instant. */
  hazardCause(): number {
    return this.#coupling.cause();
  }

  get devices(): DeviceSystem {
    return this.#devices;
  }
  get plans(): PlanSystem {
    return this.#plans;
  }

  save(): Keyframe {
    return {
      kernel: this.kernel.save(),
      state: deepSave(this.#state) as unknown as DrillState,
      streams: this.streams.save(),
      watched: this.#watch.save(),
      scored: this.#scoring.save(),
      devices: this.#devices.save(),
      assets: this.assets.save(),
      ...(this.exposures === undefined ? {} : { exposures: this.exposures.save() }),
      ...(this.roads === undefined ? {} : { roads: this.roads.save() }),
      ...(this.households === undefined ? {} : { households: this.households.save() }),
      ...(this.support === undefined ? {} : { support: this.support.save() }),
      ...(this.searches === undefined ? {} : { searches: this.searches.save() }),
      hash: this.#fold.save(),
      touched: [...this.#touched],
      log: this.log.save(),
      opened: this.#opened,
      hazards: this.hazards.save(),
    };
  }

  /**
   * A drill taken up from a keyframe of the same scenario and seed; `log` goes on where the keyframe's stood. The crew comes first: a
   * flood that is taken up stands in the memory that its threads share.
   */
  static restore(scenario: Scenario, seed: number, log: LogWriter, saved: Keyframe, crew?: Crew): DrillEngine {
    const engine = new DrillEngine(scenario, seed, log);
    if (crew !== undefined) engine.hazards.helpBy(crew);
    engine.#restore(saved);
    return engine;
  }

  #restore(saved: Keyframe): void {
    this.#opened = saved.opened;
    if (saved.opened) {
      for (const role of this.#roles) this.kernel.register(role.id, role.machine, role.rank);
      this.#watch.register();
      this.#scoring.open();
    }
    Object.assign(this.#state, deepSave(saved.state));
    this.kernel.restore(saved.kernel);
    this.hazards.restore(saved.hazards);
    this.weather.moved();
    this.reader.now = this.now;
    this.streams.restore(saved.streams);
    this.#watch.restore(saved.watched);
    this.#scoring.restore(saved.scored);
    this.#devices.restore(saved.devices);
    this.assets.restore(saved.assets);
    if (saved.searches !== undefined) this.searches?.restore(saved.searches);
    if (saved.exposures !== undefined) this.exposures?.restore(saved.exposures);
    if (saved.roads !== undefined) this.roads?.restore(saved.roads);
    if (saved.households !== undefined) this.households?.restore(saved.households);
    if (saved.support !== undefined) this.support?.restore(saved.support);
    this.#fold.restore(saved.hash);
    for (const key of saved.touched) this.#touched.add(key);
  }

  #event(event: DrillEvent): void {
    this.log.event(event);
    this.reader.now = event.at;
    fold(this.#state, event, (key) => {
      this.#touched.add(key);
      this.stir(key, event.seq);
    });
    this.#deadlines.heard(event);
    this.checklist.heard(event);
    this.findings.heard(event);
    this.figures.heard(event);
    this.#roster?.heard(event);
    this.#scoring.heard(event);
    this.households?.heard(event);
    this.support?.heard(event);
    this.exposures?.heard(event);
    this.waders?.heard(event);
    this.searches?.heard(event);
    this.requests?.heard(event);
    this.courier?.heard(event);
    this.receipts?.heard(event);
  }

  #settle(): void {
    this.#guarded(() => this.kernel.settle());
  }

  /** An instant that never rests ends the drill with a fact, not with a hang (law 1). */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (thrown) {
      if (!(thrown instanceof RestlessInstant)) throw thrown;
      this.kernel.abandon();
      const fault = this.append({ type: 'drill.faulted', reason: thrown.message }, this.kernel.because);
      this.append({ type: 'drill.ended' }, fault);
      this.kernel.settle();
    }
  }

  #nextMinute(): void {
    this.kernel.send('minute', { type: 'MINUTE' }, 0, this.now + MINUTE, RANK.scoring);
  }

  #minute(): void {
    this.#check();
    if (!this.ended) this.#nextMinute();
  }

  /** A `check` line: the running hash over all records that changed, and the kernel's own over all deliveries. */
  #check(): void {
    for (const key of this.#touched) this.#fold.text(key).text(JSON.stringify(touched(this.#state, key)) ?? '');
    this.#touched.clear();
    const whole = this.now % HOUR === 0 || this.ended;
    this.log.check({
      at: this.now,
      fold: this.#fold.hex(),
      kernel: this.kernel.hash.hex(),
      ...(whole ? { hazards: this.hazards.hash() } : {}),
    });
  }
}
