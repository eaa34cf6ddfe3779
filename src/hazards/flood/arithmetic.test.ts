/** All schemes and orders in 32 bits, and in 64: WebAssembly and its twin in equal bits, mirrored grids mirrored, no water lost to rounding. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtFloodHand, type FloodHand } from '../../../tests/flood-hand.ts';
import { wasmModule } from '../../../tools/wasm.mjs';
import { type Crew, helpOf, type Task } from './crew.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel32By, twin32 } from './kernel.ts';
import { type Drive, type Flood, type FloodGrid, volumeError } from './scheme.ts';
import { SweFlood, sweKernel32, sweKernel32By, sweKernelTwin } from './swe.ts';

/** A grid with hills, walls and a sea in one corner, made from a few numbers. */
function gridOf(nx: number, ny: number, bumps: readonly number[], walls: readonly number[], sea: boolean): FloodGrid {
  const ground = new Float64Array(nx * ny);
  for (let cell = 0; cell < nx * ny; cell++) {
    const [i, j] = [cell % nx, Math.floor(cell / nx)];
    ground[cell] = bumps[(i * 7 + j * 13 + ((i * j) % 5)) % bumps.length] as number;
  }
  for (const wall of walls) ground[wall % (nx * ny)] = Number.NaN;
  const held = Uint8Array.from(ground, (_, cell) => (sea && cell % nx < 2 ? 1 : 0));
  return { nx, ny, dx: 10, ground, manning: new Float64Array(nx * ny).fill(0.03), held };
}
const error = (flood: Flood): number => Math.abs(volumeError({ budget: flood.budget, stored: flood.stored() }));

const heights = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 3, maxLength: 12 });
const walls = fc.array(fc.nat(5_000), { maxLength: 20 });
const drives = fc.record({
  rain: fc.constantFrom(0, 1e-7, 2e-5),
  infiltration: fc.constantFrom(0, 1e-6),
  sewer: fc.constantFrom(0, 3e-6),
  level: fc.double({ min: -1, max: 2, noNaN: true }),
  pump: fc.double({ min: -2, max: 2, noNaN: true }),
  /** Depth before the outer edges, m; which of them are open, by bits. */
  before: fc.constantFrom(0, 0.3, 1.1),
  open: fc.nat(15),
});
interface Acts {
  readonly rain: number;
  readonly infiltration: number;
  readonly sewer: number;
  readonly level: number;
  readonly pump: number;
  readonly before?: number;
  readonly open?: number;
}
const SIDES = ['west', 'east', 'south', 'north'] as const;
const driveOf = ({ pump, level, before = 0, open = 0, ...rates }: Acts, sea: boolean, cells: number): Drive => ({
  ...rates,
  // Some soil is tighter than other.
  infiltration: Float64Array.from({ length: cells }, (_, cell) => rates.infiltration * (cell % 3)),
  ...(sea ? { level } : {}),
  sources: [{ cells: [57], q: () => pump }],
  edges: Object.fromEntries(SIDES.filter((_, k) => (open >> k) & 1).map((side) => [side, { depth: () => before }])),
});

type Make = (grid: FloodGrid, depth?: Float64Array) => Flood;
/** A scheme in 32 bits by WebAssembly and by its twin, and in 64. */
interface Scheme {
  readonly name: string;
  readonly fast: Make;
  readonly slow: Make;
  readonly wide: Make;
  /** In 32 bits by WebAssembly and several threads. */
  readonly by: (crew: Crew) => Make;
}
const SCHEMES: readonly Scheme[] = [
  {
    name: 'inertial',
    fast: (grid, depth) => new InertialFlood(grid, depth, kernel32),
    slow: (grid, depth) => new InertialFlood(grid, depth, twin32),
    wide: (grid, depth) => new InertialFlood(grid, depth),
    by: (crew) => (grid, depth) => new InertialFlood(grid, depth, kernel32By(crew)),
  },
  {
    name: 'swe',
    fast: (grid, depth) => new SweFlood(grid, depth, 1, sweKernel32(1)),
    slow: (grid, depth) => new SweFlood(grid, depth, 1, sweKernelTwin(1)),
    wide: (grid, depth) => new SweFlood(grid, depth, 1),
    by: (crew) => (grid, depth) => new SweFlood(grid, depth, 1, sweKernel32By(1, crew)),
  },
  {
    name: 'muscl',
    fast: (grid, depth) => new SweFlood(grid, depth, 2, sweKernel32(2)),
    slow: (grid, depth) => new SweFlood(grid, depth, 2, sweKernelTwin(2)),
    wide: (grid, depth) => new SweFlood(grid, depth, 2),
    by: (crew) => (grid, depth) => new SweFlood(grid, depth, 2, sweKernel32By(2, crew)),
  },
];

let hand: FloodHand;
beforeAll(async () => {
  hand = await builtFloodHand();
}, 60_000);
afterAll(() => hand.remove());
const threads: Worker[] = [];
/** As many threads as asked, whatever the processors: all have come before anything is computed. Tasks go to `tasks`. */
const crewOf = (hands: number, tasks: Task[] = []): Crew => ({
  hands,
  join(task) {
    threads.push(new Worker(hand.program, { workerData: task }));
    tasks.push(task);
    const none = new Int32Array(new SharedArrayBuffer(4));
    while (helpOf(task).here < tasks.length) Atomics.wait(none, 0, 0, 1);
  },
});
/** All that a flood is at a moment, each array as a hash: element by element a test of large grids takes seconds. */
function bitsOf(flood: Flood): object {
  const { arrays, ...rest } = flood.save();
  const hashes = Object.entries(arrays).map(([name, array]) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    return [name, createHash('sha256').update(bytes).digest('hex')];
  });
  return { ...rest, hashes };
}
/** No number if any depth is none. */
const leastDepth = (flood: Flood): number =>
  flood.grid.ground.reduce((least, _, cell) => Math.min(least, flood.depth(cell)), Number.POSITIVE_INFINITY);
afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.terminate())));

describe.each(SCHEMES)('$name in 32 bits', ({ name, fast: make32, slow: makeTwin, wide: make64, by }) => {
  test('the generated WebAssembly is fresh: `npm run wasm` changes nothing', () => {
    const kept = readFileSync(new URL(`${name}-wasm.ts`, import.meta.url), 'utf8');
    expect(wasmModule(name)).toBe(kept);
    // The compiler takes seconds, more where others compute too.
  }, 60_000);

  test('WebAssembly and its twin agree in every bit, over any ground and whatever acts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 75 }),
        fc.integer({ min: 5, max: 40 }),
        heights,
        walls,
        fc.boolean(),
        fc.array(drives, { minLength: 1, maxLength: 4 }),
        (nx, ny, bumps, holes, sea, acts) => {
          const grid = gridOf(nx, ny, bumps, holes, sea);
          const depth = grid.ground.map((z) => (Number.isNaN(z) ? 0 : Math.max(0, 0.5 - z)));
          const [fast, slow] = [make32(grid, depth), makeTwin(grid, depth)];
          acts.forEach((act, k) => {
            const drive = driveOf(act, sea, nx * ny);
            fast.advance(60 * (k + 1), drive);
            slow.advance(60 * (k + 1), drive);
          });
          expect(bitsOf(fast)).toEqual(bitsOf(slow));
          expect(leastDepth(fast)).toBeGreaterThanOrEqual(0);
          expect(error(fast)).toBeLessThanOrEqual(1e-6);
        },
      ),
      // Two stages of the second order over small steps take long without WebAssembly.
      { seed: 7, numRuns: name === 'muscl' ? 12 : 60 },
    );
  }, 60_000);

  test('threads change no bit, however many and whichever of them takes which rows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 75 }),
        fc.integer({ min: 5, max: 90 }),
        fc.integer({ min: 1, max: 3 }),
        heights,
        walls,
        fc.boolean(),
        fc.array(drives, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (nx, ny, hands, bumps, holes, sea, acts, dry) => {
          const grid = gridOf(nx, ny, bumps, holes, sea);
          // Water in one corner leaves tiles to be skipped, until it gets there.
          const isWet = (cell: number): boolean => !dry || (cell % nx < 9 && cell < 9 * nx);
          const depth = grid.ground.map((z, cell) => (Number.isNaN(z) || !isWet(cell) ? 0 : Math.max(0, 1.5 - z)));
          const [one, many] = [make32(grid, depth), by(crewOf(hands))(grid, depth)];
          acts.forEach((act, k) => {
            const drive = driveOf(dry ? { ...act, rain: 0 } : act, sea, nx * ny);
            one.advance(60 * (k + 1), drive);
            many.advance(60 * (k + 1), drive);
          });
          expect(bitsOf(many)).toEqual(bitsOf(one));
        },
      ),
      { seed: 11, numRuns: 12 },
    );
  }, 60_000);

  test('threads that take a good part of the rows change no bit either', () => {
    const [nx, ny] = [200, 300];
    const grid = gridOf(nx, ny, [0, 0.4, 1.2, -0.5, 0.2], [100, 101, 6165], true);
    const drive = driveOf({ rain: 2e-5, infiltration: 1e-6, sewer: 3e-6, level: 0.8, pump: -0.5 }, true, nx * ny);
    const tasks: Task[] = [];
    const [one, many] = [make32(grid), by(crewOf(2, tasks))(grid)];
    const helped = (): boolean => tasks.some((task) => helpOf(task).bands > 0);
    // Where others have the processors the second thread may come late.
    for (let minute = 1; minute === 1 || (!helped() && minute <= 60); minute++) {
      for (const flood of [one, many]) flood.advance(60 * minute, drive);
      expect(bitsOf(many)).toEqual(bitsOf(one));
    }
    expect([tasks.length, helped()]).toEqual([1, true]);
  }, 60_000);

  test('saved at a moment and taken up again it goes on in the same bits', () => {
    const grid = gridOf(64, 48, [0, 0.4, 1.2, -0.5, 0.2], [100, 101, 165], true);
    const drive = driveOf({ rain: 2e-5, infiltration: 1e-6, sewer: 0, level: 0.8, pump: -0.5 }, true, 64 * 48);
    const whole = make32(grid);
    for (const t of [600, 1200]) whole.advance(t, drive);
    const first = make32(grid);
    first.advance(600, drive);
    const second = make32(grid);
    second.restore(first.save());
    second.advance(1200, drive);
    expect(bitsOf(second)).toEqual(bitsOf(whole));
  });

  test('water too deep for its cells is stepped in parts of a quantum: said, finite, and all there', () => {
    const ground = new Float64Array(400).fill(-300);
    const grid: FloodGrid = { nx: 20, ny: 20, dx: 0.25, ground, manning: ground.map(() => 0.03) };
    const dam = ground.map((_, cell) => (cell % 20 < 8 ? 200 : 0));
    for (const [make, exact] of [
      [make32, 1e-6],
      [make64, 1e-12],
    ] as const) {
      const flood = make(grid, dam);
      flood.advance(1, {});
      expect(flood.halved).toBeGreaterThan(0);
      expect(flood.steps).toBeGreaterThan(64);
      expect(error(flood)).toBeLessThanOrEqual(exact);
      for (let cell = 0; cell < 400; cell++) {
        expect(flood.depth(cell)).toBeGreaterThanOrEqual(0);
        expect(flood.depth(cell)).toBeLessThan(250);
      }
    }
  });

  test('one millimetre an hour over five metres of water for a day is all there', () => {
    // A day of the full equations is long.
    const side = name === 'inertial' ? 16 : 8;
    const ground = new Float64Array(side * side).fill(-5);
    const grid: FloodGrid = { nx: side, ny: side, dx: 20, ground, manning: ground.map(() => 0.03) };
    for (const [make, exact] of [
      [make32, 1e-6],
      [make64, 1e-12],
    ] as const) {
      const flood = make(
        grid,
        ground.map(() => 5),
      );
      const before = flood.stored();
      for (let minute = 1; minute <= 1440; minute++) flood.advance(60 * minute, { rain: 1e-3 / 3600 });
      expect(Math.abs((flood.stored() - before) / (0.024 * side * side * 400) - 1)).toBeLessThanOrEqual(exact);
      expect(error(flood)).toBeLessThanOrEqual(exact);
    }
  }, 60_000);

  test.each([
    ['east and west', (i: number, j: number) => [69 - i, j] as const],
    ['north and south', (i: number, j: number) => [i, 36 - j] as const],
  ])('a grid mirrored %s gives the mirrored water to the last bit', (_what, turn) => {
    const [nx, ny] = [70, 37];
    const grid = gridOf(nx, ny, [0, 0.7, 1.1, -0.4, 0.3, 0.9, 0.1], [300, 301, 371], false);
    const turned = (from: Float64Array): Float64Array =>
      from.map((_, cell) => {
        const [i, j] = turn(cell % nx, Math.floor(cell / nx));
        return from[i + nx * j] as number;
      });
    const depth = grid.ground.map((z, cell) => (Number.isNaN(z) ? 0 : cell % 11 === 0 ? 1.5 : 0));
    for (const make of [make32, make64]) {
      const one = make(grid, depth);
      const other = make({ ...grid, ground: turned(grid.ground) }, turned(depth));
      one.advance(600, { rain: 1e-5 });
      other.advance(600, { rain: 1e-5 });
      for (const cell of grid.ground.keys()) {
        const [i, j] = turn(cell % nx, Math.floor(cell / nx));
        expect(other.depth(i + nx * j)).toBe(one.depth(cell));
      }
    }
  });
});
