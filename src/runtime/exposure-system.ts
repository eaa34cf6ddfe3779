/**
 * Tells what a release has come to: that a team, a danger area or a receptor has taken in more of it than an AEGL, and that it has
 * reached the sea. What brought it about is the later of two: the leak or the drain as it was last set, or the last move of who
 * stands in it.
 */
import type { DrillEvent } from '../log/vocabulary.ts';
import type { DrillEngine } from './drill-engine.ts';

/** Numbers of events, by team and by device. */
export type SavedExposures = readonly (readonly [string, number])[];

const MOVES: ReadonlySet<string> = new Set(['team.departed', 'team.rerouted', 'team.stopped', 'team.arrived']);

export class ExposureSystem {
  readonly #engine: DrillEngine;
  /** What last moved a team, and what last set a leak or a drain. */
  readonly #last = new Map<string, number>();

  constructor(engine: DrillEngine) {
    this.#engine = engine;
  }

  heard(event: DrillEvent): void {
    if (event.type === 'leak.set' || event.type === 'drain.set') this.#last.set(event.device, event.seq);
    else if (MOVES.has(event.type) && 'team' in event && event.team !== undefined)
      this.#last.set(event.team, event.seq);
  }

  /** Called after each step of the hazards. */
  look(): void {
    const { state, hazards } = this.#engine;
    for (const { spec, state: release } of hazards.of('chemical')) {
      const { drain } = spec;
      if (drain?.wash !== undefined && release.release.sea > 0 && state.spills?.[spec.id] === undefined)
        this.#engine.append({ type: 'release.reached', hazard: spec.id }, this.#causeOf(drain.id, spec.leak));
      for (const [who, { level, minutes, ppm, people }] of Object.entries(release.followed ?? {})) {
        if (level <= (state.doses?.[who]?.by[spec.id]?.level ?? 0)) continue;
        this.#engine.append(
          {
            type: 'dose.passed',
            hazard: spec.id,
            who,
            level,
            minutes,
            ppm: Number(ppm.toPrecision(3)),
            ...(people > 0 ? { people } : {}),
          },
          this.#causeOf(who, spec.leak),
        );
      }
    }
  }

  save(): SavedExposures {
    return [...this.#last];
  }
  restore(saved: SavedExposures): void {
    this.#last.clear();
    for (const [id, seq] of saved) this.#last.set(id, seq);
  }

  #causeOf(...ids: readonly string[]): number {
    const latest = Math.max(-1, ...ids.map((id) => this.#last.get(id) ?? -1));
    return latest < 0 ? this.#engine.hazardCause() : latest;
  }
}
