/**
 * Sentences about drills: `drillOf('first-drill').withoutStorm().runToEnd()`. A counterfactual changes the scenario as it
 * was parsed, so that nothing else of it moves.
 */
import '../../src/hazards/flood/shallow-here.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openScenarioFolder, readScenario } from '../../src/cli/scenario-folder.ts';
import type { DrillState } from '../../src/drill/state.ts';
import { type DeepSaved, pack, unpack } from '../../src/engine/blocks.ts';
import type { Command, DrillEvent, EventOf, EventType, LoggedCommand } from '../../src/log/vocabulary.ts';
import { LogWriter } from '../../src/log/writer.ts';
import { DrillEngine, type Keyframe } from '../../src/runtime/drill-engine.ts';
import type {
  Asset,
  Bulletins,
  Chain,
  Channel,
  Figure,
  Hazard,
  Households,
  Incident,
  Post,
  Roads,
  Rule,
  Scenario,
  Seat,
  Team,
  WatchRoster,
} from '../../src/scenario/scenario.ts';
import { type DrillTime, formatDrillTime, formatLandfallTime, HOUR, parseDrillTime } from '../../src/units/time.ts';

const scenarios = new Map<string, Scenario>();

/** A scenario of the project, parsed once. */
export function scenarioOf(id: string): Scenario {
  const known = scenarios.get(id);
  if (known !== undefined) return known;
  const folder = openScenarioFolder(fileURLToPath(new URL(join('../../scenarios', id), import.meta.url)));
  const { scenario, problems } = folder === undefined ? { problems: [] } : readScenario(folder);
  if (scenario === undefined)
    throw new Error(`${id} cannot be run: ${JSON.stringify(problems[0] ?? 'no such folder')}`);
  scenarios.set(id, scenario);
  return scenario;
}

/** A log that stays in memory, as lines and as what they say. */
export class MemoryLog extends LogWriter {
  readonly written: string[];
  readonly events: DrillEvent[] = [];
  readonly commands: LoggedCommand[] = [];
  readonly bySeq = new Map<number, DrillEvent | LoggedCommand>();

  /** `from`: where another log's chain stood; `before`: that log, whose events are this one's too. */
  constructor(from?: ConstructorParameters<typeof LogWriter>[1], before?: MemoryLog) {
    const lines: string[] = [];
    super((line) => lines.push(line), from);
    this.written = lines;
    if (before === undefined) return;
    this.events.push(...before.events);
    this.commands.push(...before.commands);
    for (const [seq, entry] of before.bySeq) this.bySeq.set(seq, entry);
  }
  override event(event: DrillEvent): void {
    super.event(event);
    this.events.push(event);
    this.bySeq.set(event.seq, event);
  }
  override command(command: LoggedCommand): void {
    super.command(command);
    this.commands.push(command);
    this.bySeq.set(command.seq, command);
  }
}

export const drillOf = (id: string): Drill => new Drill(scenarioOf(id), scenarioOf(id).meta.seed);

export class Drill {
  readonly scenario: Scenario;
  readonly #seed: number;

  constructor(scenario: Scenario, seed: number) {
    this.scenario = scenario;
    this.#seed = seed;
  }

  seed(seed: number): Drill {
    return new Drill(this.scenario, seed);
  }
  /** Neither the storm nor the rain that comes with it. */
  withoutStorm(): Drill {
    return this.#with({ hazards: this.scenario.hazards.filter(({ kind }) => kind !== 'typhoon' && kind !== 'rain') });
  }
  /** Nothing of the hazards but these. */
  withOnly(keep: (hazard: Hazard) => boolean): Drill {
    return this.#with({ hazards: this.scenario.hazards.filter(keep) });
  }
  /** Each hazard as `change` has it. */
  withHazards(change: (hazard: Hazard) => Hazard): Drill {
    return this.#with({ hazards: this.scenario.hazards.map(change) });
  }
  /** Each asset as `change` has it. */
  withAssets(change: (asset: Asset) => Asset): Drill {
    return this.#with({ assets: this.scenario.assets.map(change) });
  }
  /** Streets stay dry, and a run takes half its time. */
  withoutFloods(): Drill {
    return this.#with({ hazards: this.scenario.hazards.filter(({ kind }) => kind !== 'flood') });
  }
  withHazard(hazard: Hazard): Drill {
    return this.#with({ hazards: [...this.scenario.hazards, hazard] });
  }
  withoutTeam(id: string): Drill {
    return this.#with({ teams: this.scenario.teams.filter((team) => team.id !== id) });
  }
  /** The seat of `seat` has nothing to follow. */
  withoutPlan(seat: string): Drill {
    return this.#with({
      seats: this.scenario.seats.map(({ plan, ...rest }) =>
        rest.id === seat || plan === undefined ? rest : { ...rest, plan },
      ),
    });
  }
  withoutRule(id: string): Drill {
    return this.#with({
      plans: this.scenario.plans.map((plan) => ({ ...plan, rules: plan.rules.filter((rule) => rule.id !== id) })),
    });
  }
  /** A rule does what it does `by` ms later. */
  withLaterRule(id: string, by: number): Drill {
    return this.#with({
      plans: this.scenario.plans.map((plan) => ({
        ...plan,
        rules: plan.rules.map((rule) => (rule.id === id ? { ...rule, after: rule.after + by } : rule)),
      })),
    });
  }
  /** Nobody can set a device: its pumps stand still, its gates stay shut. */
  withoutDevice(id: string): Drill {
    return this.#with({ devices: this.scenario.devices.filter((device) => device.id !== id) });
  }
  withoutIncident(id: string): Drill {
    return this.#with({ incidents: this.scenario.incidents.filter((incident) => incident.id !== id) });
  }
  /** Each figure that is reported as `change` has it. */
  withFigures(change: (figure: Figure) => Figure): Drill {
    return this.#with({ figures: this.scenario.figures.map(change) });
  }
  /** Each incident as `change` has it. */
  withIncidents(change: (incident: Incident) => Incident): Drill {
    return this.#with({ incidents: this.scenario.incidents.map(change) });
  }
  /** Teams drive on these roads. */
  withRoads(roads: Roads): Drill {
    return this.#with({ roads });
  }
  /** Each channel as `change` has it. */
  withChannels(change: (channel: Channel) => Channel): Drill {
    return this.#with({ channels: this.scenario.channels.map(change) });
  }
  /** Nobody counts what teams use up, or keeps them out of gas without a suit. */
  withoutSupport(): Drill {
    const { support: _support, ...scenario } = this.scenario;
    return new Drill(scenario, this.#seed);
  }
  withTeams(change: (team: Team) => Team): Drill {
    return this.#with({ teams: this.scenario.teams.map(change) });
  }
  withPosts(posts: readonly Post[]): Drill {
    const seats = posts.map(
      ({ id }): Seat => ({ id, role: 'post', skill: { delay: 120_000, error: 0 }, handling: 120_000 }),
    );
    return this.#with({ posts: [...this.scenario.posts, ...posts], seats: [...this.scenario.seats, ...seats] });
  }
  /** The seat follows this rule alone. */
  withRule(seat: string, rule: Rule): Drill {
    return this.withRules(seat, [rule]);
  }
  withRules(seat: string, rules: readonly Rule[]): Drill {
    const id = `${seat}-alone`;
    const seats = this.scenario.seats.map((one) => (one.id === seat ? { ...one, plan: id } : one));
    return this.#with({ seats, plans: [...this.scenario.plans, { id, rules }] });
  }
  withDesks(desks: readonly Seat[]): Drill {
    return this.#with({ seats: [...this.scenario.seats, ...desks] });
  }
  /** Orders and injects travel by these channels. */
  withChain(chain: Partial<Chain>, channels: readonly Channel[] = this.scenario.channels): Drill {
    const usual = {
      by: channels.map(({ id }) => id),
      acknowledge: 600_000,
      patience: 3_600_000,
      authority: [],
      terms: [],
      first: [],
      checks: [],
      parts: false,
    };
    return this.#with({ channels, chain: { ...usual, ...this.scenario.chain, ...chain } });
  }
  /** Watches, leaders and consultations keep this roster. */
  withRoster(roster: WatchRoster): Drill {
    return this.#with({ roster });
  }
  /** The storm is foretold with these errors. */
  withBulletins(change: Partial<Bulletins>): Drill {
    const { bulletins } = this.scenario;
    return bulletins === undefined ? this : this.#with({ bulletins: { ...bulletins, ...change } });
  }
  /** Each seat as `change` has it. */
  withSeats(change: (seat: Seat) => Seat): Drill {
    return this.#with({ seats: this.scenario.seats.map(change) });
  }
  /** People live in its danger areas. */
  withHouseholds(households: Households): Drill {
    return this.#with({ households });
  }
  withAsset(asset: Asset): Drill {
    return this.#with({ assets: [...this.scenario.assets, asset] });
  }
  /** A team as fast as `factor` times its speed. */
  withSpeed(id: string, factor: number): Drill {
    return this.#with({
      teams: this.scenario.teams.map((team) => (team.id === id ? { ...team, speed: team.speed * factor } : team)),
    });
  }

  /** The same drill not yet begun, to be given commands. */
  open(): Run {
    return new Run(this.scenario, this.#seed);
  }
  /** Begun, and run by itself to a drill time such as `L-06:00`. */
  runTo(time: string): Run {
    const run = this.open();
    run.say({ type: 'startex', seat: 'director' });
    run.to(time);
    return run;
  }
  runToEnd(): Run {
    const run = this.runTo(formatDrillTime(this.scenario.meta.endEx));
    run.say({ type: 'endex', seat: 'director' });
    return run;
  }

  #with(change: Partial<Scenario>): Drill {
    return new Drill({ ...this.scenario, ...change }, this.#seed);
  }
}

/**
 * A drill as planned until `until`, and how it goes when an order of it is called off, at the latest six hours before it is given: from
 * there, which spares the hours that are the same.
 */
export class AsPlanned {
  readonly run: Run;
  readonly #stood: Run[];

  constructor(drill: Drill, until: string) {
    this.run = drill.open();
    this.#stood = [this.run.fork()];
    this.run.say({ type: 'startex', seat: 'director' });
    const end = this.run.time(until);
    for (let at = EVERY; at < end; at += EVERY) {
      this.run.engine.runTo(at as DrillTime);
      this.#stood.push(this.run.fork());
    }
    this.run.to(until);
  }

  without(rule: string, until: string): Run {
    const { at } = this.run.first('order.issued', { order: rule });
    const from = this.#stood.findLast(({ engine }) => engine.now < at) as Run;
    const run = from.fork();
    run.say({ type: 'suppress', seat: 'director', rule });
    run.to(until);
    return run;
  }
}
const EVERY = 6 * HOUR;

/** A drill that runs or has run, and what its log says. */
export class Run {
  readonly log: MemoryLog;
  readonly engine: DrillEngine;
  readonly #seed: number;

  /** From its beginning, or from where `other` has come. */
  constructor(scenario: Scenario, seed: number, other?: Run) {
    this.#seed = seed;
    if (other === undefined) {
      this.log = new MemoryLog();
      this.engine = new DrillEngine(scenario, seed, this.log);
      return;
    }
    const { json, blocks } = pack(other.engine.save() as unknown as DeepSaved);
    const keyframe = unpack({ json, blocks: structuredClone(blocks) }) as unknown as Keyframe;
    this.log = new MemoryLog(keyframe.log, other.log);
    this.engine = DrillEngine.restore(scenario, seed, this.log, keyframe);
  }

  /** The same drill once more, to be gone on with in another way. */
  fork(): Run {
    return new Run(this.engine.scenario, this.#seed, this);
  }

  get state(): DrillState {
    return this.engine.state;
  }
  get events(): readonly DrillEvent[] {
    return this.log.events;
  }
  get hash(): string {
    return this.log.logHash;
  }

  say(command: Command): ReturnType<DrillEngine['submit']> {
    return this.engine.submit(command);
  }
  to(time: string): void {
    this.engine.runTo(this.time(time));
  }
  /** Drill time in ms of `L-06:00` or `T+01:30`. */
  time(text: string): DrillTime {
    const at = parseDrillTime(text, this.engine.scenario.meta.landfall);
    if (at === undefined) throw new Error(`${text} is no drill time`);
    return at;
  }
  /** A drill time in ms as people of this drill say it. */
  said(at: number): string {
    const { landfall } = this.engine.scenario.meta;
    return landfall === undefined ? formatDrillTime(at as DrillTime) : formatLandfallTime(at as DrillTime, landfall);
  }

  /** Events of a type that say what `like` says. */
  of<T extends EventType>(type: T, like: Partial<EventOf<T>> = {}): EventOf<T>[] {
    const asked = Object.entries(like);
    return this.events.filter(
      (event): event is EventOf<T> =>
        event.type === type &&
        asked.every(([key, value]) => (event as unknown as Record<string, unknown>)[key] === value),
    );
  }
  /** The first such event, which there must be. */
  first<T extends EventType>(type: T, like: Partial<EventOf<T>> = {}): EventOf<T> {
    const [event] = this.of(type, like);
    if (event === undefined) throw new Error(`there is no ${type} with ${JSON.stringify(like)}`);
    return event;
  }
  /** The milestones of an exercise in the order in which they came. */
  steps(exercise: string): string[] {
    return this.of('exercise.step', { exercise }).map(({ step }) => step);
  }
  outcome(exercise: string): string | undefined {
    return this.state.exercises[exercise]?.outcome;
  }
  /** What led to an event, from itself back to what has no cause: events, and commands as `command`. */
  why(event: DrillEvent): (DrillEvent | LoggedCommand)[] {
    const chain: (DrillEvent | LoggedCommand)[] = [];
    for (let entry: DrillEvent | LoggedCommand | undefined = event; entry !== undefined; ) {
      chain.push(entry);
      entry = 'cause' in entry ? this.log.bySeq.get(entry.cause) : undefined;
    }
    return chain;
  }
}
