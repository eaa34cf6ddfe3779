import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepSave } from '../../engine/blocks.ts';
import { type DrillTime, MINUTE } from '../../units/time.ts';
import { inRing, type LonLat } from '../../world/geo.ts';
import type { Account, Surroundings } from '../hazard.ts';
import { type ChemicalState, chemical } from './chemical.ts';
import { CHEMICAL_DEFAULTS, type ChemicalSpec } from './spec.ts';
import { SUBSTANCES, vapourPressure } from './substances.ts';
import { placeOf } from './trail.ts';

const HERE: LonLat = [120, 36];
const at = (east: number, north: number): LonLat => placeOf(HERE, east, north);
const benzene: ChemicalSpec = {
  ...CHEMICAL_DEFAULTS,
  id: 'leak',
  kind: 'chemical',
  temperature: 298.15,
  substance: 'benzene',
  at: HERE,
  held: 50_000,
  source: { diameter: 0.05, head: 6, pressure: 0 },
  leak: 'hole',
  drain: { id: 'gully', rate: 2, travel: 20 * MINUTE },
  receptors: [
    { id: 'east', at: at(400, 0) },
    { id: 'north', at: at(0, 400) },
  ],
};
const ammonia: ChemicalSpec = { ...benzene, substance: 'ammonia', source: { rate: 3 }, held: 5_000 };

interface Weather {
  readonly u: number;
  readonly v: number;
  readonly rain?: number;
}
const under = ({ u, v, rain = 0 }: Weather, settings: Readonly<Record<string, number>>): Surroundings =>
  ({
    air: () => ({ wind: Math.hypot(u, v), u, v, rain }),
    setting: (id: string) => settings[id],
  }) as unknown as Surroundings;

type At<T> = (minute: number) => T;
function run(
  spec: ChemicalSpec,
  minutes: number,
  weather: At<Weather>,
  settings: At<Readonly<Record<string, number>>> = () => ({ hole: 1, gully: 0 }),
  from?: ChemicalState,
  first = 0,
): ChemicalState {
  let state = from ?? chemical.initial(spec);
  for (let k = first; k < first + minutes; k += 1)
    state = chemical.step(
      state,
      spec,
      (k * MINUTE) as DrillTime,
      ((k + 1) * MINUTE) as DrillTime,
      under(weather(k), settings(k)),
    );
  return state;
}
const ppm = (state: ChemicalState, spec: ChemicalSpec, east: number, north: number): number =>
  chemical.sample(state, spec, at(east, north)).concentration ?? Number.NaN;
const eastWind: At<Weather> = () => ({ u: 8, v: 0 });

describe('a leak', () => {
  test('does nothing before it is opened, and keeps what is left when it is plugged', () => {
    const shut = run(benzene, 60, eastWind, () => ({}));
    expect(shut.release.held).toBe(50_000);
    expect(ppm(shut, benzene, 200, 0)).toBe(0);
    expect(chemical.outlines(shut, benzene)).toEqual([]);
    const plugged = run(benzene, 60, eastWind, (minute) => ({ hole: minute < 10 ? 1 : 0, gully: 0 }));
    expect(plugged.release.held).toBeGreaterThan(40_000);
    expect(plugged.release.held).toBe(run(benzene, 10, eastWind).release.held);
  });

  test('of a tank slows as its level falls, and ends when it is empty', () => {
    const small = { ...benzene, held: 3_000, source: { diameter: 0.1, head: 4, pressure: 0 } };
    const [one, two] = [run(small, 1, eastWind), run(small, 2, eastWind)];
    expect(3_000 - one.release.held).toBeGreaterThan(one.release.held - two.release.held);
    expect(run(small, 240, eastWind).release.held).toBeLessThan(1);
  });

  test('makes a pool that evaporates faster in more wind; vapour pressure is near the handbook’s 95 mmHg at 25 °C', () => {
    const aired = (u: number): number => run(benzene, 30, () => ({ u, v: 0 })).release.aired;
    expect(aired(10)).toBeGreaterThan(1.5 * aired(5));
    expect(vapourPressure(SUBSTANCES.benzene, 298.15) / 95).toBeGreaterThan(0.95);
    expect(vapourPressure(SUBSTANCES.benzene, 298.15) / 95).toBeLessThan(1.2);
  });

  test('runs into an open drain and reaches the sea after its way, unless the drain is shut', () => {
    const open = run(benzene, 45, eastWind, () => ({ hole: 1 }));
    expect(open.release.sea).toBeGreaterThan(0);
    expect(chemical.water(open, benzene, 'gully')?.flow).toBeCloseTo(2 / 876, 6);
    expect(run(benzene, 19, eastWind, () => ({ hole: 1 })).release.sea).toBe(0);
    const shut = run(benzene, 45, eastWind);
    expect(shut.release.sea).toBe(0);
    expect(shut.release.pool).toBeGreaterThan(open.release.pool);
  });

  test('rain washes the pool into the drain, the more the harder it rains; a plugged drain keeps it ashore', () => {
    const washed: ChemicalSpec = { ...benzene, drain: { id: 'gully', rate: 0.1, travel: 20 * MINUTE, wash: 0.18 } };
    const within = (rain: number, gully: number) =>
      run(
        washed,
        60,
        () => ({ u: 8, v: 0, rain }),
        () => ({ hole: 1, gully }),
      ).release;
    const gone = ({ sea, onWay }: ChemicalState['release']) => onWay.reduce((sum, { kg }) => sum + kg, sea);
    expect(gone(within(4, 1))).toBeGreaterThan(1.5 * gone(within(1, 1)));
    expect(gone(within(1, 1))).toBeGreaterThan(1.5 * gone(within(0, 1)));
    expect(gone(within(60, 0))).toBe(0);
    // Of a pool that hardly evaporates half an inch leaves a tenth: SWMM's 4.6 an inch.
    const alone: ChemicalSpec = {
      ...washed,
      held: 1,
      drain: { id: 'gully', rate: 1e-9, travel: 0, wash: 0.18 },
    };
    const calm = { ...chemical.initial(alone), release: { ...chemical.initial(alone).release, held: 0, pool: 1 } };
    const still = run(
      { ...alone, temperature: 200 },
      60,
      () => ({ u: 0, v: 0, rain: 12.7 }),
      () => ({}),
      calm,
    );
    expect(still.release.pool).toBeCloseTo(Math.exp(-0.18 * 12.7), 2);
  });

  test('no kilogram is made or lost, whatever is opened and however it blows', () => {
    const weather = fc.record({
      u: fc.double({ min: -40, max: 40, noNaN: true }),
      v: fc.double({ min: -40, max: 40, noNaN: true }),
      rain: fc.double({ min: 0, max: 80, noNaN: true }),
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(weather, share, share), { minLength: 3, maxLength: 60 }),
        fc.boolean(),
        fc.constantFrom(undefined, 0.18, 1),
        (minutes, gas, wash) => {
          const spec: ChemicalSpec = gas
            ? ammonia
            : { ...benzene, drain: { id: 'gully', rate: 2, travel: 20 * MINUTE, wash } };
          const state = run(
            spec,
            minutes.length,
            (k) => (minutes[k] as (typeof minutes)[number])[0],
            (k) => ({
              hole: (minutes[k] as (typeof minutes)[number])[1],
              gully: (minutes[k] as (typeof minutes)[number])[2],
            }),
          );
          const { held, pool, aired, onWay, sea } = state.release;
          const all = held + pool + aired + sea + onWay.reduce((sum, { kg }) => sum + kg, 0);
          expect(Math.abs(all / spec.held - 1)).toBeLessThanOrEqual(1e-12);
          expect(
            chemical
              .outlines(state, spec)
              .flatMap(({ rings }) => rings.flat(2))
              .every(Number.isFinite),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('its cloud', () => {
  test('lies downwind and nowhere else; turned by 90° it is over other people', () => {
    const east = run(benzene, 30, eastWind);
    const north = run(benzene, 30, () => ({ u: 0, v: 8 }));
    expect(ppm(east, benzene, 400, 0)).toBeGreaterThan(1);
    expect(ppm(east, benzene, 0, 400)).toBe(0);
    expect(ppm(north, benzene, 0, 400)).toBeCloseTo(ppm(east, benzene, 400, 0), 6);
    const doseOf = (state: ChemicalState, id: string) =>
      chemical.account(state, benzene, 'dose', id) as Account<'dose'> | undefined;
    expect(doseOf(east, 'east')?.peak).toBeGreaterThan(0);
    expect(doseOf(east, 'north')?.peak).toBe(0);
    expect(doseOf(north, 'north')?.load).toBeCloseTo(doseOf(east, 'east')?.load ?? 0, 6);
  });

  test('thins with the way and with the wind, and is the handbook’s plume on its axis', () => {
    const spec = { ...ammonia, substance: 'hydrogen-chloride', source: { rate: 0.05 } } as const;
    const state = run(spec, 30, () => ({ u: 16, v: 0 }));
    expect(state.trail.dense.some(Boolean)).toBe(false);
    const far = [100, 300, 1_000, 3_000].map((x) => ppm(state, spec, x, 0));
    for (let k = 1; k < far.length; k += 1) expect(far[k]).toBeLessThan(far[k - 1] as number);
    // Q / (π u σy σz) at 1 km in class D, open country: σy 76.28 m, σz 37.95 m; 1.49 mg/m³ is a part per million.
    const mirrored = Math.exp(-0.5 / 37.95 ** 2);
    const plain = (0.05 / (Math.PI * 16 * 76.28 * 37.95)) * mirrored;
    expect(ppm(state, spec, 1_000, 0)).toBeCloseTo((plain * 1e6 * 24.45) / 36.46, 3);
    const windy = run(spec, 30, () => ({ u: 32, v: 0 }));
    expect(ppm(windy, spec, 300, 0)).toBeCloseTo(0.5 * ppm(state, spec, 300, 0), 9);
  });

  test('comes to a place only after its way, and goes with the end of the leak', () => {
    const away = 2_400;
    const state = (minutes: number, until: number) =>
      run(ammonia, minutes, eastWind, (minute) => ({ hole: minute < until ? 1 : 0 }));
    expect(ppm(state(4, 99), ammonia, away, 0)).toBe(0);
    expect(ppm(state(6, 99), ammonia, away, 0)).toBeGreaterThan(0);
    expect(ppm(state(12, 10), ammonia, 300, 0)).toBe(0);
    expect(ppm(state(12, 10), ammonia, away, 0)).toBeGreaterThan(0);
    expect(ppm(state(30, 10), ammonia, away, 0)).toBe(0);
  });

  test('of a cold gas in little wind is dense: broad and low, and passive in a gale', () => {
    const chlorine = { ...ammonia, substance: 'chlorine' } as const;
    const [light, gale] = [run(chlorine, 10, () => ({ u: 3, v: 0 })), run(chlorine, 10, () => ({ u: 40, v: 0 }))];
    expect(light.trail.dense.slice(1, 5)).toEqual([true, true, true, true]);
    expect(gale.trail.dense.some(Boolean)).toBe(false);
    expect(ppm(light, chlorine, 300, 30)).toBe(ppm(light, chlorine, 300, 0));
  });

  test('is thinned by rain when water takes it up', () => {
    const wet: At<Weather> = () => ({ u: 2, v: 0, rain: 40 });
    const dry: At<Weather> = () => ({ u: 2, v: 0 });
    const share = (spec: ChemicalSpec): number =>
      ppm(run(spec, 40, wet), spec, 2_000, 0) / ppm(run(spec, 40, dry), spec, 2_000, 0);
    const passive = { ...ammonia, source: { rate: 0.02 } };
    expect(share(passive)).toBeLessThan(0.7);
    expect(share({ ...benzene })).toBe(1);
  });

  test('its contours lie in each other, and the value on one is that of its name', () => {
    const spec = { ...benzene, bund: 5_000, exposure: 10 } as const;
    const state = run(spec, 60, () => ({ u: 3, v: 1 }));
    const outlines = chemical.outlines(state, spec);
    const ring = (what: string): readonly LonLat[] => outlines.find((one) => one.what === what)?.rings[0] ?? [];
    expect(ring('aegl-1').length).toBeGreaterThan(6);
    // Both begin on one line across the source.
    for (const place of ring('aegl-2').slice(1, -1)) expect(inRing(place, ring('aegl-1'))).toBe(true);
    const edge = ring('aegl-1')[2] as LonLat;
    expect(chemical.sample(state, spec, edge).concentration).toBeCloseTo(130, 0);
    expect(ring('isolation')).toHaveLength(48);
    expect(ring('protection')).toHaveLength(4);
  });

  test('says which of its figures nobody has checked', () => {
    const told = (spec: ChemicalSpec): string[] =>
      chemical
        .outlines(
          run({ ...spec, bund: 5_000 }, 40, () => ({ u: 3, v: 0 })),
          spec,
        )
        .flatMap((one) => (one.unverified ? [one.what] : []));
    expect(told(benzene)).toEqual(['protection', 'isolation']);
    expect(told({ ...benzene, substance: 'toluene' })).toContain('aegl-1');
  });

  test('in a calm stays a number', () => {
    const calm = run(ammonia, 20, () => ({ u: 0, v: 0 }));
    expect(ppm(calm, ammonia, 0, -100)).toBeGreaterThan(0);
    expect(Number.isFinite(ppm(calm, ammonia, 0, 0))).toBe(true);
  });

  test('saved in the middle and gone on with, it is as if it had never stopped', () => {
    const turning: At<Weather> = (minute) => ({ u: 6 * Math.cos(minute / 9), v: 6 * Math.sin(minute / 9), rain: 5 });
    const open: At<Readonly<Record<string, number>>> = (minute) => ({ hole: minute % 20 < 12 ? 1 : 0 });
    const half = run(ammonia, 30, turning, open);
    const saved = deepSave(half) as unknown as ChemicalState;
    expect(run(ammonia, 30, turning, open, saved, 30)).toEqual(run(ammonia, 30, turning, open, half, 30));
  });
});
