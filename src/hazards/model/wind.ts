/** `model wind`: the storm's wind and pressure at a place, at a point of a track, by the drill's own code. */
import { fromKnots, fromNauticalMiles } from '../../units/measures.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR } from '../../units/time.ts';
import { BOUNDARIES } from '../typhoon/boundary.ts';
import type { ProfileName } from '../typhoon/profile.ts';
import { PROFILES } from '../typhoon/profile.ts';
import type { Centre, TrackPoint } from '../typhoon/track.ts';
import { legMotion } from '../typhoon/track.ts';
import type { Vortex } from '../typhoon/vortex.ts';
import { airAt, vortexOf } from '../typhoon/vortex.ts';
import type { Fields } from './input.ts';

export interface WindValue {
  /** Towards east and north, m/s. */
  readonly u: number;
  readonly v: number;
  readonly p_hPa: number;
}

export const WIND_INPUTS = ['track', 'index', 'profile', 'inflow', 'boundary', 'lat', 'lon'] as const;

/** Wind at a row's `lat` and `lon`; undefined with a noted problem when the input does not allow it. */
export function wind(fields: Fields): WindValue | undefined {
  const lat = fields.number('lat', -90, 90);
  const lon = fields.number('lon', -180, 360);
  const vortex = readVortex(fields);
  if (lat === undefined || lon === undefined || !vortex) return undefined;
  const air = airAt(vortex, [lon, lat]);
  return { u: air.u, v: air.v, p_hPa: air.pressure };
}

function readVortex(fields: Fields): Vortex | undefined {
  const profile: ProfileName | undefined = fields.oneOf('profile', PROFILES, 'H08');
  const inflow = fields.boolean('inflow', false);
  const layer = fields.oneOf('boundary', ['none', ...BOUNDARIES] as const, 'none');
  const track = readTrack(fields);
  // The motion of the centre is taken from the point before, so the first point has none.
  const index = fields.whole('index', 1, (track?.length ?? 2) - 1);
  if (!track || !profile || !layer || inflow === undefined || index === undefined) return undefined;
  const [before, here] = [track[index - 1], track[index]];
  if (!before || !here) return undefined;
  const centre: Centre = { ...here, ...legMotion(before, here) };
  return vortexOf(centre, profile, inflow, layer === 'none' ? undefined : layer);
}

function readTrack(fields: Fields): TrackPoint[] | undefined {
  const group = fields.group('track');
  const lat = group?.numbers('lat', -90, 90);
  if (!group || !lat) return undefined;
  const count = lat.length;
  if (count < 2) return group.fail('lat', `has ${count} items; a track needs at least 2`);
  const lon = group.numbers('lon', -180, 360, count);
  const hours = group.numbers('dt_h', 1e-3, 1000, count);
  const penv = group.numbers('penv', 850, 1100, count);
  const pc = group.numbers('pc', 800, 1100, count);
  const knots = group.numbers('vmax_kn', 0, 300, count);
  const miles = group.numbers('rmw_nm', 0.1, 500, count);
  if (!lon || !hours || !penv || !pc || !knots || !miles) return undefined;
  const filled = pc.findIndex((pressure, i) => pressure >= (penv[i] ?? 0));
  if (filled >= 0) return group.fail('pc', `[${filled}] is ${pc[filled]}; it must be below penv, ${penv[filled]}`);
  let at = 0;
  return lat.map((y, i): TrackPoint => {
    // A step belongs to the point it leads to; the first leads nowhere.
    at += i === 0 ? 0 : (hours[i] ?? 0) * HOUR;
    return {
      at: at as DrillTime,
      lat: y,
      lon: lon[i] ?? 0,
      penv: penv[i] ?? 0,
      pmin: pc[i] ?? 0,
      vmax: fromKnots(knots[i] ?? 0),
      rmw: fromNauticalMiles(miles[i] ?? 0),
    };
  });
}
