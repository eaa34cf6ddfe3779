/** What makes a dose, and when it is more than an AEGL: laws of `dose.ts`, and of a release that follows people on their ways. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, MINUTE, T0 } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Surroundings } from '../hazard.ts';
import { type ChemicalState, chemical } from './chemical.ts';
import { aeglOf, EXPOSURES, endMinute, type Followed, notExposed, takeIn } from './dose.ts';
import { CHEMICAL_DEFAULTS, type ChemicalSpec } from './spec.ts';
import { SUBSTANCE_NAMES, substanceOf } from './substances.ts';

/** Somebody after so many minutes, each in its own ppm. */
function breathed(name: (typeof SUBSTANCE_NAMES)[number], ppms: readonly number[]): Followed {
  const substance = substanceOf(name);
  const one = notExposed();
  for (const ppm of ppms) {
    const before = one.load;
    takeIn(one, ppm, 1, substance.load, aeglOf(substance, 60));
    endMinute(one, one.load - before, 1, substance);
  }
  return one;
}
const named = fc.constantFrom(...SUBSTANCE_NAMES);
const air = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 90 });

describe('AEGL', () => {
  test('half an hour comes out near the published figures of benzene', () => {
    const published = [73, 1_100, 5_600];
    aeglOf(substanceOf('benzene'), 30).forEach((ppm, k) => {
      expect(Math.abs(ppm / (published[k] as number) - 1)).toBeLessThan(0.04);
    });
  });

  test('breathed evenly for its time it is passed at the end of that, and not by one per cent less', () => {
    fc.assert(
      fc.property(named, fc.constantFrom(...EXPOSURES), fc.integer({ min: 0, max: 2 }), (name, minutes, k) => {
        const ppm = aeglOf(substanceOf(name), minutes)[k] as number;
        fc.pre(Number.isFinite(ppm));
        expect(breathed(name, Array(minutes).fill(ppm * 1.000001)).level).toBeGreaterThan(k);
        // A shorter time is allowed more, a longer one only less.
        if (minutes === 60) expect(breathed(name, Array(60).fill(ppm * 0.99)).level).toBeLessThanOrEqual(k);
      }),
    );
  });

  test('more gas, or the same for longer, never passes less; a level once passed stays', () => {
    fc.assert(
      fc.property(named, air, fc.double({ min: 1, max: 10, noNaN: true }), (name, ppms, more) => {
        const [one, stronger] = [
          breathed(name, ppms),
          breathed(
            name,
            ppms.map((ppm) => ppm * more),
          ),
        ];
        expect(stronger.level).toBeGreaterThanOrEqual(one.level);
        expect(stronger.load).toBeGreaterThanOrEqual(one.load);
        expect(breathed(name, [...ppms, ...Array(70).fill(0)]).level).toBe(one.level);
      }),
    );
  });

  test('after a clean hour nothing of the last hour is kept', () => {
    fc.assert(
      fc.property(named, air, (name, ppms) => {
        expect(breathed(name, [...ppms, ...Array(60).fill(0)]).recent).toEqual([]);
      }),
    );
  });
});

const AT: LonLat = [120, 36];
const spec: ChemicalSpec = {
  ...CHEMICAL_DEFAULTS,
  id: 'tank',
  kind: 'chemical',
  substance: 'ammonia',
  temperature: 298.15,
  at: AT,
  held: 50_000,
  source: { rate: 2 },
  leak: 'hole',
  receptors: [{ id: 'homes', at: [120, 35.997], people: 40, away: 'homes-away' }],
  follow: ['T01', 'T02'],
};
/** Wind from the north, 5 m/s, for an hour with a hole; `ways` are the teams' over time. */
function hour(
  ways: Readonly<Record<string, (at: number) => LonLat>>,
  settings: Readonly<Record<string, (at: number) => number>> = {},
  change: Partial<ChemicalSpec> = {},
  worn: Readonly<Record<string, number>> = {},
): ChemicalState {
  const own = { ...spec, ...change };
  let now = 0;
  const around = {
    air: () => ({ wind: 5, from: 0, u: 0, v: -5, gust: 7, rain: 0, pressure: 1_000 }),
    setting: (id: string) => (id === 'hole' ? 1 : settings[id]?.(now)),
    whereabouts: (id: string, at: DrillTime) => ways[id]?.(at),
    people: () => 10,
    letsIn: (id: string) => worn[id] ?? 1,
  } as unknown as Surroundings;
  let state: ChemicalState = chemical.initial(own);
  for (; now < 60; now += 1)
    state = chemical.step(state, own, (now * MINUTE) as DrillTime, ((now + 1) * MINUTE) as DrillTime, around);
  return state;
}
const [upwind, downwind]: [LonLat, LonLat] = [
  [120, 36.003],
  [120, 35.997],
];

describe('people who are followed', () => {
  test('who stands downwind is above AEGL-1, who stands upwind takes in nothing and is not told of', () => {
    const { followed = {} } = hour({ T01: () => downwind, T02: () => upwind });
    expect(followed['T01']?.level).toBeGreaterThan(0);
    expect(followed['T02']).toBeUndefined();
  });

  test('who drives through takes in as much as the way through is long: half the speed, twice the dose', () => {
    // From west to east across the plume, in ten minutes or in twenty, over the same 400 m.
    const across =
      (minutes: number) =>
      (at: number): LonLat => {
        const share = Math.min(1, Math.max(0, (at / MINUTE - 20) / minutes));
        return [119.98 + 0.04 * share, 35.997];
      };
    const { followed = {} } = hour({ T01: across(10), T02: across(20) });
    const [fast, slow] = [followed['T01'], followed['T02']];
    expect(fast?.peak).toBeGreaterThan(0);
    // Ammonia's load goes with the square of the concentration, and evenly with time.
    expect((slow?.load ?? 0) / (fast?.load ?? 1)).toBeGreaterThan(1.7);
    expect((slow?.load ?? 0) / (fast?.load ?? 1)).toBeLessThan(2.3);
  });

  test('a group that has left takes in no more, and those that are left are counted', () => {
    const stays = hour({});
    const leaves = hour({}, { 'homes-away': (minute) => (minute >= 10 ? 1 : 0) });
    expect(stays.followed?.['homes']?.level).toBeGreaterThan(0);
    expect(stays.followed?.['homes']?.people).toBe(40);
    expect(leaves.followed?.['homes']?.load).toBeLessThan(0.3 * (stays.followed?.['homes']?.load ?? 0));
    const half = hour({}, { 'homes-away': () => 0.5 });
    expect(half.followed?.['homes']?.people).toBe(20);
  });

  test('breathing apparatus keeps all but a ten thousandth out', () => {
    const bare = hour({ T01: () => downwind });
    const masked = hour({ T01: () => downwind }, {}, { masks: ['T01'] });
    expect((masked.followed?.['T01']?.peak ?? 0) / (bare.followed?.['T01']?.peak ?? 1)).toBeCloseTo(1e-4, 8);
  });

  test('whoever wears something breathes so much less; the better of clothing and apparatus counts', () => {
    const peak = (worn: number, masks: readonly string[] = []): number =>
      hour({ T01: () => downwind }, {}, { masks }, { T01: worn }).followed?.['T01']?.peak ?? 0;
    expect(peak(0.02) / peak(1)).toBeCloseTo(0.02, 8);
    expect(peak(0.02, ['T01']) / peak(1)).toBeCloseTo(1e-4, 8);
  });

  test('without `follow` nobody is followed, and receptors are as they were', () => {
    const { follow: _follow, ...alone } = spec;
    let state: ChemicalState = chemical.initial(alone as ChemicalSpec);
    expect(Object.keys(state)).toEqual(['release', 'trail', 'doses', 'wind']);
    state = chemical.step(
      state,
      alone as ChemicalSpec,
      T0,
      MINUTE as DrillTime,
      {
        air: () => ({ wind: 5, u: 0, v: -5, rain: 0 }),
        setting: () => 1,
      } as unknown as Surroundings,
    );
    expect(state.followed).toBeUndefined();
  });
});
