/** A finer grid in a coarser one: as a grid that is fine everywhere, no water lost between them, a lake at rest in both. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cos, exp, sin } from '../../engine/math.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel64, twin32 } from './kernel.ts';
import { Nest } from './nest.ts';
import { type Budget, type Drive, type Edge, type FloodGrid, SIDES, volumeError } from './scheme.ts';

type Kernel = typeof kernel64;
type Fill = (x: number, y: number) => number;
/** Coarse cells a side and their width, m; where the patch lies in them, from where and how many; by how much it is finer. */
interface Shape {
  readonly n: number;
  readonly dx: number;
  readonly i: number;
  readonly j: number;
  readonly columns: number;
  readonly rows: number;
  readonly ratio: number;
}

const over = (nx: number, ny: number, dx: number, west: number, south: number, of: Fill): Float64Array =>
  Float64Array.from({ length: nx * ny }, (_, cell) =>
    of(west + ((cell % nx) + 0.5) * dx, south + (Math.floor(cell / nx) + 0.5) * dx),
  );
const gridOf = (nx: number, ny: number, dx: number, ground: Float64Array): FloodGrid => ({
  nx,
  ny,
  dx,
  ground,
  manning: new Float64Array(nx * ny).fill(0.03),
});
const depthOf = (ground: Float64Array, level: Float64Array): Float64Array =>
  ground.map((z, cell) => (Number.isNaN(z) ? 0 : Math.max(0, (level[cell] as number) - z)));

/** A patch in a grid over one ground, under one level; `side` mirrors both where it is asked for. */
class Pair {
  readonly coarse: InertialFlood;
  readonly fine: InertialFlood;
  readonly nest: Nest;

  constructor(shape: Shape, z: Fill, level: Fill, kernel: Kernel) {
    const { n, dx, i, j, columns, rows, ratio } = shape;
    const ground = over(n, n, dx, 0, 0, z).map((height, cell) => (covers(shape, cell) ? Number.NaN : height));
    this.coarse = new InertialFlood(gridOf(n, n, dx, ground), depthOf(ground, over(n, n, dx, 0, 0, level)), kernel);
    const [nx, ny, width] = [columns * ratio, rows * ratio, dx / ratio];
    const inner = over(nx, ny, width, i * dx, j * dx, z);
    this.fine = new InertialFlood(
      gridOf(nx, ny, width, inner),
      depthOf(inner, over(nx, ny, width, i * dx, j * dx, level)),
      kernel,
    );
    this.nest = new Nest(this.coarse, this.fine, shape);
  }

  advance(seconds: number, drive: Drive, inner: Drive = drive): void {
    this.coarse.advance(seconds, { ...drive, within: [this.nest.inner(inner)] });
  }

  /** Of the water in both, the share that is unaccounted for. */
  error(): number {
    const budget: Budget = { ...this.coarse.budget };
    for (const key of Object.keys(budget) as (keyof Budget)[]) budget[key] += this.fine.budget[key];
    return Math.abs(volumeError({ budget, stored: this.coarse.stored() + this.fine.stored() }));
  }

  save() {
    return [this.coarse.save(), this.fine.save()];
  }
  restore([coarse, fine]: ReturnType<Pair['save']>): void {
    if (coarse !== undefined) this.coarse.restore(coarse);
    if (fine !== undefined) this.fine.restore(fine);
  }
}
const covers = ({ n, i, j, columns, rows }: Shape, cell: number): boolean => {
  const [column, row] = [cell % n, Math.floor(cell / n)];
  return column >= i && column < i + columns && row >= j && row < j + rows;
};

/** Ground of heights that are exact in 32 bits, so that a level over it is too. */
const stepped: Fill = (x, y) => Math.round((sin(x / 31) + cos(y / 17)) * 512) / 1024;
const ARITHMETICS = [
  ['f64', kernel64, 1e-12],
  ['f32', kernel32, 1e-6],
] as const;

describe.each(ARITHMETICS)('a patch, %s', (_name, kernel, exact) => {
  const shape: Shape = { n: 16, dx: 20, i: 4, j: 5, columns: 7, rows: 6, ratio: 4 };

  test.each([0.25, 1.5])('in a lake of level %d stays at rest to the last bit', (level) => {
    const pair = new Pair(shape, stepped, () => level, kernel);
    const before = pair.save().map(({ arrays }) => arrays);
    for (let t = 60; t <= 1800; t += 60) pair.advance(t, {});
    pair.save().forEach(({ arrays }, k) => {
      for (const key of ['h', 'qx', 'qy', 'carry'] as const) expect(arrays[key]).toEqual(before[k]?.[key]);
    });
    expect(pair.fine.steps).toBeGreaterThan(2 * pair.coarse.steps);
  });

  // What a coarse grid alone is off stands beside: the patch must be worth having.
  test.each([
    ['a wave runs through', 300, 0.01, (x: number, y: number) => 0.3 * sin(x / 60) * cos(y / 70), 1.5, {}],
    [
      'rain runs into a hollow',
      1800,
      0.02,
      (x: number, y: number) => 2 + 0.003 * x - 3 * exp(-((x - 150) * (x - 150) + (y - 160) * (y - 160)) / 3000),
      0,
      { rain: 2e-5, infiltration: 1e-6 },
    ],
    [
      'rain runs down a slope, over the border and back',
      1800,
      0.02,
      (x: number, y: number) => 0.01 * x + 0.004 * y,
      0,
      { rain: 2e-5 },
    ],
  ] as const)('where %s is as if all were fine', (what, seconds, most, z, mean, drive) => {
    const level: Fill = (x, y) =>
      mean > 0 ? mean + 0.8 * exp(-((x - 60) * (x - 60) + (y - 100) * (y - 100)) / 4000) : 0;
    const pair = new Pair(shape, z, level, kernel);
    const { n, dx, ratio, i, j } = shape;
    const ground = over(n * ratio, n * ratio, dx / ratio, 0, 0, z);
    const whole = new InertialFlood(
      gridOf(n * ratio, n * ratio, dx / ratio, ground),
      depthOf(ground, over(n * ratio, n * ratio, dx / ratio, 0, 0, level)),
      kernel,
    );
    for (let t = 60; t <= seconds; t += 60) {
      pair.advance(t, drive);
      whole.advance(t, drive);
    }
    let [off, sum] = [0, 0];
    const { nx, ny } = pair.fine.grid;
    for (let cell = 0; cell < nx * ny; cell++) {
      const right = whole.depth(i * ratio + (cell % nx) + (j * ratio + Math.floor(cell / nx)) * n * ratio);
      off += Math.abs(pair.fine.depth(cell) - right);
      sum += right;
    }
    console.info(`patch, ${what}: relative L1 ${(off / sum).toFixed(4)} of a grid that is fine everywhere`);
    expect(off / sum).toBeLessThanOrEqual(most);
    expect(pair.error()).toBeLessThanOrEqual(exact);
  });

  test.each([
    ['east and west', true],
    ['north and south', false],
  ])('mirrored %s gives the mirrored water to the last bit', (_what, east) => {
    const side = shape.n * shape.dx;
    const turned: Fill = (x, y) => (east ? bumpy(side - x, y) : bumpy(x, side - y));
    const heap: Fill = (x, y) => 1 + (x > 60 && x < 180 && y > 60 && y < 140 ? 0.5 : 0);
    const heapTurned: Fill = (x, y) => (east ? heap(side - x, y) : heap(x, side - y));
    const { n, i, j, columns, rows } = shape;
    const other = east ? { ...shape, i: n - i - columns } : { ...shape, j: n - j - rows };
    const [one, mirrored] = [new Pair(shape, bumpy, heap, kernel), new Pair(other, turned, heapTurned, kernel)];
    for (const pair of [one, mirrored]) pair.advance(300, { rain: 1e-5 });
    const { nx, ny } = one.fine.grid;
    for (let cell = 0; cell < nx * ny; cell++) {
      const [a, b] = [cell % nx, Math.floor(cell / nx)];
      expect(mirrored.fine.depth(east ? nx - 1 - a + nx * b : a + nx * (ny - 1 - b))).toBe(one.fine.depth(cell));
    }
  });

  test('saved at a moment and taken up again both go on in the same bits', () => {
    const run = (pair: Pair, from: number, to: number): Pair => {
      for (let t = from + 60; t <= to; t += 60) pair.advance(t, { rain: 2e-5, sewer: 1e-6 });
      return pair;
    };
    const make = (): Pair => new Pair(shape, bumpy, () => 0.4, kernel);
    const whole = run(make(), 0, 1200);
    const again = make();
    again.restore(run(make(), 0, 600).save());
    expect(run(again, 600, 1200).save()).toEqual(whole.save());
  });
});

/** Hills and hollows, the same from both sides of the middle of a cell. */
const bumpy: Fill = (x, y) => ((Math.floor(x / 5) * 7 + Math.floor(y / 5) * 13) % 11) / 10;

const shapes = fc
  .record({
    n: fc.integer({ min: 6, max: 14 }),
    i: fc.nat(100),
    j: fc.nat(100),
    columns: fc.nat(100),
    rows: fc.nat(100),
    ratio: fc.integer({ min: 2, max: 5 }),
  })
  .map(({ n, i, j, columns, rows, ratio }): Shape => {
    const [west, south] = [1 + (i % (n - 2)), 1 + (j % (n - 2))];
    return {
      n,
      dx: 20,
      i: west,
      j: south,
      columns: 1 + (columns % (n - 1 - west)),
      rows: 1 + (rows % (n - 1 - south)),
      ratio,
    };
  });
const acts = fc.record({
  rain: fc.constantFrom(0, 1e-7, 3e-5),
  infiltration: fc.constantFrom(0, 1e-6),
  sewer: fc.constantFrom(0, 3e-6),
  pump: fc.double({ min: -3, max: 3, noNaN: true }),
  inner: fc.double({ min: -3, max: 3, noNaN: true }),
  before: fc.constantFrom(0, 0.3, 1.1),
  open: fc.nat(15),
});
const heights = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 3, maxLength: 12 });

// A short step after every few long ones: without steps as good as equal it swings by 11 to 29 cm at these levels.
test.each([0.7, 0.9, 1.2, 1.7])(
  'water of level %d in a pit of a patch lies still: its steps do not make it swing',
  (level) => {
    const shape: Shape = { n: 14, dx: 25, i: 3, j: 3, columns: 8, rows: 8, ratio: 4 };
    const isPit = (x: number, y: number): boolean => (x - 175) * (x - 175) + (y - 175) * (y - 175) < 35 * 35;
    const pair = new Pair(
      shape,
      (x, y) => (isPit(x, y) ? 0.6 : 3 + 0.005 * x),
      (x, y) => (isPit(x, y) ? level + 0.0001 * x : 0),
      kernel32,
    );
    for (let t = 60; t <= 3600; t += 60) pair.advance(t, { rain: 1e-6, sewer: 9e-7 });
    const { grid } = pair.fine;
    const depths = [...grid.ground.keys()]
      .filter((cell) => (grid.ground[cell] as number) < 1)
      .map((cell) => pair.fine.depth(cell));
    expect(Math.max(...depths) - Math.min(...depths)).toBeLessThan(0.001);
  },
);

describe('whatever the ground and whatever acts', () => {
  test('no water is made or lost between two grids, none is less than nothing, and both forms of 32 bits agree', () => {
    fc.assert(
      fc.property(
        shapes,
        heights,
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.array(acts, { minLength: 1, maxLength: 3 }),
        (shape, bumps, level, all) => {
          const z: Fill = (x, y) => bumps[(Math.floor(x / 7) * 7 + Math.floor(y / 7) * 13) % bumps.length] as number;
          const pairs = [kernel64, kernel32, twin32].map((kernel) => new Pair(shape, z, () => level, kernel));
          all.forEach(({ pump, inner, before, open, ...rates }, k) => {
            const edges: Partial<Record<(typeof SIDES)[number], Edge>> = Object.fromEntries(
              SIDES.filter((_, side) => (open >> side) & 1).map((side) => [side, { depth: () => before }]),
            );
            for (const pair of pairs)
              pair.advance(
                120 * (k + 1),
                { ...rates, edges, sources: [{ cells: [0], q: () => pump }] },
                { ...rates, sources: [{ cells: [0], q: () => inner }] },
              );
          });
          pairs.forEach((pair, k) => {
            expect(pair.error()).toBeLessThanOrEqual(k === 0 ? 1e-12 : 1e-6);
            for (const flood of [pair.coarse, pair.fine])
              for (const cell of flood.grid.ground.keys()) expect(flood.depth(cell)).toBeGreaterThanOrEqual(0);
          });
          expect(pairs[1]?.save()).toEqual(pairs[2]?.save());
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  test('a patch in a patch keeps the water too, and a lake in all three stays at rest', () => {
    const shape: Shape = { n: 12, dx: 32, i: 3, j: 3, columns: 6, rows: 6, ratio: 2 };
    for (const [drive, level] of [
      [{}, 1.5],
      [{ rain: 3e-5 }, 0.3],
    ] as const) {
      const deep = (x: number, y: number): number => stepped(x, y);
      const inner = { i: 4, j: 3, columns: 3, rows: 4, ratio: 4 };
      const pair = new Pair(shape, deep, () => level, kernel64);
      const middle = pair.fine.grid;
      const bare = middle.ground.map((height, cell) =>
        covers({ ...inner, n: middle.nx, dx: 16 }, cell) ? Number.NaN : height,
      );
      const fine = new InertialFlood(
        { ...middle, ground: bare },
        depthOf(
          bare,
          bare.map(() => level),
        ),
        kernel64,
      );
      const [west, south] = [3 * 32 + 4 * 16, 3 * 32 + 3 * 16];
      const ground = over(12, 16, 4, west, south, deep);
      const finest = new InertialFlood(
        gridOf(12, 16, 4, ground),
        depthOf(
          ground,
          ground.map(() => level),
        ),
        kernel64,
      );
      const nests = [new Nest(pair.coarse, fine, shape), new Nest(fine, finest, inner)] as const;
      const floods = [pair.coarse, fine, finest];
      const stored = (): number => floods.reduce((sum, flood) => sum + flood.stored(), 0);
      const before = stored();
      for (let t = 60; t <= 900; t += 60)
        pair.coarse.advance(t, { ...drive, within: [nests[0].inner({ ...drive, within: [nests[1].inner(drive)] })] });
      const rain = floods.reduce((sum, flood) => sum + flood.budget.rain, 0);
      expect(Math.abs(stored() - before - rain)).toBeLessThanOrEqual(1e-12 * (before + rain));
      if (rain === 0) expect(Math.max(...[...ground.keys()].map((cell) => finest.speed(cell)))).toBe(0);
      expect(finest.steps).toBeGreaterThan(fine.steps);
    }
  });
});
