import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE, T0 } from '../../units/time.ts';
import type { Surroundings } from '../hazard.ts';
import { flood } from './flood.ts';
import { SIDES, type Side, volumeError } from './scheme.ts';
import { FLOOD_DEFAULTS, type FloodSpec } from './spec.ts';

/** A plane that falls to the east by a metre in a hundred, rained on for an hour. */
const rained = (open: readonly Side[]) => {
  const spec: FloodSpec = {
    ...FLOOD_DEFAULTS,
    id: 'plane',
    kind: 'flood',
    domain: { box: [120, 36, 120.006, 36.005], cell: 20, arithmetic: 'f64' },
    active: { from: T0, to: (10 * HOUR) as DrillTime },
    open,
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
    elevation: ([lon]: readonly [number, number]) => (120.006 - lon) * 900,
    air: () => ({ rain: 60 }),
    sea: () => ({ stage: 0 }),
    setting: () => undefined,
  } as unknown as Surroundings;
  const state = flood.initial(spec, around);
  for (let at = 0; at < HOUR; at += MINUTE)
    flood.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around);
  return state.flood;
};

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
