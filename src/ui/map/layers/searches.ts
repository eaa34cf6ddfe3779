/** Where units look for what is adrift: the ground of each sortie, and its track so far as it was planned. */
import { Container } from 'pixi.js';
import { fill } from '../../words.ts';
import { applyView, toScreen } from '../projection.ts';
import { type Changes, type Layer, type Scene, type Tag, tag } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { moreLabels } from './more-labels.ts';

/** Whether anybody searches now. */
export const searching = (scene: Scene): boolean =>
  (scene.drill?.weather.hazards?.outlines ?? []).some(({ what }) => what === 'searched');

export class SearchesLayer implements Layer {
  readonly container = new Container({ label: 'searches' });
  readonly tags: Tag[] = [];
  readonly #grounds = new Segments(128, [4, 4]);
  readonly #tracks = new Segments(512);
  #drawn: unknown;

  constructor() {
    this.container.addChild(this.#grounds.mesh, this.#tracks.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.search;
    if (!scene.shown.search) return;
    const { view, projection, theme } = scene;
    for (const { mesh } of [this.#grounds, this.#tracks]) applyView(mesh, view);
    const outlines = scene.drill?.weather.hazards?.outlines;
    if (!changes.view && !changes.look && !changes.attention && outlines === this.#drawn) return;
    this.#drawn = outlines;
    this.#grounds.clear();
    this.#tracks.clear();
    let used = 0;
    for (const { what, rings, team } of outlines ?? []) {
      if (what !== 'searched' && what !== 'track') continue;
      const [ring = []] = rings;
      const line = what === 'searched' ? [...ring, ...ring.slice(0, 1)] : ring;
      const world = line.flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);
      (what === 'searched' ? this.#grounds : this.#tracks).line(world, 1.6, ink(theme.colours.move), 0.95);
      const [corner] = ring;
      if (what === 'track' || corner === undefined || team === undefined) continue;
      const its = this.#tag(used++);
      const { x, y } = toScreen(view, projection.toWorld(corner));
      Object.assign(its, { there: true, x, y, text: fill(moreLabels(scene.speech.language).searchTag, { team }) });
    }
    for (const its of this.tags.slice(used)) its.there = false;
    this.#grounds.show();
    this.#tracks.show();
  }

  #tag(i: number): Tag {
    this.tags[i] ??= tag('circle', undefined, ['below', 'right', 'left', 'above'], false);
    return this.tags[i];
  }

  destroy(): void {
    this.#grounds.destroy();
    this.#tracks.destroy();
    this.container.destroy({ children: true });
  }
}
