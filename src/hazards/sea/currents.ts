/**
 * The current of the sea's surface: at each node a tidal stream that runs to and fro along one line (harmonic constituents, as of the
 * tide, in m/s), and what the wind drags along; between nodes by the inverse square of the distance. No coast turns it and no
 * depth steers it: it is as good as the nodes that somebody gives, and no chart of streams.
 */
import { cos, DEG, sin } from '../../engine/math.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { Air } from '../hazard.ts';
import { type TidalConstants, tideAt } from './tide.ts';

export interface Currents {
  readonly nodes: readonly CurrentNode[];
  /** Share of the wind at 10 m, and how far to the right of it, degrees (Ekman, north of the equator). Absent: the wind drags nothing. */
  readonly wind?: { readonly share: number; readonly turn: number } | undefined;
}

export interface CurrentNode {
  readonly at: LonLat;
  /** Where the stream runs while it is positive, degrees clockwise from north. */
  readonly towards: number;
  /** Speeds, m/s, and phase lags at Greenwich. */
  readonly tide: TidalConstants;
}

/** Towards east and north, m/s. */
export type Stream = readonly [u: number, v: number];

/** At a node, at `seconds` since 1970 UTC, in its wind. */
export function currentOf(
  { towards, tide }: CurrentNode,
  { wind }: Currents,
  seconds: number,
  air: Pick<Air, 'u' | 'v'>,
): Stream {
  const speed = tideAt(tide, seconds);
  const tidal: Stream = [speed * sin(towards * DEG), speed * cos(towards * DEG)];
  if (wind === undefined) return tidal;
  const [c, s] = [cos(wind.turn * DEG), sin(wind.turn * DEG)];
  return [tidal[0] + wind.share * (c * air.u + s * air.v), tidal[1] + wind.share * (c * air.v - s * air.u)];
}

/** Between nodes. */
export function currentAt(nodes: readonly CurrentNode[], streams: readonly Stream[], place: LonLat): Stream {
  let [u, v, sum] = [0, 0, 0];
  for (const [k, { at }] of nodes.entries()) {
    const far = distance(at, place);
    const [own, northward] = streams[k] ?? [0, 0];
    // At a node it is that node's.
    if (far < 1) return [own, northward];
    const weight = 1 / (far * far);
    u += weight * own;
    v += weight * northward;
    sum += weight;
  }
  return sum > 0 ? [u / sum, v / sum] : [0, 0];
}
