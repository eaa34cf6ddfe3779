import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE, T0 } from '../../units/time.ts';
import type { EsriGrid } from '../../world/esri-ascii.ts';
import type { Surroundings } from '../hazard.ts';
import { flood } from './flood.ts';
import { volumeError } from './scheme.ts';
import { FLOOD_DEFAULTS, type FloodSpec } from './spec.ts';
import { type Spread, spreadAt } from './spread.ts';

const BOX = [120, 36, 120.006, 36.005] as const;
/** Two columns of a map over the box and a little more: what lies west of the middle has the first value, the rest the second. */
const halves = (west: number, east: number): EsriGrid => ({
  columns: 2,
  rows: 2,
  west: BOX[0] - 0.002,
  south: BOX[1] - 0.002,
  cell: 0.005,
  values: Float64Array.of(west, east, west, east),
});

test('a place has the value of the cell it lies in, and outside a map none', () => {
  const map = { ...halves(1, 2), values: Float64Array.of(1, 2, 3, 4) };
  expect(spreadAt(map, [120.0, 36.006])).toBe(1);
  expect(spreadAt(map, [120.004, 36.0])).toBe(4);
  expect(spreadAt(map, [120.0029, 36.0029])).toBe(3);
  expect(spreadAt(map, [120.009, 36.0])).toBeNaN();
  expect(spreadAt(map, [120.0, 35.997])).toBeNaN();
  expect(spreadAt(0.5, [0, 0])).toBe(0.5);
});

/** Rain of an hour on a plane that falls to an open side in the north by a metre in a hundred. */
function rained(figures: Partial<Record<'manning' | 'sewer' | 'infiltration', Spread>>, stage = -10) {
  const spec: FloodSpec = {
    ...FLOOD_DEFAULTS,
    ...figures,
    id: 'plane',
    kind: 'flood',
    domain: { box: BOX, cell: 20, arithmetic: 'f64' },
    active: { from: T0, to: (10 * HOUR) as DrillTime },
    outfall: 0,
    open: ['north'],
    edges: {},
    hollows: [],
    walls: [],
    buildings: [],
    pumps: [],
    lines: [],
    gates: [],
    breaches: [],
    inflows: [],
  };
  const around = {
    elevation: ([, lat]: readonly [number, number]) => (36.005 - lat) * 1_100,
    air: () => ({ rain: 60 }),
    sea: () => ({ stage }),
    setting: () => undefined,
  } as unknown as Surroundings;
  const state = flood.initial(spec, around);
  for (let at = 0; at < HOUR; at += MINUTE)
    flood.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around);
  const { nx, ny } = state.layout;
  const side = (columns: readonly number[]) =>
    columns.reduce((sum, i) => sum + state.flood.depth(i + nx * Math.floor(ny / 2)), 0) / columns.length;
  return {
    water: state.flood,
    west: side([2, 3, 4, 5, 6]),
    east: side([nx - 3, nx - 4, nx - 5, nx - 6, nx - 7]),
    depths: Array.from({ length: nx * ny }, (_, cell) => state.flood.depth(cell)),
  };
}

describe('a map of figures', () => {
  test('of one value is the number, to the last bit', () => {
    const number = rained({ manning: 0.05, sewer: 7, infiltration: 3 });
    const map = rained({ manning: halves(0.05, 0.05), sewer: halves(7, 7), infiltration: halves(3, 3) });
    expect(map.depths).toEqual(number.depths);
    expect(map.water.budget).toEqual(number.water.budget);
  });

  test('lets water stand deeper where it is rough', () => {
    const { west, east } = rained({ manning: halves(0.02, 0.2) });
    expect(east).toBeGreaterThan(2.5 * west);
  });

  test.each(['sewer', 'infiltration'] as const)(
    'takes by its %s only where there is some, and loses no water',
    (key) => {
      const { west, east, water } = rained({ [key]: halves(0, 30) });
      expect(east).toBeLessThan(0.8 * west);
      // A little more than half of the plane lies east of the map's middle, and the cells of the open side take nothing.
      const share = water.budget[key] / water.budget.rain;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.27);
      expect(Math.abs(volumeError({ budget: water.budget, stored: water.stored() }))).toBeLessThanOrEqual(1e-12);
    },
  );

  test('of drains is shut by a sea over their outfall, as the number is', () => {
    expect(rained({ sewer: halves(0, 30) }, 1).water.budget.sewer).toBe(0);
    const half = rained({ sewer: halves(30, 30) }, -0.25);
    expect(half.depths).toEqual(rained({ sewer: 30 }, -0.25).depths);
  });
});
