/** One team on the map: its sprites, its label, and how it glides to the room it is given. */
import { type Container, Sprite } from 'pixi.js';
import type { Fitness } from '../../../log/names.ts';
import { MARKER_MARGIN } from '../../look/symbols/markers.ts';
import type { Paint } from '../../look/symbols/paint.ts';
import { arrowShape, RING_COLOUR, type Ring } from '../../look/symbols/rings.ts';
import type { Colours } from '../../look/tokens.ts';
import type { View } from '../projection.ts';
import { tag } from '../scene.ts';
import { ink, type Segments } from '../segments.ts';
import type { SymbolBook } from '../symbol-book.ts';
import type { TeamPositions } from '../team-positions.ts';

/** Share of the way to its room that a team goes in a frame. */
const GLIDE = 0.22;
/** px beyond the screen's edge that a symbol reaches at most. */
const RIM = 40;
const STRENGTH: Readonly<Record<Fitness, number>> = { fresh: 3, tired: 2, impaired: 1 };

export class TeamMark {
  readonly id: string;
  readonly row: number;
  readonly symbol = new Sprite();
  readonly tag;
  ring: Ring = 'standby';
  fitness: Fitness = 'fresh';
  moving = false;
  /** What else its label was made from; and whether its picture was there by then. */
  called = 0;
  dressed = false;
  /** Whether it stands for itself, or for those that are counted with it. */
  shown = true;
  /** How far it stands from its place, px. */
  dx = 0;
  dy = 0;
  /** Whether it is still on its way to its room. */
  settling = false;
  /** Made when it is first needed, in `#arrows`. */
  #arrow: Sprite | undefined;
  readonly #arrows: Container;
  #pointed = false;

  constructor(id: string, row: number, arrows: Container) {
    this.id = id;
    this.row = row;
    this.tag = tag('team', { kind: 'team', id }, ['below', 'right', 'left', 'above']);
    this.#arrows = arrows;
    this.symbol.anchor.set(0.5);
  }

  /** Shows or hides the arrow; it is turned by `stand`, so that one picture does for all headings. */
  point(shown: boolean, size: number, symbols: SymbolBook, paint: Paint): void {
    this.#pointed = shown;
    if (!shown) {
      if (this.#arrow) this.#arrow.visible = false;
      return;
    }
    const { ring } = this;
    if (this.#arrow === undefined) {
      this.#arrow = new Sprite();
      this.#arrow.anchor.set(0.5);
      this.#arrows.addChild(this.#arrow);
    }
    this.#arrow.texture = symbols.get(`arrow:${ring}`, size * MARKER_MARGIN, () => ({
      box: [-4, -4, 48, 48],
      ink: paint[RING_COLOUR[ring]],
      disc: paint.disc,
      inner: arrowShape(ring, 0),
    }));
  }

  /** Brings it to where the team is, `dx`, `dy` px beside it; at once where pictures stand still. */
  stand(teams: TeamPositions, { x, y, scale, width, height }: View, dx: number, dy: number, still: boolean): void {
    const glide = still ? 1 : GLIDE;
    this.dx += (dx - this.dx) * glide;
    this.dy += (dy - this.dy) * glide;
    this.settling = Math.abs(dx - this.dx) + Math.abs(dy - this.dy) > 0.3;
    const left = (teams.x(this.row) - x) * scale + width / 2 + this.dx;
    const top = (teams.y(this.row) - y) * scale + height / 2 + this.dy;
    [this.tag.x, this.tag.y] = [left, top];
  }

  /** Hides it, or brings its sprites to where it stands: what is not on the screen, or stands still, is not touched at all. */
  show(teams: TeamPositions, { width, height }: View): void {
    const { x, y } = this.tag;
    const seen = this.tag.there && this.shown && x > -RIM && y > -RIM && x < width + RIM && y < height + RIM;
    this.symbol.visible = seen;
    if (this.#arrow) this.#arrow.visible = seen && this.#pointed;
    if (!seen) return;
    if (near(this.symbol, x, y)) return;
    this.symbol.position.set(x, y);
    if (this.#arrow === undefined || !this.#pointed) return;
    this.#arrow.position.set(x, y);
    const heading = teams.heading(this.row);
    if (!Number.isNaN(heading)) this.#arrow.rotation = (heading * Math.PI) / 180;
  }

  /** Three strokes below the symbol, as many of them full as the team has strength; a fresh team needs none. */
  drawStrength(on: Segments, colours: Colours): void {
    this.tag.hangs = this.fitness === 'fresh' ? 0 : 6;
    if (this.fitness === 'fresh') return;
    const left = STRENGTH[this.fitness];
    const top = this.tag.y + this.tag.reach + 4;
    for (let i = 0; i < 3; i += 1) {
      const from = this.tag.x - 11 + i * 8;
      on.add(from, top, from + 6, top, 3, ink(i < left ? colours.warn : colours.line3), i < left ? 1 : 0.6);
    }
  }
}

/** A quarter of a px nobody sees. */
const near = (symbol: Sprite, x: number, y: number): boolean =>
  Math.abs(symbol.x - x) < 0.25 && Math.abs(symbol.y - y) < 0.25;
