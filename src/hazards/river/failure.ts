/**
 * How a dam gives way: a seepage that grows while the water stands high, or water over the crest; then a breach that widens.
 *
 * The seepage's growth is our own (设定): in proportion to the level over its beginning, less as work seals it. Breach after
 * Froehlich 2008 [K]: mean width 0.27 k V^0.32 h^0.04, m, k = 1.3 when overtopped, grown in 63.2 √(V / (g h²)) s, both growing
 * evenly; V the water above its foot, m³, h its height, m. Its outflow is that of a broad crest.
 */
import { clamp, pow, sqrt } from '../../engine/math.ts';
import { type DrillTime, SECOND } from '../../units/time.ts';
import { overWeir } from './outlets.ts';
import type { BreachSpec, Seepage } from './spec.ts';

const G = 9.81;

export interface Breach {
  /** Seconds since it began. */
  age: number;
  readonly width: number;
  readonly growsIn: number;
  readonly cause: 'overtopped' | 'piping';
}

/** How far a seepage has come by `to`, 0 to 1 where the dam fails; `sealed` is the share of work done on it. */
export function seep(
  seepage: Seepage,
  grown: number,
  stage: number,
  sealed: number,
  from: DrillTime,
  to: DrillTime,
): number {
  const seconds = (to - Math.max(from, seepage.from)) / SECOND;
  if (seconds <= 0 || grown >= 1) return grown;
  const head = clamp((stage - seepage.above) / (seepage.full - seepage.above), 0, 2);
  return Math.min(1, grown + (head * (1 - sealed) * seconds) / seepage.failsIn);
}

/** What a seepage lets through, m³/s: nothing once it is sealed. */
export const seeping = (seepage: Seepage, grown: number, stage: number, sealed: number): number =>
  stage > seepage.above ? seepage.most * grown * (1 - sealed) : 0;

/** A breach that begins with so much water above its foot, m³. */
export function breachOf({ crest, bottom }: BreachSpec, volume: number, cause: Breach['cause']): Breach {
  const height = crest - bottom;
  return {
    age: 0,
    width: 0.27 * (cause === 'overtopped' ? 1.3 : 1) * pow(Math.max(volume, 1), 0.32) * pow(height, 0.04),
    growsIn: 63.2 * sqrt(Math.max(volume, 1) / (G * height * height)),
    cause,
  };
}

/** Through a breach, m³/s. */
export function throughBreach({ crest, bottom }: BreachSpec, { age, width, growsIn }: Breach, stage: number): number {
  const share = clamp(age / growsIn, 0, 1);
  return overWeir(share * width, stage - (crest - share * (crest - bottom)));
}
