import { describe, expect, test } from 'vitest';
import { atan2, DEG, exp, pow } from '../../src/engine/math.ts';
import { model } from '../../src/hazards/model.ts';
import { inflowAngle } from '../../src/hazards/typhoon/inflow.ts';
import { gradientWind } from '../../src/hazards/typhoon/profile.ts';
import { fromHectopascal, fromKilometres } from '../../src/units/measures.ts';
import { Largest, csv, json } from './table.ts';

interface WindMeta {
  readonly track: object;
  readonly track_index_used: number;
}

describe.each(['wind/wind_A_moving_N_yellowsea', 'wind/wind_B_intense_ECS'])('%s', (name) => {
  const { track, track_index_used: index } = json<WindMeta>(`${name}.meta.json`);
  const rows = csv(`${name}.csv`);

  test.each(['H1980', 'H08', 'H10', 'ER11'])('every wind of %s within 0.01 m/s, every pressure within 0.01 hPa', (profile) => {
    const at = rows.map(({ lat, lon }) => ({ lat, lon }));
    const result = model('wind', { params: { track, index, profile }, at });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [wind, pressure] = [new Largest(), new Largest()];
    result.values.forEach((found, i) => {
      const { u, v, p_hPa } = found as { u: number; v: number; p_hPa: number };
      const want = rows[i] ?? {};
      wind.add(u - Number(want[`u_${profile}`]));
      wind.add(v - Number(want[`v_${profile}`]));
      if (want[`p_${profile}_hPa`] !== undefined) pressure.add(p_hPa - Number(want[`p_${profile}_hPa`]));
    });
    wind.print(`${name} ${profile}`, 'm/s');
    if (pressure.count > 0) pressure.print(`${name} ${profile}`, 'hPa');
    expect(wind.count).toBe(80);
    expect(wind.value).toBeLessThanOrEqual(0.01);
    expect(pressure.value).toBeLessThanOrEqual(0.01);
  });
});

test('the wind turns inwards by the angles of McConochie as TCRM has them', () => {
  const { rmax_km } = json<{ rmax_km: number }>('wind/tcrm_surface_fields_A.meta.json');
  const off = new Largest();
  for (const row of csv('wind/tcrm_surface_fields_A.csv')) {
    const [r, bearing, u, v] = ['r_km', 'bearing_deg', 'u_mcconochie', 'v_mcconochie'].map((name) => Number(row[name]));
    const [east, north] = [Math.sin((bearing as number) * DEG), Math.cos((bearing as number) * DEG)];
    const [inwards, around] = [-(u as number) * east - (v as number) * north, (v as number) * east - (u as number) * north];
    off.add(atan2(inwards, around) / DEG - inflowAngle(r as number, rmax_km));
  }
  off.print('TCRM inflow of McConochie', '°');
  expect(off.count).toBeGreaterThan(30);
  expect(off.value).toBeLessThanOrEqual(0.01);
});

test('TCRM, another implementation, has the same gradient wind outside its core and the same pressure', () => {
  const meta = json<{ eP_hPa: number; cP_hPa: number; rmax_km: number; beta: number; f: number }>('wind/tcrm_surface_fields_A.meta.json');
  const rmw = fromKilometres(meta.rmax_km);
  const shape = { b: meta.beta, deficit: fromHectopascal(meta.eP_hPa - meta.cP_hPa), coriolis: meta.f };
  const [wind, pressure] = [new Largest(), new Largest()];
  for (const row of csv('wind/tcrm_surface_fields_A.csv')) {
    const r = fromKilometres(Number(row['r_km']));
    const q = pow(rmw / r, shape.b);
    if (r > rmw) wind.add(gradientWind(shape, r, q, exp(-q)) - Number(row['Vgrad']));
    pressure.add(meta.cP_hPa + ((meta.eP_hPa - meta.cP_hPa) * exp(-q)) - Number(row['p_hPa']));
  }
  wind.print('TCRM gradient wind', 'm/s');
  pressure.print('TCRM pressure', 'hPa');
  expect(wind.count).toBeGreaterThan(10);
  expect(wind.value).toBeLessThanOrEqual(0.01);
  expect(pressure.value).toBeLessThanOrEqual(0.01);
});
