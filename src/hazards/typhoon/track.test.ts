import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrillTime } from '../../units/time.ts';
import { HOUR } from '../../units/time.ts';
import type { TrackPoint } from './track.ts';
import { centreAt, legMotion, MAX_TRANSLATION } from './track.ts';

const point = (hour: number, lon: number, lat: number, pmin = 950): TrackPoint => ({
  at: (hour * HOUR) as DrillTime,
  lon,
  lat,
  pmin,
  penv: 1008,
  vmax: 45,
  rmw: 30_000,
});
const track = [point(0, 122, 33), point(6, 121.4, 34.2, 940), point(12, 121, 35.4, 944)];
const hour = (h: number): DrillTime => (h * HOUR) as DrillTime;

describe('the centre in time', () => {
  test('stands at each point of the track at its hour', () => {
    for (const given of track) expect(centreAt(track, given.at)).toMatchObject(given);
  });

  test('is halfway between two points at half the time, in everything', () => {
    const middle = centreAt(track, hour(3));
    expect(middle?.lon).toBeCloseTo(121.7, 9);
    expect(middle?.lat).toBeCloseTo(33.6, 9);
    expect(middle?.pmin).toBeCloseTo(945, 9);
  });

  test('is nowhere before the first point and after the last one', () => {
    expect(centreAt(track, hour(-0.01))).toBeUndefined();
    expect(centreAt(track, hour(12.01))).toBeUndefined();
    expect(centreAt([], hour(0))).toBeUndefined();
    expect(centreAt(track.slice(0, 1), hour(0))).toBeUndefined();
  });

  test('runs the same way backwards', () => {
    const back = [...track]
      .reverse()
      .map((given): TrackPoint => ({ ...given, at: (12 * HOUR - given.at) as DrillTime }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 * HOUR }), (at) => {
        const [there, here] = [centreAt(track, at as DrillTime), centreAt(back, (12 * HOUR - at) as DrillTime)];
        expect(here?.lon).toBeCloseTo(there?.lon ?? 0, 9);
        expect(here?.lat).toBeCloseTo(there?.lat ?? 0, 9);
        expect(here?.pmin).toBeCloseTo(there?.pmin ?? 0, 9);
      }),
    );
  });

  test('takes the short way over the 180th meridian', () => {
    const crossing = [point(0, 179, 20), point(6, -179, 21)];
    expect(centreAt(crossing, hour(1.5))?.lon).toBeCloseTo(179.5, 9);
    expect(centreAt(crossing, hour(4.5))?.lon).toBeCloseTo(-179.5, 9);
    expect(centreAt(crossing, hour(3))?.east).toBeGreaterThan(0);
  });
});

describe('the motion of the centre', () => {
  test('is that of the leg at its middle, and does not jump where legs meet', () => {
    const leg = legMotion(track[0]!, track[1]!);
    expect(centreAt(track, hour(3))?.north).toBeCloseTo(leg.north, 9);
    const [before, after] = [
      centreAt(track, (6 * HOUR - 1) as DrillTime),
      centreAt(track, (6 * HOUR + 1) as DrillTime),
    ];
    expect(before?.east).toBeCloseTo(after?.east ?? 0, 5);
    expect(before?.deepening).toBeCloseTo(after?.deepening ?? 0, 5);
  });

  test('counts 111.12 km to the degree and the change of pressure by the hour', () => {
    const leg = legMotion(point(0, 120, 0), point(10, 120, 1, 955));
    expect(leg.north).toBeCloseTo(111_120 / 36_000, 9);
    expect(leg.east).toBe(0);
    expect(leg.deepening).toBeCloseTo(0.5, 9);
  });

  test('is held to thirty knots, its direction kept', () => {
    const leg = legMotion(point(0, 120, 30), point(1, 121, 31));
    expect(Math.sqrt(leg.east ** 2 + leg.north ** 2)).toBeCloseTo(MAX_TRANSLATION, 9);
    expect(leg.east / leg.north).toBeCloseTo(Math.cos(Math.PI / 6), 9);
  });
});
