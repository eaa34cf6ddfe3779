import { describe, expect, test } from 'vitest';
import { atan2, DEG, exp, pow } from '../../src/engine/math.ts';
import { model } from '../../src/hazards/model.ts';
import { type Boundary, meanOver, surfaceWind } from '../../src/hazards/typhoon/boundary.ts';
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

/** The storm of TCRM's table, as that program has it aloft. */
interface Field {
  readonly rmax_km: number;
  readonly beta: number;
  readonly f: number;
  readonly vF_ms: number;
  readonly heading_deg: number;
  readonly vMax_gradient: number;
  readonly eP_hPa: number;
  readonly cP_hPa: number;
}

/**
 * Vorticity of its gradient wind. Inside the radius of maximum wind the program fits a cubic to the greatest wind and to two slopes there, of which what follows is
 * solved for with its own wind at 15 km. Outside, it has 2f more than Holland's profile: its formula is written for the other hemisphere.
 */
function vorticityOf({ rmax_km, beta, f, eP_hPa, cP_hPa, vMax_gradient }: Field, r: number, inner: number): number {
  const rmw = fromKilometres(rmax_km);
  const shape = { b: beta, deficit: fromHectopascal(eP_hPa - cP_hPa), coriolis: f };
  const wind = (at: number): number => gradientWind(shape, at, pow(rmw / at, beta), exp(-pow(rmw / at, beta)));
  const slope = (at: number): number => (wind(at + 1) - wind(at - 1)) / 2;
  if (r > rmw) return wind(r) / r + slope(r) + 2 * f;
  // V = a r³ + b r² + c r through (15 km, inner) and (rmw, greatest) with Holland's slope at rmw.
  const [s, g] = [15_000, slope(rmw)];
  const [m, n] = [inner / s, vMax_gradient / rmw];
  // With w = V/r = a r² + b r + c: w(s) = m, w(R) = n, R·w'(R) = g − n.
  const k = (g - n) / rmw;
  const a = (k - (n - m) / (rmw - s)) / (rmw - s);
  const b = k - 2 * a * rmw;
  const c = n - a * rmw * rmw - b * rmw;
  return 4 * a * r * r + 3 * b * r + 2 * c;
}

test.each<[Boundary, number]>([
  ['hubbert', meanOver(1)],
  ['mcconochie', meanOver(1)],
  ['kepert', 1],
])('under the boundary layer %s every wind is within 0.01 m/s of TCRM', (layer, mean) => {
  const meta = json<Field>('wind/tcrm_surface_fields_A.meta.json');
  const rows = csv('wind/tcrm_surface_fields_A.csv').map((row) => (name: string) => Number(row[name]));
  const inner = rows.find((row) => row('r_km') === 15)?.('Vgrad') as number;
  const off = new Largest();
  for (const row of rows) {
    const r = fromKilometres(row('r_km'));
    const [east, north] = [Math.sin(row('bearing_deg') * DEG), Math.cos(row('bearing_deg') * DEG)];
    const [towards, up] = [Math.sin(meta.heading_deg * DEG), Math.cos(meta.heading_deg * DEG)].map((part) => part * meta.vF_ms) as [number, number];
    const { outwards, around } = surfaceWind(
      layer,
      {
        r,
        rmw: fromKilometres(meta.rmax_km),
        gradient: row('Vgrad'),
        greatest: meta.vMax_gradient,
        vorticity: vorticityOf(meta, r, inner),
        coriolis: meta.f,
      },
      { speed: meta.vF_ms, outwards: towards * east + up * north, against: towards * north - up * east },
    );
    off.add(mean * (outwards * east - around * north) - row(`u_${layer}`));
    off.add(mean * (outwards * north + around * east) - row(`v_${layer}`));
  }
  off.print(`TCRM ${layer}`, 'm/s');
  expect(off.count).toBe(80);
  expect(off.value).toBeLessThanOrEqual(0.01);
});
