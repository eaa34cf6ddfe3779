/**
 * Water over the ground in a domain, as a hazard: the rain that fell there, the sea that stands at its coast, rivers that
 * come in, and what people do about it. It integrates, by a scheme of `scheme.ts`; a step of the drill is 60 s of it.
 */
import { clamp } from '../../engine/math.ts';
import { SECOND } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Device } from '../device.ts';
import type { DepthGrid, Ground, HazardModel, Sample, Surroundings } from '../hazard.ts';
import { RainRaster } from '../rain/raster.ts';
import { gridOf, Layout } from './ground.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel64 } from './kernel.ts';
import {
  type Drive,
  depthEdge,
  during,
  type Flood,
  type FloodGrid,
  levelEdge,
  type SavedFlood,
  SIDES,
  type Source,
} from './scheme.ts';
import type { FloodSpec } from './spec.ts';
import { SweFlood } from './swe.ts';

export type { FloodSpec } from './spec.ts';

export interface FloodState {
  readonly layout: Layout;
  readonly flood: Flood;
  /** The ground as it would be with nothing set, m. */
  readonly ground: Float64Array;
  /** Rain of this step over the cells, m/s, and how it is had from a few places. */
  readonly raster: RainRaster;
  readonly rain: Float64Array;
  /** What lines, gates and breaches were last set to. */
  readonly set: Map<string, number>;
}

interface SavedState {
  readonly flood: SavedFlood;
  readonly set: readonly (readonly [string, number])[];
}

/** Over how much of the sea's rise towards the outfall drains lose their way out, m; 设定. */
const BACKWATER = 0.5;
const MM_PER_HOUR = 1 / 3_600_000;

export const flood = {
  kind: 'flood',
  onGround: true,
  devices: (spec) => [
    ...(spec.active.waits ? [{ id: spec.id, kind: 'domain' } satisfies Device] : []),
    ...spec.pumps.map(({ id }): Device => ({ id, kind: 'pump' })),
    ...spec.lines.map(({ id }): Device => ({ id, kind: 'line' })),
    ...spec.gates.map(({ id }): Device => ({ id, kind: 'gate' })),
    ...spec.breaches.map(({ id }): Device => ({ id, kind: 'breach' })),
  ],
  initial: begin,
  step(state, spec, from, to, around) {
    const { active } = spec;
    if (to <= active.from || from >= active.to) return state;
    if (active.waits && (around.setting(spec.id) ?? 0) === 0) return state;
    shape(state, spec, around);
    const { time } = state.flood;
    const start = Math.max(from, active.from);
    const span = { began: start / SECOND - time, end: to / SECOND };
    state.flood.advance(time + (to - start) / SECOND, driveOf(state, spec, around, span));
    return state;
  },
  sample({ layout, flood: water }, _spec, place): Sample {
    const cell = layout.cell(place);
    // Over the sea there is no ground to stand on.
    if (cell === undefined || water.grid.held?.[cell] === 1) return {};
    return { depth: water.depth(cell), speed: water.speed(cell), deepest: water.maxima.depth[cell] ?? 0 };
  },
  grids: (state, spec) => [pictureOf(state, spec)],
  save: ({ flood: water, set }): SavedState => ({ flood: water.save(), set: [...set] }),
  restore(saved, spec, ground) {
    const state = begin(spec, ground);
    const { flood: kept, set } = saved as SavedState;
    state.flood.restore(kept);
    for (const [id, value] of set) state.set.set(id, value);
    return state;
  },
} as const satisfies HazardModel<FloodSpec, FloodState>;

function begin(spec: FloodSpec, ground: Ground): FloodState {
  const layout = new Layout(spec.domain);
  const grid = groundOf(spec, layout, ground);
  const { nx, ny } = layout;
  return {
    layout,
    flood: schemeOf(spec, grid),
    ground: grid.ground,
    raster: new RainRaster(spec.domain.box, nx, ny),
    rain: new Float64Array(nx * ny),
    set: new Map(),
  };
}

/** The ground of a domain over a terrain follows from both alone, and takes longer than the rest of a restore. */
const GRIDS = new WeakMap<object, WeakMap<FloodSpec, FloodGrid>>();

function groundOf(spec: FloodSpec, layout: Layout, ground: Ground): FloodGrid {
  if (ground.terrain === undefined) return gridOf(spec, layout, ground);
  const known = GRIDS.get(ground.terrain) ?? new WeakMap<FloodSpec, FloodGrid>();
  GRIDS.set(ground.terrain, known);
  const grid = known.get(spec) ?? gridOf(spec, layout, ground);
  known.set(spec, grid);
  return grid;
}

function schemeOf({ scheme, domain }: FloodSpec, grid: FloodGrid): Flood {
  if (scheme === 'swe') return new SweFlood(grid);
  return new InertialFlood(grid, undefined, domain.arithmetic === 'f32' ? kernel32 : kernel64);
}

/** Brings the ground to what people have set: lines raised, gates and breaches open. */
function shape(state: FloodState, spec: FloodSpec, around: Surroundings): void {
  const change = (id: string, path: readonly LonLat[], height: (ground: number, value: number) => number): void => {
    const value = around.setting(id) ?? 0;
    if ((state.set.get(id) ?? 0) === value) return;
    state.set.set(id, value);
    for (const cell of state.layout.along(path))
      state.flood.setGround(cell, height(state.ground[cell] as number, value));
  };
  for (const { id, path } of spec.lines) change(id, path, (ground, value) => ground + value);
  for (const { id, path, crest, sill } of [...spec.gates, ...spec.breaches])
    change(id, path, (_ground, value) => crest - (crest - Math.min(sill, crest)) * clamp(value, 0, 1));
}

/** When the scheme's own time began, and when the step ends, s since StartEx. */
interface Span {
  readonly began: number;
  readonly end: number;
}

function driveOf(state: FloodState, spec: FloodSpec, around: Surroundings, { began, end }: Span): Drive {
  const { layout } = state;
  const [west, south, east, north] = spec.domain.box;
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const falls = state.raster.fill(state.rain, (place) => around.air(place).rain, MM_PER_HOUR) > 0;
  const stage = around.sea(middle).stage;
  const free = spec.outfall === undefined ? 1 : clamp((spec.outfall - stage) / BACKWATER, 0, 1);
  const sources: Source[] = [
    ...spec.pumps.flatMap(({ id, at }) => sourceAt(layout, at, -(around.setting(id) ?? 0))),
    ...spec.inflows.flatMap((inflow) => {
      if ('water' in inflow) return sourceAt(layout, inflow.at, around.flow(inflow.water));
      const flow = during(inflow.flow, end);
      return sourceAt(layout, inflow.at, (seconds) => flow(began + seconds));
    }),
  ];
  return {
    rain: falls ? state.rain : 0,
    infiltration: spec.infiltration * MM_PER_HOUR,
    sewer: spec.sewer * free * MM_PER_HOUR,
    ...levelOf(spec, stage),
    sources,
    edges: edgesOf(spec, began),
  };
}

const edgesOf = ({ edges }: FloodSpec, began: number): NonNullable<Drive['edges']> =>
  Object.fromEntries(
    SIDES.flatMap((side) => {
      const water = edges[side];
      if (water === undefined) return [];
      const edge = 'level' in water ? levelEdge(water.level) : depthEdge(water.depth);
      return [[side, { depth: (seconds: number, ground: number) => edge.depth(began + seconds, ground) }]];
    }),
  );

/** An open side without a sea lies below everything. */
const levelOf = ({ sea, open }: FloodSpec, stage: number): { readonly level?: number } => {
  if (sea !== undefined) return { level: stage };
  return open.length > 0 ? { level: Number.NEGATIVE_INFINITY } : {};
};

/** A discharge, m³/s, that stands for the step or follows the scheme's time. */
const sourceAt = (layout: Layout, at: LonLat, q: number | Source['q']): Source[] => {
  const cell = layout.cell(at);
  return q === 0 || cell === undefined ? [] : [{ cells: [cell], q: typeof q === 'number' ? () => q : q }];
};

function pictureOf({ layout: { nx, ny }, flood: water }: FloodState, spec: FloodSpec): DepthGrid {
  const depth = new Uint16Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const cell = i + nx * j;
      if (water.grid.held?.[cell] === 1) continue;
      depth[(ny - 1 - j) * nx + i] = clamp(Math.round(water.depth(cell) * 1000), 0, 65_535);
    }
  }
  return { hazard: spec.id, box: spec.domain.box, nx, ny, depth };
}
