/** The water of a case at work, grid in grid. */
import type { Basin } from './basin.ts';
import type { CaseGrid, FloodCase } from './case.ts';
import type { CasePatch } from './case-patches.ts';
import { type Crew, isWorthHelp } from './crew.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel32By, kernel64 } from './kernel.ts';
import { Nest } from './nest.ts';
import type { Budget, Drive } from './scheme.ts';
import { SweFlood, sweKernel32, sweKernel32By } from './swe.ts';

type Scheme = Pick<FloodCase, 'scheme' | 'order' | 'arithmetic'>;
interface Nested {
  readonly patch: CasePatch;
  readonly water: CaseWater;
  readonly nest: Nest;
}

export class CaseWater {
  readonly one: CaseGrid;
  readonly flood: Basin;
  readonly #nested: readonly Nested[];

  /** A crew helps with grids that are large enough for it. */
  constructor(one: CaseGrid, scheme: Scheme, crew?: Crew) {
    this.one = one;
    this.flood = floodOf(one, scheme, crew);
    this.flood.closely = isWorthHelp(one.grid) ? LOOKS.large : LOOKS.small;
    this.#nested = one.patches.map((patch) => {
      const water = new CaseWater(patch, scheme, crew);
      return { patch, water, nest: new Nest(this.flood, water.flood, patch.berth) };
    });
  }

  get cells(): number {
    return this.one.grid.nx * this.one.grid.ny;
  }

  /** This grid and all in it, coarse before fine. */
  all(): readonly CaseWater[] {
    return [this, ...this.#nested.flatMap(({ water }) => water.all())];
  }

  /** All that acts between two times, in finer grids too. */
  drive(from: number, to: number): Drive {
    const within = this.#nested.map(({ nest, water }) => nest.inner(water.drive(from, to)));
    return { ...this.one.drive(from, to), ...(within.length === 0 ? {} : { within }) };
  }

  /** Depth of the finest grid at a place in m from the south-west corner of this one. */
  depthAt(x: number, y: number): number {
    const { nx, dx } = this.one.grid;
    const [i, j] = [Math.floor(x / dx), Math.floor(y / dx)];
    const inner = this.#nested.find(({ patch: { berth } }) => holds(berth, i, j));
    if (inner === undefined) return this.flood.depth(i + nx * j);
    return inner.water.depthAt(x - inner.patch.berth.i * dx, y - inner.patch.berth.j * dx);
  }

  deepest(): number {
    const own = this.one.grid.ground.reduce((most, _, cell) => Math.max(most, this.flood.depth(cell)), 0);
    return Math.max(own, ...this.#nested.map(({ water }) => water.deepest()));
  }

  /** Depth of each cell, NaN where there is no ground; under a patch the mean of its cells that have ground. */
  readonly depths = (): Float64Array => {
    const { grid } = this.one;
    const depths = grid.ground.map((ground, cell) => (Number.isNaN(ground) ? Number.NaN : this.flood.depth(cell)));
    for (const { patch, water } of this.#nested) {
      const { i, j, columns, rows, ratio } = patch.berth;
      const inner = water.depths();
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++)
          depths[i + column + grid.nx * (j + row)] = meanOf(inner, patch.grid.nx, column * ratio, row * ratio, ratio);
      }
    }
    return depths;
  };

  /** Of this grid and all in it: what crossed from one to the other is in neither. */
  budget(): Budget {
    const sum: Budget = { initial: 0, rain: 0, sources: 0, edges: 0, infiltration: 0, sewer: 0, level: 0 };
    for (const { flood } of this.all()) {
      for (const key of Object.keys(sum) as (keyof Budget)[]) sum[key] += flood.budget[key];
    }
    return sum;
  }

  stored(): number {
    return this.all().reduce((sum, { flood }) => sum + flood.stored(), 0);
  }

  /** How often a step had to be taken longer than is stable. */
  get halved(): number {
    return this.all().reduce((sum, { flood }) => sum + flood.halved, 0);
  }
}

/**
 * Steps from one look at the maxima to the next: few enough that the front of a dam break on a small grid is seen in nearly every cell; a look
 * takes as long as a step, which a large grid would feel.
 */
const LOOKS = { small: 4, large: 32 } as const;

function floodOf({ grid, depth }: CaseGrid, { scheme, order, arithmetic }: Scheme, crew?: Crew): Basin {
  const helped = crew !== undefined && isWorthHelp(grid) ? crew : undefined;
  if (scheme === 'swe') {
    const narrow = helped === undefined ? sweKernel32(order) : sweKernel32By(order, helped);
    return new SweFlood(grid, depth, order, arithmetic === 'f32' ? narrow : undefined);
  }
  const narrow = helped === undefined ? kernel32 : kernel32By(helped);
  return new InertialFlood(grid, depth, arithmetic === 'f32' ? narrow : kernel64);
}

const holds = ({ i, j, columns, rows }: CasePatch['berth'], column: number, row: number): boolean =>
  column >= i && column < i + columns && row >= j && row < j + rows;

function meanOf(values: Float64Array, nx: number, i: number, j: number, side: number): number {
  let [sum, count] = [0, 0];
  for (let row = j; row < j + side; row++) {
    for (let column = i; column < i + side; column++) {
      const value = values[column + nx * row] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
  }
  return count === 0 ? Number.NaN : sum / count;
}
