/** Which incidents headquarters do not know of yet, for those who see the truth; looked at twice a second, for it is asked of the whole log. */
import { knownIncidents } from '../../../drill/known.ts';
import type { DrillState } from '../../../drill/state.ts';
import type { Scene } from '../scene.ts';

const EVERY = 500; // real ms

/** Whose knowledge counts: the city's headquarters, or the uppermost post. */
export const headquarters = ({ posts }: Scene['scenario']): string | undefined =>
  (posts.find(({ level }) => level === 'city') ?? posts.find(({ of }) => of === undefined))?.id;

export class Ignorance {
  #known: ReturnType<typeof knownIncidents> = {};
  #state: DrillState | undefined;
  #at = Number.NaN;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** Whether the truth has run ahead of what is told: only who sees the truth is told that. */
  unreported(scene: Scene, id: string): boolean {
    const seat = headquarters(scene.scenario);
    const { drill, now } = scene;
    if (seat === undefined || drill === undefined || scene.circle !== undefined || drill.seat === seat) return false;
    const news = drill.state !== this.#state || drill.at < this.#at || now - this.#lookedAt > EVERY;
    if (news && drill.at !== this.#at) {
      this.#known = knownIncidents(scene.scenario, drill.state, seat);
      [this.#state, this.#at, this.#lookedAt] = [drill.state, drill.at, now];
    }
    return !Object.hasOwn(this.#known, id);
  }
}
