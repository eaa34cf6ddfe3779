/** A storm's course on the map: what lies behind it, what is to come, where it comes ashore, how far its wind reaches. */
import { destination, type LonLat, lonDifference } from '../../../world/geo.ts';
import type { TrackedStorm } from '../../session.ts';

type Track = TrackedStorm['track'];

/** Where the centre is at `at`, linear in degrees as the engine takes it; undefined outside the times of the track. */
export function centreOn(track: Track, at: number): LonLat | undefined {
  const after = track.findIndex((point) => point.at >= at);
  const [a, b] = [track[after - 1], track[after]];
  if (!b) return undefined;
  if (b.at === at) return [b.lon, b.lat];
  if (!a) return undefined;
  const share = (at - a.at) / (b.at - a.at);
  return [a.lon + lonDifference(a.lon, b.lon) * share, a.lat + (b.lat - a.lat) * share];
}

/** The track before and after `at`; both meet in the eye. */
export function splitTrack(track: Track, at: number): { readonly past: LonLat[]; readonly ahead: LonLat[] } {
  const place = (point: Track[number]): LonLat => [point.lon, point.lat];
  const eye = centreOn(track, at);
  const past = track.filter((point) => point.at < at).map(place);
  const ahead = track.filter((point) => point.at > at).map(place);
  return eye ? { past: [...past, eye], ahead: [eye, ...ahead] } : { past, ahead };
}

/** Points of a wind circle's edge, closed. */
export const CIRCLE_POINTS = 96;
export const circlePlaces = (centre: LonLat, km: number): LonLat[] =>
  Array.from({ length: CIRCLE_POINTS + 1 }, (_, i) => destination(centre, (360 * i) / CIRCLE_POINTS, km * 1000));
