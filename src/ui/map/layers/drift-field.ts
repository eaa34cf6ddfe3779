/** All that drifts, particle by particle, asked of the player as its minutes go by. */
import type { Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { ScenarioView } from '../../session.ts';
import type { Scene } from '../scene.ts';

/** Real ms between two questions. */
const EVERY = 400;
const MINUTE = 60_000;
/** Particles are no grid; the player wants a box all the same. */
const ANYWHERE = { bounds: [-180, -85, 180, 85], nx: 1, ny: 1 } as const;

export class DriftField {
  /** lon, lat, lon, lat …; the same array until others have come. */
  places: Float32Array = new Float32Array(0);
  #askedAt = Number.NEGATIVE_INFINITY;
  #askedFor = -1;
  #waiting = false;

  refresh(player: Player, scenario: ScenarioView, at: number, now: number, onAnswer: () => void): void {
    if (!drifts(scenario) || now - this.#askedAt < EVERY || !this.stale(at)) return;
    this.#askedFor = Math.floor(at / MINUTE);
    this.#askedAt = now;
    this.#waiting = true;
    player
      .field('particles', at as DrillTime, ANYWHERE)
      .then(({ planes }) => {
        this.places = planes;
        onAnswer();
      })
      // A player that was closed meanwhile answers nothing.
      .catch(() => undefined)
      .finally(() => {
        this.#waiting = false;
      });
  }

  /** Whether another minute waits to be asked for. */
  stale(at: number): boolean {
    return !this.#waiting && Math.floor(at / MINUTE) !== this.#askedFor;
  }
}

export const drifts = (scenario: ScenarioView): boolean => scenario.hazards.some(({ kind }) => kind === 'drift');

/** Whether anything is adrift now. */
export const adrift = (scene: Scene): boolean =>
  (scene.drill?.weather.hazards?.outlines ?? []).some(({ what }) => what === 'containment');
