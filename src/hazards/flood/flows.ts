/** How a flood moves, for a map: in each neighbourhood of cells the fastest water that is deep enough to be drawn. */
import type { Flows } from '../hazard.ts';
import type { FloodState } from './state.ts';

/** Neighbourhoods along the longer side of a domain at most: more arrows than that nobody reads. */
const MOST = 48;
/** Less water than this is not drawn, m; slower than this it stands, m/s. */
const LEAST_DEPTH = 0.05;
const LEAST_SPEED = 0.1;

/** Of a domain and the finer grids in it; where one of these lies, its own water stands for the coarse. */
export function flowsOf(state: FloodState): Flows {
  const arrows: number[] = [];
  add(state, arrows);
  return Float32Array.from(arrows);
}

function add({ layout, flood: water, covered, patches }: FloodState, arrows: number[]): void {
  const { nx, ny } = layout;
  const side = Math.max(1, Math.ceil(Math.max(nx, ny) / MOST));
  for (let top = 0; top < ny; top += side)
    for (let left = 0; left < nx; left += side) {
      let [fastest, found] = [LEAST_SPEED, -1];
      for (let j = top; j < Math.min(ny, top + side); j += 1)
        for (let i = left; i < Math.min(nx, left + side); i += 1) {
          const cell = i + nx * j;
          if (covered[cell] === 1 || water.grid.held?.[cell] === 1 || water.depth(cell) < LEAST_DEPTH) continue;
          const speed = water.speed(cell);
          if (speed > fastest) [fastest, found] = [speed, cell];
        }
      if (found >= 0) arrows.push(...layout.centre(found), ...water.velocity(found));
    }
  for (const patch of patches) add(patch, arrows);
}
