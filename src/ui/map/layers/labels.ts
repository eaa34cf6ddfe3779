/** The labels of the live layers: which are shown is decided a few times a second, where they stand at every frame. */
import { Container } from 'pixi.js';
import type { ScreenBox } from '../ground/label-placement.ts';
import { type Changes, type Layer, type Scene, same, symbolBox, type Tag } from '../scene.ts';
import { castLabels } from './label-cast.ts';
import { LABEL_STYLES, LabelPicture } from './label-picture.ts';

/** What somebody looks at comes before all. */
const ATTENDED = 100;
/** Real ms between two casts while things move; and pictures, so that where few come in a second not each of them has its own cast. */
const EVERY = 200;
const PICTURES = 3;
/** Pictures of labels that are kept beyond those shown. */
const KEPT = 400;

export class LabelsLayer implements Layer {
  readonly container = new Container({ label: 'labels' });
  /** What labels and symbols hold of the screen; a new array when that has changed. */
  occupied: readonly ScreenBox[] = [];
  #layers: readonly Layer[];
  readonly #resolution: number;
  readonly #pictures = new Map<Tag, LabelPicture>();
  /** Whether a cast is owed: something moved, and the last cast was just now. */
  late = false;
  #castAt = Number.NEGATIVE_INFINITY;
  #drawnSince = 0;

  constructor(layers: readonly Layer[], resolution: number) {
    this.#layers = layers;
    this.#resolution = resolution;
  }

  /** Layers that came later have labels too. */
  add(layers: readonly Layer[]): void {
    this.#layers = [...this.#layers, ...layers];
  }

  remove(layer: Layer): void {
    this.#layers = this.#layers.filter((one) => one !== layer);
  }

  draw(scene: Scene, changes: Changes): void {
    const news = changes.look || changes.attention;
    const moved = scene.playing || changes.view || changes.facts || changes.time || this.late;
    this.#drawnSince += 1;
    this.late = !news && moved && (scene.now - this.#castAt < EVERY || this.#drawnSince < PICTURES);
    if (news || (moved && !this.late)) this.#cast(scene);
    for (const [tag, picture] of this.#pictures) {
      if (picture.side < 0) continue;
      const { x, y } = picture.boxBeside(tag, tag.sides[picture.side] ?? 'right', ringed(tag, scene));
      picture.container.position.set(Math.round(x), Math.round(y));
    }
  }

  #cast(scene: Scene): void {
    [this.#castAt, this.#drawnSince] = [scene.now, 0];
    const there: Tag[] = [];
    for (const { tags, container } of this.#layers)
      if (container.visible)
        for (const tag of tags ?? []) if (within(tag, scene) && !veiled(tag, container, scene)) there.push(tag);
    const shown = there.filter(({ text, wanted }) => wanted && text !== '');
    const pictures = shown.map((tag) => this.#picture(tag, scene));
    const symbols = there.filter(({ solid }) => solid).map(symbolBox);
    const boxes = shown.map((tag, i) => tag.sides.map((side) => pictures[i]!.boxBeside(tag, side, ringed(tag, scene))));
    const sides = castLabels(
      shown.map((tag, i) => ({
        rank: LABEL_STYLES[tag.look].rank + (attended(tag, scene) ? ATTENDED : 0),
        boxes: boxes[i]!,
        side: pictures[i]!.side,
        forced: attended(tag, scene),
      })),
      [...symbols, ...scene.covered],
    );
    this.#drop(new Set(shown));
    sides.forEach((side, i) => {
      pictures[i]!.show(side);
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

  #picture(tag: Tag, scene: Scene): LabelPicture {
    let picture = this.#pictures.get(tag);
    if (!picture) {
      picture = new LabelPicture(this.#resolution);
      this.#pictures.set(tag, picture);
      this.container.addChild(picture.container);
    }
    picture.say(tag, scene.theme, attended(tag, scene));
    return picture;
  }

  /** What is not wanted any more is hidden; its picture is kept as long as its symbol is. */
  #drop(shown: ReadonlySet<Tag>): void {
    for (const [tag, picture] of this.#pictures) if (!shown.has(tag)) picture.show(-1);
    // Which symbols are gone is looked at when there are many to look at.
    if (this.#pictures.size < shown.size + KEPT) return;
    const alive = new Set(this.#layers.flatMap(({ tags }) => tags ?? []));
    for (const [tag, picture] of this.#pictures) {
      if (shown.has(tag) || alive.has(tag)) continue;
      picture.destroy();
      this.#pictures.delete(tag);
    }
  }

  destroy(): void {
    this.container.destroy({ children: true });
    this.#pictures.clear();
  }
}

/** Whether it belongs to what is hidden from there on. */
const veiled = ({ x }: Tag, { mask }: Container, { swipe }: Scene): boolean =>
  swipe !== undefined && mask != null && x < swipe;

const attended = (tag: Tag, { selection, hovered }: Scene): boolean =>
  same(tag.about, selection) || same(tag.about, hovered);

/** px that the square of the selection takes around a symbol. */
const ringed = (tag: Tag, { selection }: Scene): number => (same(tag.about, selection) ? 5 : 0);

const within = ({ there, x, y }: Tag, { view }: Scene): boolean =>
  there && x > -60 && y > -30 && x < view.width + 60 && y < view.height + 30;
