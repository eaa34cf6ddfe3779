/** What a scenario says of the sea at its coast, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';
import type { Currents } from './currents.ts';
import type { Profile } from './surge.ts';
import type { TidalConstants } from './tide.ts';

export interface SeaSpec extends HazardSpec {
  readonly kind: 'sea';
  readonly name?: Text | undefined;
  readonly tide: TidalConstants;
  /** Air pressure far from any storm, hPa: what the inverse barometer counts from. */
  readonly pressure: number;
  /** How long surge and waves take to follow the wind, hours: one e-folding. */
  readonly response: { readonly surge: number; readonly waves: number };
  readonly points: readonly CoastPoint[];
  /** Surface currents; absent: slack water everywhere. */
  readonly currents?: Currents;
}

/** A place on the coast for which the sea is computed; other places take the nearest. */
export interface CoastPoint {
  readonly id: string;
  readonly at: LonLat;
  /** Where the coast looks out to, degrees clockwise from north. */
  readonly faces: number;
  /** Depths from deep water to the shore, for the set-up of the wind. */
  readonly profile: Profile;
  /** Open water to windward, m: one for all winds, or from the north on clockwise one for each of as many directions; its depth, m, for the waves. */
  readonly fetch: number | readonly number[];
  readonly depth: number;
  /** On the open sea: under a tropical cyclone its waves are Young's (1988), where they are higher than those of its fetch. */
  readonly open?: true;
  /** Levels above mean sea level from which surge is warned of, m: blue, yellow, orange, red (警戒潮位). */
  readonly marks?: readonly [number, number, number, number];
}

/** Response times are 设定: a shelf sea follows the wind within hours, a bay's waves within less. */
export const SEA_DEFAULTS = { pressure: 1010, response: { surge: 2, waves: 0.75 }, fetch: 50_000 } as const;
/** Places further than this from every coast point know no sea, m. */
export const REACH = 30_000;
