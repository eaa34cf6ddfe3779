/** `flood` on small cases: its answer, and one clear line for each thing that is wrong. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../tests/command-line.ts';
import * as cases from '../../tests/reference/flood/cases.ts';
import type { FloodGrid } from '../hazards/flood/scheme.ts';
import { readEsriAscii, writeEsriAscii } from '../world/esri-ascii.ts';

const root = mkdtempSync(join(tmpdir(), 'landfall-flood-'));
const folder = join(root, 'case');
mkdirSync(folder);
writeFileSync(join(root, 'secret.asc'), 'ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n0\n');
afterAll(() => rmSync(root, { recursive: true }));

interface Answer {
  readonly steps: number;
  readonly cells: number;
  readonly cellUpdates: number;
  readonly solverSeconds: number;
  readonly volume: Record<'initial' | 'rain' | 'sources' | 'edges' | 'stored' | 'error', number>;
  readonly points: readonly { x: number; y: number; t: number[]; h: number[] }[];
  readonly maxDepth: number;
  readonly maxVelocity: number;
}

/** A grid's values, counted from the south-west, as a file. */
function grid(name: string, { nx, ny, dx }: Pick<FloodGrid, 'nx' | 'ny' | 'dx'>, values: Float64Array): void {
  const north = values.map((_, at) => values[(ny - 1 - Math.floor(at / nx)) * nx + (at % nx)] as number);
  const text = writeEsriAscii({ columns: nx, rows: ny, west: 0, south: 0, cell: dx, values: north });
  writeFileSync(join(folder, name), text);
}
const flood = async (given: unknown, language: 'zh' | 'en' = 'en') => {
  writeFileSync(join(folder, 'case.json'), typeof given === 'string' ? given : JSON.stringify(given));
  return command(['flood', join(folder, 'case.json')], language);
};

/** A basin of 8 × 6 cells of 10 m with a wall of NODATA through it from the south; the water cannot pass its end. */
const small = { nx: 8, ny: 6, dx: 10 };
const cellsOf = (of: (i: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: 48 }, (_, cell) => of(cell % 8, Math.floor(cell / 8)));
grid(
  'z.asc',
  small,
  cellsOf((i, j) => (i === 4 && j < 4 ? Number.NaN : 0.01 * j)),
);
grid(
  'h0.asc',
  small,
  cellsOf((i, j) => (i < 2 ? 0.5 - 0.01 * j : 0)),
);
grid(
  'n.asc',
  small,
  cellsOf((i) => (i < 4 ? 0.02 : 0.05)),
);
grid(
  'gaps.asc',
  small,
  cellsOf((i, j) => (i >= 4 && j < 4 ? Number.NaN : 0.1)),
);
grid('other.asc', { nx: 6, ny: 8, dx: 10 }, new Float64Array(48));
grid('tiny.asc', { nx: 8, ny: 6, dx: 0.1 }, new Float64Array(48));
grid(
  'deep.asc',
  { nx: 8, ny: 6, dx: 0.1 },
  cellsOf((i) => (i < 4 ? 5 : 0)),
);
const base = { terrain: 'z.asc', manning: 0.03, seconds: 600 };

describe('flood', () => {
  it.each([
    ['inertial', 'f32', 1e-6, {}],
    ['inertial', 'f64', 1e-12, {}],
    ['swe', 'f64', 1e-12, {}],
    ['swe', 'f32', 1e-6, { order: 1 }],
    ['swe', 'f32', 1e-6, {}],
  ])(
    'answers for %s in %s: every volume apart, points in time, depths as a grid',
    async (scheme, arithmetic, exact, order) => {
      const { exit, json } = await flood({
        ...base,
        ...order,
        initialDepth: 'h0.asc',
        manning: 'n.asc',
        scheme,
        arithmetic,
        rainMmH: [
          [0, 0],
          [300, 36],
          [300, 0],
        ],
        sources: [
          {
            cells: [
              [0, 0],
              [7, 5],
            ],
            q: [
              [0, 0.2],
              [100, 0.2],
              [100, 0],
            ],
          },
        ],
        points: [
          [5, 5],
          [75, 55],
        ],
        every: 200,
        depthOut: 'out.asc',
      });
      expect(exit).toBe(0);
      const answer = json<Answer>();
      const { volume, points } = answer;
      expect(Object.keys(answer).join(' ')).toBe(
        'steps cells cellUpdates solverSeconds volume points maxDepth maxVelocity',
      );
      expect(answer.cells).toBe(48);
      expect(answer.cellUpdates).toBe(48 * answer.steps);
      expect(answer.solverSeconds).toBeGreaterThan(0);
      // In 32 bits heights are rounded to 1/4096 m, and a given surface kept.
      expect(volume.initial).toBeCloseTo(100 * 2 * (6 * 0.5 - 0.15), arithmetic === 'f32' ? 0 : 9);
      // Half of 36 mm/h for 300 s on the 44 cells that are no wall.
      expect(volume.rain).toBeCloseTo(44 * 100 * 0.0015, 5);
      expect(volume.sources).toBeCloseTo(20, 4);
      expect(volume.edges).toBe(0);
      expect(volume.stored).toBeCloseTo(volume.initial + volume.rain + volume.sources, 2);
      expect(Math.abs(volume.error)).toBeLessThanOrEqual(exact);
      expect(points.map(({ x, y, t }) => [x, y, t])).toEqual([
        [5, 5, [0, 200, 400, 600]],
        [75, 55, [0, 200, 400, 600]],
      ]);
      expect(points[0]?.h[0]).toBeCloseTo(0.5, 3);
      expect(points[1]?.h[3]).toBeGreaterThan(0.05);
      expect(answer.maxDepth).toBeGreaterThanOrEqual(0.5);
      expect(answer.maxVelocity).toBeGreaterThan(0);
      const out = readEsriAscii(readFileSync(join(folder, 'out.asc'), 'utf8'));
      expect([out.columns, out.rows, out.cell]).toEqual([8, 6, 10]);
      expect(out.values.filter(Number.isNaN)).toHaveLength(4);
      // The file's first row is the north.
      expect(out.values[7]).toBe(points[1]?.h[3]);
      expect(out.values[40]).toBe(points[0]?.h[3]);
    },
  );

  it('gives the same answer each time but for the time it took', async () => {
    const given = { ...base, initialDepth: 'h0.asc', points: [[35, 5]] };
    const [one, two] = [(await flood(given)).json<Answer>(), (await flood(given)).json<Answer>()];
    expect({ ...two, solverSeconds: 0 }).toEqual({ ...one, solverSeconds: 0 });
  });

  it('answers reference case A through an open edge, and B1 for both orders', async () => {
    const { grid: plane } = cases.caseA(25);
    grid('a.asc', plane, plane.ground);
    const edge = Array.from({ length: 361 }, (_, k) => [10 * k, cases.exactA(0, 10 * k)]);
    const xs = [1012.5, 2012.5, 3012.5];
    const given = { terrain: 'a.asc', manning: 0.03, seconds: 3600, edges: { west: { depth: edge } }, scheme: 'swe' };
    const a = (await flood({ ...given, points: xs.map((x) => [x, 50]) })).json<Answer>();
    for (const [k, x] of xs.entries())
      expect(Math.abs((a.points[k]?.h.at(-1) ?? 0) / cases.exactA(x, 3600) - 1)).toBeLessThan(0.01);
    expect(a.volume.edges).toBeCloseTo(a.volume.stored, 6);
    const { grid: dam, depth = new Float64Array() } = cases.caseB(0);
    grid('b.asc', dam, dam.ground);
    grid('b-h.asc', dam, depth);
    for (const order of [1, 2]) {
      const b = { terrain: 'b.asc', initialDepth: 'b-h.asc', manning: 0, seconds: 60, scheme: 'swe', order };
      const answer = (await flood({ ...b, points: [[1002.5, 10]] })).json<Answer>();
      expect(answer.points[0]?.h.at(-1)).toBeCloseTo(8 / 9, 1);
      expect(Math.abs(answer.volume.error)).toBeLessThanOrEqual(1e-12);
    }
  });

  it('tells how fast a wave was that was over within the first minute', async () => {
    const short = { nx: 60, ny: 3, dx: 1 };
    const of = (value: (column: number) => number) => Float64Array.from({ length: 180 }, (_, cell) => value(cell % 60));
    grid(
      's.asc',
      short,
      of(() => 0),
    );
    grid(
      's-h.asc',
      short,
      of((column) => (column < 30 ? 2 : 0)),
    );
    const given = { terrain: 's.asc', initialDepth: 's-h.asc', manning: 0.05, seconds: 60, scheme: 'swe' };
    const { maxVelocity } = (await flood(given)).json<Answer>();
    // Ritter's front runs at twice the speed of waves on two metres, 8.9 m/s, where nothing rubs; at the dam it is two thirds of one, 3.0.
    expect(maxVelocity).toBeGreaterThan(3);
    expect(maxVelocity).toBeLessThan(8.9);
  });

  // By steps as long as they can be, with a short one before each look, they swing by one to three metres.
  it.each([
    [5, 2.5],
    [7, 0.9],
    [10, 2.5],
  ])('leaves water in a pit still, though it is looked at every %d s: %d m', async (every, level) => {
    const shape = { nx: 14, ny: 14, dx: 25 };
    const [x, y] = [(cell: number) => ((cell % 14) + 0.5) * 25, (cell: number) => (Math.floor(cell / 14) + 0.5) * 25];
    const cells = [...new Array(196).keys()];
    const pit = cells.filter((cell) => (x(cell) - 175) ** 2 + (y(cell) - 175) ** 2 < 75 ** 2);
    const values = (of: (cell: number) => number, other: (cell: number) => number) =>
      Float64Array.from(cells, (cell) => (pit.includes(cell) ? of(cell) : other(cell)));
    grid(
      'pit.asc',
      shape,
      values(
        () => 0.6,
        (cell) => 5 + 0.005 * x(cell),
      ),
    );
    grid(
      'water.asc',
      shape,
      values(
        (cell) => level + 1e-4 * x(cell),
        () => 0,
      ),
    );
    const points = pit.map((cell) => [x(cell), y(cell)]);
    const given = { terrain: 'pit.asc', initialDepth: 'water.asc', manning: 0.03, seconds: 3600, every, points };
    const depths = (await flood(given)).json<Answer>().points.map(({ h }) => h.at(-1) as number);
    expect(Math.max(...depths) - Math.min(...depths)).toBeLessThan(0.001);
  });

  it.each([
    ['inertial', 'f32'],
    ['inertial', 'f64'],
    ['swe', 'f64'],
    ['swe', 'f32'],
  ])(
    'keeps a lake still behind an edge of its own level, and fills a beach to a level that rises: %s in %s',
    async (scheme, arithmetic) => {
      const beach = { nx: 20, ny: 3, dx: 10 };
      const height = (i: number): number => 0.1 * i - 0.55;
      const cells = (of: (i: number) => number) => Float64Array.from({ length: 60 }, (_, cell) => of(cell % 20));
      grid('beach.asc', beach, cells(height));
      grid(
        'lake.asc',
        beach,
        cells((i) => Math.max(0, -height(i))),
      );
      const points = Array.from({ length: 20 }, (_, i) => [10 * i + 5, 15]);
      const given = { terrain: 'beach.asc', initialDepth: 'lake.asc', manning: 0.03, scheme, arithmetic, points };
      const exact = arithmetic === 'f32' ? 1e-6 : 1e-12;

      const still = { ...given, seconds: 600, edges: { west: { level: [[0, 0]] } } };
      const lake = (await flood(still)).json<Answer>();
      for (const [i, { h }] of lake.points.entries())
        expect(Math.abs((h.at(-1) ?? Number.NaN) - Math.max(0, -height(i)))).toBeLessThan(
          arithmetic === 'f32' ? 3e-4 : 1e-9,
        );
      expect(lake.maxVelocity).toBeLessThan(arithmetic === 'f32' ? 1e-4 : 1e-9);

      const level = [
        [0, 0],
        [1800, 0.8],
      ];
      const tide = (await flood({ ...given, seconds: 5400, edges: { west: { level } } })).json<Answer>();
      for (const [i, { h }] of tide.points.entries())
        expect(Math.abs((h.at(-1) ?? Number.NaN) - Math.max(0, 0.8 - height(i)))).toBeLessThan(0.005);
      expect(tide.volume.edges).toBeCloseTo(tide.volume.stored - tide.volume.initial, 2);
      expect(Math.abs(tide.volume.error)).toBeLessThanOrEqual(exact);
    },
  );

  it.each([
    ['an unknown key', { ...base, terain: 1 }, 'terain is not a field of a case; did you mean terrain?'],
    ['a missing one', { manning: 0.03, seconds: 1 }, 'terrain is missing'],
    ['no time', { terrain: 'z.asc', manning: 0.03 }, 'seconds is missing'],
    ['negative rain', { ...base, rainMmH: [[0, -1]] }, 'rainMmH[0] -1 is less than 0'],
    [
      'a series out of order',
      {
        ...base,
        rainMmH: [
          [60, 1],
          [0, 1],
        ],
      },
      'rainMmH[1] its time 0 is before the 60 of the point before',
    ],
    [
      'a source outside',
      { ...base, sources: [{ cells: [[8, 0]], q: [[0, 1]] }] },
      'sources[0].cells[0] cell [8, 0] is outside the grid of 8 × 6, counted from 0',
    ],
    [
      'a source in a wall',
      { ...base, sources: [{ cells: [[4, 0]], q: [[0, 1]] }] },
      'sources[0].cells[0] cell [4, 0] has no ground for water',
    ],
    ['a point outside', { ...base, points: [[81, 0]] }, 'points[0] point (81, 0) is outside the grid of 80 × 60 m'],
    ['a grid of another shape', { ...base, initialDepth: 'other.asc' }, 'initialDepth does not match the terrain'],
    [
      'a depth that is missing where there is ground',
      { ...base, initialDepth: 'gaps.asc' },
      'initialDepth has 12 cells of NODATA where the terrain has ground, as cell [5, 0] (row 6, column 6 of the file)',
    ],
    ['no such scheme', { ...base, scheme: 'swee' }, 'scheme must be "inertial" | "swe", not "swee"'],
    [
      'an edge that is none',
      { ...base, edges: { wset: {} } },
      'edges.wset is not a field of a case; did you mean west?',
    ],
    ['a negative depth', { ...base, edges: { west: { depth: [[0, -1]] } } }, 'edges.west.depth[0] -1 is less than 0'],
    [
      'an edge with two waters',
      { ...base, edges: { west: { depth: [[0, 1]], level: [[0, 1]] } } },
      'edges.west has a depth or a level, not both',
    ],
    ['an edge without water', { ...base, edges: { west: {} } }, 'edges.west needs a depth or a level'],
    [
      'a level that is none',
      { ...base, edges: { west: { level: [[0, 'high']] } } },
      'edges.west.level[0] must be a number',
    ],
    ['a roughness beyond sense', { ...base, manning: 30 }, 'manning 30 is not between 0 and 1'],
    ['a text for a number', { ...base, seconds: '60' }, 'seconds must be a number, not "60"'],
    ['an order without swe', { ...base, order: 1 }, 'order goes with scheme: "swe" alone'],
    ['a way out of the folder', { ...base, terrain: '../secret.asc' }, 'terrain "../secret.asc" is not in the folder'],
    ['a way out behind a link', { ...base, terrain: 'link.asc' }, 'terrain "link.asc" is not in the folder'],
    ['a file that is not there', { ...base, terrain: 'none.asc' }, 'cannot read terrain: none.asc'],
    ['cells that are missing', { ...base, terrain: 'torn.asc' }, 'terrain esri grid: the header promises 4 values'],
    ['a domain of 10⁸ cells', { ...base, terrain: 'huge.asc' }, 'terrain has 100000000 cells; 4000000 are the most'],
    ['depths over the case', { ...base, depthOut: 'case.json' }, 'depthOut would overwrite the case'],
    ['no object', [], 'must be an object'],
    ['no JSON', '{', 'is not JSON'],
  ])('says what is wrong: %s', async (_what, given, line) => {
    writeFileSync(join(folder, 'torn.asc'), 'ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n');
    writeFileSync(join(folder, 'huge.asc'), 'ncols 10000\nnrows 10000\nxllcorner 0\nyllcorner 0\ncellsize 1\n1\n');
    rmSync(join(folder, 'link.asc'), { force: true });
    symlinkSync(join(root, 'secret.asc'), join(folder, 'link.asc'));
    const { exit, out, err } = await flood(given);
    expect({ exit, out }).toEqual({ exit: 1, out: [] });
    expect(err).toEqual([expect.stringContaining(line)]);
  });

  it('says it in Chinese too, and exits 2 when used wrongly', async () => {
    expect((await flood({ ...base, terain: 1 }, 'zh')).err).toEqual(['flood: terain 没有这个字段，是否指 terrain']);
    expect(await command(['flood'])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('usage: landfall flood')],
    });
    expect(await command(['flood', join(root, 'none.json')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('cannot read')],
    });
  });
});

describe('threads', () => {
  it.each([
    ['a small grid', {}, [], 'computed on one thread: fewer than 65536 cells, where threads are no help'],
    ['64 bits', { arithmetic: 'f64' }, [], 'computed on one thread: threads go with arithmetic: "f32" alone'],
    ['what the command line says', { threads: 1 }, ['--threads', '3'], 'computed on one thread: fewer than'],
  ])('are left out where they are no help, and it is said: %s', async (_what, given, words, line) => {
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ ...base, threads: 2, ...given }));
    const { exit, err } = await command(['flood', join(folder, 'case.json'), ...words]);
    expect({ exit, err }).toEqual({ exit: 0, err: [expect.stringContaining(line)] });
  });

  it('are not asked for where the command line wants one', async () => {
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ ...base, threads: 2 }));
    expect((await command(['flood', join(folder, 'case.json'), '--threads', '1'])).err).toEqual([]);
    expect(await command(['flood', join(folder, 'case.json'), '--threads', 'two'])).toMatchObject({
      exit: 2,
      err: ['flood: --threads "two" is no whole number from 1 to 64'],
    });
  });
});

describe('cells too small for their water', () => {
  it('are told of, and give numbers all the same', async () => {
    const case1 = { ...base, terrain: 'tiny.asc', initialDepth: 'deep.asc', seconds: 5 };
    const { exit, err, json } = await flood(case1);
    expect(exit).toBe(0);
    expect(err.join()).toMatch(/^\d+ stretches of 1\/64 s were cut into shorter steps/);
    const answer = json<Answer>();
    for (const value of [answer.maxDepth, answer.maxVelocity, answer.volume.stored])
      expect(Number.isFinite(value)).toBe(true);
    expect((await flood({ ...base, initialDepth: 'h0.asc' })).err).toEqual([]);
  });
});
