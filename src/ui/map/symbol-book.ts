/** The map's symbols as textures, looked up by a short key: making the picture's address at every frame would be dear. */
import { Texture } from 'pixi.js';
import type { Drawing } from '../look/symbols/markers.ts';
import { SymbolTextures } from '../look/symbols/texture.ts';

export class SymbolBook {
  readonly #textures: SymbolTextures;
  readonly #ready = new Map<string, Texture>();
  readonly #asked = new Set<string>();
  readonly #onReady: () => void;

  /** `resolution`: device pixels of a CSS pixel. `onReady` is called when a symbol that was asked for can be drawn. */
  constructor(resolution: number, onReady: () => void) {
    this.#textures = new SymbolTextures(resolution);
    this.#onReady = onReady;
  }

  /**
   * The texture of a symbol `size` px wide, empty until it is drawn. `key` names the drawing within the present theme;
   * `make` is called only the first time.
   */
  get(key: string, size: number, make: () => Drawing): Texture {
    const name = `${key}@${size}`;
    const ready = this.#ready.get(name);
    if (ready) return ready;
    if (!this.#asked.has(name)) {
      this.#asked.add(name);
      void this.#draw(name, make(), size);
    }
    return Texture.EMPTY;
  }

  async #draw(name: string, drawing: Drawing, size: number): Promise<void> {
    const texture = await this.#textures.load(drawing, size);
    // A theme that was left in the meantime forgot the question.
    if (!this.#asked.has(name)) return;
    this.#ready.set(name, texture);
    this.#onReady();
  }

  /** The theme changed: all keys mean other drawings. */
  forget(): void {
    this.#ready.clear();
    this.#asked.clear();
  }

  destroy(): void {
    this.forget();
    this.#textures.destroy();
  }
}
