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

/** At which of the moments a severity is another than before; the first counts. */
const changesIn = (severities: readonly number[]): readonly (readonly [i: number, severity: number])[] =>
  severities.flatMap((severity, i) => (i === 0 || severity !== severities[i - 1] ? [[i, severity] as const] : []));

const hundredth = (n: number): number => Math.round(n * 100) / 100;

export class BulletinSystem implements System {
  readonly id = 'bulletins';
  readonly #engine: DrillEngine;
  readonly #spec: Bulletins;

  constructor(engine: DrillEngine, spec: Bulletins) {
    this.#engine = engine;
    this.#spec = spec;
  }

  open(cause: number): void {
    this.#engine.kernel.send(this.id, { type: 'ISSUE' }, cause, this.#engine.now, RANK.incident);
  }

  receive(message: Message, cause: number): void {
    if (this.#engine.ended) return;
    if (message.type === 'SIGNAL') this.#signal(message, cause);
    else this.#issueAll();
  }

  #issueAll(): void {
    const { kernel, now, scenario } = this.#engine;
    const cause = this.#engine.hazardCause();
    const { landfall } = scenario.meta;
    const near = landfall !== undefined && landfall - now <= NEAR;
    const next = near ? this.#spec.near : this.#spec.every;
    const told = stormsOf(scenario).map((storm) => this.#issue(storm, next, cause));
    if (this.#spec.throughout === true) this.#foreseeSeas(told[0] ?? { error: 0, seq: cause }, next);
    kernel.send(this.id, { type: 'ISSUE' }, cause, now + next, RANK.incident);
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
    const error = this.#tideError(storm.id);
    const seq = this.#engine.append(
      {
        type: 'bulletin.issued',
        hazard: storm.id,
        number: (state.bulletins?.[storm.id]?.number ?? 0) + 1,
        from: this.#spec.from,
        track: track.map((point) => [...point]),
        rain: Math.round(weather.rainToCome(24) * factor),
        ...this.#ranges(factor, error, this.#peak(storm.id, track)),
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
      .foreseenSeas({ ...state.bulletins, [storm]: told }, 0, SIGNAL_STEP)
      .flatMap(({ peak }) => peak ?? []);
    return peaks.length === 0 ? undefined : Math.max(...peaks);
  }

  /** Between what the rain and the highest level lie eight times in ten; only where the tide is foretold. */
  #ranges(
    factor: number,
    error: number,
    peak: number | undefined,
  ): { rainRange?: [number, number]; tide?: number; tideRange?: [number, number] } {
    const { weather } = this.#engine;
    const { tide: spread, rain } = this.#spec;
    if (spread === undefined) return {};
    const foretold = weather.rainToCome(24) * factor;
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
    const { weather, kernel, now, state } = this.#engine;
    const foreseen = weather.foreseenSignals(hazard, track, factor, next);
    const { number = 0 } = state.bulletins?.[hazard] ?? {};
    for (const family of ['typhoon', 'rainstorm'] as const) {
      changesIn(foreseen[family]).forEach(([i, severity]) => {
        const signal = { type: 'SIGNAL', hazard, family, severity, number, first: i === 0 };
        if (i === 0) this.#signal(signal, cause);
        else kernel.send(this.id, signal, cause, now + i * SIGNAL_STEP, RANK.incident);
      });
    }
  }

  /** The same for each sea. Messages of the next bulletins come after the last of these: none is ever out of date. */
  #foreseeSeas({ error, seq }: Issued, next: Millis): void {
    const { weather, kernel, now, state } = this.#engine;
    for (const { hazard, ...foreseen } of weather.foreseenSeas(state.bulletins ?? {}, error, next))
      for (const family of ['surge', 'wave'] as const)
        changesIn(foreseen[family]).forEach(([i, severity]) => {
          const signal = { type: 'SIGNAL', hazard, family, severity, first: i === 0 };
          if (i === 0) this.#signal(signal, seq);
          else kernel.send(this.id, signal, seq, now + i * SIGNAL_STEP, RANK.incident);
        });
  }

  /** Raised at once; a new bulletin lowers it by one colour at most: an office does not take back in one step what the next may bring again. */
  #signal({ hazard: id, family: of, severity, number, first }: Message, cause: number): void {
    const { state } = this.#engine;
    const [hazard, family] = [String(id), of as WarningFamily];
    if (number !== undefined && state.bulletins?.[hazard]?.number !== number) return;
    const had = COLOURS.indexOf(state.warnings[hazard]?.[family] ?? 'none');
    const now = first === true ? Math.max(Number(severity), had - 1) : Number(severity);
    const colour = COLOURS[now] ?? 'none';
    if (now !== had) this.#engine.append({ type: 'warning.issued', hazard, family, colour }, cause);
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
