/**
 * The flood schemes on the ground that other solvers were measured on (tests/reference/flood/README.md): a million cells that
 * are all wet, and a front that spreads over dry ones. Rounds are interleaved, so that a busy moment of the machine falls on
 * all of them; the median of the rounds counts. Every cell counts in each step, wet or dry.
 */
import { exp, PI, sin } from '../../src/engine/math.ts';
import { InertialFlood } from '../../src/hazards/flood/inertial.ts';
import { kernel32, twin32 } from '../../src/hazards/flood/kernel.ts';
import type { Flood, FloodGrid, SavedFlood } from '../../src/hazards/flood/scheme.ts';
import { SweFlood, sweKernel32, sweKernelTwin } from '../../src/hazards/flood/swe.ts';
import { cpuSeconds, type Row } from './measure.ts';

/** Side of a cell, m. */
const DX = 10;
const ROUNDS = 5;

export interface Water {
  readonly grid: FloodGrid;
  readonly depth: Float64Array;
}
type Level = (x: number, y: number, length: number) => number;
const fromMiddle = (x: number, y: number, length: number): number => {
  const [east, north] = [x / length - 0.5, y / length - 0.5];
  return east * east + north * north;
};
export const WET: Level = (x, y, length) => 1 + 0.3 * exp(-50 * fromMiddle(x, y, length));
export const FRONT: Level = (x, y, length) => (fromMiddle(x, y, length) < 0.06 ? 1.5 : 0);

export function waterOf(size: number, level: Level): Water {
  const length = size * DX;
  const [ground, depth] = [new Float64Array(size * size), new Float64Array(size * size)];
  for (let cell = 0; cell < size * size; cell++) {
    const [x, y] = [((cell % size) + 0.5) * DX, (Math.floor(cell / size) + 0.5) * DX];
    const height = 0.3 * sin((10 * PI * x) / length) * sin((10 * PI * y) / length) + 0.3;
    ground[cell] = height;
    depth[cell] = Math.max(level(x, y, length) - height, 0);
  }
  return { grid: { nx: size, ny: size, dx: DX, ground, manning: ground.map(() => 0.03) }, depth };
}

/** What is measured: how much of it a round does, in millions of cells updated or in gigabytes moved. */
interface Measured {
  readonly what: string;
  readonly unit: string;
  readonly goal?: number;
  round(): { readonly done: number; readonly seconds: number };
  note?(): string;
}

/** `seconds` of a flood, from the same beginning in each round. */
function flooded(what: string, flood: Flood, seconds: number, goal?: number): Measured {
  const start: SavedFlood = flood.save();
  return {
    what,
    unit: 'M cells/s',
    ...(goal === undefined ? {} : { goal }),
    round() {
      flood.restore(start);
      const before = cpuSeconds();
      flood.advance(seconds, {});
      const took = cpuSeconds() - before;
      return { done: (flood.steps * flood.grid.nx * flood.grid.ny) / 1e6, seconds: took };
    },
    note: () => `${flood.steps} steps a round, ${flood.halved} of them shortened`,
  };
}

const PASSES = 4;
/** STREAM's triad a = b + s·c over arrays larger than any cache; as fast as JavaScript can ask for memory. */
function triad(): Measured {
  const size = 1 << 23;
  const [a, b, c] = [new Float64Array(size), new Float64Array(size).fill(1), new Float64Array(size).fill(2)];
  return {
    what: 'memory: triad a = b + s·c, 3 × 64 MB',
    unit: 'GB/s',
    round() {
      const before = cpuSeconds();
      for (let pass = 0; pass < PASSES; pass++) triadPass(a, b, c, pass);
      return { done: (PASSES * 3 * 8 * size) / 1e9, seconds: cpuSeconds() - before };
    },
  };
}
function triadPass(a: Float64Array, b: Float64Array, c: Float64Array, s: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (b[i] as number) + s * (c[i] as number);
}

export const median = (values: readonly number[]): number =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;

export function floods(): Row[] {
  const [wet, front, half] = [waterOf(1024, WET), waterOf(1024, FRONT), waterOf(512, WET)];
  const measured = [
    triad(),
    flooded('inertial f32, all wet, 1024²', new InertialFlood(wet.grid, wet.depth, kernel32), 60, 110),
    flooded('inertial f32, a moving front, 1024²', new InertialFlood(front.grid, front.depth, kernel32), 60, 260),
    flooded('inertial f64, all wet, 512²', new InertialFlood(half.grid, half.depth), 60, 25),
    flooded(
      'shallow water f32, first order, all wet, 1024²',
      new SweFlood(wet.grid, wet.depth, 1, sweKernel32(1)),
      60,
      75,
    ),
    flooded(
      'shallow water f32, first order, a moving front, 1024²',
      new SweFlood(front.grid, front.depth, 1, sweKernel32(1)),
      60,
    ),
    flooded(
      'shallow water f32, second order, all wet, 1024²',
      new SweFlood(wet.grid, wet.depth, 2, sweKernel32(2)),
      60,
    ),
    flooded(
      'shallow water f32, second order, a moving front, 1024²',
      new SweFlood(front.grid, front.depth, 2, sweKernel32(2)),
      60,
    ),
    flooded('shallow water f64, first order, all wet, 512²', new SweFlood(half.grid, half.depth, 1), 10),
    flooded('shallow water f64, second order, all wet, 512²', new SweFlood(half.grid, half.depth, 2), 10),
    flooded('inertial f32 without WebAssembly, all wet, 512²', new InertialFlood(half.grid, half.depth, twin32), 10),
    flooded(
      'shallow water f32 without WebAssembly, all wet, 512²',
      new SweFlood(half.grid, half.depth, 1, sweKernelTwin(1)),
      10,
    ),
  ];
  // A first round lets the engine make its code; it is not counted.
  const rates = measured.map(() => [] as number[]);
  for (let round = 0; round <= ROUNDS; round++) {
    measured.forEach((one, k) => {
      const { done, seconds } = one.round();
      if (round > 0) rates[k]?.push(done / seconds);
    });
  }
  return measured.map(({ what, unit, goal, note }, k) => {
    const rate = median(rates[k] ?? []);
    return {
      what,
      value: `${rate.toFixed(1)} ${unit}`,
      ...(goal === undefined ? {} : { goal: `≥ ${goal}`, met: rate >= goal }),
      ...(note === undefined ? {} : { note: note() }),
    };
  });
}
