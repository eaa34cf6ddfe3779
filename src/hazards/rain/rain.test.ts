import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import { readEsriAscii } from '../../world/esri-ascii.ts';
import { destination, type LonLat } from '../../world/geo.ts';
import type { Band } from './band.ts';
import { type DesignStorm, designRain, intensity } from './design-storm.ts';
import { factorAt } from './orography.ts';
import { rain, rainAt, rainOver } from './rain.ts';
import { RainRaster } from './raster.ts';
import type { RainSpec } from './spec.ts';

const place: LonLat = [120.4, 36.1];
const time = (hours: number): DrillTime => (hours * HOUR) as DrillTime;
/** Of a northern city; its figures are from general knowledge, unverified. */
const CITY = { a: 1909.009, c: 0.997, b: 10.74, n: 0.738 };
const bare: RainSpec = { id: 'rain', kind: 'rain', bands: [], designs: [], observed: [] };
const band: Band = {
  from: time(2),
  to: time(6),
  times: 3,
  rain: 10,
  area: { centre: place, radius: 20_000 },
  towards: 0,
  speed: 0,
};

describe('the rule', () => {
  test('with nothing said, the storm rains as it does', () => {
    expect(rainAt(bare, place, time(1), 12.5)).toBe(12.5);
    expect(rain.sample({ at: time(1) }, bare, place, time(1))).toEqual({ rain: 0 });
  });

  test('a mountain multiplies what storm and band bring, not what was designed or measured', () => {
    const spec: RainSpec = {
      ...bare,
      orography: { peaks: [{ at: place, factor: 2, radius: 5_000 }] },
      bands: [band],
      designs: [{ from: time(0), to: time(10), shape: { mm: [40] } }],
      observed: [
        {
          gauges: [
            {
              id: 'g',
              points: [
                [time(0), 1],
                [time(10), 1],
              ],
            },
          ],
          replaces: false,
        },
      ],
    };
    expect(rainAt(spec, place, time(4), 5)).toBeCloseTo((5 * 3 + 10) * 2 + 4 + 1, 9);
  });

  test('a series that replaces stands for storm, band and mountain while and where its gauges speak', () => {
    const spec: RainSpec = {
      ...bare,
      orography: { peaks: [{ at: place, factor: 2, radius: 5_000 }] },
      observed: [
        {
          gauges: [
            {
              id: 'g',
              points: [
                [time(3), 8],
                [time(5), 8],
              ],
            },
          ],
          replaces: true,
          area: { centre: place, radius: 1_000 },
        },
      ],
    };
    expect(rainAt(spec, place, time(4), 5)).toBe(8);
    expect(rainAt(spec, place, time(2), 5)).toBe(10);
    expect(rainAt(spec, place, time(5), 5)).toBe(10);
    expect(rainAt(spec, destination(place, 90, 100_000), time(4), 5)).toBeCloseTo(5, 9);
  });

  test('several of these hazards work one after the other', () => {
    const [mountain, design]: RainSpec[] = [
      { ...bare, orography: { peaks: [{ at: place, factor: 3, radius: 5_000 }] } },
      { ...bare, designs: [{ from: time(0), to: time(1), shape: { mm: [7] } }] },
    ];
    expect(rainOver([mountain!, design!], place, time(0.5), 2)).toBeCloseTo(13, 12);
  });

  test('rain is never negative and always a number', () => {
    const any = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(any, any, any, fc.double({ min: -1, max: 9, noNaN: true }), (storm, factor, times, hours) => {
        const spec = {
          ...bare,
          orography: { peaks: [{ at: place, factor, radius: 3_000 }] },
          bands: [{ ...band, times }],
        };
        const found = rainAt(spec, destination(place, 40, 1_000 * hours), time(hours), storm);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(found)).toBe(true);
      }),
    );
  });
});

describe('a band', () => {
  test('comes and goes without a jump', () => {
    const spec = { ...bare, bands: [band] };
    expect(rainAt(spec, place, band.from, 5)).toBe(5);
    expect(rainAt(spec, place, time(4), 5)).toBe(25);
    for (let minute = 0; minute < 480; minute += 1) {
      const [now, next] = [0, 1].map((m) => rainAt(spec, place, ((minute + m) * MINUTE) as DrillTime, 5)) as [
        number,
        number,
      ];
      expect(Math.abs(next - now)).toBeLessThan(0.35);
    }
  });

  test('is where its motion has brought it, round or a box', () => {
    const moving = { ...band, towards: 90, speed: 5 };
    const there = destination(place, 90, 5 * 2 * 3600);
    for (const area of [band.area, { box: [120.3, 36, 120.5, 36.2] } as const]) {
      const spec = { ...bare, bands: [{ ...moving, area }] };
      expect(rainAt(spec, there, time(4), 0)).toBeCloseTo(10, 2);
      expect(rainAt(spec, place, time(4), 0)).toBe(0);
    }
  });
});

describe('a mountain', () => {
  test('adds all at its summit, 1/e of it at its radius, nothing far away', () => {
    const field = { peaks: [{ at: place, factor: 3, radius: 4_000 }] };
    expect(factorAt(field, place)).toBe(3);
    expect(factorAt(field, destination(place, 0, 4_000))).toBeCloseTo(1 + 2 / Math.E, 4);
    expect(factorAt(field, destination(place, 0, 40_000))).toBe(1);
  });

  test('or is a grid, bilinear between its cells, 1 where it knows nothing', () => {
    const grid = readEsriAscii(
      'ncols 2\nnrows 2\nxllcorner 120\nyllcorner 36\ncellsize 1\nnodata_value -1\n1 3\n2 -1\n',
    );
    const factor = (lon: number, lat: number) => factorAt({ peaks: [], grid }, [lon, lat]);
    expect(factor(120.5, 37.5)).toBe(1);
    expect(factor(121.5, 37.5)).toBe(3);
    expect(factor(121, 37.5)).toBe(2);
    expect(factor(120.1, 36.1)).toBe(2);
    expect(factor(121.5, 36.5)).toBe(1);
    expect(factor(121, 37)).toBe((1 + 3 + 2 + 1) / 4);
    expect(factor(119.9, 37)).toBe(1);
  });
});

describe('a design storm', () => {
  const chicago = (years: number, hours: number, peak: number): DesignStorm => ({
    from: time(1),
    to: time(1 + hours),
    shape: { formula: CITY, years, peak },
  });
  const fallen = (storm: DesignStorm, step: number): number => {
    let mm = 0;
    for (let at = storm.from + step / 2; at < storm.to; at += step)
      mm += (designRain(storm, at as DrillTime) * step) / HOUR;
    return mm;
  };

  test('lets fall what its formula says for its duration', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 24 }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (years, hours, peak) => {
          const should = intensity(CITY, years, hours * 60) * hours;
          expect(fallen(chicago(years, hours, peak), 10_000) / should).toBeCloseTo(1, 3);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is hardest at its peak, with the formula’s intensity of no duration', () => {
    const storm = chicago(50, 2, 0.4);
    const peak = (1 + 0.4 * 2) * HOUR;
    expect(designRain(storm, peak as DrillTime)).toBeCloseTo(intensity(CITY, 50, 0), 9);
    expect(designRain(storm, (peak - MINUTE) as DrillTime)).toBeLessThan(designRain(storm, peak as DrillTime));
    expect(designRain(storm, storm.to)).toBe(0);
  });

  test('of blocks lets each fall in its part', () => {
    const storm: DesignStorm = { from: time(0), to: time(3), shape: { mm: [5, 20, 10] } };
    expect([0.5, 1.5, 2.5].map((at) => designRain(storm, time(at)))).toEqual([5, 20, 10]);
    expect(fallen(storm, MINUTE)).toBeCloseTo(35, 9);
  });
});

describe('a raster', () => {
  const box = [120.3, 36.0, 120.4, 36.08] as const;
  test('has in each cell what falls there, within a share of what rain changes over a kilometre', () => {
    const spec = { ...bare, orography: { peaks: [{ at: [120.35, 36.04] as const, factor: 3, radius: 5_000 }] } };
    const [nx, ny] = [90, 89];
    const out = new Float32Array(nx * ny);
    const mean = new RainRaster(box, nx, ny).fill(out, (at) => rainAt(spec, at, time(0), 10));
    let [worst, sum] = [0, 0];
    for (let j = 0; j < ny; j += 1) {
      for (let i = 0; i < nx; i += 1) {
        const at: LonLat = [box[0] + (0.1 * (i + 0.5)) / nx, box[1] + (0.08 * (j + 0.5)) / ny];
        const right = rainAt(spec, at, time(0), 10);
        worst = Math.max(worst, Math.abs((out[i + nx * j] ?? 0) / right - 1));
        sum += right;
      }
    }
    expect(worst).toBeLessThan(0.02);
    expect(mean).toBeCloseTo(sum / (nx * ny), 0);
  });

  test('of rain that is the same everywhere is the same in each cell', () => {
    const out = new Float64Array(12);
    expect(new RainRaster(box, 4, 3).fill(out, () => 36, 0.5)).toBe(18);
    expect([...out]).toEqual(Array(12).fill(18));
  });
});
