/** Drift and search against the tables, by the code that the drill will run on. */
import { expect, test } from 'vitest';
import { coverage, expandingSquare, parallelSweep, podRandom, pocAfter, pos, sectorSearch, trackLength, type Point } from '../../src/hazards/drift/search.ts';
import { model } from '../../src/hazards/model.ts';
import { distance } from '../../src/world/geo.ts';
import { csv, json, Largest } from './table.ts';

type Row = Record<string, string | number>;
const number = (row: Row, name: string): number => Number(row[name]);

/** The forcing of the tables, at the start of each step of ten minutes. */
const STEPS = 24 * 6;
const hours = Array.from({ length: STEPS }, (_, i) => i / 6);
const forcing: Readonly<Record<string, { wind: [number, number][]; current: [number, number][] }>> = {
  const: { wind: hours.map(() => [8, -6]), current: hours.map(() => [0.2, 0.1]) },
  veer: {
    wind: hours.map((h) => {
      const from = ((45 + (180 * h) / 24) * Math.PI) / 180;
      const speed = 12 + 0.25 * h;
      return [-speed * Math.sin(from), -speed * Math.cos(from)];
    }),
    current: hours.map((h) => [0.5 * Math.cos((2 * Math.PI * h) / 12.42), 0.3 * Math.sin((2 * Math.PI * h) / 12.42)]),
  },
};

test('every object of the table is within 5 m of where the reference has it, for a day', () => {
  const rows = csv('drift/leeway_deterministic.csv') as Row[];
  const off = new Largest();
  for (const row of rows) {
    const params = {
      ...forcing[String(row['env'])],
      object: row['object'],
      start: { lon: 120.6, lat: 35.8 },
      dt_s: 600,
      orientation: row['opendrift_orientation'],
      crosswind: 'opendrift',
    };
    const result = model('drift', { params, at: [{ hour: row['hour'] }] });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [{ lon, lat }] = result.values as [{ lon: number; lat: number }];
    off.add(distance([lon, lat], [number(row, 'lon'), number(row, 'lat')]));
  }
  off.print('drift', 'm');
  expect(off.count).toBe(rows.length);
  expect(off.value).toBeLessThanOrEqual(5);
});

test('detection, success and what is believed after a search, within 1e-6', () => {
  const rows = csv('search/pod.csv') as Row[];
  const off = new Largest();
  const asked = rows.filter((row) => row['kind'] === 'pod');
  const result = model('search', { params: {}, at: asked });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  (result.values as Row[]).forEach((found, i) => {
    for (const [name, value] of Object.entries(found)) off.add(Number(value) - number(asked[i] as Row, name));
  });
  for (const row of rows.filter(({ kind }) => kind === 'effort')) {
    const c = coverage(number(row, 'W_nm'), number(row, 'V_kn'), number(row, 'T_h'), number(row, 'A_nm2'));
    const pod = podRandom(c);
    off.add(c - number(row, 'coverage'));
    off.add(pod - number(row, 'pod_random_exp'));
    off.add(pos(pod, number(row, 'POC')) - number(row, 'POS'));
    off.add(pocAfter(pod, number(row, 'POC')) - number(row, 'POC_after'));
  }
  off.print('search', '');
  expect(off.count).toBeGreaterThan(25);
  expect(off.value).toBeLessThanOrEqual(1e-6);
});

interface Pattern {
  readonly pattern: 'expanding_square_SS' | 'sector_VS' | 'parallel_sweep_PS';
  readonly spacing_nm: number;
  readonly first_leg_heading: number;
  readonly legs: number;
  readonly radius_nm: number;
  readonly length_nm: number;
  readonly width_nm: number;
  readonly leg_heading: number;
  readonly waypoints_xy_nm: readonly Point[];
  readonly track_nm: number;
}
const flown = (p: Pattern): Point[] => {
  if (p.pattern === 'sector_VS') return sectorSearch(p.radius_nm, p.first_leg_heading);
  if (p.pattern === 'parallel_sweep_PS') return parallelSweep(p.length_nm, p.width_nm, p.spacing_nm, p.leg_heading);
  return expandingSquare(p.spacing_nm, p.first_leg_heading, p.legs);
};

test('the patterns SS, VS and PS, within 1e-6 NM', () => {
  const off = new Largest();
  for (const pattern of json<readonly Pattern[]>('search/patterns.json')) {
    const points = flown(pattern);
    expect(points).toHaveLength(pattern.waypoints_xy_nm.length);
    points.forEach(([x, y], i) => {
      off.add(x - (pattern.waypoints_xy_nm[i]?.[0] ?? Number.NaN));
      off.add(y - (pattern.waypoints_xy_nm[i]?.[1] ?? Number.NaN));
    });
    expect(Math.abs(trackLength(points) - pattern.track_nm)).toBeLessThanOrEqual(1e-5);
  }
  off.print('patterns', 'NM');
  expect(off.value).toBeLessThanOrEqual(1e-6);
});
