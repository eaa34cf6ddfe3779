import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR } from '../../units/time.ts';
import { SEA_DEFAULTS, type SeaSpec } from '../sea/spec.ts';
import { seaWarnings } from './sea-warning.ts';

const gauge: SeaSpec = {
  id: 'bay',
  kind: 'sea',
  tide: {},
  ...SEA_DEFAULTS,
  points: [
    {
      id: 'gauge',
      at: [120, 36],
      faces: 180,
      profile: [
        [0, 40],
        [40_000, 8],
      ],
      fetch: 200_000,
      depth: 15,
      marks: [0.6, 0.8, 1, 1.2],
    },
  ],
};

/** A sea wind of `speed` m/s between two hours. */
function blowing(speed: number, from: number, to: number) {
  let now = 0;
  return {
    startEx: 0,
    air: () => {
      const wind = now >= from * HOUR && now < to * HOUR ? speed : 0;
      return { wind, from: 180, u: 0, v: wind, gust: wind, rain: 0, pressure: SEA_DEFAULTS.pressure };
    },
    step(at: number) {
      now = at;
    },
  } as unknown as Parameters<typeof seaWarnings>[2];
}
const told = (speed: number, spec = gauge) =>
  seaWarnings(spec, (60 * HOUR) as DrillTime, blowing(speed, 40, 46)).map(
    ({ at, signal, colour }) => `${(at / HOUR).toFixed(0)} ${signal} ${colour}`,
  );

describe('the sea’s warnings', () => {
  test('come a day before waves and level do, by the marks of the gauge, and are lifted after', () => {
    const all = told(30);
    const waves = all.filter((one) => one.includes('wave')).map((one) => one.split(' ')[2]);
    expect(waves).toEqual(['blue', 'yellow', 'blue', 'none']);
    expect(all).toContain('17 wave blue');
    expect(all.filter((one) => one.includes('surge')).at(0)).toMatch(/^1[6-9] surge blue$/);
    expect(all.filter((one) => one.includes('surge')).at(-1)).toMatch(/surge none$/);
    expect(all.at(-1)).toMatch(/none$/);
  });

  test('a gauge without marks knows only that a surge comes', () => {
    const [point] = gauge.points;
    if (point === undefined) throw new Error('no gauge');
    const { marks: _marks, ...bare } = point;
    const surges = told(30, { ...gauge, points: [bare] }).filter((one) => one.includes('surge'));
    expect(new Set(surges.map((one) => one.split(' ')[2]))).toEqual(new Set(['blue', 'none']));
  });

  test('are none in light wind', () => expect(told(5)).toEqual([]));
});
