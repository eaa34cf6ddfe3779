import { describe, expect, test } from 'vitest';
import type { DrillTime } from '../../units/time.ts';
import { HOUR } from '../../units/time.ts';
import { rmwFromPressure } from './rmw.ts';
import { parseTrack } from './track-csv.ts';
import { DEFAULT_PENV, trackFromRows } from './track-row.ts';

const landfall = (72 * HOUR) as DrillTime;
const HEAD = 't_rel_h,lat,lon,pmin_hpa,vmax_ms';
const problemsOf = (text: string) => {
  const result = parseTrack(text, landfall);
  return result.ok ? [] : result.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('a track', () => {
  test('is placed by the hour of landfall, with pressure and size filled in', () => {
    const result = parseTrack(
      `# an invented storm\n${HEAD}\n-72,21.8,126.8,935,52\n\n0,35.95,120.22,940,52\r\n`,
      landfall,
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.track.map(({ at }) => at)).toEqual([0, 72 * HOUR]);
    expect(result.track[0]).toEqual({
      at: 0,
      lat: 21.8,
      lon: 126.8,
      pmin: 935,
      vmax: 52,
      penv: DEFAULT_PENV,
      rmw: rmwFromPressure(935),
    });
    expect(rmwFromPressure(940)).toBeCloseTo(15.726927 * 1852, 6);
  });

  test('keeps what it says of pressure and size, in any order of columns', () => {
    const result = parseTrack(
      'rmw_km,penv_hpa,vmax_ms,pmin_hpa,lon,lat,t_rel_h\n30,1008,52,935,126.8,21.8,-72\n,,20,990,121,40,1.5',
      landfall,
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.track[0]).toMatchObject({ rmw: 30_000, penv: 1008, lat: 21.8 });
    expect(result.track[1]).toMatchObject({ rmw: rmwFromPressure(990), penv: DEFAULT_PENV, at: 73.5 * HOUR });
  });

  test.each([
    ['', '1:1 the track is empty'],
    [`${HEAD}\n0,36,120,950,40`, '1:1 a track needs at least two points'],
    [
      `${HEAD},wind\n0,36,120,950,40,1\n1,36,120,950,40,1`,
      '1:34 column "wind" is not known; known are t_rel_h, lat, lon, pmin_hpa, vmax_ms, penv_hpa, rmw_km',
    ],
    ['t_rel_h,lat,lat,lon,pmin_hpa,vmax_ms\n0,1,1,1,950,40\n1,1,1,1,950,40', '1:13 column "lat" stands twice'],
    ['lat,lon,pmin_hpa,vmax_ms\n1,1,950,40\n1,1,950,40', '1:1 column "t_rel_h" is missing'],
    [`${HEAD}\n0,36,120,950,40\n1, 3x6,120,950,40`, '3:4 lat "3x6" is not a number'],
    [`${HEAD}\n0,36,120,950,40\n1,36,120,950`, '3:13 vmax_ms is missing'],
    [`${HEAD}\n0,36,120,950,40\n1,36,120,950,40,7`, '3:17 6 cells, but the head names 5 columns'],
    [`${HEAD}\n0,36,120,950,40\n1,96,120,950,40`, '3:3 lat 96 is outside -60 to 60'],
    [`${HEAD}\n0,36,120,950,40\n1,36,120,1015,40`, '3:10 pmin_hpa 1015 is not below the surrounding pressure 1010 hPa'],
    [`${HEAD}\n3,36,120,950,40\n3,36,120,950,40`, '3:1 t_rel_h does not come after the one before'],
    [`${HEAD}\n0,36,120,950,NaN\n1,36,120,950,40`, '2:14 vmax_ms "NaN" is not a number'],
  ])('that is wrong is told with line and column: %j', (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  test('of a hundred thousand points is refused, not read', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i / 100},36,120,950,40`);
    expect(problemsOf([HEAD, ...rows].join('\n'))).toEqual(['1:1 100000 points; at most 10000 are read']);
  });

  test('written as rows of numbers is the same track, and its problems carry row and cell', () => {
    const csv = parseTrack(`${HEAD},penv_hpa,rmw_km\n-72,21.8,126.8,935,52,1008,30\n0,35.95,120.22,940,52,,`, landfall);
    expect(
      trackFromRows(
        [
          [-72, 21.8, 126.8, 935, 52, 1008, 30],
          [0, 35.95, 120.22, 940, 52],
        ],
        landfall,
      ),
    ).toEqual(csv);
    const wrong = trackFromRows(
      [
        [0, 36, 120, 950, 40],
        [1, 36, 120, 1012],
      ],
      landfall,
    );
    expect(wrong.ok ? [] : wrong.problems).toEqual([
      { row: 1, cell: 4, message: 'vmax_ms is missing' },
      { row: 1, cell: 3, message: 'pmin_hpa 1012 is not below the surrounding pressure 1010 hPa' },
    ]);
    const late = trackFromRows(
      [
        [1, 36, 120, 950, 40],
        [1, 36, 120, 950, 40],
      ],
      landfall,
    );
    expect(late.ok ? [] : late.problems).toEqual([
      { row: 1, cell: 0, message: 't_rel_h does not come after the one before' },
    ]);
  });
});
