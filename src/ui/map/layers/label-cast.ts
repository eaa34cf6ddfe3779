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

/** Boxes by the squares of the screen that they reach into. */
class BoxIndex {
  readonly all: ScreenBox[] = [];
  readonly #squares = new Map<number, ScreenBox[]>();

  add(box: ScreenBox): void {
    this.all.push(box);
    this.#each(box, 0, (square) => {
      const there = this.#squares.get(square);
      if (there) there.push(box);
      else this.#squares.set(square, [box]);
      return false;
    });
  }

  meets(box: ScreenBox, gap: number): boolean {
    return this.#each(box, gap, (square) => this.#squares.get(square)?.some((one) => overlaps(box, one, gap)) ?? false);
  }

  /** Whether `found` says so of any square that the box, grown by `gap`, reaches into. */
  #each({ x, y, width, height }: ScreenBox, gap: number, found: (square: number) => boolean): boolean {
    const [left, right] = [Math.floor((x - gap) / SQUARE), Math.floor((x + width + gap) / SQUARE)];
    const [top, bottom] = [Math.floor((y - gap) / SQUARE), Math.floor((y + height + gap) / SQUARE)];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1) if (found(column * 0x1_0000 + row)) return true;
    return false;
  }
}
const SQUARE = 64; // px

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
