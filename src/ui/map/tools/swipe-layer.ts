/** The line between what is known and what is true. */
import { Container } from 'pixi.js';
import type { Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';

export class SwipeLayer implements Layer {
  readonly container = new Container({ label: 'swipe' });
  readonly #line = new Segments(2);

  constructor() {
    this.container.addChild(this.#line.mesh);
  }

  draw({ swipe, view, theme }: Scene): void {
    this.#line.clear();
    if (swipe !== undefined) this.#line.add(swipe, 0, swipe, view.height, 2, ink(theme.colours.accent), 1);
    this.#line.show();
  }

  destroy(): void {
    this.#line.destroy();
    this.container.destroy({ children: true });
  }
}
