/** A rain band or a cell that comes, passes and goes: scenario data, as neither R-CLIPER nor IPET know bands. */
import { cos, DEG, sin } from '../../engine/math.ts';
import type { DrillTime } from '../../units/time.ts';
import { SECOND } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import { type Area, bell, hump } from './area.ts';

export interface Band {
  readonly from: DrillTime;
  readonly to: DrillTime;
  /** At its height, in its middle: the storm's rain is so many times as strong … */
  readonly times: number;
  /** … and so much falls besides, mm/h. */
  readonly rain: number;
  /** Where it is at `from`. */
  readonly area: Area;
  /** Where it moves, degrees clockwise from north, and how fast, m/s. */
  readonly towards: number;
  readonly speed: number;
}

/** How much of a band is at a place: 0 before, after and outside it, 1 in its middle half-way through its time. */
export function bandShare(band: Band, place: LonLat, at: DrillTime): number {
  const { from, to, speed, towards } = band;
  if (at <= from || at >= to) return 0;
  const moved = (speed * (at - from)) / SECOND;
  const height = hump((2 * (at - from)) / (to - from) - 1);
  return height * bell(band.area, place, moved * sin(towards * DEG), moved * cos(towards * DEG));
}
