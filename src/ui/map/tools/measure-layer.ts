/** What is being measured, drawn: its points, legs and the side that would close it; and the cross of whoever measures by keyboard. */
import { Container, Graphics } from 'pixi.js';
import type { LonLat } from '../../../world/geo.ts';
import { toScreen } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';

/** px. */
const DOT = 4;
const CROSS = 12;

export class MeasureLayer implements Layer {
  readonly container = new Container({ label: 'measure' });
  points: readonly LonLat[] = [];
  /** Whether the next point is set in the middle of the map. */
  cross = false;
  readonly #halo = new Segments(32);
  readonly #line = new Segments(32);
  readonly #closing = new Segments(2, [5, 5]);
  readonly #dots = new Graphics();

  constructor() {
    this.container.addChild(this.#halo.mesh, this.#line.mesh, this.#closing.mesh, this.#dots);
  }

  draw({ view, projection, theme }: Scene, _changes: Changes): void {
    const { accent, disc } = theme.colours;
    const at = this.points.map((place) => toScreen(view, projection.toWorld(place)));
    for (const lines of [this.#halo, this.#line, this.#closing]) lines.clear();
    this.#dots.clear();
    const flat = at.flatMap(({ x, y }) => [x, y]);
    this.#halo.line(flat, 5, ink(theme.ground.halo), 0.85);
    this.#line.line(flat, 2.2, ink(accent), 1);
    const [first, last] = [at[0], at.at(-1)];
    if (first && last && at.length > 2) this.#closing.add(last.x, last.y, first.x, first.y, 1.5, ink(accent), 0.8);
    for (const { x, y } of at) this.#dots.circle(x, y, DOT).fill({ color: disc }).stroke({ color: accent, width: 2 });
    if (this.cross) {
      const [x, y] = [Math.round(view.width / 2), Math.round(view.height / 2)];
      this.#dots
        .moveTo(x - CROSS, y)
        .lineTo(x + CROSS, y)
        .moveTo(x, y - CROSS)
        .lineTo(x, y + CROSS);
      this.#dots.stroke({ color: accent, width: 2 });
    }
    for (const lines of [this.#halo, this.#line, this.#closing]) lines.show();
  }

  destroy(): void {
    for (const lines of [this.#halo, this.#line, this.#closing]) lines.destroy();
    this.container.destroy({ children: true });
  }
}
