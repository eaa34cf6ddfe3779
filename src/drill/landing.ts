/**
 * When those who know a storm by its bulletins only expect it ashore (预计登陆). Where it comes ashore the scenario says by the hour; a
 * bulletin lets one expect it there when its track comes nearest. Once it has come ashore everybody knows when.
 */
import { foretoldPlace, type TrackPoint } from '../hazards/forecast/bulletin.ts';
import type { TyphoonSpec } from '../hazards/typhoon/spec.ts';
import { centreAt } from '../hazards/typhoon/track.ts';
import { type DrillTime, HOUR, later, MINUTE, type Millis } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import type { DrillState } from './state.ts';

/** No bulletin is read more finely. */
const STEP: Millis = 10 * MINUTE;

/** What of a scenario says that a storm comes ashore, and whether it is foretold by bulletins. */
export interface Landing {
  readonly meta: { readonly landfall?: number | undefined };
  readonly hazards: readonly { readonly kind: string }[];
  readonly bulletins?: unknown;
}

/** Absent where nobody depends on bulletins; null while none has been issued. */
export function expectedLanding(
  scenario: Landing,
  { bulletins }: Pick<DrillState, 'bulletins'>,
  at: DrillTime,
): DrillTime | null | undefined {
  const landfall = scenario.meta.landfall as DrillTime | undefined;
  if (landfall === undefined || scenario.bulletins === undefined) return undefined;
  if (at >= landfall) return landfall;
  for (const hazard of scenario.hazards) {
    if (hazard.kind !== 'typhoon') continue;
    const { id, track } = hazard as unknown as TyphoonSpec & { readonly id: string };
    const ashore = centreAt(track, landfall);
    if (ashore === undefined) continue;
    const told = bulletins?.[id];
    return told === undefined ? null : later(told.issued as DrillTime, nearest([ashore.lon, ashore.lat], told.track));
  }
  return undefined;
}

/** How long after its issue a track comes nearest to a place. A window is told so a few times a second, and a bulletin lasts hours. */
function nearest(place: LonLat, track: readonly TrackPoint[]): Millis {
  const kept = known.get(track);
  if (kept?.place[0] === place[0] && kept.place[1] === place[1]) return kept.ahead;
  const last = (track.at(-1)?.[0] ?? 0) * HOUR;
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let ahead = 0; ahead <= last; ahead += STEP) {
    const centre = foretoldPlace(track, ahead / HOUR);
    const away = centre === undefined ? Number.POSITIVE_INFINITY : distance(centre, place);
    if (away < least) [best, least] = [ahead, away];
  }
  known.set(track, { place, ahead: best });
  return best;
}
const known = new WeakMap<readonly TrackPoint[], { readonly place: LonLat; readonly ahead: Millis }>();
