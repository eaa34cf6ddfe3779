/**
 * Bulletins (台风公报): the weather desk foretells each storm every few hours, more often when it is near, off by the scenario's errors.
 * Plans wait for the wind that a bulletin lets them expect.
 */
import { SIGNAL_STEP } from '../drill/weather.ts';
import { foretold, normals, type TrackPoint } from '../hazards/forecast/bulletin.ts';
import { COLOURS, RANK, type WarningFamily } from '../log/names.ts';
import type { Message } from '../machines/effects.ts';
import { type Bulletins, type Hazard, stormsOf } from '../scenario/scenario.ts';
import { HOUR, type Millis } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import { held, type Said, saidToo } from './held-signal.ts';
import type { System } from './kernel/kernel.ts';

/** So long before landfall a storm is near. */
const NEAR = 48 * HOUR;
/** Of a normal error, eight of ten lie within so many spreads. */
const EIGHT_OF_TEN = 1.2816;

/** Of a bulletin: what its levels are off by, m, and the event to which what follows from it goes back. */
interface Issued {
  readonly error: number;
  readonly seq: number;
}

/** A signal of a hazard; of a storm, by which bulletin of it. */
interface Signal {
  readonly hazard: string;
  readonly family: WarningFamily;
  readonly number?: number;
}

/** At which of the moments a severity is another than before; the first counts. */
const changesIn = (severities: readonly number[]): readonly (readonly [i: number, severity: number])[] =>
  severities.flatMap((severity, i) => (i === 0 || severity !== severities[i - 1] ? [[i, severity] as const] : []));

const hundredth = (n: number): number => Math.round(n * 100) / 100;

export class BulletinSystem implements System {
  readonly id = 'bulletins';
  readonly #engine: DrillEngine;
  readonly #spec: Bulletins;
  /** While bulletins are issued; until the next ones it waits in the message that calls for them. */
  #said: Said = {};

  constructor(engine: DrillEngine, spec: Bulletins) {
    this.#engine = engine;
    this.#spec = spec;
  }

  open(cause: number): void {
    this.#engine.kernel.send(this.id, { type: 'ISSUE' }, cause, this.#engine.now, RANK.incident);
  }

  receive(message: Message, cause: number): void {
    if (this.#engine.ended) return;
    if (message.type === 'SIGNAL') this.#signal(message as unknown as Signal, cause);
    else if (message.type === 'LOOK') this.#look();
    else this.#issueAll(message);
  }

  #issueAll({ said = {} }: Message): void {
    const { kernel, now, scenario } = this.#engine;
    const cause = this.#engine.hazardCause();
    const { landfall } = scenario.meta;
    const near = landfall !== undefined && landfall - now <= NEAR;
    const next = near ? this.#spec.near : this.#spec.every;
    this.#said = said as Said;
    const told = stormsOf(scenario).map((storm) => this.#issue(storm, next, cause));
    if (this.#spec.throughout === true) this.#foreseeSeas(told[0] ?? { error: 0, seq: cause }, next);
    if (this.#spec.hold !== undefined && this.#spec.throughout === true)
      for (let t = SIGNAL_STEP; t < next; t += SIGNAL_STEP)
        kernel.send(this.id, { type: 'LOOK' }, cause, now + t, RANK.incident);
    const issue = { type: 'ISSUE', ...(this.#spec.hold === undefined ? {} : { said: this.#said }) };
    kernel.send(this.id, issue, cause, now + next, RANK.incident);
  }

  /** What its levels are off by, m, and the event to which what follows from it goes back. */
  #issue(storm: Extract<Hazard, { kind: 'typhoon' }>, next: Millis, cause: number): Issued {
    const { now, streams, state, weather } = this.#engine;
    const stream = streams.get(`bulletins:${storm.id}`);
    const slip = normals(stream.next(), stream.next());
    const [wetter] = normals(stream.next(), stream.next());
    const track = foretold(storm, now, this.#spec.track, slip);
    if (track.length === 0) {
      this.#lift(storm.id, cause);
      return { error: 0, seq: cause };
    }
    const factor = Math.max(0, 1 + this.#spec.rain * wetter);
    const follows = this.#spec.rainFollows === true;
    const rain = factor * (follows ? weather.rainForetold(storm.id, track, 24) : weather.rainToCome(24));
    const error = this.#tideError(storm.id);
    const seq = this.#engine.append(
      {
        type: 'bulletin.issued',
        hazard: storm.id,
        number: (state.bulletins?.[storm.id]?.number ?? 0) + 1,
        from: this.#spec.from,
        track: track.map((point) => [...point]),
        rain: Math.round(rain),
        ...this.#ranges(rain, error, this.#peak(storm.id, track)),
      },
      cause,
    );
    if (this.#spec.signals === true) this.#foresee(storm.id, track, factor, next, seq);
    for (const { id } of this.#engine.scenario.sites) this.#engine.stir(`foreseen:${id}`, seq);
    return { error, seq };
  }

  /** Drawn only where the tide is foretold. */
  #tideError(storm: string): number {
    const { tide: spread } = this.#spec;
    if (spread === undefined) return 0;
    const stream = this.#engine.streams.get(`bulletins:${storm}:tide`);
    const [higher] = normals(stream.next(), stream.next());
    return spread * higher;
  }

  /** The highest level of the next day but for its error: with the storm's own course known, what will be; else with it where it is foretold. */
  #peak(storm: string, track: readonly TrackPoint[]): number | undefined {
    const { weather, state, now } = this.#engine;
    if (this.#spec.tide === undefined) return undefined;
    if (this.#spec.throughout !== true) return weather.tideToCome(24);
    const told = { issued: now, track };
    const peaks = weather
      .foreseenSeas({ ...state.bulletins, [storm]: told }, { level: 0, surge: 0 }, SIGNAL_STEP)
      .flatMap(({ peak }) => peak ?? []);
    return peaks.length === 0 ? undefined : Math.max(...peaks);
  }

  /** Between what the rain and the highest level lie eight times in ten; only where the tide is foretold. */
  #ranges(
    foretold: number,
    error: number,
    peak: number | undefined,
  ): { rainRange?: [number, number]; tide?: number; tideRange?: [number, number] } {
    const { tide: spread, rain } = this.#spec;
    if (spread === undefined) return {};
    const rainRange: [number, number] = [
      Math.round(foretold * Math.max(0, 1 - EIGHT_OF_TEN * rain)),
      Math.round(foretold * (1 + EIGHT_OF_TEN * rain)),
    ];
    if (peak === undefined) return { rainRange };
    const tide = peak + error;
    return {
      rainRange,
      tide: hundredth(tide),
      tideRange: [hundredth(tide - EIGHT_OF_TEN * spread), hundredth(tide + EIGHT_OF_TEN * spread)],
    };
  }

  /** The signals that follow from a bulletin, now and until the next one; later ones wait for their time. */
  #foresee(hazard: string, track: readonly TrackPoint[], factor: number, next: Millis, cause: number): void {
    const { weather, state } = this.#engine;
    const foreseen = weather.foreseenSignals(hazard, track, factor, next, this.#spec.rainFollows);
    const { number = 0 } = state.bulletins?.[hazard] ?? {};
    for (const family of ['typhoon', 'rainstorm'] as const)
      this.#follow({ hazard, family, number }, foreseen[family], cause);
  }

  /** The same for each sea. Messages of the next bulletins come after the last of these: none is ever out of date. */
  #foreseeSeas({ error, seq }: Issued, next: Millis): void {
    const { weather, state } = this.#engine;
    // An office that holds its signals does not take an error of the tide for a surge.
    const off = { level: error, surge: this.#spec.hold === undefined ? error : 0 };
    for (const { hazard, ...foreseen } of weather.foreseenSeas(state.bulletins ?? {}, off, next))
      for (const family of ['surge', 'wave'] as const) this.#follow({ hazard, family }, foreseen[family], seq);
  }

  /** A signal by what a new bulletin foretells of it at each SIGNAL_STEP. */
  #follow(signal: Signal, foreseen: readonly number[], cause: number): void {
    const { kernel, now } = this.#engine;
    const name = `${signal.hazard}:${signal.family}`;
    for (const [i, severity] of changesIn(foreseen)) {
      if (i === 0) this.#stand(signal, this.#lowered(signal, foreseen, this.#said[name] ?? []), cause);
      else kernel.send(this.id, { type: 'SIGNAL', ...signal, severity }, cause, now + i * SIGNAL_STEP, RANK.incident);
    }
    const { hold } = this.#spec;
    if (hold !== undefined) this.#said = saidToo(this.#said, name, foreseen.at(-1) ?? 0, hold);
  }

  /** A new bulletin lowers a signal by one colour at most: an office does not take back in one step what the next may bring again. */
  #lowered(signal: Signal, foreseen: readonly number[], said: readonly number[]): number {
    const had = this.#standing(signal);
    return this.#spec.hold === undefined ? Math.max(foreseen[0] ?? 0, had - 1) : held(had, foreseen, said);
  }

  /** As a bulletin's time goes on, its signals go with it; one that is held waits for the next bulletin to be lowered. */
  #signal(signal: Signal & { severity?: unknown }, cause: number): void {
    const { hazard, number } = signal;
    if (number !== undefined && this.#engine.state.bulletins?.[hazard]?.number !== number) return;
    const wants = Number(signal.severity);
    this.#stand(signal, this.#spec.hold === undefined ? wants : Math.max(wants, this.#standing(signal)), cause);
  }

  #standing({ hazard, family }: Signal): number {
    return COLOURS.indexOf(this.#engine.state.warnings[hazard]?.[family] ?? 'none');
  }

  #stand(signal: Signal, severity: number, cause: number): void {
    const { hazard, family } = signal;
    const colour = COLOURS[severity] ?? 'none';
    if (severity !== this.#standing(signal))
      this.#engine.append({ type: 'warning.issued', hazard, family, colour }, cause);
  }

  /** Between two bulletins gauges may show more than was foretold. */
  #look(): void {
    for (const { hazard, ...seen } of this.#engine.weather.seasNow())
      for (const family of ['surge', 'wave'] as const)
        if (seen[family] > this.#standing({ hazard, family }))
          this.#stand({ hazard, family }, seen[family], this.#engine.hazardCause());
  }

  /** The storm is no more: so are its signals. */
  #lift(hazard: string, cause: number): void {
    const { state } = this.#engine;
    if (this.#spec.signals !== true) return;
    for (const family of ['typhoon', 'rainstorm'] as const)
      if ((state.warnings[hazard]?.[family] ?? 'none') !== 'none')
        this.#engine.append({ type: 'warning.issued', hazard, family, colour: 'none' }, cause);
  }
}
