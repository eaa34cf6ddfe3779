/**
 * Teams drawn small: all that have one picture are one mesh. A sprite each is dear where they are thousands: each that comes,
 * goes or changes has the instructions of the whole map's picture made anew.
 */
import { Container, Texture } from 'pixi.js';
import { PointCloud } from './point-cloud.ts';

/** What is drawn of a team; `order`: more lies above less. */
export interface Dot {
  readonly seen: boolean;
  readonly texture: Texture;
  readonly order: number;
  readonly tag: { readonly x: number; readonly y: number };
}

export class TeamDots {
  readonly container = new Container({ label: 'dots' });
  /** From below upwards. */
  #ordered: readonly Dot[];
  /** As many as there were pictures at a time; those beyond what is shown now are empty. */
  readonly #clouds: PointCloud[] = [];
  #used = 0;

  constructor(dots: readonly Dot[]) {
    this.#ordered = dots;
  }

  /** Brings the meshes to where the teams stand now; or shows none. */
  show(wanted: boolean): void {
    this.container.visible = wanted;
    if (!wanted) return;
    const before = this.#used;
    if (!this.#fill()) {
      this.#ordered = [...this.#ordered].sort((a, b) => a.order - b.order);
      this.#fill();
    }
    for (const cloud of this.#clouds.slice(this.#used, before)) cloud.clear();
    for (const cloud of this.#clouds.slice(0, Math.max(before, this.#used))) cloud.show();
  }

  /** Fills a mesh for each picture; gives up where one that lies lower comes after a higher one. */
  #fill(): boolean {
    this.#used = 0;
    let [texture, order] = [Texture.EMPTY, Number.NEGATIVE_INFINITY];
    let cloud: PointCloud | undefined;
    for (const dot of this.#ordered) {
      if (dot.order < order) return false;
      order = dot.order;
      if (!dot.seen || dot.texture === Texture.EMPTY) continue;
      if (cloud === undefined || dot.texture !== texture) {
        texture = dot.texture;
        cloud = this.#next(texture);
      }
      cloud.add(dot.tag.x, dot.tag.y);
    }
    return true;
  }

  #next(texture: Texture): PointCloud {
    let cloud = this.#clouds[this.#used];
    if (cloud === undefined) {
      cloud = new PointCloud(false);
      this.#clouds.push(cloud);
      this.container.addChild(cloud.mesh);
    }
    this.#used += 1;
    cloud.clear();
    cloud.wear(texture, texture.width);
    return cloud;
  }

  destroy(): void {
    for (const cloud of this.#clouds) cloud.destroy();
    this.container.destroy({ children: true });
  }
}
