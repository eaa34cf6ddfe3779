import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beaufort, beaufortFrom } from '../../units/scales.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, MINUTE } from '../../units/time.ts';
import { hazardModels } from '../index.ts';
import { kaplanDeMaria, saffirSimpson } from './land-decay.ts';
import { windRadii, windReach, windRing } from './radii.ts';
import { ipet, rainAt, rcliper } from './rain.ts';
import type { TyphoonInput } from './spec.ts';
import { typhoonSpec } from './spec.ts';
import type { TrackPoint } from './track.ts';
import { centreAt } from './track.ts';
import { typhoon } from './typhoon.ts';
import { airAround, vortexAt } from './vortex.ts';

const hour = (h: number): DrillTime => (h * HOUR) as DrillTime;
const point = (h: number, lat: number): TrackPoint => ({
  at: hour(h),
  lon: 121,
  lat,
  pmin: 940,
  penv: 1008,
  vmax: 48,
  rmw: 30_000,
});
const track = [point(0, 30), point(12, 32), point(24, 34), point(36, 36)];
const storm = (more: Partial<TyphoonInput> = {}) =>
  typhoonSpec({ id: 'storm', name: 'storm', track, landfall: hour(24), ...more });
const harbour = [121.4, 34] as const;
const at = (spec: ReturnType<typeof storm>, h: number) => typhoon.sample(typhoon.initial(spec), spec, harbour, hour(h));

describe('the typhoon as a hazard', () => {
  test('is in the registry under its kind', () => expect(hazardModels.typhoon.kind).toBe('typhoon'));

  test('tells the same of a time whether it was stepped to, jumped to or asked from afar', () => {
    const spec = storm();
    let stepped = typhoon.initial(spec);
    for (let m = 0; m < 20 * 60; m += 1)
      stepped = typhoon.step(stepped, spec, (m * MINUTE) as DrillTime, ((m + 1) * MINUTE) as DrillTime);
    const jumped = typhoon.step(typhoon.initial(spec), spec, hour(0), hour(20));
    expect(stepped).toEqual(jumped);
    expect(typhoon.sample(stepped, spec, harbour, hour(20))).toEqual(at(spec, 20));
  });

  test('has a state that JSON keeps whole', () => {
    const spec = storm();
    const state = typhoon.step(typhoon.initial(spec), spec, hour(0), hour(7));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(JSON.parse(JSON.stringify(typhoon.step(state, spec, hour(7), hour(40))))).toEqual({
      at: hour(40),
      vortex: null,
    });
  });

  test('is calm under its surroundings before and after its life', () => {
    for (const h of [-1, 37])
      expect(at(storm(), h)).toEqual({ wind: 0, from: 0, u: 0, v: 0, gust: 0, rain: 0, pressure: 1008 });
  });

  test('blows from where it says, gusts by its factor, and is slowed by what stands around', () => {
    const spec = storm({ gustFactor: 1.5, roughness: { urban: 0.6 }, inflow: false });
    const [sea, city] = [at(spec, 24), typhoon.sample(typhoon.initial(spec), spec, harbour, hour(24), 'urban')];
    expect(sea.gust).toBeCloseTo(1.5 * sea.wind, 9);
    expect(city.wind).toBeCloseTo(0.6 * sea.wind, 9);
    expect(city.from).toBeCloseTo(sea.from, 9);
    // East of a storm that turns anticlockwise the wind is from the south.
    expect(sea.from).toBeCloseTo(180, 0);
    expect(sea.u).toBeCloseTo(-sea.wind * Math.sin((sea.from * Math.PI) / 180), 9);
    expect(sea.v).toBeCloseTo(-sea.wind * Math.cos((sea.from * Math.PI) / 180), 9);
  });

  test('has no wind in its eye but its own motion', () => {
    expect(typhoon.sample(typhoon.initial(storm()), storm(), [121, 34], hour(24)).wind).toBeLessThan(7);
  });
});

describe('over land', () => {
  test('nothing weakens before landfall, and nothing at all unless it is asked for', () => {
    expect(at(storm({ landDecay: 'climada' }), 23)).toEqual(at(storm(), 23));
    expect(vortexAt(storm(), hour(30))?.centre).toEqual(centreAt(track, hour(30)));
  });

  test.each(['kaplan-demaria', 'climada'] as const)(
    '%s lowers the wind and fills the centre, more and more',
    (landDecay) => {
      const spec = storm({ landDecay });
      const left = [24.5, 27, 30, 36].map((h) => vortexAt(spec, hour(h))!.centre);
      left.slice(1).forEach((centre, i) => {
        expect(centre.vmax).toBeLessThan(left[i]!.vmax);
        expect(centre.pmin).toBeGreaterThan(left[i]!.pmin);
        expect(centre.pmin).toBeLessThan(centre.penv);
      });
    },
  );

  test('a storm decays towards what Kaplan and DeMaria found to remain', () => {
    expect(kaplanDeMaria(100, 0)).toBeCloseTo(90, 9);
    expect(kaplanDeMaria(100, 1000)).toBeCloseTo(26.7, 9);
  });

  test.each([
    [20, -1],
    [34, 0],
    [64, 1],
    [112, 3],
    [113, 4],
    [140, 5],
  ])('%d knots are category %d', (knots, category) => expect(saffirSimpson(knots)).toBe(category));
});

describe('rain', () => {
  test('is never negative and fades outwards from its ring', () => {
    const knots = fc.double({ min: 0, max: 180, noNaN: true });
    fc.assert(
      fc.property(knots, fc.double({ min: 0, max: 400, noNaN: true }), (v, km) => {
        expect(rcliper(v, km)).toBeGreaterThanOrEqual(0);
        expect(rcliper(v, 100 + km)).toBeGreaterThanOrEqual(rcliper(v, 101 + km));
        expect(ipet(v / 2, 30, km)).toBeGreaterThanOrEqual(ipet(v / 2, 30, km + 1));
      }),
    );
  });

  test('of the drill ends at 500 km', () => {
    const centre = centreAt(track, hour(24))!;
    expect(rainAt(centre, 'r-cliper', 499_999)).toBeGreaterThan(0);
    expect(rainAt(centre, 'r-cliper', 500_001)).toBe(0);
    expect(rainAt(centre, 'ipet', 500_001)).toBe(0);
  });
});

describe('the circles of 7, 10 and 12', () => {
  const vortex = vortexAt(storm(), hour(24))!;

  test('lie inside one another and hold the wind they say at their rim', () => {
    const [seven, ten, twelve] = [7, 10, 12].map((force) => windRadii(vortex, force)) as [
      ReturnType<typeof windRadii>,
      ReturnType<typeof windRadii>,
      ReturnType<typeof windRadii>,
    ];
    expect(seven.mean).toBeGreaterThan(ten.mean);
    expect(ten.mean).toBeGreaterThan(twelve.mean);
    expect(twelve.mean).toBeGreaterThan(30_000);
    const east = windReach(vortex, beaufortFrom(10), 90);
    const rim = airAround(vortex, east, 0);
    expect(Math.sqrt(rim.u ** 2 + rim.v ** 2)).toBeCloseTo(beaufortFrom(10), 2);
  });

  test('reach further to the right of the track than to the left', () => {
    const { ne, nw, se, sw } = windRadii(vortex, 10);
    expect(Math.max(ne, se)).toBeGreaterThan(Math.max(nw, sw));
  });

  test('are closed rings around the centre, and empty where the force is not reached', () => {
    const ring = windRing(vortex, 7, 24);
    expect(ring).toHaveLength(25);
    expect(ring[0]).toEqual(ring[24]);
    const weak = vortexAt(storm({ track: track.map((given) => ({ ...given, pmin: 1000 })) }), hour(24))!;
    expect(windRing(weak, 17)).toEqual([]);
    expect(windRadii(weak, 17).mean).toBe(0);
    expect(beaufort(at(storm(), 24).wind)).toBeGreaterThan(12);
  });
});
