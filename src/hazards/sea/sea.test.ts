import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import type { Air, Surroundings } from '../hazard.ts';
import { sea } from './sea.ts';
import { SEA_DEFAULTS, type SeaSpec } from './spec.ts';
import { alongshoreCurrent, drag, setup, setupOverShelf } from './surge.ts';
import { tideAt } from './tide.ts';
import { bayWaves, broken } from './waves.ts';

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
