import './shallow-here.ts';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE, T0 } from '../../units/time.ts';
import type { Surroundings } from '../hazard.ts';
import { type FloodState, flood } from './flood.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel64 } from './kernel.ts';
import { depthEdge, SIDES, type Side, volumeError } from './scheme.ts';
import { FLOOD_DEFAULTS, type FloodSpec } from './spec.ts';

const plane: FloodSpec = {
  ...FLOOD_DEFAULTS,
  id: 'plane',
  kind: 'flood',
  domain: { box: [120, 36, 120.006, 36.005], cell: 20, arithmetic: 'f64' },
  active: { from: T0, to: (10 * HOUR) as DrillTime },
  open: [],
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
const airOf = (rain: number): Surroundings =>
  ({
    elevation: ([lon]: readonly [number, number]) => (120.006 - lon) * 900,
    air: () => ({ rain }),
    sea: () => ({ stage: 0 }),
    setting: () => undefined,
  }) as unknown as Surroundings;

/** A plane that falls to the east by a metre in a hundred, rained on for an hour. */
const rained = (open: readonly Side[]) => rainedState(open).flood;
const rainedState = (open: readonly Side[], of: Partial<FloodSpec> = {}, rain = 60) => {
  const spec: FloodSpec = { ...plane, ...of, open };
  const around = airOf(rain);
  const state = flood.initial(spec, around);
  for (let at = 0; at < HOUR; at += MINUTE)
    flood.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around);
  return state;
};

test.each([
  ['inertial', 'f64'],
  ['inertial', 'f32'],
  ['swe', 'f64'],
  ['swe', 'f32'],
] as const)('the arrows of a flood are its own water, here downhill to the east (%s, %s)', (scheme, arithmetic) => {
  const state = rainedState(['east'], { scheme, manning: 0.1, domain: { ...plane.domain, arithmetic } }, 600);
  const arrows = flood.flows(state);
  expect(arrows.length).toBeGreaterThan(0);
  for (let i = 0; i < arrows.length; i += 4) {
    const [lon, lat, u, v] = arrows.slice(i, i + 4) as unknown as [number, number, number, number];
    const { speed = 0, depth = 0 } = flood.sample(state, plane, [lon, lat], HOUR as DrillTime);
    expect(Math.hypot(u, v)).toBeCloseTo(speed, 5);
    expect([u > 0.1, Math.abs(v) < u / 5, depth >= 0.05]).toEqual([true, true, true]);
  }
});

describe('a domain inland', () => {
  test('keeps all its rain behind closed sides, and lets it off over an open one', () => {
    const [closed, open] = [rained([]), rained(['east'])];
    expect(closed.stored()).toBeCloseTo(closed.budget.rain, 6);
    expect(open.stored()).toBeLessThan(0.4 * closed.stored());
    expect(open.budget.level).toBeLessThan(-0.5 * open.budget.rain);
    for (const water of [closed, open])
      expect(Math.abs(volumeError({ budget: water.budget, stored: water.stored() }))).toBeLessThanOrEqual(1e-12);
  });

  test('loses over a side to which the ground rises only what falls into its own cells', () => {
    const across = rained([]).grid.nx;
    expect(rained(['west']).stored()).toBeCloseTo((1 - 1 / across) * rained([]).stored(), 6);
    expect(rained(SIDES).stored()).toBeLessThan(rained(['east']).stored());
  });
});

// Once an outer face kept the last discharge of a slope that had run dry, and the budget went on counting it.
describe.each([
  ['f64', kernel64, 1e-12],
  ['f32', kernel32, 1e-6],
] as const)('a slope that runs off over an open side and soaks dry, in %s', (_name, kernel, exact) => {
  test.each(SIDES)('is counted at its %s side as long as it flows and no longer', (side) => {
    const n = 40;
    const ground = Float64Array.from({ length: n * n }, (_, cell) => {
      const [i, j] = [cell % n, Math.floor(cell / n)];
      if ([0, 5, 6, 39, 200, 201].includes(cell)) return Number.NaN;
      return 0.05 * { west: i, east: n - 1 - i, south: j, north: n - 1 - j }[side];
    });
    const depth = ground.map((height) => (Number.isNaN(height) ? 0 : 0.05));
    const water = new InertialFlood({ nx: n, ny: n, dx: 10, ground, manning: ground.map(() => 0.03) }, depth, kernel);
    const drive = { infiltration: 0.5 / 3600, edges: { [side]: depthEdge([[0, 0]]) } };
    for (let t = 60; t <= 1800; t += 60) {
      water.advance(t, drive);
      expect(Math.abs(volumeError({ budget: water.budget, stored: water.stored() }))).toBeLessThanOrEqual(exact);
    }
    expect(water.budget.edges).toBeLessThan(-800);
    const { edges } = water.budget;
    water.advance(3600, drive);
    expect(water.budget.edges).toBe(edges);
  });
});

describe('a side with a level', () => {
  const around = airOf(0);
  const minutes = (state: FloodState, spec: FloodSpec, from: number, to: number): FloodState => {
    for (let at = from; at < to; at += MINUTE)
      flood.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around);
    return state;
  };
  const from = (HOUR / 2) as DrillTime;
  const level = [
    [1800, 0],
    [3600, 1],
  ] as const;
  const low: FloodSpec = { ...plane, active: { from, to: plane.active.to }, edges: { east: { level } } };

  test.each(['f32', 'f64'] as const)(
    'fills the ground below it, by the drill’s clock, and goes on from a save: %s',
    (arithmetic) => {
      const spec: FloodSpec = { ...low, domain: { ...low.domain, arithmetic } };
      const early = minutes(flood.initial(spec, around), spec, 0, from);
      expect(early.flood.stored()).toBe(0);
      const whole = minutes(early, spec, from, 3 * HOUR);
      const { nx } = whole.layout;
      for (let i = 0; i < nx; i++) {
        const cell = i + 3 * nx;
        expect(whole.flood.depth(cell)).toBeCloseTo(Math.max(0, 1 - whole.flood.ground(cell)), 2);
      }
      const { budget } = whole.flood;
      expect(Math.abs(volumeError({ budget, stored: whole.flood.stored() }))).toBeLessThanOrEqual(
        arithmetic === 'f32' ? 1e-6 : 1e-12,
      );
      const half = minutes(flood.initial(spec, around), spec, 0, HOUR);
      const again = flood.restore(structuredClone(flood.save(half)), spec, around);
      expect(flood.save(minutes(again, spec, HOUR, 3 * HOUR))).toEqual(flood.save(whole));
    },
  );

  test('lets water off again when it sinks', () => {
    const spec: FloodSpec = { ...low, edges: { east: { level: [...level, [7200, 1], [9000, -1]] } } };
    const [full, ebbed] = [HOUR * 2, HOUR * 6].map((to) =>
      minutes(flood.initial(spec, around), spec, 0, to).flood.stored(),
    );
    expect(full).toBeGreaterThan(1000);
    expect(ebbed).toBeLessThan(0.02 * (full as number));
  });

  test('stands as high at its time, however late a domain that waits is begun', () => {
    const spec: FloodSpec = { ...low, active: { ...plane.active, waits: true } };
    let set: number | undefined;
    const waiting = { ...around, setting: (id: string) => (id === 'plane' ? set : undefined) } as Surroundings;
    const run = (state: FloodState, from: number, to: number): FloodState => {
      for (let at = from; at < to; at += MINUTE)
        flood.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, waiting);
      return state;
    };
    const state = run(flood.initial(spec, around), 0, HOUR / 2);
    expect(state.flood.steps).toBe(0);
    set = 1;
    const [begun, ever] = [run(state, HOUR / 2, 2 * HOUR), minutes(flood.initial(low, around), low, 0, 2 * HOUR)];
    expect(begun.flood.stored()).toBeGreaterThan(100);
    expect(flood.save(begun)).toEqual(flood.save(ever));
  });
});
