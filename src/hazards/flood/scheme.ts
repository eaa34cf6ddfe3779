/**
 * What a numerical scheme for water over ground is to those who use it: a grid, what acts on it, and time to pass. The
 * schemes differ in what they solve; grids, drives and budgets are the same for all.
 *
 * Cells are counted i from the west and j from the south, cell = i + nx·j. Metres, seconds, m³/s throughout.
 */

export interface FloodGrid {
  readonly nx: number;
  readonly ny: number;
  /** Side of a cell, m. */
  readonly dx: number;
  /** Height of the ground, m; NaN where no water can be: a wall, a building. */
  readonly ground: Float64Array;
  /** Manning's n, s/m^⅓, of each cell. */
  readonly manning: Float64Array;
  /** Cells that stand for a sea or a lake of given level: 1. They are kept at the drive's `level`. */
  readonly held?: Uint8Array;
}

/** A series in time: linear between its points, flat beyond them; two points at one time are a step. */
export type Series = readonly (readonly [seconds: number, value: number])[];

/** Water that comes in or is taken out at cells, shared equally. What is taken is never more than is there. */
export interface Source {
  readonly cells: readonly number[];
  /** m³/s at a time, negative to take. */
  q(seconds: number): number;
}

/** An outer edge that water crosses; the other edges are closed. */
export interface Edge {
  /** Depth of the water beyond it, m, at a time: a depth that is given, or that of a level over ground of this height, m. */
  depth(seconds: number, ground: number): number;
}
/** A depth in time, whatever the ground. */
export const depthEdge = (depth: Series): Edge => ({ depth: (seconds) => seriesAt(depth, seconds) });
/** The level of a sea or lake in time, m in the heights of the ground; where the ground is higher water falls away over the edge. */
export const levelEdge = (level: Series): Edge => ({
  depth: (seconds, ground) => Math.max(0, seriesAt(level, seconds) - ground),
});
export const SIDES = ['west', 'east', 'south', 'north'] as const;
export type Side = (typeof SIDES)[number];

/** All that acts while time passes. */
export interface Drive {
  /** Rain, m/s: one for all, or one a cell. */
  readonly rain?: number | Float64Array;
  /** The most that soaks into the ground and that drains take, m/s: one for all, or one a cell; never more than is there. */
  readonly infiltration?: number | Float64Array;
  readonly sewer?: number | Float64Array;
  readonly sources?: readonly Source[];
  readonly edges?: Readonly<Partial<Record<Side, Edge>>>;
  /** Level of the held cells, m. */
  readonly level?: number;
  /** Steps as good as equal until time stops: where it stops many times a minute, a short last one each time sets water swinging. */
  readonly even?: boolean;
  /** Finer grids in this one, and for one of them, instead of edges, the coarser grid around it (`nest.ts`). */
  readonly within?: readonly Inner[];
  readonly around?: Around;
}

/** A finer grid that goes along with the steps of the one around it, by steps of its own. */
export interface Inner {
  take(): void;
  /** Before a step of the grid around it. */
  ready(): void;
  /** After one: catches up with it. */
  follow(seconds: number): void;
  look(): void;
}
/** What a finer grid finds at its border. */
export interface Around {
  /** The deepest water at it, m. */
  deepest(): number;
  /** Readies the border for the step to come. */
  open(step: Opening): void;
  /** What came in over it in a step of `dt` s, m³. */
  cameIn(dt: number): number;
}
/** A step to come, and whom to tell of cells that water stands before. */
export interface Opening {
  readonly dx: number;
  readonly dt: number;
  readonly time: number;
  wet(i: number, j: number): void;
}

/** Where the water came from and went, m³; each process apart, so that none can lose any unseen. */
export interface Budget {
  initial: number;
  rain: number;
  sources: number;
  edges: number;
  infiltration: number;
  sewer: number;
  /** Into the held cells' level, negative when they took it. */
  level: number;
}

/** A scheme at work on one grid. */
export interface Flood {
  readonly grid: FloodGrid;
  /** Seconds since the beginning. */
  readonly time: number;
  readonly steps: number;
  readonly budget: Readonly<Budget>;
  /** How often a stable step would have been shorter than the shortest there is (`QUANTUM`): cells far too small for their water. */
  readonly halved: number;
  /** Lets time pass until `seconds`, a whole number of 1/64 s; the same calls give the same steps. */
  advance(seconds: number, drive: Drive): void;
  depth(cell: number): number;
  /** Height of the ground as the scheme has it, m. */
  ground(cell: number): number;
  /** Mean speed in the cell, m/s. */
  speed(cell: number): number;
  /** Water on the whole grid now, m³, added up in 64 bits. */
  stored(): number;
  /** Raises or lowers the ground of a cell (sandbags, a wall, a breach); water on it stays. */
  setGround(cell: number, height: number): void;
  /** Largest depth and speed so far, and when a cell was first wet (0.05 m), s; NaN for never. */
  readonly maxima: { readonly depth: Float32Array; readonly speed: Float32Array; readonly arrival: Float32Array };
  save(): SavedFlood;
  restore(saved: SavedFlood): void;
}

/** All that decides how it goes on; grids as typed arrays. */
export interface SavedFlood {
  readonly time: number;
  readonly steps: number;
  readonly halved: number;
  /** What the next step's length follows from, m. */
  readonly deepest: number;
  readonly budget: Budget;
  readonly arrays: Readonly<Record<string, Float64Array | Float32Array>>;
}

/** Depth from which a cell counts as flooded, m. */
export const WET = 0.05;

/** The share of water that is unaccounted for: what stands there against what the budget says should. */
export function volumeError({ budget, stored }: { budget: Readonly<Budget>; stored: number }): number {
  const { initial, rain, sources, edges, infiltration, sewer, level } = budget;
  const should = initial + rain + sources + edges + level - infiltration - sewer;
  const turned =
    Math.abs(initial) + Math.abs(rain) + Math.abs(sources) + Math.abs(edges) + Math.abs(level) + infiltration + sewer;
  return turned > 0 ? (stored - should) / turned : 0;
}

/** The value of a series at a time. */
export function seriesAt(series: Series, seconds: number): number {
  let before = series[0];
  if (before === undefined || seconds < before[0]) return before?.[1] ?? 0;
  for (const point of series) {
    if (point[0] > seconds) {
      const share = (seconds - before[0]) / (point[0] - before[0]);
      return before[1] + (point[1] - before[1]) * share;
    }
    before = point;
  }
  return before[1];
}

/** The value of a series just before a time: of a step at that time, where it begins. */
export function seriesBefore(series: Series, seconds: number): number {
  const at = series.findIndex(([t]) => t === seconds);
  return at < 0 ? seriesAt(series, seconds) : (series[at] as readonly [number, number])[1];
}

/** A series over a stretch that ends at `end`, so that a step there belongs to the next stretch. */
export const during =
  (series: Series, end: number) =>
  (seconds: number): number =>
    seconds < end ? seriesAt(series, seconds) : seriesBefore(series, seconds);
