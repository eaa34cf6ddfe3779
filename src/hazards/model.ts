/**
 * One hazard model at a time, apart from any drill (design 8.1): `{params, at: [row, …]}` to a value a row. Names and units
 * are those of the reference tables; the numbers come from the functions that the drill runs on.
 */

import {
  DENSE_PLUME_INPUTS,
  DENSE_PUFF_INPUTS,
  densePlumeAt,
  densePuffAt,
  PLUME_INPUTS,
  PUFF_INPUTS,
  plumeAt,
  puffAt,
  SOURCE_INPUTS,
  source,
} from './model/chemical.ts';
import { DRIFT_INPUTS, drift, SEARCH_INPUTS, search } from './model/drift.ts';
import type { ModelProblem } from './model/input.ts';
import { Fields } from './model/input.ts';
import { RAIN_INPUTS, rain } from './model/rain.ts';
import { SURGE_INPUTS, surge, TIDE_INPUTS, tide, WAVE_INPUTS, wave } from './model/sea.ts';
import { WIND_INPUTS, wind } from './model/wind.ts';

export type { ModelProblem } from './model/input.ts';

interface Model {
  readonly inputs: readonly string[];
  readonly value: (fields: Fields) => object | undefined;
}

const MODELS = {
  wind: { inputs: WIND_INPUTS, value: wind },
  rain: { inputs: RAIN_INPUTS, value: rain },
  tide: { inputs: TIDE_INPUTS, value: tide },
  surge: { inputs: SURGE_INPUTS, value: surge },
  wave: { inputs: WAVE_INPUTS, value: wave },
  drift: { inputs: DRIFT_INPUTS, value: drift },
  search: { inputs: SEARCH_INPUTS, value: search },
  plume: { inputs: PLUME_INPUTS, value: plumeAt },
  puff: { inputs: PUFF_INPUTS, value: puffAt },
  'dense-plume': { inputs: DENSE_PLUME_INPUTS, value: densePlumeAt },
  'dense-puff': { inputs: DENSE_PUFF_INPUTS, value: densePuffAt },
  source: { inputs: SOURCE_INPUTS, value: source },
} as const satisfies Record<string, Model>;

export type ModelKind = keyof typeof MODELS;
export const MODEL_KINDS = Object.keys(MODELS) as ModelKind[];

export type ModelResult =
  | { readonly ok: true; readonly kind: ModelKind; readonly values: readonly object[] }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** No more problems than this are told: a wrong parameter is wrong for every row. */
const MAX_PROBLEMS = 20;

/**
 * Evaluates `input.at` row by row. An unknown name among the parameters is a problem; in a row it is passed over, so that a
 * whole row of a table may be handed in, its results included.
 */
export function model(kind: ModelKind, input: unknown): ModelResult {
  const { inputs, value }: Model = MODELS[kind];
  const problems: ModelProblem[] = [];
  const { params, at } = (typeof input === 'object' && input !== null ? input : {}) as {
    params?: unknown;
    at?: unknown;
  };
  const shared = record(params ?? {}, 'params', problems) ?? {};
  if (!Array.isArray(at)) problems.push({ path: 'at', message: 'a list of rows is needed' });
  for (const name of Object.keys(shared)) {
    if (!inputs.includes(name))
      problems.push({ path: `params.${name}`, message: `is not known; known are ${inputs.join(', ')}` });
  }
  if (!Array.isArray(at) || problems.length > 0) return { ok: false, problems };
  const evaluate = (row: unknown, path: string): object | undefined => {
    const own = record(row, path, problems);
    const layers = [
      { path, values: own ?? {} },
      { path: 'params', values: shared },
    ];
    return own && value(new Fields(problems, layers));
  };
  const values: object[] = [];
  for (const [i, row] of at.entries()) {
    const found = evaluate(row, `at[${i}]`);
    if (found) values.push(found);
    if (problems.length >= MAX_PROBLEMS) break;
  }
  return problems.length > 0 ? { ok: false, problems: distinct(problems) } : { ok: true, kind, values };
}

function record(value: unknown, path: string, problems: ModelProblem[]): Readonly<Record<string, unknown>> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  problems.push({ path, message: 'an object is needed' });
  return undefined;
}

/** A parameter that fails for every row is told once. */
function distinct(problems: readonly ModelProblem[]): ModelProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, message }) => {
    const key = `${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
