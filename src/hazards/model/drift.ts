/** `model drift` and `model search`: an object's way by its leeway, and what a coverage finds. */
import { type Flow, leeway, step } from '../drift/leeway.ts';
import { LEEWAY_NAMES } from '../drift/objects.ts';
import { podDefiniteRange, podInverseCube, podRandom } from '../drift/search.ts';
import type { Fields } from './input.ts';

export const DRIFT_INPUTS = ['object', 'start', 'dt_s', 'wind', 'current', 'orientation', 'crosswind', 'hour'] as const;

/** Where the object is at a row's `hour`; undefined with a noted problem when the input does not allow it. */
export function drift(fields: Fields): { readonly lon: number; readonly lat: number } | undefined {
  const object = fields.oneOf('object', LEEWAY_NAMES);
  const start = fields.group('start');
  const lon = start?.number('lon', -180, 360);
  const lat = start?.number('lat', -85, 85);
  const seconds = fields.number('dt_s', 1, 86_400);
  const wind = fields.vectors('wind', 150);
  const current = fields.vectors('current', 20);
  const orientation = fields.whole('orientation', 0, 1);
  const crosswind = fields.oneOf('crosswind', ['allen', 'opendrift'], 'allen');
  const hour = fields.number('hour', 0, 10_000);
  if (object === undefined || lon === undefined || lat === undefined || seconds === undefined) return undefined;
  if (!wind || !current || orientation === undefined || crosswind === undefined || hour === undefined) return undefined;
  const steps = Math.round((hour * 3600) / seconds);
  for (const [name, series] of Object.entries({ wind, current })) {
    if (series.length < steps) return fields.fail(name, `has ${series.length} steps; ${steps} are needed`);
  }
  let place: readonly [number, number] = [lon, lat];
  for (let i = 0; i < steps; i++) {
    const own = leeway(object, orientation === 0 ? 'right' : 'left', wind[i] as Flow, crosswind === 'allen' ? 1 : -1);
    place = step(place, own, current[i] as Flow, seconds);
  }
  return { lon: place[0], lat: place[1] };
}

export const SEARCH_INPUTS = ['coverage'] as const;

export function search(fields: Fields): object | undefined {
  const c = fields.number('coverage', 0, 1_000);
  if (c === undefined) return undefined;
  return {
    pod_random_exp: podRandom(c),
    pod_inverse_cube: podInverseCube(c),
    pod_definite_range: podDefiniteRange(c),
  };
}
