import { expect, test } from 'vitest';
import { climadaDecay, kaplanDeMaria } from '../../src/hazards/typhoon/land-decay.ts';
import { Largest, csv } from './table.ts';

const rows = csv('wind/land_decay.csv');
const relative = (found: number, want: unknown): number => found / Number(want) - 1;

test('Kaplan & DeMaria 1995, with and without the distance term, within 1e-4', () => {
  const largest = new Largest();
  for (const row of rows.filter(({ model }) => model === 'KaplanDeMaria1995')) {
    const [v0, hours, inland] = [Number(row['V0_kt']), Number(row['t_h']), Number(row['D_km'])];
    largest.add(relative(kaplanDeMaria(v0, hours, inland), row['V_kt_or_ratio']));
    largest.add(relative(kaplanDeMaria(v0, hours), row['V_kt_no_distance_term_or_pressure_ratio']));
  }
  largest.print('Kaplan & DeMaria', '(relative)');
  expect(largest.count).toBe(14);
  expect(largest.value).toBeLessThanOrEqual(1e-4);
});

test('the global exponential decay of wind and pressure within 1e-4', () => {
  const largest = new Largest();
  for (const row of rows.filter(({ model }) => model === 'CLIMADA_global')) {
    const left = climadaDecay(Number(row['category']), Number(row['x_km']));
    largest.add(relative(left.wind, row['V_kt_or_ratio']));
    largest.add(relative(left.pressure, row['V_kt_no_distance_term_or_pressure_ratio']));
  }
  largest.print('exponential decay', '(relative)');
  expect(largest.count).toBe(12);
  expect(largest.value).toBeLessThanOrEqual(1e-4);
});
