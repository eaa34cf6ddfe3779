/** A domain at work, with the finer grids in it: made, kept and taken up again. */
import type { LonLat } from '../../world/geo.ts';
import type { Ground } from '../hazard.ts';
import { RainRaster } from '../rain/raster.ts';
import type { Basin } from './basin.ts';
import { type Berth, coveredBy } from './berth.ts';
import { type Crew, isWorthHelp } from './crew.ts';
import { gridOf, Layout } from './ground.ts';
import { InertialFlood } from './inertial.ts';
import { kernel32, kernel32By, kernel64 } from './kernel.ts';
import { Nest } from './nest.ts';
import type { FloodGrid, SavedFlood } from './scheme.ts';
import { shallow } from './shallow.ts';
import type { FloodSpec } from './spec.ts';
import { spreadOver } from './spread.ts';

export interface FloodState {
  readonly layout: Layout;
  readonly flood: Basin;
  /** The ground as it would be with nothing set, m. */
  readonly ground: Float64Array;
  /** Cells on which a patch lies. */
  readonly covered: Uint8Array;
  readonly patches: readonly Patch[];
  /** Rain of this step over the cells, m/s, and how it is had from a few places. */
  readonly raster: RainRaster;
  readonly rain: Float64Array;
  /** What drains and soil take from cell to cell where the scenario has maps of it, mm/h. */
  readonly sewer?: Float64Array;
  readonly infiltration?: Float64Array;
  /** What lines, gates and breaches were last set to. */
  readonly set: Map<string, number>;
}

/** A finer grid in a domain, with all that the domain and itself say of it. */
export interface Patch extends FloodState {
  readonly spec: FloodSpec;
  readonly nest: Nest;
}

export interface SavedState {
  readonly flood: SavedFlood;
  readonly set: readonly (readonly [string, number])[];
  readonly patches?: readonly SavedState[];
}

/** The finest grid that a place is in. */
export function finest(state: FloodState, place: LonLat): FloodState {
  const patch = state.patches.find(({ layout }) => layout.cell(place) !== undefined);
  return patch === undefined ? state : finest(patch, place);
}

export const saved = ({ flood: water, set, patches }: FloodState): SavedState => ({
  flood: water.save(),
  set: [...set],
  ...(patches.length === 0 ? {} : { patches: patches.map(saved) }),
});

export function restore(state: FloodState, { flood: kept, set, patches = [] }: SavedState): void {
  state.flood.restore(kept);
  for (const [id, value] of set) state.set.set(id, value);
  patches.forEach((patch, k) => {
    restore(state.patches[k] as Patch, patch);
  });
}

/** `key` is what the grid is kept under: the specification as it was written, where `spec` was made up of several. */
export function begin(spec: FloodSpec, ground: Ground, key = spec): FloodState {
  const layout = new Layout(spec.domain);
  const grid = groundOf(spec, layout, ground, key);
  const { nx, ny } = layout;
  const water = schemeOf(spec, grid, ground.crew);
  const { patches = [] } = spec;
  return {
    layout,
    flood: water,
    ground: grid.ground,
    covered: coveredBy(patches.map(berth), layout),
    patches: patches.map((patch) => patchIn(spec, patch, water, ground)),
    raster: new RainRaster(spec.domain.box, nx, ny),
    rain: new Float64Array(nx * ny),
    ...(typeof spec.sewer === 'number' ? {} : { sewer: spreadOver(spec.sewer, layout, 0) }),
    ...(typeof spec.infiltration === 'number' ? {} : { infiltration: spreadOver(spec.infiltration, layout, 0) }),
    set: new Map(),
  };
}

function patchIn(around: FloodSpec, patch: FloodSpec, coarse: Basin, ground: Ground): Patch {
  const spec = within(around, patch);
  const state = begin(spec, ground, patch);
  return { ...state, spec, nest: new Nest(coarse, state.flood, berth(patch)) };
}

/** A patch with all that stands and acts in the domain around it too. */
function within(around: FloodSpec, patch: FloodSpec): FloodSpec {
  return {
    ...patch,
    scheme: around.scheme,
    domain: { ...patch.domain, arithmetic: around.domain.arithmetic },
    hollows: [...around.hollows, ...patch.hollows],
    walls: [...around.walls, ...patch.walls],
    buildings: [...around.buildings, ...patch.buildings],
    pumps: [...around.pumps, ...patch.pumps],
    lines: [...around.lines, ...patch.lines],
    gates: [...around.gates, ...patch.gates],
    breaches: [...around.breaches, ...patch.breaches],
    inflows: [...around.inflows, ...patch.inflows],
  };
}

function berth({ id, domain }: FloodSpec): Berth {
  if (domain.berth === undefined) throw new Error(`the patch ${id} lies nowhere`);
  return domain.berth;
}

/** The ground of a domain over a terrain follows from both alone, and takes longer than the rest of a restore. */
const GRIDS = new WeakMap<object, WeakMap<FloodSpec, FloodGrid>>();

function groundOf(spec: FloodSpec, layout: Layout, ground: Ground, key: FloodSpec): FloodGrid {
  if (ground.terrain === undefined) return bared(spec, layout, ground);
  const known = GRIDS.get(ground.terrain) ?? new WeakMap<FloodSpec, FloodGrid>();
  GRIDS.set(ground.terrain, known);
  const grid = known.get(key) ?? bared(spec, layout, ground);
  known.set(key, grid);
  return grid;
}

/** The grid of a domain, with no ground for water where its patches lie. */
function bared(spec: FloodSpec, layout: Layout, ground: Ground): FloodGrid {
  const grid = gridOf(spec, layout, ground);
  const covered = coveredBy((spec.patches ?? []).map(berth), layout);
  covered.forEach((lies, cell) => {
    if (lies === 0) return;
    grid.ground[cell] = Number.NaN;
    if (grid.held !== undefined) grid.held[cell] = 0;
  });
  return grid;
}

function schemeOf({ scheme, order, domain }: FloodSpec, grid: FloodGrid, crew: Crew | undefined): Basin {
  const narrow = domain.arithmetic === 'f32';
  const helped = crew !== undefined && isWorthHelp(grid, crew.least) ? crew : undefined;
  if (scheme === 'swe') {
    const { SweFlood, sweKernel32, sweKernel32By, sweKernel64 } = shallow();
    const by = helped === undefined ? sweKernel32(order ?? 2) : sweKernel32By(order ?? 2, helped);
    return new SweFlood(grid, undefined, order, narrow ? by : sweKernel64(order ?? 2));
  }
  return new InertialFlood(grid, undefined, narrow ? (helped === undefined ? kernel32 : kernel32By(helped)) : kernel64);
}
