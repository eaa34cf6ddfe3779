/** The full shallow water equations where water spreads in two directions: cases C2, D, E1 and F. */
import { describe, expect, test } from 'vitest';
import { type Flood, volumeError } from '../../../src/hazards/flood/scheme.ts';
import { SweFlood, sweKernel32 } from '../../../src/hazards/flood/swe.ts';
import * as cases from './cases.ts';

const EXACT = 1e-12;
/** Half a minute of computing, more where others compute too, ms. */
const LONG = 180_000;
const error = (flood: Flood): number => Math.abs(volumeError({ budget: flood.budget, stored: flood.stored() }));
const say = (what: string): void => console.info(what);

describe('swe', () => {
  test.each([
    [2, 'f64', undefined, EXACT],
    [1, 'f32', sweKernel32(1), 1e-6],
    [2, 'f32', sweKernel32(2), 1e-6],
  ] as const)('C2 of order %d in %s: sloshing water calms down and none is made', (order, bits, make, exact) => {
    const { grid, depth, drive } = cases.caseC(true);
    const flood = new SweFlood(grid, depth, order, make);
    const swells = cases.swellsOfC2();
    expect(swells).toHaveLength(3);
    const minutes = Array.from({ length: 120 }, (_, k) => 60 * (k + 1));
    cases.run(flood, drive, minutes, () => {
      const { kept, whole } = cases.leastDepths(flood);
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(whole).toBeGreaterThanOrEqual(-exact);
      for (const { t, x, y, h } of swells)
        if (t === flood.time) expect(Math.abs(flood.depth(cases.cellAt(grid, x, y)) - h)).toBeLessThanOrEqual(0.05);
    });
    const found = Array.from(grid.ground, (_, cell) => [flood.depth(cell), flood.ground(cell)] as const)
      .filter(([water]) => water > 0.01)
      .map(([water, ground]) => water + ground);
    const mean = found.reduce((sum, level) => sum + level, 0) / found.length;
    const [low, high] = [Math.min(...found), Math.max(...found)];
    say(`swe ${order} ${bits} C2: level ${low.toFixed(4)}..${high.toFixed(4)}, mean ${mean.toFixed(4)}`);
    expect(low).toBeGreaterThanOrEqual(1.07);
    expect(high).toBeLessThanOrEqual(1.095);
    expect(Math.abs(mean - 1.08)).toBeLessThanOrEqual(0.004);
    expect(error(flood)).toBeLessThanOrEqual(exact);
  }, LONG);

  test.each([1, 2] as const)(
    'D of order %d in 32 bits, all its 48 h: the four largest depressions hold within six hundredths of FV1, the water none else',
    (order) => {
      const { grid, drive } = cases.caseD();
      const flood = new SweFlood(grid, undefined, order, sweKernel32(order));
      cases.run(flood, drive, [172_800], () => undefined);
      const tiles = cases.table('D_depress_tiles.csv').map(({ i_west: west = 0, j_south: south = 0, V_lf_fv1 = 0 }) => {
        let volume = 0;
        for (let j = 0; j < 25; j++)
          for (let i = 0; i < 25; i++) volume += flood.depth((south * 25 + j) * 100 + west * 25 + i) * 400;
        return { volume, right: V_lf_fv1 };
      });
      const largest = tiles.toSorted((a, b) => b.right - a.right).slice(0, 4);
      const worst = Math.max(...largest.map(({ volume, right }) => Math.abs(volume / right - 1)));
      say(`swe ${order} f32 D, 48 h: within ${(100 * worst).toFixed(1)} % of FV1, volume ${error(flood).toExponential(1)}, ${flood.steps} steps`);
      expect(worst).toBeLessThanOrEqual(0.06);
      for (const { volume, right } of tiles) if (right === 0) expect(volume).toBeLessThan(1);
      expect(flood.stored()).toBeCloseTo(81_000, 0);
      expect(error(flood)).toBeLessThanOrEqual(1e-6);
    },
    LONG,
  );

  // In 64 bits the 48 hours of the whole case take a minute: this is the hour and a half in which the water comes.
  test('D, first order, when all has come in: four depressions fill, within 6 % of FV1', () => {
    const { grid, drive } = cases.caseD();
    const flood = new SweFlood(grid, undefined, 1);
    cases.run(flood, drive, [5400], () => undefined);
    let [worst, wet] = [0, 0];
    for (const { t_s, x = 0, y = 0, h_lf_fv1 = 0 } of cases.table('D_depress_points.csv')) {
      if (t_s !== 5400) continue;
      const depth = flood.depth(cases.cellAt(grid, x, y));
      if (h_lf_fv1 === 0) expect(depth).toBeLessThan(0.01);
      else {
        wet++;
        worst = Math.max(worst, Math.abs(depth / h_lf_fv1 - 1));
      }
    }
    say(`swe 1 D: ${wet} depressions at 5400 s, within ${(100 * worst).toFixed(1)} % of FV1`);
    expect(wet).toBe(4);
    expect(worst).toBeLessThanOrEqual(0.06);
    expect(flood.stored()).toBeCloseTo(81_000, 4);
    expect(error(flood)).toBeLessThanOrEqual(EXACT);
  });

  test.each([
    [2, 'f64', undefined, EXACT],
    [2, 'f32', sweKernel32(2), 1e-6],
  ] as const)('E1 of order %d in %s: the hydrograph of rain on a plane', (order, bits, make, exact) => {
    const { grid, drive } = cases.caseE1();
    const flood = new SweFlood(grid, undefined, order, make);
    const pit = (): number => Array.from({ length: 20 }, (_, i) => flood.depth(40 + i) * 5).reduce((a, b) => a + b);
    for (const row of cases.table('E1_plane_ref.csv')) {
      const [t, right] = [row['t_s'] as number, row['Vpit_exact_m2'] as number];
      if (t < 1200) continue;
      cases.run(flood, drive, [t], () => undefined);
      const off = pit() / right - 1;
      say(`swe ${order} ${bits} E1 ${t} s: pit ${(100 * off).toFixed(2)} %`);
      expect(Math.abs(off)).toBeLessThanOrEqual(t < 1800 ? 0.02 : 0.01);
      if (t === 2400) expect(Math.abs(flood.depth(20) / 0.01062 - 1)).toBeLessThanOrEqual(0.03);
    }
    expect(error(flood)).toBeLessThanOrEqual(exact);
  });

  // The peer with advection whose fronts are not smeared is SFINCS adv1; FV1, of first order, lies up to 8 % lower behind its own.
  test('F of order 2 in 32 bits: a breach floods a plain, within 1 % of SFINCS with advection behind the front', () => {
    const { grid, drive } = cases.caseF();
    const flood = new SweFlood(grid, undefined, 2, sweKernel32(2));
    const points = cases.table('F_flat_points.csv');
    let [worst, most] = [0, 0];
    for (const t of [3600, 7200, 10_800, 14_400, 18_000]) {
      cases.run(flood, drive, [t], () => undefined);
      for (const { t_s, x = 0, y = 0, h_sfincs1 = 0, h_lf_fv1 = 0 } of points) {
        if (t_s !== t || h_sfincs1 < 0.05) continue;
        const depth = flood.depth(cases.cellAt(grid, x, y));
        worst = Math.max(worst, Math.abs(depth / h_sfincs1 - 1));
        most = Math.max(most, Math.abs(depth / h_lf_fv1 - 1));
      }
    }
    say(`swe 2 f32 F: within ${(100 * worst).toFixed(2)} % of SFINCS adv1, ${(100 * most).toFixed(1)} % of FV1`);
    expect(worst).toBeLessThanOrEqual(0.01);
    for (let j = 0; j < 100; j++)
      for (let i = 0; i < 100; i++) expect(flood.depth(j * 100 + i)).toBe(flood.depth((199 - j) * 100 + i));
    expect(error(flood)).toBeLessThanOrEqual(1e-6);
  }, LONG);

  test('E2, second order in 32 bits: rain on a valley runs into its pit', () => {
    const { grid } = cases.caseE2();
    const flood = new SweFlood(grid, undefined, 2, sweKernel32(2));
    for (const { t, pit, least, most } of cases.pitsOfE2(flood)) {
      say(`swe 2 f32 E2 ${t} s: pit ${pit.toFixed(0)}, ${least.toFixed(0)} to ${most.toFixed(0)}`);
      expect(pit, `${t} s`).toBeGreaterThanOrEqual(least);
      expect(pit, `${t} s`).toBeLessThanOrEqual(most);
    }
    expect(Math.abs(flood.stored() / 50_000 - 1)).toBeLessThanOrEqual(1e-6);
  }, LONG);

  // All five hours in 32 bits; in 64 they take most of a minute, and the first hour of them is the quick part of the flood.
  test.each([
    ['f64', undefined, [3600], EXACT],
    ['f32', sweKernel32(1), [3600, 7200, 10_800, 14_400, 18_000], 1e-6],
  ] as const)(
    'F of order 1 in %s: a breach floods a plain, within 3 % of FV1 and the same to the north and to the south',
    (bits, make, times, exact) => {
      const { grid, drive } = cases.caseF();
      const flood = new SweFlood(grid, undefined, 1, make);
      const points = cases.table('F_flat_points.csv');
      let worst = 0;
      for (const t of times) {
        cases.run(flood, drive, [t], () => undefined);
        for (const { t_s, x = 0, y = 0, h_lf_fv1 = 0 } of points) {
          if (t_s !== t || h_lf_fv1 < 0.02) continue;
          worst = Math.max(worst, Math.abs(flood.depth(cases.cellAt(grid, x, y)) / h_lf_fv1 - 1));
        }
      }
      say(`swe 1 ${bits} F: within ${(100 * worst).toFixed(1)} % of FV1`);
      expect(worst).toBeLessThanOrEqual(0.03);
      for (let j = 0; j < 100; j++)
        for (let i = 0; i < 100; i++) expect(flood.depth(j * 100 + i)).toBe(flood.depth((199 - j) * 100 + i));
      if (times.length > 1) expect(Math.abs(flood.stored() / 288_000 - 1)).toBeLessThanOrEqual(exact);
      expect(error(flood)).toBeLessThanOrEqual(exact);
    },
    LONG,
  );
});
