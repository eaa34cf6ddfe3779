import { describe, expect, test } from 'vitest';
import { model } from './model.ts';

const track = {
  lat: [33, 33.6],
  lon: [122, 121.6],
  dt_h: 3,
  penv: [1005, 1005],
  pc: [957, 960],
  vmax_kn: [82, 80],
  rmw_nm: [23, 24],
};
const params = { track, index: 1 };
const place = { lat: 34, lon: 121.5 };
const told = (kind: 'wind' | 'rain', input: unknown) => {
  const result = model(kind, input);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path} ${message}`);
};
const valuesOf = (kind: 'wind' | 'rain', input: unknown) => {
  const result = model(kind, input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.values;
};

describe('model wind', () => {
  test('gives a value a row, by Holland 2008 without inflow unless told', () => {
    const values = valuesOf('wind', {
      params,
      at: [place, { ...place, profile: 'H08', inflow: false }, { ...place, profile: 'H1980' }],
    });
    expect(values).toHaveLength(3);
    expect(values[0]).toEqual(values[1]);
    expect(values[0]).not.toEqual(values[2]);
    expect(Object.keys(values[0]!)).toEqual(['u', 'v', 'p_hPa']);
  });

  test('lets a row override any parameter, the track itself too', () => {
    const [deep] = valuesOf('wind', { params: {}, at: [{ ...place, ...params, track: { ...track, pc: 930 } }] }) as {
      p_hPa: number;
    }[];
    const [plain] = valuesOf('wind', { params, at: [place] }) as { p_hPa: number }[];
    expect(deep!.p_hPa).toBeLessThan(plain!.p_hPa);
  });

  test('turns the wind inwards when asked', () => {
    const layers = ['none', 'hubbert', 'mcconochie', 'kepert'].map((boundary) => ({ ...place, boundary }));
    const winds = valuesOf('wind', { params, at: [place, ...layers] }).map((value) => JSON.stringify(value));
    expect(winds[1]).toBe(winds[0]);
    expect(new Set(winds).size).toBe(4);
    const [plain, turned] = valuesOf('wind', { params, at: [place, { ...place, inflow: true }] });
    expect(turned).not.toEqual(plain);
  });

  test.each([
    [
      { params: { ...params, profil: 'H08' }, at: [] },
      'params.profil is not known; known are track, index, profile, inflow, boundary, lat, lon',
    ],
    [{ params }, 'at a list of rows is needed'],
    [{ params, at: [7] }, 'at[0] an object is needed'],
    [{ params, at: [{ lat: 34 }] }, 'at[0].lon is missing; a number is needed'],
    [{ params, at: [{ ...place, lat: '34' }] }, 'at[0].lat is "34"; a number is needed'],
    [{ params, at: [{ ...place, lat: 134 }] }, 'at[0].lat is 134; it must lie between -90 and 90'],
    [
      { params: { ...params, profile: 'H09' }, at: [place, place] },
      'params.profile is "H09"; it must be one of H1980, H08, H10, ER11',
    ],
    [{ params: { ...params, inflow: 'yes' }, at: [place] }, 'params.inflow is "yes"; true or false is needed'],
    [{ params, at: [{ ...place, index: 1.5 }] }, 'at[0].index is 1.5; it must lie between 1 and 1'],
    [{ params: { ...params, index: 0 }, at: [place] }, 'params.index is 0; it must lie between 1 and 1'],
    [
      { params: { ...params, track: { ...track, lon: [1] } }, at: [place] },
      'params.track.lon has 1 items; 2 are needed',
    ],
    [
      { params: { ...params, track: { ...track, pc: [957, 1010] } }, at: [place] },
      'params.track.pc [1] is 1010; it must be below penv, 1005',
    ],
    [
      { params: { ...params, track: { ...track, dt_h: 0 } }, at: [place] },
      'params.track.dt_h is 0; it must lie between 0.001 and 1000',
    ],
    [{ params: { index: 1 }, at: [place] }, 'at[0].track is missing; an object is needed'],
  ])('says what is wrong, once: %j', (input, problem) => expect(told('wind', input)).toEqual([problem]));

  test('of no input at all asks for rows', () => {
    for (const input of [null, 3, 'x', [], {}]) expect(told('wind', input)).toEqual(['at a list of rows is needed']);
  });
});

describe('model rain', () => {
  test('takes a whole row of the table, blank cells and results included', () => {
    const row = {
      model: 'R-CLIPER(Tuleya2007 NHC bias-adjusted)',
      vmax_kn: 35,
      dp_hPa: '',
      rmw_km: null,
      r_km: 0,
      rain_mm_h: 3.02683,
    };
    expect(valuesOf('rain', { params: {}, at: [row] })).toEqual([{ rain_mm_h: expect.closeTo(3.02683, 4) }]);
  });

  test('knows IPET by its leading word, and needs what each law needs', () => {
    expect(valuesOf('rain', { params: { model: 'IPET2006', dp_hPa: 60, rmw_km: 30 }, at: [{ r_km: 10 }] })).toEqual([
      { rain_mm_h: expect.closeTo(8.34, 9) },
    ]);
    expect(told('rain', { params: { model: 'IPETX' }, at: [{ r_km: 1 }] })).toEqual([
      'params.model is "IPETX"; it must be one of R-CLIPER, IPET',
    ]);
    expect(told('rain', { params: { model: 'IPET', vmax_kn: 90 }, at: [{ r_km: 1 }] })).toEqual([
      'at[0].dp_hPa is missing; a number is needed',
      'at[0].rmw_km is missing; a number is needed',
    ]);
  });

  test('has no limit of distance', () => {
    expect(valuesOf('rain', { params: { model: 'R-CLIPER', vmax_kn: 90 }, at: [{ r_km: 800 }] })).toEqual([
      { rain_mm_h: expect.any(Number) },
    ]);
    const [far] = valuesOf('rain', { params: { model: 'R-CLIPER', vmax_kn: 90 }, at: [{ r_km: 800 }] }) as {
      rain_mm_h: number;
    }[];
    expect(far!.rain_mm_h).toBeGreaterThan(0);
  });
});
