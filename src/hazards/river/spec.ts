/**
 * What a scenario says of a river system: catchments that gather the rain, reservoirs that hold it, reaches that lead it on,
 * each with an id that conditions and flood domains may name.
 */
import type { Text } from '../../text/words.ts';
import type { DrillTime } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';

export interface RiverSpec extends HazardSpec {
  readonly kind: 'river';
  readonly name?: Text | undefined;
  /** From the springs down: what a part runs to stands behind it. */
  readonly parts: readonly Part[];
}

export type Part = Catchment | Reservoir | Reach;

interface Common {
  readonly id: string;
  readonly name?: Text | undefined;
  /** The part that its water runs to; the sea, or a place nobody asks for, without. */
  readonly to?: string;
}

export interface Catchment extends Common {
  readonly part: 'catchment';
  /** m². */
  readonly area: number;
  /** Rain is the mean over these. */
  readonly places: readonly LonLat[];
  /** Share of the area that is sealed: what falls there runs off whole. */
  readonly sealed: number;
  readonly loss: Loss;
  readonly unit: UnitHydrograph;
  /** Flow without rain, m³/s. */
  readonly base: number;
}

/** What of the rain does not run off: by a curve number (US SCS), or an initial loss, mm, and a rate, mm/h (初损后损). */
export type Loss =
  | { readonly curve: number }
  | {
      readonly initial: number;
      readonly rate: number;
    };

/** Nash 1957: so many equal linear stores in a row, each holding its water for `hold` seconds. */
export interface UnitHydrograph {
  readonly stores: number;
  readonly hold: number;
}

export interface Reservoir extends Common {
  readonly part: 'reservoir';
  readonly at?: LonLat;
  /** [m above the datum, m³], both growing. */
  readonly storage: readonly (readonly [stage: number, volume: number])[];
  /** Level at StartEx, m. */
  readonly stage: number;
  readonly outlets: readonly Outlet[];
  readonly marks: Marks<ReservoirMark>;
  readonly seepages: readonly Seepage[];
  readonly breach?: BreachSpec;
}

export type Outlet = {
  readonly id: string;
  /** It never lets out more, m³/s. */
  readonly most?: number;
} & (
  | { readonly kind: 'spillway'; readonly crest: number; readonly width: number }
  | { readonly kind: 'gate'; readonly sill: number; readonly width: number; readonly height: number }
  | { readonly kind: 'pipe'; readonly centre: number; readonly area: number }
);

/** A leak under or through a dam that grows while the water stands high, until work stops it. */
export interface Seepage {
  /** A water, and the device (kind `repair`) that stops it. */
  readonly id: string;
  /** It grows above this level, m, from this time on … */
  readonly above: number;
  readonly from: DrillTime;
  /** … and with the water at `full`, m, takes so many seconds to bring the dam down. */
  readonly full: number;
  readonly failsIn: number;
  /** What it lets through just before, m³/s. */
  readonly most: number;
}

export interface BreachSpec {
  /** Crest of the dam and the foot of the breach, m. */
  readonly crest: number;
  readonly bottom: number;
}

export interface Reach extends Common {
  readonly part: 'reach';
  /** m. */
  readonly length: number;
  /** Fall over length. */
  readonly slope: number;
  readonly manning: number;
  /** Width of the bed, m, and metres to the side for each metre up. */
  readonly width: number;
  readonly sides: number;
  /** Height of the bed at its lower end, where its level is read, m. */
  readonly bed: number;
  readonly marks: Marks<ReachMark>;
  readonly dyke?: Dyke;
}

/** The lowest stretch of a reach's dyke: a device (kind `line`) raises it, and what runs over it is a water of its own. */
export interface Dyke {
  readonly id: string;
  readonly crest: number;
  readonly width: number;
}

/** From the lowest: 汛限、正常、防洪高、设计、校核、坝顶; 设防、警戒、保证、堤顶. */
export const RESERVOIR_MARKS = ['flood-limit', 'normal', 'flood-high', 'design', 'check', 'crest'] as const;
export const REACH_MARKS = ['watch', 'warning', 'guarantee', 'crest'] as const;
export type ReservoirMark = (typeof RESERVOIR_MARKS)[number];
export type ReachMark = (typeof REACH_MARKS)[number];
export const WATER_MARKS = [...new Set([...RESERVOIR_MARKS, ...REACH_MARKS])] as readonly WaterMark[];
export type WaterMark = ReservoirMark | ReachMark;
export type Marks<M extends string> = { readonly [K in M]?: number };

/** What an author may leave out; 设定. */
export const RIVER_DEFAULTS = { sealed: 0, base: 0, manning: 0.035, sides: 2 } as const;
export const RIVER_LIMITS = { parts: 300, places: 50, area: 1e11, flow: 1e6 } as const;
