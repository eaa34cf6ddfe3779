import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepSave } from '../../engine/blocks.ts';
import { type DrillTime, HOUR, MINUTE, T0 } from '../../units/time.ts';
import type { Surroundings } from '../hazard.ts';
import { beginReach, type ReachState, route } from './reach.ts';
import { beginReservoir, hold, type ReservoirState, stageAt, volumeAt } from './reservoir.ts';
import { type RiverState, river } from './river.ts';
import { beginCatchment, curveExcess, runOff } from './runoff.ts';
import { evenFlow } from './section.ts';
import type { Catchment, Reach, Reservoir, RiverSpec } from './spec.ts';

const valley: Catchment = {
  part: 'catchment',
  id: 'valley',
  area: 100e6,
  places: [[120, 36]],
  sealed: 0.1,
  loss: { initial: 20, rate: 2 },
  unit: { stores: 3, hold: 2 * 3_600 },
  base: 5,
  to: 'lake',
};
const lake: Reservoir = {
  part: 'reservoir',
  id: 'lake',
  storage: [
    [60, 0],
    [65, 30e6],
    [70, 110e6],
    [77, 400e6],
  ],
  stage: 70,
  outlets: [
    { id: 'lake-gates', kind: 'gate', sill: 66, width: 50, height: 6 },
    { id: 'lake-pipe', kind: 'pipe', centre: 62, area: 6, most: 47 },
    { id: 'lake-spillway', kind: 'spillway', crest: 75, width: 100 },
  ],
  marks: {},
  seepages: [{ id: 'lake-boil', above: 70.5, from: T0, full: 74, failsIn: 20 * 3_600, most: 2 }],
  breach: { crest: 76.5, bottom: 62 },
  to: 'lower',
};
const lower: Reach = {
  part: 'reach',
  id: 'lower',
  length: 40_000,
  slope: 4e-4,
  manning: 0.035,
  width: 120,
  sides: 3,
  bed: 8,
  marks: {},
  dyke: { id: 'lower-dyke', crest: 13, width: 150 },
};
const spec: RiverSpec = { id: 'system', kind: 'river', parts: [valley, lake, lower] };

type Sets = Readonly<Record<string, number>>;
const under = (rain: number, settings: Sets = {}): Surroundings =>
  ({ air: () => ({ rain }), setting: (id: string) => settings[id] }) as unknown as Surroundings;

/** Runs the whole system; `rain` mm/h by hour. */
function run(
  hours: number,
  rain: (hour: number) => number,
  settings: (hour: number) => Sets = () => ({}),
  from?: RiverState,
) {
  let state = from ?? river.initial(spec);
  const peak: Record<string, number> = {};
  const peakAt: Record<string, number> = {};
  let top = 0;
  for (let at = 0; at < hours * HOUR; at += MINUTE) {
    const around = under(rain(at / HOUR), settings(at / HOUR));
    state = river.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around);
    for (const id of river.waters(spec)) {
      const { flow = 0, stage = 0 } = river.water(state, spec, id) ?? {};
      if (id === 'lake') top = Math.max(top, stage);
      if (flow <= (peak[id] ?? 0)) continue;
      peak[id] = flow;
      peakAt[id] = at / HOUR;
    }
  }
  return { state, peak, peakAt, top };
}
const storm = (hour: number): number => (hour >= 6 && hour < 18 ? 20 : 0);

describe('a catchment', () => {
  const dry = { ...valley, sealed: 0, base: 0 };
  test('loses its initial loss and its rate, and the curve number gives the handbook’s runoff', () => {
    const state = beginCatchment(dry);
    for (let k = 0; k < 10 * 60; k += 1) runOff(state, dry, 60, under(10));
    // 100 mm in 10 h: 20 mm first, then 2 of each 10 mm an hour for 8 h.
    expect(state.excess / dry.area).toBeCloseTo(0.064, 9);
    // NEH-4: CN 80, 5 inches of rain, 2.89 inches of runoff.
    expect(curveExcess(80, 127) / 25.4).toBeCloseTo(2.89, 2);
  });

  test('spreads a burst as the gamma function of Nash’s cascade, its mean at n·K', () => {
    const state = beginCatchment(dry);
    state.lost = dry.loss && 'initial' in dry.loss ? dry.loss.initial : 0;
    let [sum, moment] = [0, 0];
    for (let k = 0; k < 72 * 60; k += 1) {
      const flow = runOff(state, dry, 60, under(k < 5 ? 300 : 0));
      sum += flow;
      moment += flow * (k + 0.5) * 60;
    }
    expect(moment / sum / 3_600).toBeCloseTo(6, 1);
  });

  test('makes no water and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 150, noNaN: true }), { minLength: 10, maxLength: 300 }),
        (rains) => {
          const state = beginCatchment(valley);
          for (const rain of rains) runOff(state, valley, 60, under(rain));
          const held = state.stores.reduce((sum, one) => sum + one, 0);
          expect(Math.abs(state.excess - state.ran - held)).toBeLessThanOrEqual(1e-12 * Math.max(1, state.excess));
        },
      ),
    );
  });
});

describe('a reservoir', () => {
  const still = { setting: () => undefined };
  test('keeps its level while nothing comes and every gate is shut', () => {
    const state = beginReservoir(lake);
    hold(state, lake, 0, T0, MINUTE as DrillTime, still);
    expect(state.stage).toBe(70);
    expect(state.outflow).toBe(0);
  });

  test('its gates let out as a weir when they hang high and as a sluice when they dip', () => {
    const out = (open: number): number => {
      const state = beginReservoir(lake);
      return hold(state, lake, 0, T0, MINUTE as DrillTime, { setting: (id) => (id === 'lake-gates' ? open : 0) });
    };
    // The level falls a little within the minute.
    expect(Math.abs(out(1) / (1.7 * 50 * 4 ** 1.5) - 1)).toBeLessThan(2e-3);
    expect(Math.abs(out(0.1) / (0.6 * 50 * 0.6 * Math.sqrt(2 * 9.81 * 4)) - 1)).toBeLessThan(2e-3);
    expect(out(0.1)).toBeLessThan(out(0.2));
  });

  test('what came is what went and what is there, whatever is opened; it never runs below empty', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 0, max: 4_000, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 5,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(steps, (steps) => {
        const state = beginReservoir(lake);
        const first = state.volume;
        steps.forEach(([inflow, open], k) => {
          const at = k * MINUTE;
          hold(state, lake, inflow, at as DrillTime, (at + MINUTE) as DrillTime, {
            setting: (id) => (id === 'lake-boil' ? 0 : open),
          });
          expect(state.volume).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(state.stage)).toBe(true);
        });
        const balance = first + state.came - state.went - state.volume;
        expect(Math.abs(balance)).toBeLessThanOrEqual(1e-12 * (first + state.came));
      }),
    );
  });

  test('level and volume are each other’s inverse', () => {
    for (const stage of [60.5, 65, 69.9, 76.99, 78]) expect(stageAt(lake, volumeAt(lake, stage))).toBeCloseTo(stage, 9);
  });

  /** A day under high water, with a share of the boil's work done from an hour on. */
  const boiled = (sealed: number, after: number): ReservoirState => {
    const high = { ...lake, stage: 73, outlets: [] };
    const state = beginReservoir(high);
    for (let k = 0; k < 48 * 60; k += 1)
      hold(state, high, 0, (k * MINUTE) as DrillTime, ((k + 1) * MINUTE) as DrillTime, {
        setting: (id) => (id === 'lake-boil' && k >= after * 60 ? sealed : 0),
      });
    return state;
  };
  test('a boil nobody works on brings the dam down; a filter well in time stops it; one that comes too late does not', () => {
    expect(boiled(0, 0).breach?.cause).toBe('piping');
    expect(boiled(0, 0).went).toBeGreaterThan(0.8 * volumeAt(lake, 73));
    expect(boiled(1, 10).breach).toBeNull();
    expect(boiled(1, 10).seeping[0]).toBe(0);
    expect(boiled(1, 40).breach?.cause).toBe('piping');
    expect(boiled(0.5, 5).grown[0]).toBeLessThanOrEqual(1);
  });

  test('water over its crest breaches it, in the time and to the width of Froehlich', () => {
    const brim = { ...lake, stage: 76.8, outlets: [] };
    const state = beginReservoir(brim);
    hold(state, brim, 500, T0, MINUTE as DrillTime, still);
    const volume = volumeAt(lake, 76.8) - volumeAt(lake, 62);
    expect(state.breach).toMatchObject({ cause: 'overtopped' });
    expect(state.breach?.width).toBeCloseTo(0.27 * 1.3 * volume ** 0.32 * 14.5 ** 0.04, 6);
    expect(state.breach?.growsIn).toBeCloseTo(63.2 * Math.sqrt(volume / (9.81 * 14.5 ** 2)), 6);
  });
});

describe('a reach', () => {
  const free: Reach = { ...lower, length: 100_000 };
  const balance = (state: ReachState, first: number): number =>
    first + state.came - state.went - state.spilt - state.held.reduce((sum, one) => sum + one, 0);

  test('even flow stays even', () => {
    const state = beginReach(free, 400);
    for (let k = 0; k < 600; k += 1) route(state, free, 400, 60, 50);
    expect(state.flow.at(-1)).toBeCloseTo(400, 6);
    // Its level is that of Manning.
    expect(evenFlow(free, state.stage - free.bed)).toBeCloseTo(400, 0);
  });

  test('a wave travels with dQ/dA and flattens with Q / (2 B S₀), within the coarseness of its parts', () => {
    const base = 500;
    const state = beginReach(free, base);
    const [inn, out] = [moments(), moments()];
    for (let k = 0; k < 48 * 60; k += 1) {
      const inflow = base + 10 * Math.exp(-(((k - 180) / 40) ** 2));
      route(state, free, inflow, 60, 50);
      inn.add(k, inflow - base);
      out.add(k, (state.flow.at(-1) as number) - base);
    }
    const depth = state.stage - free.bed;
    const [low, high] = [evenFlow(free, depth - 0.01), evenFlow(free, depth + 0.01)];
    const surface = free.width + 2 * free.sides * depth;
    const celerity = (high - low) / (0.02 * surface);
    expect((out.mean() - inn.mean()) * 60).toBeCloseTo(free.length / celerity, -3);
    const spread = (out.variance() - inn.variance()) * 3_600;
    const diffusion = (spread * celerity ** 3) / (2 * free.length);
    expect(diffusion / (base / (2 * surface * free.slope))).toBeGreaterThan(0.93);
    expect(diffusion / (base / (2 * surface * free.slope))).toBeLessThan(1.07);
  });

  test('does not dip before a steep rise comes, on a steep bed and on a flat one', () => {
    for (const slope of [2e-4, 4e-4, 4e-3]) {
      const steep = { ...free, length: 20_000, slope };
      const state = beginReach(steep, 10);
      for (let k = 0; k < 24 * 60; k += 1) {
        const before = state.flow.at(-1) as number;
        route(state, steep, 10 + Math.min(1_500, k * 10), 60, 50);
        expect(state.flow.at(-1)).toBeGreaterThanOrEqual(before - 1e-9);
      }
    }
  });

  test('makes no water and loses none, for any flood; what runs over its dyke is counted', () => {
    const flood = fc.array(fc.double({ min: 0, max: 6_000, noNaN: true }), { minLength: 5, maxLength: 120 });
    fc.assert(
      fc.property(flood, fc.double({ min: 0, max: 2, noNaN: true }), (flows, raised) => {
        const state = beginReach(lower, 50);
        const first = state.held.reduce((sum, one) => sum + one, 0);
        for (const flow of flows) {
          for (let k = 0; k < 10; k += 1) route(state, lower, flow, 60, raised);
          expect(state.held.every((one) => one >= 0)).toBe(true);
        }
        expect(Math.abs(balance(state, first))).toBeLessThanOrEqual(1e-12 * (first + state.came));
      }),
    );
  });

  test('a raised dyke keeps in the river what would run over it', () => {
    const over = (raised: number): ReachState => {
      const state = beginReach(lower, 50);
      for (let k = 0; k < 24 * 60; k += 1) route(state, lower, 2_500, 60, raised);
      return state;
    };
    expect(over(0).over).toBeGreaterThan(20);
    expect(over(0.8).over).toBeLessThan(over(0).over);
    expect(over(5).over).toBe(0);
    expect(over(5).stage).toBeGreaterThan(over(0).stage);
  });
});

describe('the whole river', () => {
  test('knows its waters and devices by name, and no others', () => {
    expect(river.waters(spec)).toEqual(['valley', 'lake', 'lake-boil', 'lower', 'lower-dyke']);
    expect(river.devices(spec).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'gate lake-gates',
      'gate lake-pipe',
      'repair lake-boil',
      'line lower-dyke',
    ]);
    expect(river.water(river.initial(spec), spec, 'elsewhere')).toBeUndefined();
  });

  test('a flood is held back by the lake: it comes later and lower below it', () => {
    const { peak, peakAt, top } = run(60, storm, () => ({ 'lake-gates': 0.05, 'lake-boil': 1 }));
    expect(top).toBeGreaterThan(70.2);
    expect(peak['lake']).toBeLessThan(0.5 * (peak['valley'] as number));
    expect(peakAt['lake']).toBeGreaterThan((peakAt['valley'] as number) + 1);
    expect(peakAt['lower']).toBeGreaterThan(peakAt['lake'] as number);
  });

  test('water let out in time lowers the peak of the river; the gates opened late make it higher', () => {
    const gates = (opens: number, open: number) => (hour: number) => ({
      'lake-boil': 1,
      'lake-gates': hour < opens ? 0 : open,
    });
    const [early, late] = [run(72, storm, gates(0, 0.1)), run(72, storm, gates(24, 0.4))];
    expect(early.top).toBeLessThan(late.top);
    expect(early.peak['lower']).toBeLessThan(late.peak['lower'] as number);
  });

  test('saved anywhere and gone on with, it is as if it had never stopped', () => {
    const half = run(20, storm, () => ({ 'lake-gates': 0.3 })).state;
    const saved = deepSave(half) as unknown as RiverState;
    const later = (state: RiverState) =>
      run(
        20,
        (hour) => storm(hour + 20),
        () => ({ 'lake-gates': 0.3 }),
        state,
      ).state;
    expect(later(saved)).toEqual(later(half));
  });
});

function moments() {
  let [sum, first, second] = [0, 0, 0];
  return {
    add(at: number, weight: number) {
      sum += weight;
      first += weight * at;
      second += weight * at * at;
    },
    mean: () => first / sum,
    variance: () => second / sum - (first / sum) ** 2,
  };
}
