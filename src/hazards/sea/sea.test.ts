import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import type { Air, Surroundings } from '../hazard.ts';
import { fetchFrom, sea } from './sea.ts';
import { SEA_DEFAULTS, type SeaSpec } from './spec.ts';
import { alongshoreCurrent, drag, setup, setupOverShelf } from './surge.ts';
import { tideAt } from './tide.ts';
import { bayWaves, broken, deepWaves, hurricaneWaves, manualWaves, openWaves } from './waves.ts';

const spec: SeaSpec = {
  id: 'bay',
  kind: 'sea',
  tide: { M2: [1.25, 252.9], K1: [0.27, 236.7] },
  ...SEA_DEFAULTS,
  points: [
    {
      id: 'gauge',
      at: [120, 36],
      faces: 180,
      profile: [
        [0, 60],
        [100_000, 5],
      ],
      fetch: 40_000,
      depth: 6,
    },
  ],
};
const startEx = Date.UTC(2022, 7, 9, 7) / 1000;
const place = [120.01, 36.01] as const;
const air = (u: number, v: number, pressure = 1010): Air => ({
  wind: Math.hypot(u, v),
  from: 0,
  u,
  v,
  gust: 0,
  rain: 0,
  pressure,
});
const under = (now: Air): Surroundings => ({ startEx, air: () => now }) as unknown as Surroundings;

/** The sea after some hours of one weather. */
function seaAfter(hours: number, weather: Air) {
  let state = sea.initial(spec, under(weather));
  for (let at = 0; at < hours * HOUR; at += MINUTE)
    state = sea.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, under(weather));
  return sea.sample(state, spec, place);
}

describe('the sea at a coast', () => {
  test('in still air under common pressure is the tide and nothing else', () => {
    const now = seaAfter(5, air(0, 0));
    expect(now.surge).toBeCloseTo(0, 12);
    expect(now.wave).toBe(0);
    expect(now.tide).toBeCloseTo(tideAt(spec.tide, startEx + 5 * 3600), 9);
    expect(now.stage).toBe((now.tide ?? 0) + (now.surge ?? 0));
  });

  test('rises about a centimetre for each hectopascal that is missing', () => {
    expect(seaAfter(24, air(0, 0, 960)).surge).toBeCloseTo(0.497, 2);
  });

  test('is driven up by wind from the sea, down by wind from the land, and follows with time', () => {
    const [soon, late, off] = [seaAfter(1, air(0, 25)), seaAfter(12, air(0, 25)), seaAfter(12, air(0, -25))];
    expect(late.surge).toBeGreaterThan(0.5);
    expect(soon.surge).toBeGreaterThan(0.2 * (late.surge ?? 0));
    expect(soon.surge).toBeLessThan(0.6 * (late.surge ?? 0));
    expect(off.surge).toBeLessThan(-0.2);
    expect(late.wave).toBeGreaterThan(1.5);
  });

  test('is raised by a wind along the shore that has it on its right, and lowered by the other', () => {
    // The coast looks south: with the shore on its right a wind blows to the west.
    expect(seaAfter(12, air(-20, 0)).surge).toBeGreaterThan(0.05);
    expect(seaAfter(12, air(20, 0)).surge).toBeLessThan(-0.05);
  });

  test('knows its gauge by name, and no place far from it', () => {
    const state = sea.initial(spec, under(air(0, 0)));
    expect(sea.waters(spec)).toEqual(['gauge']);
    expect(sea.water(state, spec, 'gauge')?.stage).toBe(state.tide);
    expect(sea.water(state, spec, 'other')).toBeUndefined();
    expect(sea.sample(state, spec, [121, 36])).toEqual({});
  });
});

describe('waves by where the wind comes from', () => {
  const fetch = [0, 0, 0, 0, 80_000, 40_000, 0, 0];
  const withPoint = (more: Partial<SeaSpec['points'][number]>): SeaSpec => ({
    ...spec,
    points: spec.points.map((point) => ({ ...point, depth: 30, ...more })),
  });
  function waveAfter(one: SeaSpec, from: number, wind: number, storm?: ReturnType<Surroundings['storm']>) {
    const blows = { ...air(0, wind), from };
    const around = { ...under(blows), storm: () => storm } as Surroundings;
    let state = sea.initial(one, around);
    for (let at = 0; at < 12 * HOUR; at += MINUTE)
      state = sea.step(state, one, at as DrillTime, (at + MINUTE) as DrillTime, around);
    return sea.sample(state, one, place).wave ?? Number.NaN;
  }

  test('are none from the land, and go with the open water from the sea', () => {
    const one = withPoint({ fetch });
    expect(waveAfter(one, 0, 25)).toBe(0);
    const [south, southWest] = [waveAfter(one, 180, 25), waveAfter(one, 225, 25)];
    expect(southWest).toBeGreaterThan(1);
    expect(south).toBeGreaterThan(southWest);
    expect(waveAfter(withPoint({ fetch: 80_000 }), 180, 25)).toBe(south);
  });

  test('take the directions in turn, without a jump, also over north', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 0, max: 7 }),
        (list, k) => {
          const [here, next] = [list[k] ?? 0, list[(k + 1) % 8] ?? 0];
          expect(fetchFrom(list, 45 * k)).toBe(here);
          expect(fetchFrom(list, 45 * k + 22.5)).toBeCloseTo((here + next) / 2, 6);
          expect(fetchFrom(list, 359.999999)).toBeCloseTo(list[0] ?? 0, 0);
        },
      ),
    );
    expect(fetchFrom(50_000, 271)).toBe(50_000);
  });

  test('on the open sea are those of the storm where they are higher, and of the fetch where there is no storm', () => {
    const storm = { vmax: 40, forward: 5, rmax: 40e3 };
    const [coast, open] = [withPoint({ fetch: 12_000 }), withPoint({ fetch: 12_000, open: true })];
    expect(waveAfter(coast, 180, 25, storm)).toBe(waveAfter(coast, 180, 25));
    expect(waveAfter(open, 180, 25)).toBe(waveAfter(coast, 180, 25));
    expect(waveAfter(open, 180, 25, storm)).toBeGreaterThan(2 * waveAfter(coast, 180, 25));
    const long = { fetch: 1_000_000, depth: 2_000 };
    expect(waveAfter(withPoint({ ...long, open: true }), 180, 25, { ...storm, rmax: 15e3 })).toBe(
      waveAfter(withPoint(long), 180, 25),
    );
  });

  test('at the greatest wind of a storm are the height that Young has, and grow with the wind', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 12.5, noNaN: true }),
        fc.double({ min: 15e3, max: 60e3, noNaN: true }),
        (vmax, forward, rmax) => {
          const storm = { vmax, forward, rmax };
          fc.pre(hurricaneWaves(storm) > 0);
          const most = openWaves(vmax, storm);
          expect(most.height / hurricaneWaves(storm)).toBeCloseTo(1, 9);
          const half = openWaves(vmax / 2, storm);
          expect(half.height / most.height).toBeCloseTo(0.5, 9);
          expect(half.period).toBeLessThan(most.period);
        },
      ),
    );
    expect(openWaves(0, { vmax: 40, forward: 5, rmax: 40e3 })).toEqual({ height: 0, period: 0 });
    // A storm of no measure that was computed is the nearest that was.
    expect(openWaves(30, { vmax: 90, forward: 30, rmax: 5e3 })).toEqual(
      openWaves(30, { vmax: 60, forward: 12.5, rmax: 15e3 }),
    );
  });

  test('by the manual of 1984 come to its deep water where it is deep, and grow older than those of 1977', () => {
    const [deep, shallow] = [manualWaves(20, 20_000), manualWaves(20, 20_000, 5_000)];
    expect(shallow.height / deep.height).toBeCloseTo(1, 1);
    expect(manualWaves(20, 20_000, 3).height).toBeLessThan(shallow.height);
    expect(deep.height).toBeGreaterThan(deepWaves(20, 20_000).height);
  });
});

describe('its laws', () => {
  const wind = fc.double({ min: 1, max: 60, noNaN: true });
  test('a deeper shelf is less set up, a longer one more; a profile of one depth is the closed form', () => {
    fc.assert(
      fc.property(
        wind,
        fc.double({ min: 5, max: 80, noNaN: true }),
        fc.double({ min: 1e3, max: 1e5, noNaN: true }),
        (u, h, l) => {
          const stress = drag(u) * u;
          expect(
            setup(
              [
                [0, h],
                [l, h],
              ],
              { onshore: stress },
            ),
          ).toBeCloseTo(setupOverShelf(stress, h, l), 4);
          expect(setupOverShelf(stress, 2 * h, l)).toBeLessThan(setupOverShelf(stress, h, l));
          expect(setupOverShelf(stress, h, 2 * l)).toBeGreaterThan(setupOverShelf(stress, h, l));
        },
      ),
    );
  });

  test('the current along a shore turns with the wind and never outruns its balance', () => {
    fc.assert(
      fc.property(
        wind,
        fc.double({ min: 2, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (u, h, t) => {
          const stress = drag(u) * u;
          const now = alongshoreCurrent(stress, h, 0.0025, t);
          expect(alongshoreCurrent(-stress, h, 0.0025, t)).toBe(-now);
          expect(now).toBeLessThanOrEqual(Math.sqrt(stress / 1025 / 0.0025) + 1e-12);
        },
      ),
    );
  });

  test('waves grow with wind, fetch and depth, and break where it is shallow', () => {
    fc.assert(
      fc.property(
        wind,
        fc.double({ min: 500, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        (u, f, d) => {
          const { height } = bayWaves(u, f, d);
          expect(bayWaves(1.2 * u, f, d).height).toBeGreaterThan(height);
          expect(bayWaves(u, 1.5 * f, d).height).toBeGreaterThanOrEqual(height);
          expect(bayWaves(u, f, 1.5 * d).height).toBeGreaterThanOrEqual(height * (1 - 1e-9));
          expect(broken(height, d)).toBeLessThanOrEqual(0.575 * d);
        },
      ),
    );
  });
});
