/** The local inertial scheme on the flood cases: what its README beside asks of it. */
import { describe, expect, test } from 'vitest';
import { InertialFlood } from '../../../src/hazards/flood/inertial.ts';
import { kernel32, kernel64 } from '../../../src/hazards/flood/kernel.ts';
import { type Flood, volumeError } from '../../../src/hazards/flood/scheme.ts';
import * as cases from './cases.ts';

interface Arithmetic {
  readonly name: string;
  readonly make: cases.Make;
  /** What of the volume, and of a level at rest, may be lost to rounding; and of the volume of a lake at rest. */
  readonly exact: number;
  readonly still: number;
}
const ARITHMETICS: readonly Arithmetic[] = [
  { name: 'f64', make: (grid, depth) => new InertialFlood(grid, depth, kernel64), exact: 1e-12, still: 1e-14 },
  { name: 'f32', make: (grid, depth) => new InertialFlood(grid, depth, kernel32), exact: 1e-6, still: 1e-6 },
];
const error = (flood: Flood): number => Math.abs(volumeError({ budget: flood.budget, stored: flood.stored() }));
const say = (what: string): void => console.info(what);

describe.each(ARITHMETICS)('inertial, $name', ({ name, make, exact, still }) => {
  test.each([
      [50, 0.0156],
      [25, 0.02],
    ])('A at %d m', (dx, most) => {
      const { grid, drive } = cases.caseA(dx);
      const flood = make(grid);
      cases.run(flood, drive, [3600], () => undefined);
      let [off, all, front] = [0, 0, 0];
      for (let i = 0; i < grid.nx; i++) {
        const x = (i + 0.5) * dx;
        const right = cases.exactA(x, 3600);
        if (x > dx) off += Math.abs(flood.depth(i) - right);
        if (x > dx) all += right;
        if (flood.depth(i) > 0.01) front = x;
      }
      say(`${name} A ${dx} m: relative L1 ${(off / all).toFixed(4)}, front ${front} m`);
      expect(off / all).toBeLessThanOrEqual(most);
      expect(Math.abs(front - 3600)).toBeLessThanOrEqual(2.5 * dx);
      expect(error(flood)).toBeLessThanOrEqual(exact);
    });

  test.each([
    ['B1 Ritter', 0, 'B1_ritter_exact.csv', 0.12],
    ['B2 Stoker', 0.5, 'B2_stoker_exact.csv', 0.06],
  ])('%s: wrong by construction, but never mad', (what, right, file, most) => {
    const { grid, depth, drive } = cases.caseB(right);
    const flood = make(grid, depth);
    cases.run(flood, drive, [60], () => undefined);
    const exactly = cases.table(file).map((row) => row['h_exact'] as number);
    const off = exactly.reduce((sum, h, i) => sum + Math.abs(flood.depth(i) - h), 0);
    const relative = off / exactly.reduce((sum, h) => sum + h, 0);
    say(`${name} ${what}: relative L1 ${relative.toFixed(4)}`);
    for (let i = 0; i < grid.nx; i++) expect(flood.depth(i)).toBeGreaterThanOrEqual(0);
    expect(relative).toBeLessThanOrEqual(most);
    expect(error(flood)).toBeLessThanOrEqual(exact);
  });

  const levels = (flood: Flood): number[] =>
    Array.from(flood.grid.ground, (_, cell) => [flood.depth(cell), flood.ground(cell)] as const)
      .filter(([depth]) => depth > 0.01)
      .map(([depth, ground]) => depth + ground);

  test('C1: a lake at rest stays at rest', () => {
    const { grid, depth, drive } = cases.caseC(false);
    const flood = make(grid, depth);
    cases.run(flood, drive, [3600], () => undefined);
    const worst = levels(flood).reduce((most, level) => Math.max(most, Math.abs(level - 1)), 0);
    const fastest = grid.ground.reduce((most, _, cell) => Math.max(most, flood.speed(cell) * flood.depth(cell)), 0);
    expect(worst).toBeLessThanOrEqual(exact);
    expect(fastest).toBeLessThanOrEqual(exact);
    expect(error(flood)).toBeLessThanOrEqual(still);
  });

  test('C2: sloshing water calms down and none is made', () => {
    const { grid, depth, drive } = cases.caseC(true);
    const flood = make(grid, depth);
    const minutes = Array.from({ length: 120 }, (_, k) => 60 * (k + 1));
    cases.run(flood, drive, minutes, () => {
      const { kept, whole } = cases.leastDepths(flood);
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(whole).toBeGreaterThanOrEqual(-exact);
      // The first swell, at each point of the series, and all of them when the first has gone through.
      for (const { t, x, y, h } of cases.swellsOfC2())
        if (t === flood.time) expect(Math.abs(flood.depth(cases.cellAt(grid, x, y)) - h)).toBeLessThanOrEqual(0.05);
      for (const { t_s, x = 0, y = 0, h_lf_fv1 = 0 } of flood.time === 600 ? cases.table('C2_slosh_points.csv') : [])
        if (t_s === 600) expect(Math.abs(flood.depth(cases.cellAt(grid, x, y)) - h_lf_fv1)).toBeLessThanOrEqual(0.05);
    });
    const found = levels(flood);
    const mean = found.reduce((sum, level) => sum + level, 0) / found.length;
    const [low, high] = [Math.min(...found), Math.max(...found)];
    say(`${name} C2: level ${low.toFixed(4)}..${high.toFixed(4)}, mean ${mean.toFixed(4)}, volume ${error(flood).toExponential(1)}`);
    expect(low).toBeGreaterThanOrEqual(1.07);
    expect(high).toBeLessThanOrEqual(1.095);
    expect(Math.abs(mean - 1.08)).toBeLessThanOrEqual(0.004);
    expect(error(flood)).toBeLessThanOrEqual(exact);
  });

  test('D: depressions fill one after the other, and no water is lost in 48 h', () => {
    const { grid, drive } = cases.caseD();
    const flood = make(grid);
    cases.run(flood, drive, [172_800], () => undefined);
    for (const row of cases.table('D_depress_tiles.csv')) {
      const { i_west: west = 0, j_south: south = 0, V_sfincs0 = 0, V_lf_acc = 0, eta_sfincs0 = 0, eta_lf_acc = 0 } = row;
      let volume = 0;
      for (let j = 0; j < 25; j++)
        for (let i = 0; i < 25; i++) volume += flood.depth((south * 25 + j) * 100 + west * 25 + i) * 400;
      const mean = (V_sfincs0 + V_lf_acc) / 2;
      if (mean === 0) expect(volume).toBeLessThan(1);
      else {
        expect(Math.abs(volume / mean - 1)).toBeLessThanOrEqual(0.04);
        const centre = cases.cellAt(grid, 250 + 500 * west, 250 + 500 * south);
        const level = flood.depth(centre) + (grid.ground[centre] as number);
        expect(Math.abs(level - (eta_sfincs0 + eta_lf_acc) / 2)).toBeLessThanOrEqual(0.01);
      }
    }
    say(`${name} D: volume ${error(flood).toExponential(1)} in ${flood.steps} steps`);
    expect(flood.stored()).toBeCloseTo(81_000, exact < 1e-9 ? 4 : 0);
    expect(error(flood)).toBeLessThanOrEqual(exact < 1e-9 ? 1e-9 : exact);
  });

  test('E1: the hydrograph of rain on a plane', () => {
    const { grid, drive } = cases.caseE1();
    const flood = make(grid);
    const rows = cases.table('E1_plane_ref.csv').filter((row) => (row['t_s'] as number) >= 1200);
    const pit = (): number => Array.from({ length: 20 }, (_, i) => flood.depth(40 + i) * 5).reduce((a, b) => a + b);
    for (const row of rows) {
      const [t, right] = [row['t_s'] as number, row['Vpit_exact_m2'] as number];
      cases.run(flood, drive, [t], () => undefined);
      const off = pit() / right - 1;
      say(`${name} E1 ${t} s: pit ${(100 * off).toFixed(2)} %`);
      expect(Math.abs(off)).toBeLessThanOrEqual(t < 1800 ? 0.02 : 0.01);
      if (t === 2400) expect(Math.abs(flood.depth(20) / 0.01062 - 1)).toBeLessThanOrEqual(0.03);
    }
    expect(error(flood)).toBeLessThanOrEqual(exact < 1e-9 ? 1e-9 : exact);
  });

  test('E2: rain on a valley runs into its pit', () => {
    const { grid } = cases.caseE2();
    const flood = make(grid);
    for (const { t, pit, least, most } of cases.pitsOfE2(flood)) {
      expect(pit, `${t} s`).toBeGreaterThanOrEqual(least);
      expect(pit, `${t} s`).toBeLessThanOrEqual(most);
    }
    expect(Math.abs(flood.stored() / 50_000 - 1)).toBeLessThanOrEqual(exact < 1e-9 ? 1e-9 : exact);
  });

  test('F: a breach floods a plain, the same to the north and to the south', () => {
    const { grid, drive } = cases.caseF();
    const flood = make(grid);
    const points = cases.table('F_flat_points.csv');
    const areas: Readonly<Record<number, number>> = { 3600: 244, 7200: 768.5, 14_400: 1826.5 };
    for (const t of [3600, 7200, 10_800, 14_400, 18_000]) {
      cases.run(flood, drive, [t], () => undefined);
      for (const { t_s, x = 0, y = 0, h_sfincs0 = 0, h_lf_acc = 0 } of points) {
        if (t_s !== t || t === 3600 || Math.min(h_sfincs0, h_lf_acc) < 0.05) continue;
        const depth = flood.depth(cases.cellAt(grid, x, y));
        expect(depth).toBeGreaterThanOrEqual(0.98 * Math.min(h_sfincs0, h_lf_acc));
        expect(depth).toBeLessThanOrEqual(1.02 * Math.max(h_sfincs0, h_lf_acc));
      }
      const wet = grid.ground.reduce((sum, _, cell) => sum + (flood.depth(cell) > 0.05 ? 0.1 : 0), 0);
      const right = areas[t];
      if (right !== undefined) expect(Math.abs(wet / right - 1)).toBeLessThanOrEqual(0.015);
    }
    for (let j = 0; j < 100; j++)
      for (let i = 0; i < 100; i++) expect(flood.depth(j * 100 + i)).toBe(flood.depth((199 - j) * 100 + i));
    expect(error(flood)).toBeLessThanOrEqual(exact < 1e-9 ? 1e-9 : exact);
  });
});
