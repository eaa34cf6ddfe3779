/** Water over the ground: classes of depth as flat areas, with the contours of 0.3 m and 0.5 m; below 0.05 m nothing is drawn. */
import { Container } from 'pixi.js';
import { RAMP_BREAKS, type Theme } from '../../look/tokens.ts';
import { applyView } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import type { DepthMesh } from './depth-mesh.ts';
import type { WaterField, WaterPicture } from './water-field.ts';

interface Drawn {
  readonly grid: DepthMesh;
  /** Cells that a finer grid is drawn in the place of. */
  readonly hidden: readonly number[];
  picture: WaterPicture | undefined;
}

export class WaterLayer implements Layer {
  readonly container = new Container({ label: 'water' });
  readonly #field: WaterField;
  readonly #drawn = new Map<string, Drawn>();
  readonly #redraw: () => void;
  #theme: Theme | undefined;
  /** What draws a grid comes when there is the first water to draw. */
  #make: typeof DepthMesh | undefined;
  #coming = false;

  constructor(field: WaterField, redraw: () => void) {
    this.#field = field;
    this.#redraw = redraw;
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.water;
    if (!scene.shown.water) return;
    applyView(this.container, scene.view);
    if (this.#make === undefined) {
      if (this.#field.pictures.length > 0) this.#fetch();
      return;
    }
    const anew = changes.look || this.#theme !== scene.theme;
    this.#theme = scene.theme;
    for (const picture of this.#field.pictures) {
      const drawn = this.#drawn.get(picture.id) ?? this.#add(picture, this.#make);
      if (anew || drawn.picture === undefined) this.#lay(drawn, picture, scene);
      if (drawn.picture !== picture) drawn.grid.fill(picture.depth, drawn.hidden);
      drawn.picture = picture;
    }
  }

  #lay({ grid }: Drawn, { box }: WaterPicture, { projection, theme }: Scene): void {
    const { left, top, right, bottom } = projection.toWorldBox(box);
    grid.mesh.position.set(left, top);
    grid.mesh.scale.set(right - left, bottom - top);
    grid.paint(theme);
  }

  /** Asked for again with the next picture if it could not be had. */
  #fetch(): void {
    if (this.#coming) return;
    this.#coming = true;
    import('./depth-mesh.ts')
      .then(({ DepthMesh }) => {
        this.#make = DepthMesh;
        this.#redraw();
      })
      .catch(() => undefined)
      .finally(() => {
        this.#coming = false;
      });
  }

  #add(picture: WaterPicture, Make: typeof DepthMesh): Drawn {
    const grid = new Make(picture.nx, picture.ny, picture.inner);
    const drawn: Drawn = { grid, hidden: finerIn(picture), picture: undefined };
    this.#drawn.set(picture.id, drawn);
    this.container.addChild(grid.mesh);
    return drawn;
  }

  destroy(): void {
    for (const { grid } of this.#drawn.values()) grid.destroy();
    this.container.destroy({ children: true });
  }
}

/** Which cells a finer domain is drawn in the place of. */
function finerIn({ box: [west, south, east, north], nx, ny, finer }: WaterPicture): readonly number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < nx * ny; cell++) {
    const lon = west + ((east - west) * ((cell % nx) + 0.5)) / nx;
    const lat = north - ((north - south) * (Math.floor(cell / nx) + 0.5)) / ny;
    if (finer.some((box) => lon > box[0] && lon < box[2] && lat > box[1] && lat < box[3])) cells.push(cell);
  }
  return cells;
}

/** Class of the depth ramp; −1 for what is not drawn. */
export function classOf(depth: number): number {
  let found = RAMP_BREAKS.depth.length - 1;
  while (found >= 0 && depth < (RAMP_BREAKS.depth[found] as number)) found -= 1;
  return found;
}
