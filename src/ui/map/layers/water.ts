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

function paint(canvas: HTMLCanvasElement, picture: WaterPicture, { ramps }: Theme): void {
  const { nx, ny, depth, inner } = picture;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  if (depth.length === 0) return;
  const finer = finerOf(picture);
  for (let cell = 0; cell < nx * ny; cell++) {
    if (finer[cell] === 1) continue;
    const found = classOf(depth[cell] as number);
    if (found < 0) continue;
    pen.fillStyle = ramps.depth[found] as string;
    pen.fillRect((cell % nx) * CELL, Math.floor(cell / nx) * CELL, CELL, CELL);
  }
  pen.strokeStyle = ramps.depthContour;
  for (const contour of DEPTH_CONTOURS) {
    pen.globalAlpha = contour.alpha;
    pen.lineWidth = contour.width;
    // The water of a patch goes on beyond its sides.
    const isIn = (i: number, j: number): boolean => {
      const outside = i < 0 || j < 0 || i >= nx || j >= ny;
      if (outside && !inner) return false;
      const [column, row] = [Math.min(Math.max(i, 0), nx - 1), Math.min(Math.max(j, 0), ny - 1)];
      return (depth[row * nx + column] as number) >= contour.depth;
    };
    outline(pen, nx, ny, isIn, (i, j) => finer[j * nx + i] === 1);
  }
  pen.globalAlpha = 1;
}

/** Which cells a finer domain is drawn in the place of: 1. */
function finerOf({ box: [west, south, east, north], nx, ny, finer }: WaterPicture): Uint8Array {
  const cells = new Uint8Array(nx * ny);
  for (const box of finer) {
    for (let cell = 0; cell < nx * ny; cell++) {
      const lon = west + ((east - west) * ((cell % nx) + 0.5)) / nx;
      const lat = north - ((north - south) * (Math.floor(cell / nx) + 0.5)) / ny;
      if (lon > box[0] && lon < box[2] && lat > box[1] && lat < box[3]) cells[cell] = 1;
    }
  }
  return cells;
}

/** The edges between cells that are in and cells that are not, but within what is hidden. */
function outline(
  pen: CanvasRenderingContext2D,
  nx: number,
  ny: number,
  isIn: (i: number, j: number) => boolean,
  hidden: (i: number, j: number) => boolean,
): void {
  pen.beginPath();
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      if (hidden(i, j)) continue;
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
