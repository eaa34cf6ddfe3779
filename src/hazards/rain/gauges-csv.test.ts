import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrillTime, HOUR, parseLocal } from '../../units/time.ts';
import { parseGauges } from './gauges-csv.ts';
import { gaugeRain, observedRain } from './observed.ts';

const anchors = { startEx: parseLocal('2022-07-12T20:00') ?? 0, landfall: (12 * HOUR) as DrillTime };
const hour = (hours: number): DrillTime => (hours * HOUR) as DrillTime;
const read = (text: string) => {
  const result = parseGauges(text, anchors);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.gauges;
};
const problems = (text: string) => {
  const result = parseGauges(text, anchors);
  return result.ok ? [] : result.problems.map(({ line, column, message }) => [line, column, message]);
};

describe('series that are read', () => {
  test('rates run linearly, in times of all three forms', () => {
    const [gauge] = read('time,mm_h\n# begins\nT+01:00,0\nL-10:00,20\n2022-07-13T00:00,0\n');
    expect([0.5, 1, 1.5, 2, 3, 4].map((at) => gaugeRain(gauge!, hour(at)))).toEqual([
      undefined,
      0,
      10,
      20,
      10,
      undefined,
    ]);
  });

  test('amounts fall evenly since the row before', () => {
    const [gauge] = read('time,mm\nT+00:00,0\nT+01:00,12\nT+01:30,3\n');
    expect([0, 0.9, 1, 1.4].map((at) => gaugeRain(gauge!, hour(at)))).toEqual([12, 12, 6, 6]);
  });

  test('between gauges the nearer counts more, by the square; at a gauge it counts alone', () => {
    const gauges = read(
      'time,mm_h,gauge,lat,lon\nT+00:00,10,a,36,120\nT+02:00,10,a,,\nT+00:00,40,b,36,120.3\nT+02:00,40,b,36,120.3\n',
    );
    const observed = { gauges, replaces: true };
    expect(observedRain(observed, [120, 36], hour(1))).toBe(10);
    expect(observedRain(observed, [120.15, 36], hour(1))).toBeCloseTo(25, 9);
    expect(observedRain(observed, [120.1, 36], hour(1))).toBeCloseTo((10 * 4 + 40) / 5, 9);
    expect(observedRain(observed, [120.1, 36], hour(3))).toBeUndefined();
  });
});

describe('mistakes are told with line, column and what is allowed', () => {
  test.each([
    [
      'negative rain',
      'time,mm_h\nT+00:00,0\nT+01:00,-4\n',
      [[3, 9, 'mm_h "-4" is not allowed; allowed is a number, at least 0']],
    ],
    [
      'a missing cell',
      'time,mm\nT+00:00,0\nT+01:00,\nT+02:00,1\n',
      [[3, 9, 'mm is missing; allowed is a number, at least 0']],
    ],
    [
      'times out of order',
      'time,mm_h\nT+02:00,0\nT+01:00,4\nT+03:00,4\n',
      [[3, 1, 'time does not come after the one before of gauge "gauge"']],
    ],
    [
      'a time that is none',
      'time,mm_h\nT+00:00,0\nnoon,4\nT+03:00,4\n',
      [[3, 1, expect.stringMatching(/^time "noon" cannot be read; allowed are/)]],
    ],
    [
      'more than has ever fallen',
      'time,mm\nT+00:00,0\nT+00:01,400\n',
      [[3, 9, expect.stringMatching(/^24000 mm\/h is more/)]],
    ],
    [
      'an opening row that counts',
      'time,mm\nT+00:00,5\nT+01:00,4\nT+02:00,4\n',
      [[2, 9, expect.stringMatching(/must be 0/)]],
    ],
    [
      'an unknown column',
      'time,mm_h,wind\nT+00:00,0,1\n',
      [[1, 11, expect.stringMatching(/^column "wind" is not known/)]],
    ],
    ['two kinds of rain', 'time,mm_h,mm\nT+00:00,0,1\n', [[1, 1, expect.stringMatching(/^either a column/)]]],
    [
      'gauges without places',
      'time,mm_h,gauge\nT+00:00,0,a\n',
      [[1, 1, 'several gauges need columns "lat" and "lon"']],
    ],
    [
      'a gauge that moves',
      'time,mm_h,gauge,lat,lon\nT+00:00,0,a,36,120\nT+01:00,0,a,36.5,120\n',
      [[3, 13, 'gauge "a" stood elsewhere before']],
    ],
    ['a cell too many', 'time,mm_h\nT+00:00,0,7\nT+01:00,0\n', [[2, 11, '3 cells, but the head names 2 columns']]],
    ['one row', 'time,mm_h\nT+00:00,0\n', [[1, 1, 'every gauge needs at least two rows']]],
    ['nothing', '', [[1, 1, 'the series is empty']]],
  ])('%s', (_what, text, told) => expect(problems(text)).toEqual(told));

  test('any text gives gauges or problems, and never throws', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('T+00:00', 'T+01:00', '5', '-1', 'a', '36'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
        const result = parseGauges(
          ['time,mm_h,gauge,lat,lon', ...rows.map((row) => row.join(','))].join('\n'),
          anchors,
        );
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});
