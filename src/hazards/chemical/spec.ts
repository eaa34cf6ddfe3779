/** What a scenario says of a release of a chemical, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { Millis } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';
import type { Stability, Surface } from './dispersion.ts';
import type { SubstanceName } from './substances.ts';

export interface ChemicalSpec extends HazardSpec {
  readonly kind: 'chemical';
  readonly name?: Text | undefined;
  readonly substance: SubstanceName;
  readonly at: LonLat;
  /** What is there to leak, kg. */
  readonly held: number;
  readonly source: Source;
  /** Height of the leak over the ground, m. */
  readonly height: number;
  /** Of air and substance, K. */
  readonly temperature: number;
  readonly surface: Surface;
  readonly stability: Stability;
  /** Device (kind `leak`): share of the opening open; nothing leaks before it is set. */
  readonly leak: string;
  /** Largest pool, m²: a bund's floor. */
  readonly bund: number;
  /** A storm drain in it: a device (kind `drain`) and a water; open until somebody shuts it. */
  readonly drain?: Drain;
  /** Whose exposure is kept. */
  readonly receptors: readonly Receptor[];
  /**
   * Teams and danger areas, by id, whose doses are kept wherever they are; with it all who take it in, receptors too, are held
   * against the AEGL. Absent: receptors alone, and nobody is told.
   */
  readonly follow?: readonly string[];
  /** Teams of them that work in breathing apparatus. */
  readonly masks?: readonly string[];
  /** Teams that stand in its hot zone without air of their own are told. */
  readonly alarm?: boolean;
  /** Minutes of exposure that the contours are for. */
  readonly exposure: 10 | 60;
}

/** A group of households, a school, a gate house. */
export interface Receptor {
  readonly id: string;
  readonly at: LonLat;
  readonly name?: Text | undefined;
  /** So many people are there. */
  readonly people?: number | undefined;
  /** Device (kind `away`): share of them that has left; who has left takes in no more. */
  readonly away?: string | undefined;
}

/** At full opening: a rate, kg/s; or a hole, m across, under a head of liquid, m, and a pressure above the air's, Pa. */
export type Source =
  | { readonly rate: number }
  | { readonly diameter: number; readonly head: number; readonly pressure: number };

export interface Drain {
  readonly id: string;
  /** The most it takes, kg/s, and how long it runs to the sea. */
  readonly rate: number;
  readonly travel: Millis;
  /**
   * What rain washes off the ground into it: share of the pool a millimetre, exponential in the rain (Sartor & Boyd; SWMM's 4.6 an inch
   * is 0.18/mm). It tells when the sea is reached. Absent: rain washes nothing.
   */
  readonly wash?: number | undefined;
}

/** D is the class of an overcast sky by day and night (Turner 1970), as under a storm. */
export const CHEMICAL_DEFAULTS = {
  height: 1,
  temperature: 25,
  surface: 'rural',
  stability: 'D',
  bund: 400,
  exposure: 60,
} as const;
export const CHEMICAL_LIMITS = { held: 1e8, rate: 1e4, diameter: 2, receptors: 500, people: 1e6, wash: 1 } as const;
