/**
 * The soft end of the map: where the data stop, the ground fades into the page, so that no cut coast or lake stands there.
 * Lies on the ground only; wind and rain go on beyond it.
 */
import { FillGradient, type Graphics } from 'pixi.js';
import type { WorldBox } from '../projection.ts';

/** How far outside the data the rim still covers, in widths of the map: bands of the coast reach beyond it. */
const OUTSIDE = 0.25;
/** Share of the map's width over which it fades. */
export const RIM_SHARE = 0.022;

/** Redraws the rim around a box in the page's colour. */
export function drawRim(on: Graphics, { left, top, right, bottom }: WorldBox, colour: string): void {
  const soft = (right - left) * RIM_SHARE;
  const far = (right - left) * OUTSIDE;
  const clear = `${colour}00`;
  const side = (x0: number, y0: number, x1: number, y1: number): FillGradient =>
    new FillGradient({
      type: 'linear',
      start: { x: x0, y: y0 },
      end: { x: x1, y: y1 },
      textureSpace: 'local',
      colorStops: [
        { offset: 0, color: colour },
        { offset: 1, color: clear },
      ],
    });
  const [width, height] = [right - left, bottom - top];
  on.clear();
  on.rect(left, top, soft, height).fill(side(0, 0, 1, 0));
  on.rect(right - soft, top, soft, height).fill(side(1, 0, 0, 0));
  on.rect(left, top, width, soft).fill(side(0, 0, 0, 1));
  on.rect(left, bottom - soft, width, soft).fill(side(0, 1, 0, 0));
  on.rect(left - far, top - far, width + 2 * far, far).fill({ color: colour });
  on.rect(left - far, bottom, width + 2 * far, far).fill({ color: colour });
  on.rect(left - far, top, far, height).fill({ color: colour });
  on.rect(right, top, far, height).fill({ color: colour });
}

/** The box without its fading rim. */
export function withinRim({ left, top, right, bottom }: WorldBox): WorldBox {
  const soft = (right - left) * RIM_SHARE;
  return { left: left + soft, top: top + soft, right: right - soft, bottom: bottom - soft };
}
