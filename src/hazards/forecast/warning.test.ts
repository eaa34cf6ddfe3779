import { describe, expect, test } from 'vitest';
import { beaufortFrom } from '../../units/scales.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, MINUTE } from '../../units/time.ts';
import type { TyphoonInput } from '../typhoon/spec.ts';
import { typhoonSpec } from '../typhoon/spec.ts';
import { typhoon } from '../typhoon/typhoon.ts';
import type { Outlook } from './outlook.ts';
import { OUTLOOK_STEP, outlook, rainBetween } from './outlook.ts';
import { warningAt, warningChanges, warnings, warningsOf } from './warning.ts';

const hour = (h: number): DrillTime => (h * HOUR) as DrillTime;
const track = [0, 12, 24, 36, 48].map((h) => ({
  at: hour(h),
  lon: 121,
  lat: 30 + h / 6,
  pmin: 930,
  penv: 1008,
  vmax: 52,
  rmw: 30_000,
}));
const storm = (more: Partial<TyphoonInput> = {}) =>
  typhoonSpec({ id: 'storm', name: 'storm', track, landfall: hour(36), ...more });
const city = { at: [121.3, 36] } as const;
const far = { at: [140, 36] } as const;

/** An outlook written by hand: `wind` m/s and `rain` mm/h by the hour from hour 0. */
function weather(hours: number, wind: (h: number) => number, rain: (h: number) => number = () => 0): Outlook {
  const count = (hours * HOUR) / OUTLOOK_STEP + 1;
  const hourOf = (i: number): number => (i * OUTLOOK_STEP) / HOUR;
  const mean = Float64Array.from({ length: count }, (_, i) => wind(hourOf(i)));
  const fallen = new Float64Array(count);
  for (let i = 1; i < count; i += 1) fallen[i] = fallen[i - 1]! + (rain(hourOf(i - 0.5)) * OUTLOOK_STEP) / HOUR;
  return { from: hour(0), count, wind: [mean], gust: [mean], fallen: [fallen] };
}

describe('the typhoon signal', () => {
  test.each([
    [6, 'blue', 24],
    [8, 'yellow', 24],
    [10, 'orange', 12],
    [12, 'red', 6],
  ] as const)('for force %d is %s, %d hours ahead and not earlier', (force, colour, ahead) => {
    const issued = warningsOf(weather(60, (h) => (h >= 40 && h < 42 ? beaufortFrom(force) : 0)));
    expect(warningAt(issued, 'typhoon', hour(40 - ahead))).toBe(colour);
    expect(warningAt(issued, 'typhoon', (hour(40 - ahead) - MINUTE) as DrillTime)).not.toBe(colour);
    expect(warningAt(issued, 'typhoon', hour(41))).toBe(colour);
    expect(warningAt(issued, 'typhoon', hour(43))).toBe('none');
  });

  test.each([
    [8, 'blue'],
    [10, 'yellow'],
    [12, 'orange'],
    [14, 'red'],
  ] as const)('is as good as called by gusts of force %d: %s', (force, colour) => {
    const calm = weather(30, () => 0);
    const gusty = { ...calm, gust: weather(30, () => beaufortFrom(force)).wind };
    expect(warningAt(warningsOf(gusty), 'typhoon', hour(3))).toBe(colour);
  });

  test('of a storm that passes rises and falls through all the colours', () => {
    const changes = warningChanges(warnings(storm(), [city])).filter(({ signal }) => signal === 'typhoon');
    expect(changes.map(({ colour }) => colour)).toEqual([
      'blue',
      'yellow',
      'orange',
      'red',
      'orange',
      'yellow',
      'blue',
      'none',
    ]);
    changes.slice(1).forEach(({ at, was }, i) => {
      expect(at).toBeGreaterThan(changes[i]!.at);
      expect(was).toBe(changes[i]!.colour);
    });
  });

  test('goes by the worst place, and a place out of reach changes nothing', () => {
    expect(warningChanges(warnings(storm(), [far, city]))).toEqual(warningChanges(warnings(storm(), [city])));
    expect(warningChanges(warnings(storm(), [far]))).toEqual([]);
    const both = outlook(storm(), [far, city]);
    expect(warningsOf(both, [1])).toEqual(warnings(storm(), [city]));
    expect(warningChanges(warningsOf(both, [0]))).toEqual([]);
    expect(warningChanges(warningsOf(both, []))).toEqual([]);
  });

  test('looks ahead to a storm that is not born yet, and is none long before and long after', () => {
    const near = { at: [121.2, 30.1] } as const;
    expect(warningAt(warnings(storm(), [near]), 'typhoon', hour(-6))).toBe('red');
    expect(warningAt(warnings(storm(), [near]), 'typhoon', hour(-500))).toBe('none');
    expect(warningAt(warnings(storm(), [near]), 'typhoon', hour(500))).toBe('none');
  });
});

describe('the rainstorm signal', () => {
  const between = (from: number, to: number, rate: number) => (h: number) => (h >= from && h < to ? rate : 0);
  const colourAt = (rain: (h: number) => number, h: number) =>
    warningAt(warningsOf(weather(60, () => 0, rain)), 'rainstorm', hour(h));

  test.each([
    [5, 'blue'],
    [9, 'yellow'],
    [17, 'orange'],
    [34, 'red'],
  ] as const)('for twelve hours of %d mm/h is %s', (rate, colour) =>
    expect(colourAt(between(20, 32, rate), 20)).toBe(colour),
  );

  test('is none for rain that does not add up', () => expect(colourAt(between(20, 32, 4), 20)).toBe('none'));

  test('stays while it has fallen and still falls, and is lifted when it stops', () => {
    expect(colourAt(between(20, 26, 11), 25)).toBe('yellow');
    expect(colourAt(between(20, 26, 11), 26)).toBe('none');
  });
});

describe('the outlook', () => {
  const ahead = outlook(storm(), [city, far]);

  test('is what the storm itself says', () => {
    const state = typhoon.initial(storm());
    for (const h of [1, 30, 36, 44]) {
      const i = (h * HOUR - ahead.from) / OUTLOOK_STEP;
      const { wind, gust } = typhoon.sample(state, storm(), city.at, hour(h));
      expect(ahead.wind[0]?.[i]).toBe(wind);
      expect(ahead.gust[0]?.[i]).toBe(gust);
    }
  });

  test('adds up the rain between any two times, none where none falls', () => {
    const [morning, whole] = [rainBetween(ahead, 0, hour(24), hour(36)), rainBetween(ahead, 0, hour(0), hour(48))];
    expect(morning + rainBetween(ahead, 0, hour(0), hour(24)) + rainBetween(ahead, 0, hour(36), hour(48))).toBeCloseTo(
      whole,
      9,
    );
    expect(whole).toBeGreaterThan(50);
    expect(rainBetween(ahead, 0, hour(36), hour(24))).toBe(0);
    expect(rainBetween(ahead, 1, hour(0), hour(48))).toBe(0);
    expect(() => rainBetween(ahead, 7, hour(0), hour(1))).toThrow('no place 7');
  });
});
