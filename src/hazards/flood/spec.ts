/** What a scenario says of water over the ground in a named domain, and what holds where it says nothing. */
import type { Text } from '../../text/words.ts';
import type { DrillTime } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { HazardSpec } from '../hazard.ts';
import type { Berth } from './berth.ts';
import type { Series, Side } from './scheme.ts';
import type { Spread } from './spread.ts';

export interface FloodSpec extends HazardSpec {
  readonly kind: 'flood';
  readonly name?: Text | undefined;
  readonly domain: Domain;
  /** How the water is computed: local inertial, or the full shallow water equations. */
  readonly scheme: 'inertial' | 'swe';
  /** Of the full equations; the second when absent. */
  readonly order?: 1 | 2;
  readonly active: Active;
  /** Manning's n, s/m^⅓. */
  readonly manning: Spread;
  /** Rain that drains take and that soaks away, mm/h. */
  readonly sewer: Spread;
  readonly infiltration: Spread;
  /** Height of the drains' outfall, m: they take less as the sea comes within half a metre of it, and nothing above it. */
  readonly outfall?: number;
  /** Ground below this height is sea and kept at its level, m; absent where no sea comes in. */
  readonly sea?: number;
  /** Sides over which water falls away and is gone; the others are closed, but to the sea. */
  readonly open: readonly Side[];
  /** Water beyond a side: its level or its depth over the ground there, m, by seconds since StartEx. */
  readonly edges: Readonly<Partial<Record<Side, EdgeWater>>>;
  /** Changes of the ground: hollows that no terrain knows, walls, buildings. */
  readonly hollows: readonly Hollow[];
  readonly walls: readonly Wall[];
  readonly buildings: readonly (readonly LonLat[])[];
  readonly pumps: readonly { readonly id: string; readonly at: LonLat }[];
  readonly lines: readonly { readonly id: string; readonly path: readonly LonLat[] }[];
  readonly gates: readonly Opening[];
  readonly breaches: readonly Opening[];
  /** Teams and danger areas, by id, of whom it is told when its water is dangerous for them. */
  readonly follow?: readonly string[];
  /** Those who are followed keep out of it: teams that wait draw back, none begins work in it, households under way go round or turn back. */
  readonly retreat?: true;
  /** Where a river's or reservoir's discharge comes onto the grid, or one of its own, m³/s by seconds since StartEx. */
  readonly inflows: readonly ({ readonly at: LonLat } & ({ readonly water: string } | { readonly flow: Series }))[];
  /**
   * Finer grids in this one. What this domain says of the ground, and what acts on it, holds in them too. Computed whenever
   * this one is, by its scheme and arithmetic; their sides are its water.
   */
  readonly patches?: readonly FloodSpec[];
}

/**
 * When the water is computed. Nothing is before and after: the ground is dry until then, and stays as it was left. One that
 * `waits` begins when its device (kind `domain`, the hazard's own id) is set, if that is between the two.
 */
export interface Active {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly waits?: true;
}

export type EdgeWater = { readonly level: Series } | { readonly depth: Series };

export interface Domain {
  readonly box: readonly [west: number, south: number, east: number, north: number];
  /** Side of a cell, m. */
  readonly cell: number;
  /** Named by the scenario and the same on every machine: 32 bits, some ten times as fast, or 64. */
  readonly arithmetic: 'f32' | 'f64';
  /** Where a patch lies in the domain around it; its box is just so many cells of that. */
  readonly berth?: Berth;
}
/** An underpass, a cellar's ramp: a round place at a height, m. */
export interface Hollow {
  readonly at: LonLat;
  readonly radius: number;
  readonly height: number;
}
/** A wall along a path with its crest at a height, m. */
export interface Wall {
  readonly path: readonly LonLat[];
  readonly crest: number;
}
/** A place in a wall that opens, from its crest down to its sill, m. */
export interface Opening extends Wall {
  readonly id: string;
  readonly sill: number;
}

/** Values of literature for streets (Chow 1959 gives 0.013 for asphalt; cars, kerbs and gardens make it rougher); 设定. */
export const FLOOD_DEFAULTS = { scheme: 'inertial', manning: 0.035, sewer: 0, infiltration: 0 } as const;
/** Cells of one domain; a larger one is refused. */
export const MOST_CELLS = 4_000_000;
