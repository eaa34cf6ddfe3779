/** What is adrift: each particle a dot, where half and nearly all of it is to be looked for, and where it really is. */
import { Container, Graphics } from 'pixi.js';
import { applyView, type Projection, toScreen } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';
import { adrift, type DriftField } from './drift-field.ts';

/** px. */
const DOT = 2;
const TRUTH = 6;
const NONE = new Float32Array(0);

export class DriftLayer implements Layer {
  readonly container = new Container({ label: 'drift' });
  readonly #field: DriftField;
  readonly #dots = new Segments(256);
  readonly #truths = new Graphics();
  readonly #most = new Segments(256, [7, 5]);
  readonly #likely = new Segments(256);
  #drawn: readonly unknown[] = [];
  #dotted: readonly unknown[] = [];

  constructor(field: DriftField) {
    this.#field = field;
    this.container.addChild(this.#dots.mesh, this.#most.mesh, this.#likely.mesh, this.#truths);
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.drift;
    if (!scene.shown.drift) return;
    const outlines = scene.drill?.weather.hazards?.outlines;
    const { view, theme, projection } = scene;
    for (const { mesh } of [this.#dots, this.#most, this.#likely]) applyView(mesh, view);
    const seen = [outlines, this.#field.places];
    if (!changes.view && !changes.look && !changes.attention && seen.every((one, i) => one === this.#drawn[i])) return;
    this.#drawn = seen;
    this.#most.clear();
    this.#likely.clear();
    this.#truths.clear();
    this.#strew(adrift(scene) ? this.#field.places : NONE, projection, theme.colours.tx1);
    for (const { what, rings } of outlines ?? []) {
      const lines = what === 'containment' ? this.#most : what === 'likely' ? this.#likely : undefined;
      for (const ring of rings) {
        const world = [...ring, ...ring.slice(0, 1)].flatMap(([lon, lat]) => [projection.x(lon), projection.y(lat)]);
        lines?.line(world, 1.5, ink(theme.colours.tx1), 0.9);
        if (what === 'truth' && ring[0]) this.#truth(toScreen(view, projection.toWorld(ring[0])), theme.colours.danger);
      }
    }
    this.#most.show();
    this.#likely.show();
  }

  /** In world metres, so that only other particles are work. */
  #strew(places: Float32Array, projection: Projection, colour: string): void {
    const wanted = [places, projection, colour];
    if (wanted.every((one, i) => one === this.#dotted[i])) return;
    this.#dotted = wanted;
    const tint = ink(colour);
    this.#dots.clear();
    for (let i = 0; i + 1 < places.length; i += 2)
      this.#dots.dot(projection.x(places[i]!), projection.y(places[i + 1]!), DOT, tint, 0.6);
    this.#dots.show();
  }

  /** A cross in a ring: only controllers know. */
  #truth({ x, y }: { readonly x: number; readonly y: number }, color: string): void {
    this.#truths
      .circle(x, y, TRUTH)
      .moveTo(x - TRUTH - 3, y)
      .lineTo(x + TRUTH + 3, y)
      .moveTo(x, y - TRUTH - 3)
      .lineTo(x, y + TRUTH + 3)
      .stroke({ color, width: 1.6 });
  }

  destroy(): void {
    this.#dots.destroy();
    this.#most.destroy();
    this.#likely.destroy();
    this.container.destroy({ children: true });
  }
}
