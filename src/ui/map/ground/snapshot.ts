/**
 * A picture taken of the ground, so that a frame costs one rectangle instead of relief, mask and thousands of triangles:
 * without a graphics card that is the difference between a map that moves and one that does not.
 */
import { Container, type Renderer, RenderTexture, Sprite } from 'pixi.js';
import { applyView, contains, type View, viewBox, type WorldBox } from '../projection.ts';

/** Longest side of a picture in device pixels: what every WebGL 2 device can hold. */
const LONGEST = 4096;

export class Snapshot {
  /** The picture, placed in world metres. Empty until one is taken. */
  readonly sprite = new Sprite();
  readonly #renderer: Renderer;
  readonly #root = new Container();
  #scale = 0;
  #box: WorldBox | undefined;

  constructor(renderer: Renderer) {
    this.#renderer = renderer;
    this.sprite.visible = false;
  }

  /** Whether the picture reaches over all of the view. */
  covers(view: View): boolean {
    return this.#box !== undefined && contains(this.#box, viewBox(view));
  }

  /** Whether the picture shows the view as sharp as the screen can. */
  holds(view: View): boolean {
    return this.covers(view) && Math.abs(this.#scale / view.scale - 1) < 1e-6;
  }

  /** Takes the picture of `content`, which is in world metres, grown by `margin` of the view's size on each side. */
  take(content: Container, view: View, margin: number): void {
    // The same whole number of px on both sides: a picture that lies half a px off is blurred.
    const more = (size: number): number => size + 2 * Math.ceil(size * margin);
    const grown = { ...view, width: more(view.width), height: more(view.height) };
    const target = this.#target(grown.width, grown.height);
    this.#root.addChild(content);
    applyView(content, grown);
    this.#renderer.render({ container: this.#root, target, clear: true, clearColor: [0, 0, 0, 0] });
    this.#root.removeChild(content);
    const box = viewBox(grown);
    this.sprite.position.set(box.left, box.top);
    this.sprite.setSize(box.right - box.left, box.bottom - box.top);
    this.sprite.visible = true;
    this.#box = box;
    this.#scale = view.scale;
  }

  /** Makes the next `holds` say no; the old picture stays until another is taken. */
  spoil(): void {
    this.#box = undefined;
  }

  #target(width: number, height: number): RenderTexture {
    const resolution = Math.min(this.#renderer.resolution, LONGEST / Math.max(width, height));
    const old = this.sprite.texture;
    if (
      old instanceof RenderTexture &&
      old.width === width &&
      old.height === height &&
      old.source.resolution === resolution
    )
      return old;
    const made = RenderTexture.create({ width, height, resolution, antialias: true });
    this.sprite.texture = made;
    if (old instanceof RenderTexture) old.destroy(true);
    return made;
  }

  destroy(): void {
    const { texture } = this.sprite;
    this.sprite.destroy();
    if (texture instanceof RenderTexture) texture.destroy(true);
    this.#root.destroy();
  }
}
