/** Finer grids in the grid of a case: where each lies by the corner of its file, on whole cells of the grid around it. */

import { type Berth, coveredBy, RATIOS, touches } from './berth.ts';
import type { CaseGrid } from './case.ts';
import type { Fields } from './case-fields.ts';
import type { Terrain } from './case-grids.ts';
import type { FloodGrid } from './scheme.ts';

export interface CasePatch extends CaseGrid {
  readonly berth: Berth;
}

export function patchOf(fields: Fields, inner: CaseGrid, { grid, corner }: Terrain): CasePatch {
  const { nx, ny, dx } = inner.grid;
  const ratio = wholeOf(grid.dx / dx);
  if (ratio === undefined || ratio < RATIOS.least || ratio > RATIOS.most)
    return fields.wrong('terrain', {
      zh: `格距 ${dx} 不是外层格距 ${grid.dx} 的 ${RATIOS.least} 到 ${RATIOS.most} 分之一`,
      en: `its cells of ${dx} are not a whole part, ${RATIOS.least} to ${RATIOS.most}, of the ${grid.dx} around them`,
    });
  const [i, j] = [
    wholeOf((inner.corner.west - corner.west) / grid.dx),
    wholeOf((inner.corner.south - corner.south) / grid.dx),
  ];
  const [columns, rows] = [wholeOf(nx / ratio), wholeOf(ny / ratio)];
  if (i === undefined || j === undefined || columns === undefined || rows === undefined)
    return fields.wrong('terrain', {
      zh: `须占外层网格的整格：西南角 (${inner.corner.west}, ${inner.corner.south})，${nx} × ${ny} 格`,
      en: `must take whole cells of the grid around it: from (${inner.corner.west}, ${inner.corner.south}), ${nx} × ${ny} cells`,
    });
  if (i < 1 || j < 1 || i + columns >= grid.nx || j + rows >= grid.ny)
    return fields.wrong('terrain', {
      zh: '须在外层网格之内，四周至少留外层一格',
      en: 'must lie in the grid around it, with a cell of that on every side',
    });
  return { ...inner, berth: { i, j, columns, rows, ratio } };
}

/** A whole number but for how a file writes it; undefined for another. */
function wholeOf(value: number): number | undefined {
  const near = Math.round(value);
  return Math.abs(value - near) <= 0.01 ? near : undefined;
}

export function keepApart(fields: Fields, patches: readonly CasePatch[]): void {
  patches.forEach(({ berth }, k) => {
    const other = patches.slice(0, k).findIndex((one) => touches(berth, one.berth));
    if (other >= 0)
      fields.wrong(`patches[${k}]`, {
        zh: `与 patches[${other}] 重叠或相接：其间至少留外层一格`,
        en: `overlaps or touches patches[${other}]: leave a cell of the grid around them between`,
      });
  });
}

/** A grid without ground where its patches lie. */
export function bared(grid: FloodGrid, patches: readonly CasePatch[]): FloodGrid {
  if (patches.length === 0) return grid;
  const covered = coveredBy(
    patches.map(({ berth }) => berth),
    grid,
  );
  return { ...grid, ground: grid.ground.map((height, cell) => (covered[cell] === 1 ? Number.NaN : height)) };
}
