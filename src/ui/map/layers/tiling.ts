/** 演练 EXERCISE over the whole map, drawn into its canvas, so that no picture of it can be had without (law 9). */
import { Container, Sprite, Texture } from 'pixi.js';
import { FONTS, type Theme } from '../../look/tokens.ts';
import type { Changes, Layer, Scene } from '../scene.ts';

const EVERY = { x: 300, y: 150 } as const;
const SIZE = 26;
const TURN = (-24 * Math.PI) / 180;

export class TilingLayer implements Layer {
  readonly container = new Container({ label: 'exercise mark' });
  readonly #resolution: number;
  #word = Texture.EMPTY;
  #theme: Theme | undefined;
  #size = { width: 0, height: 0 };

  constructor(resolution: number) {
    // Turned letters want twice the pixels.
    this.#resolution = 2 * resolution;
  }

  draw({ view, theme, words }: Scene, _changes: Changes): void {
    const resized = view.width !== this.#size.width || view.height !== this.#size.height;
    if (this.#theme !== theme) this.#print(theme, words.exercise);
    else if (!resized) return;
    this.#size = { width: view.width, height: view.height };
    this.#strew();
  }

  #print(theme: Theme, text: string): void {
    this.#theme = theme;
    const { colour, alpha } = theme.tiling;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    if (!pen) return;
    const font = `700 ${SIZE * this.#resolution}px ${FONTS.text}`;
    pen.font = font;
    [canvas.width, canvas.height] = [
      Math.ceil(pen.measureText(text).width) + 4,
      Math.ceil(SIZE * this.#resolution * 1.4),
    ];
    pen.font = font;
    pen.textBaseline = 'middle';
    pen.fillStyle = colour;
    pen.fillText(text, 2, canvas.height / 2);
    this.#word.destroy(true);
    this.#word = Texture.from({ resource: canvas, resolution: this.#resolution }, true);
    this.container.alpha = alpha;
  }

  /** A sprite for each word, which costs a seventh of one picture over everything where there is no graphics card. */
  #strew(): void {
    for (const sprite of this.container.removeChildren()) sprite.destroy();
    const texture = this.#word;
    for (let y = EVERY.y / 2; y < this.#size.height + EVERY.y; y += EVERY.y) {
      for (let x = EVERY.x / 2; x < this.#size.width + EVERY.x; x += EVERY.x) {
        const sprite = new Sprite({ texture, anchor: 0.5, rotation: TURN });
        sprite.position.set(x, y);
        this.container.addChild(sprite);
      }
    }
  }

  destroy(): void {
    this.container.destroy({ children: true });
    this.#word.destroy(true);
  }
}
