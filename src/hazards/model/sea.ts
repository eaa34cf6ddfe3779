/** `model tide`, `model surge`, `model wave`: the sea by the drill's own laws, with the columns of the reference tables. */
import { drag, inverseBarometer, setup, setupOverShelf } from '../sea/surge.ts';
import { CONSTITUENTS, type TidalConstants, tideAt } from '../sea/tide.ts';
import { bayWaves, deepWaves, hurricaneWaves, manualWaves } from '../sea/waves.ts';
import type { Fields } from './input.ts';

export const TIDE_INPUTS = ['constituents', 'lat', 'time'] as const;

/** Tide at a row's `time` (ISO 8601, UTC); undefined with a noted problem when the input does not allow it. */
export function tide(fields: Fields): { readonly h_m: number } | undefined {
  const given = fields.group('constituents');
  fields.number('lat', -90, 90, 0);
  const seconds = fields.instant('time');
  if (!given) return undefined;
  const unknown = given.names().filter((name) => !(CONSTITUENTS as readonly string[]).includes(name));
  for (const name of unknown) given.fail(name, `is not known; known are ${CONSTITUENTS.join(', ')}`);
  const constants: Record<string, readonly [number, number]> = {};
  for (const name of CONSTITUENTS) {
    if (!given.has(name)) continue;
    const pair = given.numbers(name, -720, 720, 2);
    if (pair) constants[name] = pair as unknown as readonly [number, number];
  }
  if (seconds === undefined || unknown.length > 0) return undefined;
  return { h_m: tideAt(constants as TidalConstants, seconds) };
}

export const SURGE_INPUTS = [
  'kind',
  'pn_hPa',
  'p_hPa',
  'U10',
  'L_m',
  'h0_m',
  'h1_m',
  'U10_onshore',
  'U10_alongshore',
  'f',
  'K',
  'hours',
] as const;
const SURGES = ['inverse_barometer', 'setup_constant_depth', 'setup_linear_slope', 'bathystrophic_1d'] as const;

export function surge(fields: Fields): { readonly eta_m: number } | undefined {
  const kind = fields.oneOf('kind', SURGES);
  if (kind === undefined) return undefined;
  if (kind === 'inverse_barometer') {
    const around = fields.number('pn_hPa', 800, 1100);
    const here = fields.number('p_hPa', 800, 1100);
    return around === undefined || here === undefined ? undefined : { eta_m: inverseBarometer(around, here) };
  }
  const length = fields.number('L_m', 1, 2e6);
  const deep = fields.number('h0_m', 0.1, 12_000);
  if (kind === 'bathystrophic_1d') return bathystrophic(fields, length, deep);
  const wind = fields.number('U10', 0, 150);
  const shallow = kind === 'setup_linear_slope' ? fields.number('h1_m', 0.1, 12_000) : deep;
  if (length === undefined || deep === undefined || shallow === undefined || wind === undefined) return undefined;
  const stress = drag(wind) * wind;
  if (kind === 'setup_constant_depth') return { eta_m: setupOverShelf(stress, deep, length) };
  return { eta_m: setup(slopeOf(length, deep, shallow), { onshore: stress }) };
}

function bathystrophic(fields: Fields, length: number | undefined, deep: number | undefined) {
  const shallow = fields.number('h1_m', 0.1, 12_000);
  const on = fields.number('U10_onshore', -150, 150);
  const along = fields.number('U10_alongshore', -150, 150);
  const coriolis = fields.number('f', -2e-4, 2e-4);
  const friction = fields.number('K', 1e-5, 1);
  const hours = fields.number('hours', 0, 1_000);
  if (length === undefined || deep === undefined || shallow === undefined) return undefined;
  if (on === undefined || along === undefined || coriolis === undefined) return undefined;
  if (friction === undefined || hours === undefined) return undefined;
  const each = drag(Math.sqrt(on * on + along * along));
  return {
    eta_m: setup(slopeOf(length, deep, shallow), {
      onshore: each * on,
      along: each * along,
      coriolis,
      friction,
      hours,
    }),
  };
}

const slopeOf = (length: number, deep: number, shallow: number) =>
  [
    [0, deep],
    [length, shallow],
  ] as const;

export const WAVE_INPUTS = ['kind', 'U10', 'F_m', 'depth_m', 'Vmax', 'Vfm', 'Rmax_m'] as const;
const WAVES = ['deep', 'finite_depth', 'hurricane_young88'] as const;

export function wave(fields: Fields): object | undefined {
  const kind = fields.oneOf('kind', WAVES);
  if (kind === undefined) return undefined;
  if (kind === 'hurricane_young88') {
    const vmax = fields.number('Vmax', 1, 150);
    const forward = fields.number('Vfm', 0, 40);
    const rmax = fields.number('Rmax_m', 2_000, 1e6);
    if (vmax === undefined || forward === undefined || rmax === undefined) return undefined;
    return { H_young88: hurricaneWaves({ vmax, forward, rmax }) };
  }
  const wind = fields.number('U10', 0, 150);
  const openWater = fields.number('F_m', 1, 2e7);
  if (wind === undefined || openWater === undefined) return undefined;
  if (kind === 'deep') {
    const { height, period } = deepWaves(wind, openWater);
    const { height: H_spm84, period: T_spm84 } = manualWaves(wind, openWater);
    return { H_smb77: height, T_smb77: period, H_spm84, T_spm84 };
  }
  const depth = fields.number('depth_m', 0.01, 12_000);
  if (depth === undefined) return undefined;
  const { height, period } = bayWaves(wind, openWater, depth);
  const { height: H_spm84, period: T_spm84 } = manualWaves(wind, openWater, depth);
  return { H_yv96: height, Tp_yv96: period, H_spm84, T_spm84 };
}
