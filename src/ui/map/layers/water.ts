/** Water over the ground: classes of depth as flat areas, with the contours of 0.3 m and 0.5 m; below 0.05 m nothing is drawn. */
import { Container, Sprite, Texture } from 'pixi.js';
import { DEPTH_CONTOURS, RAMP_BREAKS, type Theme } from '../../look/tokens.ts';
import { applyView } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import type { WaterField, WaterPicture } from './water-field.ts';

/** px of the picture a cell has: room for its contours. */
const CELL = 4;

interface Drawn {
  readonly sprite: Sprite;
  readonly canvas: HTMLCanvasElement;
  picture: WaterPicture | undefined;
}

export class WaterLayer implements Layer {
  readonly container = new Container({ label: 'water' });
  readonly #field: WaterField;
  readonly #drawn = new Map<string, Drawn>();
  #theme: Theme | undefined;

  constructor(field: WaterField) {
    this.#field = field;
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.water;
    if (!scene.shown.water) return;
    applyView(this.container, scene.view);
    const anew = changes.look || this.#theme !== scene.theme;
    this.#theme = scene.theme;
    for (const picture of this.#field.pictures) {
      const drawn = this.#drawn.get(picture.id) ?? this.#add(picture);
      if (!anew && drawn.picture === picture) continue;
      drawn.picture = picture;
      paint(drawn.canvas, picture, scene.theme);
      drawn.sprite.texture.source.update();
      const { x: left, y: top } = scene.projection.toWorld([picture.box[0], picture.box[3]]);
      const { x: right, y: bottom } = scene.projection.toWorld([picture.box[2], picture.box[1]]);
      drawn.sprite.position.set(left, top);
      drawn.sprite.setSize(right - left, bottom - top);
    }
  }

  #add({ id, nx, ny }: WaterPicture): Drawn {
    const canvas = document.createElement('canvas');
    canvas.width = nx * CELL;
    canvas.height = ny * CELL;
    const texture = Texture.from(canvas);
    // Classes, never a smooth blend.
    texture.source.scaleMode = 'nearest';
    const drawn: Drawn = { sprite: new Sprite(texture), canvas, picture: undefined };
    this.#drawn.set(id, drawn);
    this.container.addChild(drawn.sprite);
    return drawn;
  }

  destroy(): void {
    for (const { sprite } of this.#drawn.values()) sprite.texture.destroy(true);
    this.container.destroy({ children: true });
  }
}

function paint(canvas: HTMLCanvasElement, { nx, ny, depth }: WaterPicture, { ramps }: Theme): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  if (depth.length === 0) return;
  for (let cell = 0; cell < nx * ny; cell++) {
    const found = classOf(depth[cell] as number);
    if (found < 0) continue;
    pen.fillStyle = ramps.depth[found] as string;
    pen.fillRect((cell % nx) * CELL, Math.floor(cell / nx) * CELL, CELL, CELL);
  }
  pen.strokeStyle = ramps.depthContour;
  for (const contour of DEPTH_CONTOURS) {
    pen.globalAlpha = contour.alpha;
    pen.lineWidth = contour.width;
    outline(
      pen,
      nx,
      ny,
      (i, j) => i >= 0 && j >= 0 && i < nx && j < ny && (depth[j * nx + i] as number) >= contour.depth,
    );
  }
  pen.globalAlpha = 1;
}

/** The edges between cells that are in and cells that are not. */
function outline(pen: CanvasRenderingContext2D, nx: number, ny: number, isIn: (i: number, j: number) => boolean): void {
  pen.beginPath();
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const here = isIn(i, j);
      if (here !== isIn(i - 1, j)) line(pen, i, j, i, j + 1);
      if (here !== isIn(i, j - 1)) line(pen, i, j, i + 1, j);
    }
  }
  pen.stroke();
}

function line(pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  pen.moveTo(x0 * CELL, y0 * CELL);
  pen.lineTo(x1 * CELL, y1 * CELL);
}

/** Class of the depth ramp; −1 for what is not drawn. */
export function classOf(depth: number): number {
  let found = RAMP_BREAKS.depth.length - 1;
  while (found >= 0 && depth < (RAMP_BREAKS.depth[found] as number)) found -= 1;
  return found;
}
