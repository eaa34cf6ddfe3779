/** Plumes, puffs and sources against the tables, by the code that the drill will run on. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { briggs, plume, STABILITIES } from '../../src/hazards/chemical/dispersion.ts';
import { type ModelKind, model } from '../../src/hazards/model.ts';
import { csv, Largest } from './table.ts';

type Row = Record<string, string | number>;
function valuesOf(kind: ModelKind, params: object, at: readonly object[]): Record<string, number>[] {
  const result = model(kind, { params, at });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.values as Record<string, number>[];
}
/** Values so small that the table has no digits of them are no measure. */
const SMALLEST = 1e-12;

test.each([
  ['plume', 'briggs', 'plume_briggs', ['c_kg_m3', 'sigma_y_m', 'sigma_z_m']],
  ['plume', 'briggs', 'plume_ground_release', ['c_kg_m3', 'sigma_y_m', 'sigma_z_m']],
  ['plume', 'pasquill-gifford', 'plume_pasquill_gifford_powerlaw', ['c_kg_m3', 'sigma_y_m', 'sigma_z_m']],
  ['puff', undefined, 'puff_ccps', ['c_kg_m3']],
] as const)('%s %s: every row of %s within 1e-5 of itself', (kind, law, file, columns) => {
  const rows = csv(`dispersion/${file}.csv`) as Row[];
  const off = new Largest();
  valuesOf(kind, law === undefined ? {} : { model: law }, rows).forEach((found, i) => {
    for (const column of columns) {
      const right = Number(rows[i]?.[column] ?? rows[i]?.['c_centreline_ground_kg_m3']);
      if (right > SMALLEST) off.add((found[column] as number) / right - 1);
      else expect(found[column]).toBeLessThan(2 * SMALLEST);
    }
  });
  off.print(file, 'relative');
  expect(off.count).toBeGreaterThan(rows.length / 2);
  expect(off.value).toBeLessThanOrEqual(1e-5);
});

test.each([
  ['dense-plume', 'britter_mcquaid_plume', 'c_vol_frac'],
  ['dense-puff', 'britter_mcquaid_puff', 'c_vol_frac_of_source_mix'],
] as const)('%s: every row of %s within 1e-4 of itself', (kind, file, column) => {
  const rows = (csv(`dispersion/${file}.csv`) as Row[]).map((row) => ({
    ...row,
    temp_correction: row['temp_correction'] === 'True',
  })) as unknown as Row[];
  const off = new Largest();
  valuesOf(kind, {}, rows).forEach((found, i) => off.add((found[column] as number) / Number(rows[i]?.[column]) - 1));
  off.print(file, 'relative');
  expect(off.count).toBe(rows.length);
  expect(off.value).toBeLessThanOrEqual(1e-4);
});

test('every source within 1e-6 of itself', () => {
  const text = readFileSync(new URL('hazards/dispersion/source_terms.csv', import.meta.url), 'utf8');
  const off = new Largest();
  let before = '';
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const found = /^([^,]+),[^"]*?,(?:"(\{.*\})"|same),[^,]*,([^,]+)$/.exec(line) ?? /^([^,]+),.*,(same),[^,]*,([^,]+)$/.exec(line);
    const [, type = '', given = 'same', value = ''] = found ?? [];
    const inputs = given === 'same' ? before : given.replaceAll('""', '"');
    before = inputs;
    const [answer] = valuesOf('source', {}, [{ type, inputs: JSON.parse(inputs) }]);
    const right = Number(value);
    off.add(right === 0 ? (answer?.['value'] as number) : (answer?.['value'] as number) / right - 1);
  }
  off.print('sources', 'relative');
  expect(off.count).toBe(17);
  expect(off.value).toBeLessThanOrEqual(1e-6);
});

test('a plume is the same to both sides, grows with its source, and thins with the wind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STABILITIES),
      fc.double({ min: 100, max: 10_000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 1, max: 40, noNaN: true }),
      (stability, x, y, wind) => {
        const spread = briggs('rural', stability, x);
        const here = plume(1, wind, 5, spread, y, 1.5);
        expect(plume(1, wind, 5, spread, -y, 1.5)).toBe(here);
        expect(plume(2, wind, 5, spread, y, 1.5)).toBeCloseTo(2 * here, 15);
        expect(plume(1, 2 * wind, 5, spread, y, 1.5)).toBeCloseTo(here / 2, 15);
        expect(plume(1, wind, 5, spread, 0, 1.5)).toBeGreaterThanOrEqual(here);
      },
    ),
  );
});
