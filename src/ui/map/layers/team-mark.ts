/** One team on the map: its sprites, its label, and how it glides to the room it is given. */
import { Container, Sprite } from 'pixi.js';
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
const STRENGTH: Readonly<Record<Fitness, number>> = { fresh: 3, tired: 2, impaired: 1 };

export class TeamMark {
  readonly id: string;
  readonly row: number;
  readonly container = new Container();
  readonly symbol = new Sprite();
  readonly tag;
  ring: Ring = 'standby';
  fitness: Fitness = 'fresh';
  moving = false;
  /** How far it stands from its place, px. */
  dx = 0;
  dy = 0;
  /** Whether it is still on its way to its room. */
  settling = false;
  readonly #arrow = new Sprite();

  constructor(id: string, row: number) {
    this.id = id;
    this.row = row;
    this.tag = tag('team', { kind: 'team', id }, ['below', 'right', 'left', 'above']);
    this.symbol.anchor.set(0.5);
    this.#arrow.anchor.set(0.5);
    this.container.addChild(this.symbol, this.#arrow);
  }

  /** Shows or hides the arrow; it is turned by `stand`, so that one picture does for all headings. */
  point(shown: boolean, size: number, symbols: SymbolBook, paint: Paint): void {
    this.#arrow.visible = shown;
    if (!shown) return;
    const { ring } = this;
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
    this.container.position.set(left, top);
    [this.tag.x, this.tag.y] = [left, top];
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
