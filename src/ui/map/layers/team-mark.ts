/** One team on the map: its sprites, its label, and how it glides to the room it is given. */
import { type Container, Sprite, Texture } from 'pixi.js';
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
import type { Crowd, Room } from './crowd.ts';

/** Share of the way to its room that a team goes in a frame. */
const GLIDE = 0.22;
/** px beyond the screen's edge that a symbol reaches at most. */
const RIM = 40;
const STRENGTH: Readonly<Record<Fitness, number>> = { fresh: 3, tired: 2, impaired: 1 };

export class TeamMark {
  readonly id: string;
  readonly row: number;
  readonly tag;
  /** Its picture, and how far above others it lies: equal pictures side by side. */
  texture: Texture = Texture.EMPTY;
  order = 0;
  /** Whether it stands on the screen. */
  seen = false;
  ring: Ring = 'standby';
  fitness: Fitness = 'fresh';
  moving = false;
  /** What else its label was made from; and whether its picture was there by then. */
  called = 0;
  dressed = false;
  /** Whether it stands for itself, or for those that are counted with it. */
  shown = true;
  /** What it was given beside others at rest. */
  room: Room | undefined;
  /** How far it stands from its place, px. */
  dx = 0;
  dy = 0;
  /** Whether it is still on its way to its room. */
  settling = false;
  /** Made when they are first needed, in `#symbols` and `#arrows`: of thousands few are ever seen near. */
  #symbol: Sprite | undefined;
  #arrow: Sprite | undefined;
  readonly #symbols: Container;
  readonly #arrows: Container;
  #pointed = false;

  constructor(id: string, row: number, symbols: Container, arrows: Container) {
    this.id = id;
    this.row = row;
    this.tag = tag('team', { kind: 'team', id }, ['below', 'right', 'left', 'above']);
    [this.#symbols, this.#arrows] = [symbols, arrows];
  }

  /** Shows or hides the arrow; it is turned by `stand`, so that one picture does for all headings. */
  point(shown: boolean, size: number, symbols: SymbolBook, paint: Paint): void {
    this.#pointed = shown;
    if (!shown) {
      if (this.#arrow) this.#arrow.visible = false;
      return;
    }
    const { ring } = this;
    this.#arrow ??= added(this.#arrows);
    this.#arrow.texture = symbols.get(`arrow:${ring}`, size * MARKER_MARGIN, () => ({
      box: [-4, -4, 48, 48],
      ink: paint[RING_COLOUR[ring]],
      disc: paint.disc,
      inner: arrowShape(ring, 0),
    }));
  }

  /** A team at rest is among those that make room for each other; while it stays where it is, the crowd is not asked. */
  join(crowd: Crowd, teams: TeamPositions, wanted: boolean): void {
    if (!wanted) {
      if (this.room) crowd.remove(this.id);
      this.room = undefined;
      return;
    }
    const { room } = this;
    const [x, y, reach] = [teams.x(this.row), teams.y(this.row), this.tag.reach];
    if (room?.x !== x || room.y !== y || room.radius !== reach) this.room = crowd.set(this.id, x, y, reach, false);
  }

  /** Brings it to where the team is, or to its room beside that; at once where pictures stand still. */
  stand(teams: TeamPositions, { x, y, scale, width, height }: View, still: boolean): void {
    const [dx, dy] = [this.room?.dx ?? 0, this.room?.dy ?? 0];
    const glide = still ? 1 : GLIDE;
    this.dx += (dx - this.dx) * glide;
    this.dy += (dy - this.dy) * glide;
    this.settling = Math.abs(dx - this.dx) + Math.abs(dy - this.dy) > 0.3;
    const left = (teams.x(this.row) - x) * scale + width / 2 + this.dx;
    const top = (teams.y(this.row) - y) * scale + height / 2 + this.dy;
    [this.tag.x, this.tag.y] = [left, top];
  }

  /** Tells whether it is to be seen; `single` ones are shown by sprites of their own, all others are the layer's to draw. */
  show(teams: TeamPositions, { width, height }: View, single: boolean): void {
    const { x, y } = this.tag;
    this.seen = this.tag.there && this.shown && x > -RIM && y > -RIM && x < width + RIM && y < height + RIM;
    const own = this.seen && single;
    if (this.#symbol) this.#symbol.visible = own;
    if (this.#arrow) this.#arrow.visible = own && this.#pointed;
    if (own) this.#stand(x, y, teams.heading(this.row));
  }

  /** Gives its sprite back: each that is kept is gone through whenever anything comes or goes. */
  strip(): void {
    this.#symbol?.destroy();
    this.#symbol = undefined;
  }

  #stand(x: number, y: number, heading: number): void {
    this.#symbol ??= added(this.#symbols);
    const symbol = this.#symbol;
    if (symbol.texture !== this.texture) symbol.texture = this.texture;
    if (symbol.zIndex !== this.order) symbol.zIndex = this.order;
    if (near(symbol, x, y)) return;
    symbol.position.set(x, y);
    if (this.#arrow === undefined || !this.#pointed) return;
    this.#arrow.position.set(x, y);
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

function added(to: Container): Sprite {
  const sprite = new Sprite();
  sprite.anchor.set(0.5);
  to.addChild(sprite);
  return sprite;
}

/** A quarter of a px nobody sees. */
const near = (symbol: Sprite, x: number, y: number): boolean =>
  Math.abs(symbol.x - x) < 0.25 && Math.abs(symbol.y - y) < 0.25;
