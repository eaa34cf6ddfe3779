/** The latest bulletin of each storm: where its centre is expected, and the cone in which seven of ten such forecasts end. */
import { Container, Graphics } from 'pixi.js';
import type { LonLat } from '../../../world/geo.ts';
import { applyView } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { coneOf } from './cone-path.ts';

const FILL = 0.055;

export class ConeLayer implements Layer {
  readonly container = new Container({ label: 'cone' });
  readonly #fill = new Graphics();
  readonly #edge = new Segments(128, [6, 5]);
  readonly #track = new Segments(32, [2, 4]);
  #drawn: unknown;
  #projection: unknown;

  constructor() {
    this.container.addChild(this.#fill, this.#edge.mesh, this.#track.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.cone;
    if (!scene.shown.cone) return;
    const { view, projection, theme } = scene;
    applyView(this.#fill, view);
    for (const { mesh } of [this.#edge, this.#track]) applyView(mesh, view);
    const bulletins = scene.drill?.state.bulletins ?? {};
    const key = Object.values(bulletins)
      .map(({ number, issued }) => `${number}/${issued}`)
      .join();
    if (key === this.#drawn && this.#projection === projection && !changes.look) return;
    [this.#drawn, this.#projection] = [key, projection];
    this.#fill.clear();
    for (const lines of [this.#edge, this.#track]) lines.clear();
    const flat = (places: readonly LonLat[]): number[] =>
      places.flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);
    for (const { track } of Object.values(bulletins)) {
      const edge = flat(coneOf(track));
      if (edge.length === 0) continue;
      this.#fill.poly(edge).fill({ color: theme.colours.tx1, alpha: FILL });
      this.#edge.line(edge, 1.2, ink(theme.colours.tx1), 0.5);
      this.#track.line(flat(track.map(([, lon, lat]) => [lon, lat])), 1.4, ink(theme.colours.tx1), 0.7);
    }
    for (const lines of [this.#edge, this.#track]) lines.show();
  }

  destroy(): void {
    for (const lines of [this.#edge, this.#track]) lines.destroy();
    this.container.destroy({ children: true });
  }
}
