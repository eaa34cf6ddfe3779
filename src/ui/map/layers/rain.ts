/** Rain over what the map shows, in flat classes of mm/h; below the first class nothing is drawn. */
import { Container, Sprite, Texture } from 'pixi.js';
import type { Field, Player } from '../../../player/player.ts';
import type { DrillTime } from '../../../units/time.ts';
import type { LonLat } from '../../../world/geo.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { applyView, contains, type Projection, type View, viewBox, type WorldBox } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';

/** Real ms between two questions. */
const EVERY = 800;
const MARGIN = 0.2;
const COLUMNS = 72;
const MINUTE = 60_000;
/** Water and wind are to be seen through it. */
const ALPHA = 0.5;

/** Asks the player for the rain as the view and the minutes go by. */
export class RainField {
  field: Field | undefined;
  #asking = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #askedFor: { readonly minute: number; readonly box: WorldBox } | undefined;

  /** `onAnswer` is called when rain has come. */
  refresh(player: Player, projection: Projection, view: View, at: number, now: number, onAnswer: () => void): void {
    const minute = Math.floor(at / MINUTE);
    const asked = this.#askedFor;
    if (asked?.minute === minute && contains(asked.box, viewBox(view))) return;
    if (this.#asking || now - this.#askedAt < EVERY) return;
    const box = viewBox(view, MARGIN);
    [this.#asking, this.#askedAt, this.#askedFor] = [true, now, { minute, box }];
    const [west, north] = projection.toPlace({ x: box.left, y: box.top });
    const [east, south] = projection.toPlace({ x: box.right, y: box.bottom });
    const ny = Math.max(8, Math.min(COLUMNS, Math.round((COLUMNS * view.height) / view.width)));
    player
      .field('rain', at as DrillTime, { bounds: [west, south, east, north], nx: COLUMNS, ny })
      .then((field) => {
        this.field = field;
        onAnswer();
      })
      // A player that was closed meanwhile answers nothing; the next question may.
      .catch(() => undefined)
      .finally(() => {
        this.#asking = false;
      });
  }

  /** mm/h at a place; undefined where none is known. */
  read([lon, lat]: LonLat): number | undefined {
    const field = this.field;
    if (field === undefined) return undefined;
    const { bounds, nx, ny } = field.box;
    const i = Math.floor(((lon - bounds[0]) / (bounds[2] - bounds[0])) * nx);
    const j = Math.floor(((bounds[3] - lat) / (bounds[3] - bounds[1])) * ny);
    return i >= 0 && i < nx && j >= 0 && j < ny ? field.planes[j * nx + i] : undefined;
  }
}

export class RainLayer implements Layer {
  readonly container = new Container({ label: 'rain' });
  readonly #field: RainField;
  readonly #canvas = document.createElement('canvas');
  readonly #sprite = new Sprite();
  #drawn: unknown;
  #size = '';

  constructor(field: RainField) {
    this.#field = field;
    this.#sprite.alpha = ALPHA;
    this.container.addChild(this.#sprite);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.rain;
    const { field } = this.#field;
    if (!scene.shown.rain || field === undefined) return;
    applyView(this.container, scene.view);
    if (this.#drawn === field && !changes.look) return;
    this.#drawn = field;
    this.#paint(field, scene.theme.ramps.rain);
    const [west, south, east, north] = field.box.bounds;
    const { x: left, y: top } = scene.projection.toWorld([west, north]);
    const { x: right, y: bottom } = scene.projection.toWorld([east, south]);
    this.#sprite.position.set(left, top);
    this.#sprite.setSize(right - left, bottom - top);
  }

  #paint({ box: { nx, ny }, planes }: Field, ramp: readonly string[]): void {
    const size = `${nx}/${ny}`;
    if (size !== this.#size) {
      this.#size = size;
      [this.#canvas.width, this.#canvas.height] = [nx, ny];
      this.#sprite.texture.destroy(true);
      this.#sprite.texture = Texture.from(this.#canvas, true);
      this.#sprite.texture.source.scaleMode = 'nearest';
    }
    const pen = this.#canvas.getContext('2d');
    pen?.clearRect(0, 0, nx, ny);
    planes.forEach((rain, cell) => {
      const found = rainClass(rain);
      if (found < 0 || !pen) return;
      pen.fillStyle = ramp[found] as string;
      pen.fillRect(cell % nx, Math.floor(cell / nx), 1, 1);
    });
    this.#sprite.texture.source.update();
  }

  destroy(): void {
    this.#sprite.texture.destroy(true);
    this.container.destroy({ children: true });
  }
}

/** Class of the rain's ramp; −1 for what is not drawn. */
export function rainClass(rain: number): number {
  let found = RAMP_BREAKS.rain.length - 1;
  while (found >= 0 && rain < (RAMP_BREAKS.rain[found] as number)) found -= 1;
  return found;
}
