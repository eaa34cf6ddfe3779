/** A grid of depths kept small: the cells that changed since the picture before it, deflated. */
import { deflateSync, inflateSync } from 'fflate';
import { bytesOf } from '../engine/blocks.ts';
import type { DepthGrid } from '../hazards/hazard.ts';

export interface PackedGrid {
  readonly grid: Omit<DepthGrid, 'depth'>;
  /** Deflated bit differences to `before`, or the depths themselves. */
  readonly bytes: Uint8Array;
  readonly before: PackedGrid | undefined;
}

export function packGrid({ depth, ...grid }: DepthGrid, before: PackedGrid | undefined): PackedGrid {
  const base = before && unpackGrid(before).depth;
  const cells = base === undefined ? depth : depth.map((value, i) => value ^ (base[i] as number));
  return { grid, bytes: deflateSync(bytesOf(cells), { level: 1 }), before };
}

export function unpackGrid({ grid, bytes, before }: PackedGrid): DepthGrid {
  const depth = new Uint16Array(inflateSync(bytes).slice().buffer);
  if (before === undefined) return { ...grid, depth };
  const base = unpackGrid(before).depth;
  for (let i = 0; i < depth.length; i++) depth[i] = (depth[i] as number) ^ (base[i] as number);
  return { ...grid, depth };
}
