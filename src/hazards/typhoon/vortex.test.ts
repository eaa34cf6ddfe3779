import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypot2 } from '../../engine/math.ts';
import type { DrillTime } from '../../units/time.ts';
import { BOUNDARIES } from './boundary.ts';
import { inflowAngle } from './inflow.ts';
import type { ProfileName } from './profile.ts';
import { PROFILES } from './profile.ts';
import type { Centre } from './track.ts';
import type { Air, Vortex } from './vortex.ts';
import { airAround, airAt, vortexOf } from './vortex.ts';

const resting: Centre = {
  at: 0 as DrillTime,
  lon: 121,
  lat: 34,
  pmin: 940,
  penv: 1008,
  vmax: 48,
  rmw: 30_000,
  east: 0,
  north: 0,
  deepening: 0,
};
const moving: Centre = { ...resting, east: -3, north: 6 };
const speed = ({ u, v }: Air): number => hypot2(u, v);
const storms = fc.record({
  pmin: fc.double({ min: 900, max: 1000, noNaN: true }),
  vmax: fc.double({ min: 12, max: 75, noNaN: true }),
  rmw: fc.double({ min: 10_000, max: 90_000, noNaN: true }),
  lat: fc.double({ min: 5, max: 45, noNaN: true }),
});
const metres = fc.double({ min: 1, max: 600_000, noNaN: true });

describe.each(PROFILES)('the wind of %s', (profile: ProfileName) => {
  test('goes round anticlockwise in the north and clockwise in the south, with no inflow', () => {
    const east = airAround(vortexOf(resting, profile, false), 50_000, 0);
    expect(east.u).toBeCloseTo(0, 9);
    expect(east.v).toBeGreaterThan(10);
    expect(airAround(vortexOf({ ...resting, lat: -34 }, profile, false), 50_000, 0).v).toBeCloseTo(-east.v, 9);
  });

  test('is everywhere a finite wind, and at the centre the motion of the centre', () => {
    fc.assert(
      fc.property(storms, metres, metres, fc.boolean(), (storm, x, y, inflow) => {
        const air = airAround(vortexOf({ ...moving, ...storm }, profile, inflow), x, -y);
        expect(Number.isFinite(air.u) && Number.isFinite(air.v) && Number.isFinite(air.pressure)).toBe(true);
      }),
    );
    const air = airAround(vortexOf(moving, profile, true), 0, 0);
    expect([air.u, air.v]).toEqual([moving.east, moving.north]);
  });

  test('of a resting storm never rises outwards beyond the radius of maximum wind', () => {
    fc.assert(
      fc.property(storms, metres, metres, (storm, a, b) => {
        const vortex = vortexOf({ ...resting, ...storm }, profile, false);
        // H10 is fitted at 300 km; a storm whose record there is stronger than its own peak has no outward fall to keep.
        fc.pre(profile !== 'H10' || vortex.shape.rim >= 0.5);
        const [near, far] = [storm.rmw + Math.min(a, b), storm.rmw + Math.max(a, b)];
        expect(speed(airAround(vortex, far, 0))).toBeLessThanOrEqual(speed(airAround(vortex, near, 0)) + 1e-9);
      }),
    );
  });

  test('is stronger on the side towards which the storm moves the air', () => {
    const vortex = vortexOf(moving, profile, false);
    expect(speed(airAround(vortex, 40_000, 0))).toBeGreaterThan(speed(airAround(vortex, -40_000, 0)));
  });
});

test('pressure rises from the centre to its surroundings', () => {
  fc.assert(
    fc.property(storms, metres, metres, fc.constantFrom(...PROFILES), (storm, a, b, profile) => {
      const vortex = vortexOf({ ...resting, ...storm }, profile, false);
      const [near, far] = [
        airAround(vortex, 0, Math.min(a, b)).pressure,
        airAround(vortex, 0, Math.max(a, b)).pressure,
      ];
      expect(near).toBeGreaterThanOrEqual(storm.pmin);
      expect(far).toBeGreaterThanOrEqual(near);
      expect(far).toBeLessThanOrEqual(1008);
    }),
  );
});

describe('inflow', () => {
  test.each([
    [0, 0],
    [0.5, 5],
    [1, 10],
    [1.1, 17.5],
    [1.2, 25],
    [9, 25],
  ])('at %d radii of maximum wind is %d degrees', (radii, angle) => {
    expect(inflowAngle(radii * 30_000, 30_000)).toBeCloseTo(angle, 9);
  });

  test('turns the wind inwards and leaves its speed alone in a resting storm', () => {
    const [without, within] = [vortexOf(resting, 'H08', false), vortexOf(resting, 'H08', true)];
    fc.assert(
      fc.property(metres, (x) => {
        const [plain, turned] = [airAround(without, x, 0), airAround(within, x, 0)];
        expect(speed(turned)).toBeCloseTo(speed(plain), 9);
        expect(turned.u).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('is not laid on the motion of the centre', () => {
    const shift = (inflow: boolean): number => {
      const at = (centre: Centre): Air => airAround({ ...vortexOf(resting, 'H1980', inflow), centre }, 20_000, 0);
      return at(moving).u - at(resting).u;
    };
    expect(shift(true)).toBeCloseTo(shift(false), 9);
    expect(shift(true)).toBeCloseTo(moving.east, 9);
  });
});

test('a place is seen from the centre on the plane of its latitude', () => {
  const vortex: Vortex = vortexOf(resting, 'H08', false);
  expect(airAt(vortex, [121, 35]).r).toBeCloseTo(111_120, 6);
  expect(airAt(vortex, [122, 34]).r).toBeCloseTo(111_120 * Math.cos((34 * Math.PI) / 180), 6);
  expect(airAt(vortex, [-239, 34]).r).toBeCloseTo(1, 3);
});

describe.each(BOUNDARIES)('under the boundary layer %s the wind', (layer) => {
  const under = (centre: Centre, minutes?: number) => vortexOf(centre, 'H08', true, layer, minutes);

  test('is finite everywhere, and south of the equator the mirror image of that in the north', () => {
    fc.assert(
      fc.property(storms, metres, metres, fc.boolean(), (storm, x, y, west) => {
        const north = { ...moving, ...storm };
        const at = west ? -x : x;
        const one = airAround(under(north), at, y);
        const other = airAround(under({ ...north, lat: -north.lat, north: -north.north }), at, -y);
        expect([other.u, other.v].map(Number.isFinite)).toEqual([true, true]);
        expect(other.u).toBeCloseTo(one.u, 9);
        expect(other.v).toBeCloseTo(-one.v, 9);
      }),
    );
  });

  test('of a resting storm is round, weaker than aloft and turned in, and of a moving one strongest on its right', () => {
    const at = (centre: Centre, degrees: number): Air => {
      const turn = (degrees * Math.PI) / 180;
      return airAround(under(centre), 60_000 * Math.sin(turn), 60_000 * Math.cos(turn));
    };
    const all = [0, 75, 190, 301].map((degrees) => at(resting, degrees));
    for (const air of all) expect(speed(air)).toBeCloseTo(speed(all[0] as Air), 9);
    const [north] = all as [Air];
    // Northwards of the centre the wind comes from the east, and from the north where it is turned in.
    expect(north.v).toBeLessThan(0);
    expect(-north.u).toBeGreaterThan(-north.v);
    const aloft = under(resting).layer?.greatest as number;
    expect(speed(north)).toBeLessThan(aloft);
    // It moves to 333°.
    expect(speed(at(moving, 63))).toBeGreaterThan(speed(at(moving, 243)) + 2);
  });

  test('is higher as a mean over one minute than over ten', () => {
    const [one, ten] = [1, 10].map((minutes) => airAround(under(moving, minutes), 40_000, 10_000)) as [Air, Air];
    expect(speed(one) / speed(ten)).toBeCloseTo(1.069, 9);
  });
});
