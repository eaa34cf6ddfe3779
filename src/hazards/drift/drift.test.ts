import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepSave } from '../../engine/blocks.ts';
import { Streams } from '../../engine/random.ts';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import { distance, inRing, type LonLat } from '../../world/geo.ts';
import type { Surroundings } from '../hazard.ts';
import { afterSearch, areaOf, containment, ellipseOf, ringOf, success } from './area.ts';
import { believedOf, type DriftState, drift } from './drift.ts';
import { type Flow, leeway } from './leeway.ts';
import { podRandom } from './search.ts';
import { DRIFT_DEFAULTS, type DriftSpec } from './spec.ts';
import { survivalHours, survivors } from './survival.ts';
import { sweepWidth, targetOf, weatherFactor } from './sweep.ts';

const raft: DriftSpec = {
  ...DRIFT_DEFAULTS,
  id: 'raft',
  kind: 'drift',
  object: 'LIFE-RAFT-SB-6',
  at: [120.6, 35.8],
  particles: 300,
  cast: 'raft-adrift',
};

interface World {
  readonly u: number;
  readonly v: number;
  readonly currentU?: number;
  readonly land?: (place: LonLat) => number;
  readonly seed?: number;
}
const around = ({ u, v, currentU = 0, land = () => Number.NaN, seed = 1 }: World, adrift: number): Surroundings => {
  const streams = new Streams(seed);
  return {
    air: () => ({ u, v }),
    sea: () => ({ currentU, currentV: 0 }),
    elevation: land,
    random: (name: string) => streams.get(name),
    setting: (id: string) => (id === 'raft-adrift' ? adrift : undefined),
  } as unknown as Surroundings;
};
function run(
  spec: DriftSpec,
  hours: number,
  world: World,
  adrift: (hour: number) => number = () => 1,
  from?: DriftState,
  first = 0,
): DriftState {
  let state: DriftState = from ?? drift.initial(spec, around(world, 0));
  for (let at = first * HOUR; at < (first + hours) * HOUR; at += MINUTE)
    state = drift.step(state, spec, at as DrillTime, (at + MINUTE) as DrillTime, around(world, adrift(at / HOUR)));
  return state;
}
const datum = (state: DriftState): LonLat => ellipseOf(believedOf(state), 0.5).centre;
const north: World = { u: 0, v: 12 };

describe('something adrift', () => {
  test('lies still until it is cast adrift, and is gone from the map when it has been picked up', () => {
    const waiting = run(raft, 2, north, () => 0);
    expect(drift.particles(waiting)).toHaveLength(0);
    const picked = run(raft, 4, north, (hour) => (hour < 2 ? 1 : 0));
    const two = run(raft, 2, north);
    expect([...picked.cloud.lon]).toEqual([...two.cloud.lon]);
    expect(drift.particles(two)).toHaveLength(600);
    expect(drift.particles(picked)).toHaveLength(0);
    expect(drift.outlines(picked, raft)).toEqual([]);
  });

  test('goes with the wind and the current; the wind turned by 90° takes it elsewhere', () => {
    const still = run(raft, 6, { u: 0, v: 0, currentU: 0.5 });
    expect(distance(raft.at, datum(still)) / (0.5 * 6 * 3_600)).toBeCloseTo(1, 2);
    const [up, right] = [datum(run(raft, 6, north)), datum(run(raft, 6, { u: 12, v: 0 }))];
    expect(up[1]).toBeGreaterThan(raft.at[1] + 0.04);
    expect(right[0]).toBeGreaterThan(raft.at[0] + 0.04);
    expect(distance(raft.at, up) / distance(raft.at, right)).toBeCloseTo(1, 1);
  });

  test('in a wind turned by 90° each particle’s way is turned by 90°', () => {
    const start = drift.initial(raft, around(north, 0)).cloud;
    const ways = (world: World): Flow[] => {
      const { lon, lat } = run(raft, 3, world).cloud;
      return Array.from(lon, (x, i): Flow => {
        const [x0, y0] = [start.lon[i] as number, start.lat[i] as number];
        return [(x - x0) * Math.cos((35.8 * Math.PI) / 180), (lat[i] as number) - y0];
      });
    };
    const turned = ways({ u: 12, v: 0 });
    ways(north).forEach(([east, up], i) => {
      const [x, y] = turned[i] as Flow;
      expect(Math.hypot(x - up, y + east)).toBeLessThan(0.006 * Math.hypot(east, up));
    });
  });

  test('lying the other way round, in the mirrored wind, it goes the mirrored way', () => {
    const wind = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(wind, wind, (u, v) => {
        const [x, y] = leeway('LIFE-RAFT-SB-6', 'right', [u, v]);
        const [mx, my] = leeway('LIFE-RAFT-SB-6', 'left', [-u, v]);
        expect(mx).toBeCloseTo(-x, 12);
        expect(my).toBeCloseTo(y, 12);
      }),
    );
  });

  test('is where the seed has it: one seed, one cloud; another, another', () => {
    const of = (seed: number) => [...run(raft, 3, { ...north, seed }).cloud.lat];
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  test('strands where it reaches land, and stays', () => {
    const coast = (place: LonLat): number => (place[1] > 35.83 ? 5 : -10);
    const state = run(raft, 10, { ...north, land: coast });
    expect(state.cloud.stranded.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(280);
    for (const lat of state.cloud.lat) expect(lat).toBeLessThan(35.86);
  });

  test('saved anywhere and gone on with, it is as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (minutes) => {
        const small = { ...raft, particles: 20 };
        const half = run(small, minutes / 60, north);
        const saved = deepSave(half) as unknown as DriftState;
        const on = (state: DriftState) => run(small, 2, north, () => 1, state, minutes / 60);
        expect(on(saved)).toEqual(on(half));
      }),
      { numRuns: 20 },
    );
  });
});

describe('where to search', () => {
  const state = run(raft, 12, { u: 9, v: 5 });
  const believed = believedOf(state);

  test('the containment area holds 95 % of what is believed, and the likely one half, inside it', () => {
    const [most, half] = [0.95, 0.5].map((share) => ellipseOf(believed, share));
    if (most === undefined || half === undefined) throw new Error('no area');
    const ring = ringOf(most, 360);
    expect(containment(believed, (place) => inRing(place, ring))).toBeCloseTo(0.95, 1);
    for (const place of ringOf(half)) expect(inRing(place, ring)).toBe(true);
    expect(areaOf(half)).toBeLessThan(areaOf(most));
    expect(most.major).toBeGreaterThanOrEqual(most.minor);
  });

  test('does not depend on the order of the particles', () => {
    const backwards = {
      lon: believed.lon.slice().reverse(),
      lat: believed.lat.slice().reverse(),
      weight: believed.weight,
    };
    const [one, other] = [ellipseOf(believed, 0.95), ellipseOf(backwards, 0.95)];
    expect(other.major / one.major).toBeCloseTo(1, 9);
    expect(other.centre[0]).toBeCloseTo(one.centre[0], 9);
  });

  test('a search that finds nothing moves the belief away from where it was, and leaves it whole', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 35.7, max: 36.2, noNaN: true }),
        (coverage, edge) => {
          const inside = ([, lat]: LonLat): boolean => lat < edge;
          const pod = podRandom(coverage);
          const found = success(believed, inside, pod);
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1);
          const after = { ...believed, weight: afterSearch(believed, inside, pod) };
          expect(after.weight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
          expect(containment(after, inside)).toBeLessThanOrEqual(containment(believed, inside) + 1e-12);
        },
      ),
    );
  });

  test('a larger thing is seen farther; rough weather and haze take from it; nobody knows of a mine', () => {
    expect(sweepWidth('person', 12)).toBe(0.6);
    expect(sweepWidth('boat-24m', 12)).toBe(10.7);
    expect(sweepWidth('person', 1.5)).toBeCloseTo(0.2, 12);
    expect(sweepWidth('person', 0)).toBe(0);
    expect([10, 20, 30].map((wind) => weatherFactor(wind, 0.3, 'person'))).toEqual([1, 0.5, 0.25]);
    expect([10, 20, 30].map((wind) => weatherFactor(wind, 0.3, 'boat-24m'))).toEqual([1, 0.9, 0.9]);
    expect(targetOf('MINE')).toBeUndefined();
    expect(targetOf('COASTAL-FREIGHTER')).toBe('boat-24m');
  });

  test('of ten people in the water fewer live the colder it is and the longer they are in it', () => {
    expect(survivors(10, 25, 12)).toBe(5);
    expect(survivors(10, 12, 3)).toBe(5);
    expect(survivors(10, 12, 7)).toBe(0);
    expect(survivors(10, 1, 0)).toBe(10);
    const hours = fc.double({ min: 0, max: 48, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -2, max: 32, noNaN: true }), hours, hours, (water, a, b) => {
        expect(survivors(10, water, a + b)).toBeLessThanOrEqual(survivors(10, water, a));
        expect(survivors(10, water, a)).toBeLessThanOrEqual(survivors(10, water + 5, a));
      }),
    );
  });

  test('people live longer in warmer water; from 20 °C on the cold is no limit', () => {
    expect([1, 3, 8, 12, 18, 25].map(survivalHours)).toEqual([0.75, 1.5, 3, 6, 12, undefined]);
  });
});
