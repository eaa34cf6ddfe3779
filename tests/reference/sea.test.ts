/** Tide, surge and waves against the tables, by the code that the drill runs on. */
import { expect, test } from 'vitest';
import { type ModelKind, model } from '../../src/hazards/model.ts';
import { csv, json, Largest } from './table.ts';

type Row = Record<string, string | number>;
function valuesOf(kind: ModelKind, params: object, at: readonly object[]): Record<string, number>[] {
  const result = model(kind, { params, at });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.values as Record<string, number>[];
}

interface Used {
  readonly qingdao: Record<string, [number, number]>;
  readonly shijiusuo: Record<string, [number, number]>;
  readonly lat_used: { readonly qingdao: number; readonly shijiusuo: number };
}
const used = json<Used>('tide/constituents_used.json');
const only = (from: Record<string, [number, number]>, keep: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => keep(name)));
const FOUR = new Set(['M2', 'S2', 'K1', 'O1']);

test.each([
  ['qingdao', 'tide/tide_qingdao.csv'],
  ['shijiusuo', 'tide/tide_shijiusuo_ticon.csv'],
] as const)('the tide of %s: all constituents within 0.02 m, the four within 0.01 m', (station, file) => {
  const rows = csv(file) as Row[];
  const at = rows.map((row) => ({ time: row['time_utc'] }));
  const cases: readonly (readonly [string, (name: string) => boolean, number])[] = [
    ['h_utide_noSa_m_rel_MSL', (name) => name !== 'SA', 0.02],
    ['h_neaps_noSa_m', (name) => name !== 'SA', 0.02],
    ['h_neaps_withSa_m', () => true, 0.02],
    ['h_utide_M2S2K1O1_m', (name) => FOUR.has(name), 0.01],
  ];
  for (const [column, keep, tolerance] of cases) {
    const found = valuesOf('tide', { constituents: only(used[station], keep), lat: used.lat_used[station] }, at);
    const off = new Largest();
    found.forEach(({ h_m }, i) => off.add((h_m as number) - Number(rows[i]?.[column])));
    off.print(`${station} ${column}`, 'm');
    expect(off.count).toBeGreaterThan(20);
    expect(off.value).toBeLessThanOrEqual(tolerance);
  }
});

test('surge within 1 mm', () => {
  const rows = csv('surge/surge.csv') as Row[];
  const off = new Largest();
  valuesOf('surge', {}, rows).forEach(({ eta_m }, i) => off.add((eta_m as number) - Number(rows[i]?.['eta_m'])));
  off.print('surge', 'm');
  expect(off.count).toBe(rows.length);
  expect(off.value).toBeLessThanOrEqual(1e-3);
});

test('waves within 1e-4 of themselves', () => {
  const rows = csv('wave/wave.csv') as Row[];
  const off = new Largest();
  valuesOf('wave', {}, rows).forEach((found, i) => {
    for (const [name, value] of Object.entries(found)) off.add(value / Number(rows[i]?.[name]) - 1);
  });
  off.print('waves', 'relative');
  expect(off.count).toBeGreaterThanOrEqual(rows.length);
  expect(off.value).toBeLessThanOrEqual(1e-4);
});
