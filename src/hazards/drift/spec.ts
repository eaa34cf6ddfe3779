/** What a scenario says of something adrift, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';
import type { LeewayObject } from './objects.ts';

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
}

/** Jibing as in Allen 2005; a thousand particles as in common use. */
export const DRIFT_DEFAULTS = { radius: 500, particles: 1_000, jibe: 0.04 } as const;
export const DRIFT_LIMITS = { radius: 100_000, particles: 20_000, jibe: 10 } as const;
