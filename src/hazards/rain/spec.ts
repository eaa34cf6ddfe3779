/** What a scenario says of rain beside the storm's own, and the limits within which it is believed. */
import type { Text } from '../../text/words.ts';
import type { HazardSpec } from '../hazard.ts';
import type { Band } from './band.ts';
import type { DesignStorm } from './design-storm.ts';
import type { Observed } from './observed.ts';
import type { Orography } from './orography.ts';

export interface RainSpec extends HazardSpec {
  readonly kind: 'rain';
  readonly name?: Text | undefined;
  readonly orography?: Orography;
  readonly bands: readonly Band[];
  readonly designs: readonly DesignStorm[];
  readonly observed: readonly Observed[];
}

/** What an author may leave out. The peak's share is a usual one of Chinese design storms, 0.3 to 0.5 [K]. */
export const RAIN_DEFAULTS = { times: 1, rain: 0, towards: 0, speed: 0, peak: 0.4, replaces: false } as const;

/**
 * The most that is read. The greatest rain ever measured in a minute was 31 mm, in an hour 305 mm and in a day 1825 mm (WMO
 * archive of extremes, from general knowledge): a larger rate is a mistaken unit.
 */
export const RAIN_LIMITS = {
  /** mm/h. */
  rate: 2_000,
  /** Factor of a mountain, of a band. */
  factor: 20,
  /** m. */
  radius: 1_000_000,
  /** m/s. */
  speed: 60,
  /** Years. */
  years: 10_000,
  /** Rows of a file of gauges. */
  rows: 200_000,
  gauges: 500,
} as const;
