/** Where the teams are now, in world metres: asked of the player, at most one question under way. */
import type { Player } from '../../player/player.ts';
import type { Projection } from './projection.ts';

export class TeamPositions {
  readonly ids: readonly string[];
  /** Drill time of these positions, ms. */
  at = 0;
  /** Whether positions have come at all. */
  known = false;
  /** Counts answers. */
  version = 0;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #heading: Float32Array;
  readonly #places: Float32Array;
  readonly #request: { readonly teams: readonly string[] };
  #asking = false;
  #again = false;

  constructor(ids: readonly string[]) {
    this.ids = ids;
    this.#request = { teams: ids };
    this.#rows = new Map(ids.map((id, i) => [id, i]));
    [this.#x, this.#y] = [new Float64Array(ids.length), new Float64Array(ids.length)];
    this.#heading = new Float32Array(ids.length);
    this.#places = new Float32Array(2 * ids.length);
  }

  row(id: string): number {
    return this.#rows.get(id) ?? -1;
  }
  x(row: number): number {
    return this.#x[row] ?? 0;
  }
  y(row: number): number {
    return this.#y[row] ?? 0;
  }
  /** Degrees clockwise from north; NaN at rest. */
  heading(row: number): number {
    return this.#heading[row] ?? Number.NaN;
  }

  /** Asks for fresh positions; `onAnswer` is called when they have come. A question during another is asked after it. */
  async ask(player: Player, projection: () => Projection, onAnswer: () => void): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const { at, positions } = await player.frame(this.#request);
      this.at = at;
      for (let i = 0; i < this.ids.length; i += 1) {
        this.#places[2 * i] = positions[4 * i]!;
        this.#places[2 * i + 1] = positions[4 * i + 1]!;
        this.#heading[i] = positions[4 * i + 2]!;
      }
      this.project(projection());
      this.known = true;
      this.version += 1;
    } finally {
      this.#asking = false;
    }
    onAnswer();
    if (this.#again) {
      this.#again = false;
      void this.ask(player, projection, onAnswer);
    }
  }

  /** Brings the places under a projection: at each answer, and when the projection changes. */
  project(projection: Projection): void {
    for (let i = 0; i < this.ids.length; i += 1) {
      this.#x[i] = projection.x(this.#places[2 * i]!);
      this.#y[i] = projection.y(this.#places[2 * i + 1]!);
    }
  }
}
