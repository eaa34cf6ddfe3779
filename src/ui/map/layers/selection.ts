/** What is selected on any board, ringed on the map: a rounded square of the accent, clear of the symbol. */
import { Container, Graphics } from 'pixi.js';
import { type Changes, type Layer, type Scene, same, type Tag } from '../scene.ts';

const CLEAR = 5;
const WIDTH = 2;

export class SelectionLayer implements Layer {
  readonly container = new Container({ label: 'selection' });
  readonly #ring = new Graphics();
  readonly #layers: readonly Layer[];
  #drawn = '';

  /** `layers` are those whose symbols can be selected. */
  constructor(layers: readonly Layer[]) {
    this.#layers = layers;
    this.container.addChild(this.#ring);
  }

  draw({ selection, theme }: Scene, _changes: Changes): void {
    const found = selection && this.#find((one) => same(one.about, selection));
    this.#ring.visible = found !== undefined;
    if (!found) return;
    this.#ring.position.set(Math.round(found.x), Math.round(found.y));
    const half = Math.round(found.reach + CLEAR);
    const look = `${half} ${theme.name}`;
    if (look === this.#drawn) return;
    this.#drawn = look;
    this.#ring.clear();
    this.#ring.roundRect(-half, -half, 2 * half, 2 * half, 6).stroke({ color: theme.colours.accent, width: WIDTH });
  }

  #find(wanted: (tag: Tag) => boolean): Tag | undefined {
    for (const { tags } of this.#layers) {
      const found = tags?.find((one) => one.there && wanted(one));
      if (found) return found;
    }
    return undefined;
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }
}
