import { expect, test } from 'vitest';
import { cos, PI, sin } from '../../engine/math.ts';
import { type DrillTime, T0 } from '../../units/time.ts';
import { rainAsymmetry } from './rain-asymmetry.ts';
import { typhoonSpec } from './spec.ts';
import { typhoon } from './typhoon.ts';

const centre = { at: T0, lon: 120, lat: 36, pmin: 980, penv: 1010, vmax: 25, rmw: 40_000, deepening: 0 };
const northwards = { ...centre, east: 0, north: 8 };
const wave = { amplitude: 0.4, side: 45 };

test('the wettest side lies clockwise from the motion, the driest across', () => {
  const far = 200_000 * Math.SQRT1_2;
  expect(rainAsymmetry(wave, northwards, far, far)).toBeCloseTo(1.4, 12);
  expect(rainAsymmetry(wave, northwards, -far, -far)).toBeCloseTo(0.6, 12);
  expect(rainAsymmetry({ ...wave, side: 0 }, { ...centre, east: -6, north: 0 }, -200_000, 0)).toBeCloseTo(1.4, 12);
});

test('around a circle it adds and takes the same', () => {
  let sum = 0;
  for (let k = 0; k < 360; k += 1) {
    sum += rainAsymmetry(wave, northwards, 70_000 * cos((k * PI) / 180), 70_000 * sin((k * PI) / 180));
  }
  expect(sum).toBeCloseTo(360, 9);
});

test('a storm that stands has none, and the centre has none', () => {
  expect(rainAsymmetry(wave, { ...centre, east: 0, north: 0 }, 1e5, 0)).toBe(1);
  expect(rainAsymmetry(wave, northwards, 0, 0)).toBe(1);
});

test('a storm rains by it where its scenario says so', () => {
  const point = (at: number, lat: number) => ({
    at: at as DrillTime,
    lon: 120,
    lat,
    pmin: 980,
    penv: 1010,
    vmax: 25,
    rmw: 40_000,
  });
  const input = { id: 's', landfall: T0, track: [point(-1e7, 34), point(1e7, 38)] };
  const rain = (spec: ReturnType<typeof typhoonSpec>) =>
    typhoon.sample(typhoon.initial(spec), spec, [120, 38], T0).rain;
  const ahead = typhoonSpec({ ...input, rainAsymmetry: { amplitude: 0.5, side: 0 } });
  expect(rain(ahead)).toBeCloseTo(1.5 * rain(typhoonSpec(input)), 9);
});
