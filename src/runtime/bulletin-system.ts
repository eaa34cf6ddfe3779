/**
 * Bulletins (台风公报): the weather desk foretells each storm every few hours, more often when it is near, off by the scenario's errors.
 * Plans wait for the wind that a bulletin lets them expect.
 */
import { foretold, normals } from '../hazards/forecast/bulletin.ts';
import { RANK } from '../log/names.ts';
import { type Bulletins, type Hazard, stormsOf } from '../scenario/scenario.ts';
import { HOUR } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** So long before landfall a storm is near. */
const NEAR = 48 * HOUR;

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

  receive(_message: unknown, _cause: number): void {
    if (this.#engine.ended) return;
    const { kernel, now, scenario } = this.#engine;
    const cause = this.#engine.hazardCause();
    for (const storm of stormsOf(scenario)) this.#issue(storm, cause);
    const { landfall } = scenario.meta;
    const near = landfall !== undefined && landfall - now <= NEAR;
    kernel.send(this.id, { type: 'ISSUE' }, cause, now + (near ? this.#spec.near : this.#spec.every), RANK.incident);
  }

  #issue(storm: Extract<Hazard, { kind: 'typhoon' }>, cause: number): void {
    const { now, streams, state, weather } = this.#engine;
    const stream = streams.get(`bulletins:${storm.id}`);
    const slip = normals(stream.next(), stream.next());
    const [wetter] = normals(stream.next(), stream.next());
    const track = foretold(storm, now, this.#spec.track, slip);
    if (track.length === 0) return;
    this.#engine.append(
      {
        type: 'bulletin.issued',
        hazard: storm.id,
        number: (state.bulletins?.[storm.id]?.number ?? 0) + 1,
        from: this.#spec.from,
        track: track.map((point) => [...point]),
        rain: Math.round(weather.rainToCome(24) * Math.max(0, 1 + this.#spec.rain * wetter)),
      },
      cause,
    );
  }
}
