/**
 * The names on the screen. A text is made when it is first shown and kept; panning moves the whole layer, and only a zoom,
 * another set of occupied boxes or a long pan decides anew which names fit. Letters stay sharp: the layer is in screen px.
 */
import { Container, Text, type TextStyleOptions } from 'pixi.js';
import { FONTS, type GroundColours } from '../../look/tokens.ts';
import { contains, type View, viewBox, type WorldBox } from '../projection.ts';
import { type Candidate, place, type ScreenBox } from './label-placement.ts';
import type { Name } from './names.ts';

const STYLES: Readonly<Record<Name['style'], TextStyleOptions>> = {
  city: { fontSize: 16, fontWeight: '700' },
  district: { fontSize: 13.5 },
  town: { fontSize: 12.5 },
  minor: { fontSize: 11.5 },
  sea: { fontSize: 15, fontStyle: 'italic' },
  water: { fontSize: 11.5, fontStyle: 'italic' },
};
const HALO = 3;

/** A sea is spaced out over its water; Latin letters, which are more, less so. */
const spacing = (text: string): number => (/\p{Script=Han}/u.test(text) ? 11 : 3);

/** A name and, once it has been near the screen, its picture and size. */
interface Label {
  readonly name: Name;
  picture?: Text;
  shown: boolean;
  width: number;
  height: number;
}

export class Labels {
  readonly container = new Container({ label: 'ground names' });
  #labels: Label[] = [];
  #ground: GroundColours;
  /** Size of letters: 1 on a desk, more on a wall. */
  #size = 1;
  #resolution: number;
  #placed: { scale: number; area: WorldBox; origin: View; occupied: readonly ScreenBox[] } | undefined;

  constructor(ground: GroundColours, resolution: number) {
    this.#ground = ground;
    this.#resolution = resolution;
  }

  setNames(names: readonly Name[]): void {
    this.#forget();
    this.#labels = names.map((name) => ({ name, shown: false, width: 0, height: 0 }));
  }

  setStyle(ground: GroundColours, size = this.#size): void {
    this.#ground = ground;
    this.#size = size;
    this.setNames(this.#labels.map(({ name }) => name));
  }

  /** Moves the names under the view; `occupied` are boxes of the screen that greater labels and symbols hold. */
  update(view: View, occupied: readonly ScreenBox[]): void {
    const old = this.#placed;
    const still = old && old.scale === view.scale && old.occupied === occupied && contains(old.area, viewBox(view));
    if (!still) this.#place(view, occupied);
    const origin = this.#placed?.origin ?? view;
    // Whole px: letters between two of them are blurred.
    this.container.position.set(
      Math.round((origin.x - view.x) * view.scale + (view.width - origin.width) / 2),
      Math.round((origin.y - view.y) * view.scale + (view.height - origin.height) / 2),
    );
  }

  #place(view: View, occupied: readonly ScreenBox[]): void {
    const area = viewBox(view, 0.5);
    const metres = 1 / view.scale;
    const near = this.#labels.filter(
      ({ name: { x, y, from, to } }) =>
        metres >= from && metres <= to && x > area.left && x < area.right && y > area.top && y < area.bottom,
    );
    const fitting = place(
      near.map((label) => this.#candidate(label, view)),
      occupied,
    );
    const fits = new Set(fitting.map(({ label }) => label));
    for (const label of this.#labels) {
      label.shown = fits.has(label);
      if (label.picture) label.picture.visible = label.shown;
    }
    for (const { label, x, y } of fitting) this.#text(label).position.set(Math.round(x), Math.round(y));
    this.#placed = { scale: view.scale, area, origin: view, occupied };
  }

  #candidate(label: Label, view: View): Candidate & { readonly label: Label } {
    // Making a text is what costs: its box is measured once.
    if (label.width === 0) {
      const text = this.#text(label);
      [label.width, label.height] = [text.width, text.height];
    }
    const x = (label.name.x - view.x) * view.scale + view.width / 2 - label.width / 2;
    const y = (label.name.y - view.y) * view.scale + view.height / 2 - label.height / 2;
    return { label, x, y, width: label.width, height: label.height, rank: label.name.rank, shown: label.shown };
  }

  #text(label: Label): Text {
    if (label.picture) return label.picture;
    const base = STYLES[label.name.style];
    const water = label.name.style === 'sea' || label.name.style === 'water';
    const text = new Text({
      text: label.name.text,
      resolution: this.#resolution,
      style: {
        ...base,
        fontFamily: FONTS.text,
        fontSize: Number(base.fontSize) * this.#size,
        letterSpacing: (label.name.style === 'sea' ? spacing(label.name.text) : 0) * this.#size,
        fill: water ? this.#ground.seaLabel : this.#ground.label,
        stroke: { color: this.#ground.halo, width: HALO * this.#size, join: 'round' },
        padding: HALO,
      },
    });
    text.visible = false;
    label.picture = text;
    return this.container.addChild(text);
  }

  #forget(): void {
    for (const label of this.#labels) label.picture?.destroy(true);
    this.#placed = undefined;
  }

  destroy(): void {
    this.#forget();
    this.container.destroy({ children: true });
  }
}
