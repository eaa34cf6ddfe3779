/**
 * The two pictures the ground is shown by, and when they are taken: a coarse one of the whole map, so that no pan or zoom
 * finds nothing, and over it a sharp one of the view, taken when the view has come to rest, or on every change where the
 * machine is quick enough.
 */
import { Container, type Renderer } from 'pixi.js';
import { fitView, type View, type WorldBox } from '../projection.ts';
import { Snapshot } from './snapshot.ts';

/** How long a view must stand before its sharp picture is taken, ms. */
const REST = 140;
/** A picture that takes no longer than this is taken on every change, ms. */
const QUICK = 12;
/** Longest side of the whole map's picture, px. */
const OVERVIEW = 1200;
/** How far the sharp picture reaches beyond the view, in sizes of it: short drags stay sharp. */
const MARGIN = 0.1;

/** Brings the ground into the state in which it is to be seen in a view, and gives it to the picture. */
type Drawn = (view: View) => Container;

export class Pictures {
  readonly container = new Container({ label: 'ground' });
  readonly #renderer: Renderer;
  readonly #drawn: Drawn;
  readonly #onSharp: () => void;
  readonly #overview: Snapshot;
  readonly #sharp: Snapshot;
  #view: View | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** How long a sharp picture takes, ms; unknown until it has been waited for once. */
  #cost: number | undefined;

  /** `onSharp` is called when a picture was taken after a rest, and a frame would show it. */
  constructor(renderer: Renderer, drawn: Drawn, onSharp: () => void) {
    this.#renderer = renderer;
    this.#drawn = drawn;
    this.#onSharp = onSharp;
    this.#overview = new Snapshot(renderer);
    this.#sharp = new Snapshot(renderer);
    this.container.addChild(this.#overview.sprite, this.#sharp.sprite);
  }

  /** The ground looks different: takes both pictures anew. `whole` is the box of the map. */
  renew(whole: WorldBox): void {
    const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
    const share = OVERVIEW / Math.max(width, height);
    const view = fitView(whole, width * share, height * share);
    this.#overview.take(this.#drawn(view), view, 0);
    this.#sharp.spoil();
    if (this.#view) this.#sharpen(this.#view);
  }

  /** Shows a view: sharp if it can be, else coarse until it rests. */
  show(view: View): void {
    this.#view = view;
    if (!this.#sharp.holds(view)) this.#sharpenSoon(view);
    this.#overview.sprite.visible = !this.#sharp.covers(view);
  }

  /** The next ground is another: forgets when pictures were to be taken. */
  forget(): void {
    clearTimeout(this.#resting);
    this.#sharp.spoil();
  }

  #sharpenSoon(view: View): void {
    clearTimeout(this.#resting);
    if (this.#cost === undefined || this.#cost <= QUICK) {
      this.#sharpen(view);
      return;
    }
    this.#resting = setTimeout(() => {
      if (this.#view) this.#sharpen(this.#view);
      this.#onSharp();
    }, REST);
  }

  #sharpen(view: View): void {
    clearTimeout(this.#resting);
    const begun = performance.now();
    this.#sharp.take(this.#drawn(view), view, MARGIN);
    this.#overview.sprite.visible = false;
    if (this.#cost !== undefined) return;
    this.#waitForPicture();
    this.#cost = performance.now() - begun;
  }

  /** To read a pixel is the only thing that waits for the drawing in all browsers. */
  #waitForPicture(): void {
    const { gl } = this.#renderer as { gl?: WebGL2RenderingContext };
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  /** The next sharp picture is timed again: the first ones were without relief, or compiled shaders. */
  timeAgain(): void {
    this.#cost = undefined;
  }

  destroy(): void {
    clearTimeout(this.#resting);
    this.#view = undefined;
    this.#overview.destroy();
    this.#sharp.destroy();
    this.container.destroy();
  }
}
