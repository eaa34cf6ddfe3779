/** `model plume`, `model puff`, `model source`: gas in the wind, and how fast it gets there. */
import { type Dense, densePlume, densePuff } from '../chemical/dense.ts';
import { briggs, pasquillGifford, plume, puff, puffSpread, STABILITIES } from '../chemical/dispersion.ts';
import * as sources from '../chemical/sources.ts';
import type { Fields } from './input.ts';

export const PLUME_INPUTS = ['model', 'terrain', 'stability', 'Q_kg_s', 'u_m_s', 'h_m', 'x_m', 'y_m', 'z_m'] as const;

export function plumeAt(fields: Fields): object | undefined {
  const model = fields.oneOf('model', ['briggs', 'pasquill-gifford'], 'briggs');
  const stability = fields.oneOf('stability', STABILITIES);
  const surface = model === 'pasquill-gifford' ? 'rural' : fields.oneOf('terrain', ['rural', 'urban'], 'rural');
  const rate = fields.number('Q_kg_s', 0, 1e6);
  const wind = fields.number('u_m_s', 0.1, 150);
  const height = fields.number('h_m', 0, 5_000, 0);
  const x = fields.number('x_m', 0.1, 1e6);
  const across = fields.number('y_m', -1e6, 1e6, 0);
  const up = fields.number('z_m', 0, 1e5, 0);
  if (model === undefined || stability === undefined || surface === undefined || rate === undefined) return undefined;
  if (wind === undefined || height === undefined || x === undefined || across === undefined || up === undefined)
    return undefined;
  const spread = model === 'briggs' ? briggs(surface, stability, x) : pasquillGifford(stability, x);
  return { c_kg_m3: plume(rate, wind, height, spread, across, up), sigma_y_m: spread.y, sigma_z_m: spread.z };
}

export const PUFF_INPUTS = ['stability', 'm_kg', 'u_m_s', 'h_m', 'x_m', 'y_m', 'z_m', 't_s'] as const;

export function puffAt(fields: Fields): object | undefined {
  const stability = fields.oneOf('stability', STABILITIES);
  const mass = fields.number('m_kg', 0, 1e9);
  const wind = fields.number('u_m_s', 0.1, 150);
  const height = fields.number('h_m', 0, 5_000, 0);
  const x = fields.number('x_m', 0.1, 1e6);
  const across = fields.number('y_m', -1e6, 1e6, 0);
  const up = fields.number('z_m', 0, 1e5, 0);
  const seconds = fields.number('t_s', 0, 1e7);
  if (stability === undefined || mass === undefined || wind === undefined || height === undefined) return undefined;
  if (x === undefined || across === undefined || up === undefined || seconds === undefined) return undefined;
  return { c_kg_m3: puff(mass, wind, height, puffSpread(stability, x), [x, across, up], seconds) };
}

const DENSE = ['u10_m_s', 'rho0', 'rho_air', 'T0_K', 'Ta_K', 'x_m'] as const;
export const DENSE_PLUME_INPUTS = ['Q0_m3_s', ...DENSE] as const;
export const DENSE_PUFF_INPUTS = ['V0_m3', 'temp_correction', 't_s', ...DENSE] as const;

function denseOf(fields: Fields): (Dense & { readonly x: number }) | undefined {
  const wind = fields.number('u10_m_s', 0.1, 150);
  const gas = fields.number('rho0', 0.05, 100);
  const air = fields.number('rho_air', 0.5, 2);
  const gasTemperature = fields.number('T0_K', 20, 1_000);
  const airTemperature = fields.number('Ta_K', 200, 350);
  const x = fields.number('x_m', 0.1, 1e6);
  if (wind === undefined || gas === undefined || air === undefined || x === undefined) return undefined;
  if (gasTemperature === undefined || airTemperature === undefined) return undefined;
  if (gas <= air) return fields.fail('rho0', `is ${gas}; a dense gas is heavier than the air, ${air}`);
  return { wind, gas, air, gasTemperature, airTemperature, x };
}

export function densePlumeAt(fields: Fields): object | undefined {
  const flow = fields.number('Q0_m3_s', 1e-6, 1e6);
  const dense = denseOf(fields);
  return flow === undefined || !dense ? undefined : { c_vol_frac: densePlume(flow, dense.x, dense) };
}

export function densePuffAt(fields: Fields): object | undefined {
  const volume = fields.number('V0_m3', 1e-3, 1e8);
  const seconds = fields.number('t_s', 0, 1e6);
  const warm = fields.boolean('temp_correction', true);
  const dense = denseOf(fields);
  if (volume === undefined || seconds === undefined || warm === undefined || !dense) return undefined;
  return { c_vol_frac_of_source_mix: densePuff(volume, dense.x, seconds, warm, dense) };
}

/** What each kind of source asks for, in the order in which its formula takes it; and the formula. */
const SOURCES = {
  liquid_jet: [['rho', 'd_m', 'Cd', 'P1_Pa', 'P2_Pa'], sources.liquidJet],
  gas_jet: [['rho1', 'd_m', 'Cd', 'P1_Pa', 'P2_Pa', 'k'], sources.gasJet],
  gas_jet_choked: [
    ['P1_Pa', 'P2_Pa', 'k'],
    (p1: number, p2: number, k: number) => (sources.isChoked(p1, p2, k) ? 1 : 0),
  ],
  two_phase_ERM: [['A_m2', 'Cd', 'dHv_J_kg', 'rho_l', 'rho_v', 'cp_l', 'T_K'], sources.twoPhase],
  pool_evap_EPA_OCA: [['u10_m_s', 'A_m2', 'MW_g_mol', 'VP_mmHg', 'T_K'], sources.poolEvaporation],
  flash_fraction: [['cp_l', 'T_K', 'Tb_K', 'dHv'], sources.flashFraction],
  tank_drain_head: [['h0_m', 'A_tank', 'A_hole', 'Cd', 't_s'], sources.tankHead],
  tank_drain_rate: [
    ['rho', 'h0_m', 'A_tank', 'A_hole', 'Cd', 't_s'],
    (rho: number, head: number, tank: number, hole: number, cd: number, t: number) =>
      sources.tankRate(rho, hole, cd, sources.tankHead(head, tank, hole, cd, t)),
  ],
} as const satisfies Record<string, readonly [readonly string[], (...given: never[]) => number]>;
type SourceType = keyof typeof SOURCES;

export const SOURCE_INPUTS = ['type', 'inputs'] as const;

export function source(fields: Fields): { readonly value: number } | undefined {
  const type = fields.oneOf('type', Object.keys(SOURCES) as SourceType[]);
  const inputs = fields.group('inputs');
  if (type === undefined || !inputs) return undefined;
  const [names, formula] = SOURCES[type];
  const given = names.map((name) => inputs.number(name, 0, 1e12));
  if (given.some((value) => value === undefined)) return undefined;
  return { value: (formula as (...values: readonly (number | undefined)[]) => number)(...given) };
}
