/** What is only thought of: the line of a team that is being dragged, the way that its order would take. Dashed, for it is no fact. */
import { Container } from 'pixi.js';
import { applyView } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { ink, Segments } from '../segments.ts';

const DASH = [7, 5] as const;
const WIDTH = 2.5;
const ALPHA = 0.95;

export class DraftLayer implements Layer {
  readonly container = new Container({ label: 'draft' });
  readonly #line = new Segments(64, DASH);
  #way: Scene['way'];
  #pulled: Scene['pulled'];

  constructor() {
    this.container.addChild(this.#line.mesh);
  }

  draw(scene: Scene, changes: Changes): void {
    const { way, pulled } = scene;
    this.container.visible = way !== undefined || pulled !== undefined;
    if (changes.view || changes.look) applyView(this.#line.mesh, scene.view);
    if (way === this.#way && pulled === this.#pulled && !changes.look) return;
    [this.#way, this.#pulled] = [way, pulled];
    const colour = ink(scene.theme.colours.accent);
    this.#line.clear();
    if (pulled) this.#line.line(pulled, WIDTH, colour, ALPHA);
    else if (way)
      this.#line.line(
        way.flatMap((place) => pointOf(scene, place)),
        WIDTH,
        colour,
        ALPHA,
      );
    this.#line.show();
  }

  destroy(): void {
    this.#line.destroy();
    this.container.destroy({ children: true });
  }
}

const pointOf = ({ projection }: Scene, place: readonly [number, number]): [number, number] => {
  const { x, y } = projection.toWorld(place);
  return [x, y];
};
