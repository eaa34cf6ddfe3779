/** What a scenario says of a typhoon, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { DrillTime } from '../../units/time.ts';
import type { Exposure, HazardSpec } from '../hazard.ts';
import type { Boundary } from './boundary.ts';
import type { LandDecay } from './land-decay.ts';
import type { ProfileName } from './profile.ts';
import type { RainModel } from './rain.ts';
import type { RainAsymmetry } from './rain-asymmetry.ts';
import type { TrackPoint } from './track.ts';

export interface TyphoonSpec extends HazardSpec {
  readonly kind: 'typhoon';
  readonly name?: Text | string | undefined;
  /** Points in order of time, at least two. Outside their times there is no storm. */
  readonly track: readonly TrackPoint[];
  /** When the centre crosses the coast: where land decay begins. */
  readonly landfall: DrillTime;
  readonly profile: ProfileName;
  /** Whether the wind turns inwards over the sea (McConochie). */
  readonly inflow: boolean;
  /** What friction makes of the wind aloft (`boundary.ts`), in place of `inflow` and of the share of the motion; absent: as the profile has it. */
  readonly boundary?: Boundary;
  /** Over how many minutes the track's winds, and so ours, are averaged: CMA 2, JTWC 1, JMA 10. Told, not converted. */
  readonly averaging: number;
  /** Three-second gust over mean wind. */
  readonly gustFactor: number;
  /** Mean wind at a place over mean wind at open sea. */
  readonly roughness: Readonly<Record<Exposure, number>>;
  /** For a track that does not itself weaken over land. */
  readonly landDecay: LandDecay;
  readonly rainModel: RainModel;
  /** Absent: as much rain on all sides. */
  readonly rainAsymmetry?: RainAsymmetry;
}

/** What an author may leave out. */
export type TyphoonInput = Pick<TyphoonSpec, 'id' | 'name' | 'track' | 'landfall'> & {
  readonly [K in keyof typeof TYPHOON_DEFAULTS]?: TyphoonSpec[K] | undefined;
} & {
  readonly roughness?: Partial<TyphoonSpec['roughness']> | undefined;
  readonly rainAsymmetry?: RainAsymmetry | undefined;
  readonly boundary?: Boundary | undefined;
};

/**
 * Holland 2008, as it needs no wind record; the two-minute mean of the CMA; no roughness and no decay, as a best track
 * already tells the weakening. The gust factor 1.3 is an engineering choice: the pairs of forces in the warning signals, 10
 * with 12 and 12 with 14 (doctrine 2.6), have lower bounds in the ratios 1.33 and 1.27.
 */
export const TYPHOON_DEFAULTS = {
  profile: 'H08',
  inflow: true,
  averaging: 2,
  gustFactor: 1.3,
  landDecay: 'none',
  rainModel: 'r-cliper',
} as const satisfies Partial<TyphoonSpec>;

const NO_ROUGHNESS: TyphoonSpec['roughness'] = { sea: 1, open: 1, urban: 1 };

/** A complete specification from what the author wrote. */
export function typhoonSpec(input: TyphoonInput): TyphoonSpec {
  const { id, name, track, landfall, roughness, rainAsymmetry, boundary } = input;
  return {
    id,
    kind: 'typhoon',
    name,
    track,
    landfall,
    profile: input.profile ?? TYPHOON_DEFAULTS.profile,
    inflow: input.inflow ?? TYPHOON_DEFAULTS.inflow,
    averaging: input.averaging ?? TYPHOON_DEFAULTS.averaging,
    gustFactor: input.gustFactor ?? TYPHOON_DEFAULTS.gustFactor,
    landDecay: input.landDecay ?? TYPHOON_DEFAULTS.landDecay,
    rainModel: input.rainModel ?? TYPHOON_DEFAULTS.rainModel,
    roughness: { ...NO_ROUGHNESS, ...roughness },
    ...(rainAsymmetry && { rainAsymmetry }),
    ...(boundary && { boundary }),
  };
}
