/**
 * The relief on the map: one picture of the sea under everything, one of the land for each terrain, fine over coarse.
 * Painted in slices; until a picture is ready the ground has its plain colours. The caller masks the land by the coast.
 */
import { BufferImageSource, Container, Sprite, Texture } from 'pixi.js';
import { finestFirst, type Terrain } from '../../../world/terrain.ts';
import type { GroundColours } from '../../look/tokens.ts';
import type { Projection } from '../projection.ts';
import { type Picture, paintLand, paintSea } from './relief-shade.ts';
import { inSlices } from './slices.ts';

/** Cells at the edge of an inner grid that blend into the grid below; the outermost ends the map under its rim. */
const BLEND = 60;

export class Relief {
  readonly sea = new Container({ label: 'sea relief' });
  readonly land = new Container({ label: 'land relief' });
  /** Counts paintings: a newer one makes an older one stop. */
  #painting = 0;

  /** Paints all grids in the theme's colours and swaps them in when all are ready. True unless a newer call came in. */
  async paint(
    terrains: readonly Terrain[],
    projection: Projection,
    ground: GroundColours,
    onShare: (share: number) => void,
  ): Promise<boolean> {
    this.#painting += 1;
    const mine = this.#painting;
    const coarseFirst = [...finestFirst(terrains)].reverse();
    const [widest] = coarseFirst;
    if (!widest) return true;
    const works = [
      paintSea(widest, projection, ground, 0),
      ...coarseFirst.map((terrain, i) => paintLand(terrain, projection, ground, i === 0 ? 0 : BLEND)),
    ];
    const weights = [widest, ...coarseFirst].map(({ nx, ny }) => nx * ny);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const pictures: Picture[] = [];
    let done = 0;
    for (const [i, work] of works.entries()) {
      const weight = (weights[i] ?? 0) / total;
      const picture = await inSlices(
        work,
        (share) => onShare(done + share * weight),
        () => mine === this.#painting,
      );
      if (!picture) return false;
      pictures.push(picture);
      done += weight;
    }
    const [sea, ...land] = pictures.map(sprite);
    swap(this.sea, sea ? [sea] : []);
    swap(this.land, land);
    return true;
  }

  destroy(): void {
    this.#painting += 1;
    swap(this.sea, []);
    swap(this.land, []);
    this.sea.destroy();
    this.land.destroy();
  }
}

function sprite({ box, width, height, pixels }: Picture): Sprite {
  const source = new BufferImageSource({
    resource: pixels,
    width,
    height,
    format: 'rgba8unorm',
    alphaMode: 'premultiplied-alpha',
    // Zoomed out, a hillshade without mipmaps is noise.
    autoGenerateMipmaps: true,
    scaleMode: 'linear',
    mipmapFilter: 'linear',
  });
  const made = new Sprite(new Texture({ source }));
  made.position.set(box.left, box.top);
  made.setSize(box.right - box.left, box.bottom - box.top);
  return made;
}

function swap(holder: Container, sprites: readonly Sprite[]): void {
  const old = holder.removeChildren();
  for (const each of old) each.destroy({ texture: true, textureSource: true });
  if (sprites.length > 0) holder.addChild(...sprites);
}
