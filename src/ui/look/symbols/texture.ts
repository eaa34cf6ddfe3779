/**
 * Symbols as Pixi textures, drawn once each for the resolution of the screen and kept. An image element loads the
 * `data:` address: Pixi's own loader would fetch it in a worker made from a blob, which the content policy forbids.
 */
import { Texture } from 'pixi.js';
import type { Drawing } from './markers.ts';
import { svgAddress } from './svg.ts';

/** Textures by what is drawn on them. One a map; `destroy` frees them all. */
export class SymbolTextures {
  readonly #made = new Map<string, Texture>();
  readonly #coming = new Map<string, Promise<Texture>>();
  readonly #resolution: number;

  /** `resolution`: device pixels of a CSS pixel. */
  constructor(resolution: number) {
    this.#resolution = resolution;
  }

  /** The texture if it is ready; asks for it if it is not. `size` is the picture's width in CSS px. */
  get(symbol: Drawing, size: number): Texture | undefined {
    const address = svgAddress(symbol, Math.ceil(size * this.#resolution));
    const ready = this.#made.get(address);
    if (!ready) void this.#load(address);
    return ready;
  }

  /** The texture once it is drawn; rejects when the browser cannot draw SVG. */
  load(symbol: Drawing, size: number): Promise<Texture> {
    return this.#load(svgAddress(symbol, Math.ceil(size * this.#resolution)));
  }

  #load(address: string): Promise<Texture> {
    const coming = this.#coming.get(address) ?? this.#draw(address);
    this.#coming.set(address, coming);
    return coming;
  }

  async #draw(address: string): Promise<Texture> {
    const image = new Image();
    image.src = address;
    await image.decode();
    // A canvas, because not every browser uploads an SVG image to WebGL at the size it was asked for.
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const texture = Texture.from({ resource: canvas, resolution: this.#resolution, autoGenerateMipmaps: false }, true);
    this.#made.set(address, texture);
    return texture;
  }

  destroy(): void {
    for (const texture of this.#made.values()) texture.destroy(true);
    this.#made.clear();
    this.#coming.clear();
  }
}
