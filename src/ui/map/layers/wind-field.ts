/**
 * The wind over what the map shows, asked of the player at most twice a second: a coarse grid between which is read
 * linearly. The grid reaches beyond the view, so that a pan finds wind at once.
 */
import type { Field, Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { LonLat } from '../../../world/geo.ts';
import { contains, type Projection, type View, viewBox, type WorldBox } from '../projection.ts';

/** Real ms between two questions. */
const EVERY = 500;
const MARGIN = 0.25;
/** Columns of the grid; rows follow from the shape of the view. */
const COLUMNS = 36;

export interface WindAt {
  /** m/s towards east and north. */
  u: number;
  v: number;
}

export class WindField {
  #field: Field | undefined;
  #asking = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #askedFor: { readonly at: number; readonly box: WorldBox } | undefined;

  /** Drill time for which the wind is valid; undefined before there is any. */
  get at(): number | undefined {
    return this.#field?.at;
  }

  /** Asks again if the view or the time has moved on; `onAnswer` is called when the wind has come. */
  refresh(player: Player, projection: Projection, view: View, at: number, now: number, onAnswer: () => void): void {
    const asked = this.#askedFor;
    if (asked && asked.at === at && contains(asked.box, viewBox(view))) return;
    if (this.#asking || now - this.#askedAt < EVERY) return;
    const box = viewBox(view, MARGIN);
    this.#asking = true;
    this.#askedAt = now;
    this.#askedFor = { at, box };
    const [west, north] = projection.toPlace({ x: box.left, y: box.top });
    const [east, south] = projection.toPlace({ x: box.right, y: box.bottom });
    const ny = Math.max(8, Math.min(COLUMNS, Math.round((COLUMNS * view.height) / view.width)));
    player
      .field('wind', at as DrillTime, { bounds: [west, south, east, north], nx: COLUMNS, ny })
      .then((field) => {
        this.#field = field;
        onAnswer();
      })
      // A player that was closed meanwhile answers nothing; the next question may.
      .catch(() => undefined)
      .finally(() => {
        this.#asking = false;
      });
  }

  /** Whether the last question no longer suits what is shown, and another has to wait its turn. */
  stale(view: View, at: number): boolean {
    const asked = this.#askedFor;
    return !asked || asked.at !== at || !contains(asked.box, viewBox(view));
  }

  /** The wind at a place, into `out`; calm where none is known. */
  sample(lon: number, lat: number, out: WindAt): void {
    const field = this.#field;
    out.u = 0;
    out.v = 0;
    if (!field) return;
    const { planes } = field;
    const { bounds, nx, ny } = field.box;
    const x = Math.max(0, Math.min(nx - 1.001, ((lon - bounds[0]) / (bounds[2] - bounds[0])) * nx - 0.5));
    const y = Math.max(0, Math.min(ny - 1.001, ((bounds[3] - lat) / (bounds[3] - bounds[1])) * ny - 0.5));
    const cell = (y | 0) * nx + (x | 0);
    const [p, q] = [x - (x | 0), y - (y | 0)];
    const plane = nx * ny;
    const [a, b, c, d] = [(1 - p) * (1 - q), p * (1 - q), (1 - p) * q, p * q];
    out.u = planes[cell]! * a + planes[cell + 1]! * b + planes[cell + nx]! * c + planes[cell + nx + 1]! * d;
    const down = plane + cell;
    out.v = planes[down]! * a + planes[down + 1]! * b + planes[down + nx]! * c + planes[down + nx + 1]! * d;
  }

  /** Wind in m/s and the degrees it blows from; undefined before any is known. */
  read([lon, lat]: LonLat): { readonly speed: number; readonly from: number } | undefined {
    if (!this.#field) return undefined;
    const wind: WindAt = { u: 0, v: 0 };
    this.sample(lon, lat, wind);
    const { u, v } = wind;
    const from = (Math.atan2(-u, -v) * 180) / Math.PI;
    return { speed: Math.hypot(u, v), from: (from + 360) % 360 };
  }

  /** Another scenario or a seek: what was known is of another time. */
  forget(): void {
    this.#askedFor = undefined;
  }
}
