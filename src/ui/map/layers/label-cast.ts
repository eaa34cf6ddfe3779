/**
 * Which labels of the live layers are shown, and on which side of their symbols (look, cast of labels): the selected
 * before incidents' tags before teams' ids before the rest. Where two would meet the lower one tries its other sides,
 * then goes. No label covers a symbol.
 */
import type { ScreenBox } from '../ground/label-placement.ts';

/** A label that wants a place: its boxes by side, the favourite first. */
export interface Wanting {
  /** More is greater. */
  readonly rank: number;
  readonly boxes: readonly ScreenBox[];
  /** The side it has now, so that equals do not swap; −1 for none. */
  readonly side: number;
  /** Shown in any case, on the side where it covers least. */
  readonly forced: boolean;
}

const GAP = 2;

export const overlaps = (a: ScreenBox, b: ScreenBox, gap = GAP): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

/**
 * Boxes by the squares of the screen that they reach into. Squares are dealt into a fixed number of chains: what shares one by chance is
 * looked at in vain, and a cast of thousands makes no list for each square.
 */
class BoxIndex {
  readonly all: ScreenBox[] = [];
  readonly #heads = new Int32Array(CHAINS).fill(-1);
  /** Of each link: its box in `all`, and the link after it. */
  readonly #boxes: number[] = [];
  readonly #after: number[] = [];

  add(box: ScreenBox): void {
    const which = this.all.push(box) - 1;
    const [left, right] = [squareOf(box.x), squareOf(box.x + box.width)];
    const [top, bottom] = [squareOf(box.y), squareOf(box.y + box.height)];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1) {
        const chain = chainOf(column, row);
        this.#after.push(this.#heads[chain]!);
        this.#heads[chain] = this.#boxes.push(which) - 1;
      }
  }

  /** Whether one of them comes nearer to the box than `gap`. */
  meets(box: ScreenBox, gap: number): boolean {
    const [left, right] = [squareOf(box.x - gap), squareOf(box.x + box.width + gap)];
    const [top, bottom] = [squareOf(box.y - gap), squareOf(box.y + box.height + gap)];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1)
        for (let link = this.#heads[chainOf(column, row)]!; link >= 0; link = this.#after[link]!)
          if (overlaps(box, this.all[this.#boxes[link]!]!, gap)) return true;
    return false;
  }
}
const SQUARE = 64; // px
/** A power of two, more than a desk's screen has squares. */
const CHAINS = 1024;
const squareOf = (px: number): number => Math.floor(px / SQUARE);
const chainOf = (column: number, row: number): number => (column * 61 + row) & (CHAINS - 1);

/** The side of each, or −1, in the order given. `symbols` are boxes that no label may meet. */
export function castLabels(wanting: readonly Wanting[], symbols: readonly ScreenBox[]): readonly number[] {
  const sides = wanting.map(() => -1);
  const placed = new BoxIndex();
  const solid = new BoxIndex();
  for (const symbol of symbols) solid.add(symbol);
  const order = wanting.map((_, i) => i).sort((a, b) => rankOf(wanting[b]!) - rankOf(wanting[a]!) || a - b);
  for (const i of order) {
    const { boxes, side, forced } = wanting[i]!;
    const free = (box: ScreenBox | undefined): boolean =>
      box !== undefined && !placed.meets(box, GAP) && !solid.meets(box, 0);
    let found = free(boxes[side]) ? side : boxes.findIndex(free);
    if (found < 0 && forced) found = leastCovering(boxes, [...placed.all, ...symbols]);
    const box = boxes[found];
    if (!box) continue;
    sides[i] = found;
    placed.add(box);
  }
  return sides;
}

/** A label that is shown wins over its equals. */
const rankOf = ({ rank, side }: Wanting): number => rank + (side >= 0 ? 0.5 : 0);

function leastCovering(boxes: readonly ScreenBox[], others: readonly ScreenBox[]): number {
  const covered = boxes.map((box) => others.reduce((sum, other) => sum + sharedArea(box, other), 0));
  return covered.indexOf(Math.min(...covered));
}

function sharedArea(a: ScreenBox, b: ScreenBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
