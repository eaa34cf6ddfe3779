/** `flood` with finer grids in a grid: one answer for all, and one clear line for each thing that is wrong. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { readEsriAscii, writeEsriAscii } from '../world/esri-ascii.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-patch-'));
mkdirSync(join(folder, 'out'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A slope to the east under a round hollow at (55, 45); the file's corner may lie anywhere. */
const height = (x: number, y: number): number =>
  2 - 0.01 * x - ((x - 55) * (x - 55) + (y - 45) * (y - 45) < 120 ? 1 : 0);
function grid(name: string, [west, south]: readonly [number, number], nx: number, ny: number, cell: number): void {
  const values = Float64Array.from({ length: nx * ny }, (_, at) =>
    height(west + ((at % nx) + 0.5) * cell, south + (ny - Math.floor(at / nx) - 0.5) * cell),
  );
  const text = writeEsriAscii({ columns: nx, rows: ny, west: 5000 + west, south: 7000 + south, cell, values });
  writeFileSync(join(folder, name), text);
}
grid('z.asc', [0, 0], 12, 10, 10);
grid('fine.asc', [30, 20], 20, 20, 2.5);
grid('finest.asc', [50, 40], 8, 8, 1.25);
grid('beside.asc', [80, 20], 4, 4, 5);
grid('edge.asc', [0, 20], 8, 8, 5);
grid('askew.asc', [33, 20], 8, 8, 5);
grid('odd.asc', [30, 20], 8, 8, 6);

const flood = async (given: unknown, language: 'zh' | 'en' = 'en') => {
  writeFileSync(join(folder, 'case.json'), JSON.stringify(given));
  return command(['flood', join(folder, 'case.json')], language);
};
const base = { terrain: 'z.asc', manning: 0.03, seconds: 1200, rainMmH: [[0, 60]] };
interface Answer {
  readonly cells: number;
  readonly cellUpdates: number;
  readonly steps: number;
  readonly volume: Readonly<Record<string, number>>;
  readonly points: readonly { readonly h: readonly number[] }[];
  readonly maxDepth: number;
  readonly patches: readonly { readonly steps: number; readonly cells: number }[];
}

it.each([
  ['f32', 1e-6],
  ['f64', 1e-12],
])('answers for all grids together in %s', async (arithmetic, exact) => {
  const { exit, err, json } = await flood({
    ...base,
    arithmetic,
    points: [
      [55, 45],
      [5, 5],
    ],
    every: 600,
    depthOut: 'out/all.asc',
    patches: [
      {
        terrain: 'fine.asc',
        depthOut: 'out/fine.asc',
        sources: [{ cells: [[0, 0]], q: [[0, 0.01]] }],
        patches: [{ terrain: 'finest.asc', manning: 0.02 }],
      },
    ],
  });
  expect({ exit, err }).toEqual({ exit: 0, err: [] });
  const answer = json<Answer>();
  const { volume, patches } = answer;
  expect(answer.cells).toBe(120 + 400 + 64);
  expect(patches.map(({ cells }) => cells)).toEqual([400, 64]);
  expect(patches[1]?.steps).toBeGreaterThan(answer.steps);
  const [fine, finest] = patches.map(({ steps, cells }) => steps * cells);
  expect(answer.cellUpdates).toBe(120 * answer.steps + (fine ?? 0) + (finest ?? 0));
  // 20 mm on every square metre once, whichever grid it is in.
  expect(volume['rain']).toBeCloseTo(120 * 100 * 0.02, 4);
  expect(volume['sources']).toBeCloseTo(12, 4);
  expect(Math.abs(volume['edges'] ?? 1)).toBeLessThan(1e-9);
  expect(volume['stored']).toBeCloseTo(252, 3);
  expect(Math.abs(volume['error'] ?? 1)).toBeLessThanOrEqual(exact);
  expect(answer.points[0]?.h.at(-1)).toBeGreaterThan(0.07);
  expect(answer.points[1]?.h.at(-1)).toBeLessThan(0.05);
  expect(answer.maxDepth).toBeGreaterThanOrEqual(answer.points[0]?.h.at(-1) ?? 9);
  const [all, inner] = ['all', 'fine'].map((name) =>
    readEsriAscii(readFileSync(join(folder, 'out', `${name}.asc`), 'utf8')),
  );
  expect([inner?.columns, inner?.west, inner?.cell]).toEqual([20, 5030, 2.5]);
  // The water of the outer file is the water there is, under the patches too.
  expect((all?.values ?? new Float64Array()).reduce((sum, depth) => sum + depth * 100, 0)).toBeCloseTo(252, 0);
});

it.each([
  [
    'under the full equations',
    { scheme: 'swe', patches: [{ terrain: 'fine.asc' }] },
    'patches goes with scheme: "inertial" alone',
  ],
  [
    'an unknown key',
    { patches: [{ terain: 'fine.asc' }] },
    'patches[0].terain is not a field of a case; did you mean terrain?',
  ],
  ['without its ground', { patches: [{}] }, 'patches[0].terrain is missing'],
  [
    'at the edge of its grid',
    { patches: [{ terrain: 'edge.asc' }] },
    'patches[0].terrain must lie in the grid around it',
  ],
  ['askew', { patches: [{ terrain: 'askew.asc' }] }, 'patches[0].terrain must take whole cells of the grid around it'],
  ['of no whole part', { patches: [{ terrain: 'odd.asc' }] }, 'patches[0].terrain its cells of 6 are not a whole part'],
  ['as coarse', { patches: [{ terrain: 'z.asc' }] }, 'patches[0].terrain its cells of 10 are not a whole part'],
  [
    'beside another',
    { patches: [{ terrain: 'fine.asc' }, { terrain: 'beside.asc' }] },
    'patches[1] overlaps or touches patches[0]',
  ],
  [
    'over a source of the outer grid',
    { patches: [{ terrain: 'fine.asc' }], sources: [{ cells: [[5, 4]], q: [[0, 1]] }] },
    'sources[0].cells[0] cell [5, 4] lies under a patch',
  ],
  [
    'that writes over another',
    { depthOut: 'one.asc', patches: [{ terrain: 'fine.asc', depthOut: 'one.asc' }] },
    'two depthOut name one file: one.asc',
  ],
])('says what is wrong with a patch: %s', async (_what, more, line) => {
  const { exit, out, err } = await flood({ ...base, ...more });
  expect({ exit, out }).toEqual({ exit: 1, out: [] });
  expect(err).toEqual([expect.stringContaining(line)]);
  expect((await flood({ ...base, ...more }, 'zh')).exit).toBe(1);
});
