/** What a scenario says of something adrift, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { Millis } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';
import type { LeewayObject } from './objects.ts';
import type { Pattern } from './pattern.ts';
import type { Craft } from './sweep.ts';

export interface DriftSpec extends HazardSpec {
  readonly kind: 'drift';
  readonly name?: Text | undefined;
  readonly object: LeewayObject;
  /** Where it was last known, and how well: so many metres are two standard deviations. */
  readonly at: LonLat;
  readonly radius: number;
  /** So many of it are drifted: what may have become of it. One more is what has. */
  readonly particles: number;
  /** How often it goes over to the other side of the wind, 1/h. */
  readonly jibe: number;
  /** Device (kind `cast`): 1 adrift, 0 not yet, or picked up. */
  readonly cast: string;
  /** Who looks for it; absent: nobody does, and it is over when `cast` says so. */
  readonly search?: Searches;
}

export interface Searches {
  readonly units: readonly SearchUnit[];
  /** Device (kind `plan`): 1 once a search centre has reckoned where it drifts; before, units look about where they were sent. */
  readonly plan: string;
  /** Sites at which the work `sea-search` looks for it. */
  readonly sites: readonly string[];
  readonly people: number;
  /** °C; absent when nobody is in the water. */
  readonly water?: number | undefined;
  /** Meteorological visibility, NM. */
  readonly visibility: number;
  /** Share of its sweep width by day that a unit has in the dark; as by day when absent. */
  readonly night?: number;
}

export interface SearchUnit {
  /** Device (kind `search`): 1 while the team is at it. */
  readonly id: string;
  readonly team: string;
  /** Search speed, kn. */
  readonly speed: number;
  /** Times its craft's sweep width. */
  readonly width: number;
  /** A merchant ship when absent. */
  readonly craft?: Craft;
  /** How long it can search before it must leave, and until it is back; without end when absent. */
  readonly endurance?: { readonly on: Millis; readonly off: Millis };
  /** How long its look-outs search before they are tired; never when absent. */
  readonly fresh?: Millis;
  /** Expanding square without a plan, parallel sweeps with one, unless said. */
  readonly pattern?: Pattern | undefined;
}

/** Jibing as in Allen 2005; a thousand particles as in common use. */
export const DRIFT_DEFAULTS = { radius: 500, particles: 1_000, jibe: 0.04 } as const;
/** A vessel's search speed in a sea, kn, and a hazy day, NM; 设定. */
export const SEARCH_DEFAULTS = { speed: 10, width: 1, visibility: 5 } as const;
export const DRIFT_LIMITS = {
  radius: 100_000,
  particles: 20_000,
  jibe: 10,
  units: 20,
  people: 10_000,
  speed: 200,
  width: 10,
  visibility: 50,
} as const;
