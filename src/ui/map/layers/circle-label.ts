/** The force written on a wind circle: where the circle crosses the screen, as far from its edges as it comes. */
import type { View } from '../projection.ts';
import { type Tag, tag } from '../scene.ts';

/** px from the screen's edges within which no label fits. */
const MARGIN = 48;
/** px by which another place on the circle must be better, so that the label does not wander. */
const BETTER = 80;

export class CircleLabel {
  readonly force: number;
  readonly tag: Tag;
  /** The circle in world metres, flat; empty where the wind is not reached. */
  edge: readonly number[] = [];
  /** The point of the edge it stands at. */
  #point = -1;

  constructor(force: number) {
    this.force = force;
    this.tag = tag('circle', undefined, ['right', 'left', 'below', 'above'], false);
  }

  setText(text: string): void {
    this.tag.text = text;
  }

  place(view: View): void {
    let best = this.#room(this.#point, view);
    if (best >= 0) best += BETTER;
    for (let point = 0; 2 * point + 1 < this.edge.length; point += 2) {
      const room = this.#room(point, view);
      if (room > best) [best, this.#point] = [room, point];
    }
    this.tag.there = best >= 0;
    if (best < 0) return;
    this.tag.x = Math.round(this.#x(this.#point, view));
    this.tag.y = Math.round(this.#y(this.#point, view));
    this.tag.reach = 2;
  }

  /** px from a point of the circle to the nearest edge of the screen, less the margin; negative outside. */
  #room(point: number, view: View): number {
    if (point < 0 || 2 * point + 1 >= this.edge.length) return -1;
    const [x, y] = [this.#x(point, view), this.#y(point, view)];
    return Math.min(x, y, view.width - x, view.height - y) - MARGIN;
  }

  #x(point: number, { x, scale, width }: View): number {
    return (this.edge[2 * point]! - x) * scale + width / 2;
  }
  #y(point: number, { y, scale, height }: View): number {
    return (this.edge[2 * point + 1]! - y) * scale + height / 2;
  }
}
