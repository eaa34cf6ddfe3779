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

/** The side of each, or −1, in the order given. `symbols` are boxes that no label may meet. */
export function castLabels(wanting: readonly Wanting[], symbols: readonly ScreenBox[]): readonly number[] {
  const sides = wanting.map(() => -1);
  const placed: ScreenBox[] = [];
  const order = wanting.map((_, i) => i).sort((a, b) => rankOf(wanting[b]!) - rankOf(wanting[a]!) || a - b);
  for (const i of order) {
    const { boxes, side, forced } = wanting[i]!;
    const free = (box: ScreenBox | undefined): boolean =>
      box !== undefined && !placed.some((one) => overlaps(box, one)) && !symbols.some((one) => overlaps(box, one, 0));
    let found = free(boxes[side]) ? side : boxes.findIndex(free);
    if (found < 0 && forced) found = leastCovering(boxes, [...placed, ...symbols]);
    const box = boxes[found];
    if (!box) continue;
    sides[i] = found;
    placed.push(box);
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
