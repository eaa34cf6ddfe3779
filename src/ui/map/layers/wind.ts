/**
 * The wind as streaks that drift with it: tail transparent, head in the colour of its class, longer where it blows harder.
 * A picture, not a measurement: the streaks live only here, their speed on the screen is the same at every speed of the
 * clock, and when the drill stands still so do they. They are kept in screen px and wrap round its edges, so that
 * they are evenly strewn at every zoom.
 */
import { Container } from 'pixi.js';
import type { Theme } from '../../look/tokens.ts';
import { viewBox } from '../projection.ts';
import type { Changes, Layer, Scene } from '../scene.ts';
import { type Ink, ink, Segments } from '../segments.ts';
import { windClass } from '../wind-classes.ts';
import type { WindAt, WindField } from './wind-field.ts';

/** px between streaks. */
const SPACING = 24;
/** A streak is this many px long, and drifts this many px a second, for each m/s. */
const LENGTH = 1.15;
const DRIFT = 2.4;
const LONGEST = 54;
const WIDTH = 1.1;
const ALPHA = 0.5;
/** Streaks live this long, s; they fade in and out so that none pops up. */
const LIFE = [2.2, 5] as const;
const FADE = 0.5;
/** px beyond the edges where streaks turn round. */
const RIM = 40;
/** Parts of a streak: it bends with the wind. */
const PARTS = 3;

export class WindLayer implements Layer {
  readonly container = new Container({ label: 'wind' });
  readonly #field: WindField;
  readonly #strokes = new Segments(4096);
  /** x, y, age, life of each. */
  #streaks = new Float32Array(0);
  #width = 0;
  #height = 0;
  #inks: readonly Ink[] = [];
  #theme: Theme | undefined;
  #blownAt: number | undefined;
  #seen = { x: 0, y: 0, scale: 0 };
  readonly #wind: WindAt = { u: 0, v: 0 };
  /** Of the screen: degrees at its upper left, and degrees a px. */
  #west = 0;
  #north = 0;
  #perX = 0;
  #perY = 0;

  constructor(field: WindField) {
    this.#field = field;
    this.container.addChild(this.#strokes.mesh);
  }

  /** Whether it wants another frame although nothing else has changed. */
  moving(scene: Scene): boolean {
    return scene.shown.wind && !scene.still && this.#field.at !== undefined;
  }

  draw(scene: Scene, changes: Changes): void {
    this.container.visible = scene.shown.wind && this.#field.at !== undefined;
    if (!this.container.visible) return;
    if (this.#theme !== scene.theme) {
      this.#theme = scene.theme;
      this.#inks = scene.theme.ramps.wind.map(ink);
    }
    const moved = this.#follow(scene);
    const seconds = scene.still ? 0 : Math.min(0.1, scene.elapsed / 1000);
    const fresh = this.#field.at !== this.#blownAt;
    if (seconds === 0 && !moved && !fresh && !changes.look && !changes.attention) return;
    this.#blownAt = this.#field.at;
    this.#locate(scene);
    this.#strokes.clear();
    for (let i = 0; i < this.#streaks.length; i += 4) this.#one(i, seconds);
    this.#strokes.show();
  }

  /** Keeps the streaks over the same places while the map is panned; a zoom leaves them on the screen. */
  #follow({ view }: Scene): boolean {
    const { x, y, scale } = this.#seen;
    if (view.width !== this.#width || view.height !== this.#height) this.#strew(view.width, view.height);
    else if (view.x === x && view.y === y && view.scale === scale) return false;
    else if (view.scale === scale) {
      const [dx, dy] = [(x - view.x) * scale, (y - view.y) * scale];
      for (let i = 0; i < this.#streaks.length; i += 4) {
        this.#streaks[i]! += dx;
        this.#streaks[i + 1]! += dy;
      }
    }
    this.#seen = view;
    return true;
  }

  /** One streak in each cell of a grid, somewhere in it: even, and without a pattern. */
  #strew(width: number, height: number): void {
    [this.#width, this.#height] = [width, height];
    const [columns, rows] = [Math.ceil((width + 2 * RIM) / SPACING), Math.ceil((height + 2 * RIM) / SPACING)];
    this.#streaks = new Float32Array(4 * columns * rows);
    for (let i = 0; i < columns * rows; i += 1) {
      const life = LIFE[0] + Math.random() * (LIFE[1] - LIFE[0]);
      const [column, row] = [i % columns, Math.floor(i / columns)];
      const [x, y] = [column + Math.random(), row + Math.random()];
      this.#streaks.set([x * SPACING - RIM, y * SPACING - RIM, Math.random() * life, life], 4 * i);
    }
  }

  #locate({ view, projection }: Scene): void {
    const { left, top, right, bottom } = viewBox(view);
    [this.#west, this.#north] = [projection.lon(left), projection.lat(top)];
    this.#perX = (projection.lon(right) - this.#west) / view.width;
    this.#perY = (projection.lat(bottom) - this.#north) / view.height;
  }

  #blow(x: number, y: number): void {
    this.#field.sample(this.#west + x * this.#perX, this.#north + y * this.#perY, this.#wind);
  }

  #one(i: number, seconds: number): void {
    const streaks = this.#streaks;
    const age = streaks[i + 2]! + seconds;
    const life = streaks[i + 3]!;
    if (age > life) {
      streaks[i] = Math.random() * (this.#width + 2 * RIM) - RIM;
      streaks[i + 1] = Math.random() * (this.#height + 2 * RIM) - RIM;
    }
    streaks[i + 2] = age > life ? 0 : age;
    this.#blow(streaks[i]!, streaks[i + 1]!);
    const x = wrapped(streaks[i]! + this.#wind.u * DRIFT * seconds, this.#width);
    const y = wrapped(streaks[i + 1]! - this.#wind.v * DRIFT * seconds, this.#height);
    streaks[i] = x;
    streaks[i + 1] = y;
    const speed = Math.hypot(this.#wind.u, this.#wind.v);
    if (speed < 0.5) return;
    this.#stroke(x, y, speed, ALPHA * Math.min(1, streaks[i + 2]! / FADE, (life - streaks[i + 2]!) / FADE));
  }

  /** From the head backwards along the wind, each part fainter. */
  #stroke(headX: number, headY: number, speed: number, alpha: number): void {
    const colour = this.#inks[windClass(speed)]!;
    const part = Math.min(LONGEST, 4 + speed * LENGTH) / PARTS / speed;
    let [x, y] = [headX, headY];
    for (let k = 0; k < PARTS; k += 1) {
      if (k > 0) this.#blow(x, y);
      const [backX, backY] = [x - this.#wind.u * part, y + this.#wind.v * part];
      this.#strokes.add(
        backX,
        backY,
        x,
        y,
        WIDTH,
        colour,
        (alpha * (PARTS - k - 1)) / PARTS,
        (alpha * (PARTS - k)) / PARTS,
      );
      [x, y] = [backX, backY];
    }
  }

  destroy(): void {
    this.#strokes.destroy();
    this.container.destroy({ children: true });
  }
}

/** Brought back into the screen with its rim. */
function wrapped(value: number, size: number): number {
  const span = size + 2 * RIM;
  if (value >= -RIM && value < size + RIM) return value;
  return value - span * Math.floor((value + RIM) / span);
}
