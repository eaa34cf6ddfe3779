/** The labels of the live layers: which are shown is decided a few times a second, where they stand at every frame. */
import { Container, Graphics, Text } from 'pixi.js';
import { FONTS, type Theme } from '../../look/tokens.ts';
import type { ScreenBox } from '../ground/label-placement.ts';
import { type Changes, type Layer, type Scene, type Side, same, symbolBox, type Tag, type TagLook } from '../scene.ts';
import { castLabels } from './label-cast.ts';

interface Style {
  readonly rank: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: 'tx1' | 'tx2';
  readonly boxed: boolean;
}
const STYLES: Readonly<Record<TagLook, Style>> = {
  incident: { rank: 60, size: 12, bold: false, colour: 'tx1', boxed: true },
  storm: { rank: 55, size: 13, bold: true, colour: 'tx1', boxed: false },
  team: { rank: 50, size: 11, bold: true, colour: 'tx1', boxed: false },
  circle: { rank: 40, size: 11, bold: false, colour: 'tx2', boxed: false },
  site: { rank: 30, size: 11, bold: false, colour: 'tx2', boxed: false },
};
/** What somebody looks at comes before all. */
const ATTENDED = 100;
/** Real ms between two casts while things move. */
const EVERY = 200;
const HALO = 3;
const PAD = { x: 6, y: 3 } as const;
const CLEAR = 3;

interface Picture {
  readonly container: Container;
  readonly text: Text;
  readonly box: Graphics;
  look: string;
  width: number;
  height: number;
  side: number;
}

export class LabelsLayer implements Layer {
  readonly container = new Container({ label: 'labels' });
  /** What labels and symbols hold of the screen; a new array when that has changed. */
  occupied: readonly ScreenBox[] = [];
  readonly #layers: readonly Layer[];
  readonly #resolution: number;
  readonly #pictures = new Map<Tag, Picture>();
  /** Whether a cast is owed: something moved, and the last cast was just now. */
  late = false;
  #castAt = Number.NEGATIVE_INFINITY;

  constructor(layers: readonly Layer[], resolution: number) {
    this.#layers = layers;
    this.#resolution = resolution;
  }

  draw(scene: Scene, changes: Changes): void {
    const news = changes.look || changes.attention;
    const moved = scene.playing || changes.view || changes.facts || changes.time || this.late;
    this.late = !news && moved && scene.now - this.#castAt < EVERY;
    if (news || (moved && !this.late)) this.#cast(scene);
    for (const [tag, picture] of this.#pictures) {
      if (picture.side < 0) continue;
      const { x, y } = boxBeside(tag, picture, tag.sides[picture.side] ?? 'right', ringed(tag, scene));
      picture.container.position.set(Math.round(x), Math.round(y));
    }
  }

  #cast(scene: Scene): void {
    this.#castAt = scene.now;
    const there = this.#layers
      .flatMap(({ tags, container }) => (container.visible ? (tags ?? []) : []))
      .filter((tag) => within(tag, scene));
    const shown = there.filter(({ text, wanted }) => wanted && text !== '');
    const pictures = shown.map((tag) => this.#picture(tag, scene));
    const symbols = there.filter(({ solid }) => solid).map(symbolBox);
    const boxes = shown.map((tag, i) =>
      tag.sides.map((side) => boxBeside(tag, pictures[i]!, side, ringed(tag, scene))),
    );
    const sides = castLabels(
      shown.map((tag, i) => ({
        rank: STYLES[tag.look].rank + (attended(tag, scene) ? ATTENDED : 0),
        boxes: boxes[i]!,
        side: pictures[i]!.side,
        forced: attended(tag, scene),
      })),
      symbols,
    );
    this.#drop(new Set(shown));
    sides.forEach((side, i) => {
      pictures[i]!.side = side;
      pictures[i]!.container.visible = side >= 0;
    });
    this.#occupy([...symbols, ...sides.flatMap((side, i) => boxes[i]![side] ?? [])]);
  }

  /** The ground places its names anew for every new array, so a px more or less is no news. */
  #occupy(boxes: readonly ScreenBox[]): void {
    const old = this.occupied;
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 6;
    const news =
      boxes.length !== old.length || boxes.some((box, i) => !near(box.x, old[i]!.x) || !near(box.y, old[i]!.y));
    if (news) this.occupied = boxes;
  }

  #picture(tag: Tag, scene: Scene): Picture {
    const style = STYLES[tag.look];
    const boxed = style.boxed || attended(tag, scene);
    const look = `${tag.text}|${boxed}|${scene.theme.name}`;
    const picture = this.#pictures.get(tag) ?? this.#empty(tag);
    if (picture.look === look) return picture;
    picture.look = look;
    const { text } = picture;
    text.text = tag.text;
    text.style = {
      fontFamily: FONTS.text,
      fontSize: style.size,
      fontWeight: style.bold ? '700' : '400',
      fill: scene.theme.colours[boxed ? 'tx1' : style.colour],
      ...(boxed ? {} : { stroke: { color: scene.theme.ground.halo, width: HALO, join: 'round' } }),
      padding: HALO,
    };
    this.#frame(picture, boxed, scene.theme);
    return picture;
  }

  #frame(picture: Picture, boxed: boolean, theme: Theme): void {
    const { text, box } = picture;
    const [padX, padY] = boxed ? [PAD.x, PAD.y] : [0, 0];
    picture.width = Math.ceil(text.width) + 2 * padX;
    picture.height = Math.ceil(text.height) + 2 * padY;
    text.position.set(padX, padY);
    box.clear();
    if (!boxed) return;
    box.roundRect(0.5, 0.5, picture.width - 1, picture.height - 1, 3);
    box.fill({ color: theme.colours.bg1, alpha: 0.94 }).stroke({ color: theme.colours.line2, width: 1 });
  }

  #empty(tag: Tag): Picture {
    const container = new Container();
    const text = new Text({ text: '', resolution: this.#resolution });
    const box = new Graphics();
    container.addChild(box, text);
    container.visible = false;
    this.container.addChild(container);
    const picture = { container, text, box, look: '', width: 0, height: 0, side: -1 };
    this.#pictures.set(tag, picture);
    return picture;
  }

  /** What is not wanted any more is hidden; its picture is kept as long as its symbol is. */
  #drop(shown: ReadonlySet<Tag>): void {
    const alive = new Set(this.#layers.flatMap(({ tags }) => tags ?? []));
    for (const [tag, picture] of this.#pictures) {
      if (shown.has(tag)) continue;
      picture.side = -1;
      picture.container.visible = false;
      if (alive.has(tag)) continue;
      picture.container.destroy({ children: true });
      this.#pictures.delete(tag);
    }
  }

  destroy(): void {
    this.container.destroy({ children: true });
    this.#pictures.clear();
  }
}

const attended = (tag: Tag, { selection, hovered }: Scene): boolean =>
  same(tag.about, selection) || same(tag.about, hovered);

/** px that the square of the selection takes around a symbol. */
const ringed = (tag: Tag, { selection }: Scene): number => (same(tag.about, selection) ? 5 : 0);

const within = ({ there, x, y }: Tag, { view }: Scene): boolean =>
  there && x > -60 && y > -30 && x < view.width + 60 && y < view.height + 30;

function boxBeside(
  { x, y, reach, hangs }: Tag,
  { width, height }: { width: number; height: number },
  side: Side,
  ring: number,
): ScreenBox {
  const away = reach + CLEAR + ring;
  switch (side) {
    case 'right':
      return { x: x + away, y: y - height / 2, width, height };
    case 'left':
      return { x: x - away - width, y: y - height / 2, width, height };
    case 'above':
      return { x: x - width / 2, y: y - away - height, width, height };
    case 'below':
      return { x: x - width / 2, y: y + away + hangs - 2, width, height };
  }
}
