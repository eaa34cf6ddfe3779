/** All that acts on a domain in a step of the drill: what people have set, the rain, the sea, rivers and pumps. */
import { clamp } from '../../engine/math.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Surroundings } from '../hazard.ts';
import { type Drive, depthEdge, during, levelEdge, SIDES, type Source } from './scheme.ts';
import type { FloodSpec } from './spec.ts';
import type { Spread } from './spread.ts';
import type { FloodState } from './state.ts';

/** Over how much of the sea's rise towards the outfall drains lose their way out, m; 设定. */
const BACKWATER = 0.5;
const MM_PER_HOUR = 1 / 3_600_000;

/** Brings the ground to what people have set: lines raised, gates and breaches open. */
function shape(state: FloodState, spec: FloodSpec, around: Surroundings): void {
  const change = (id: string, path: readonly LonLat[], height: (ground: number, value: number) => number): void => {
    const value = around.setting(id) ?? 0;
    if ((state.set.get(id) ?? 0) === value) return;
    state.set.set(id, value);
    for (const cell of state.layout.along(path)) {
      if (state.covered[cell] === 0) state.flood.setGround(cell, height(state.ground[cell] as number, value));
    }
  };
  for (const { id, path } of spec.lines) change(id, path, (ground, value) => ground + value);
  for (const { id, path, crest, sill } of [...spec.gates, ...spec.breaches])
    change(id, path, (_ground, value) => crest - (crest - Math.min(sill, crest)) * clamp(value, 0, 1));
}

/** When the scheme's own time began, and when the step ends, s since StartEx. */
export interface Span {
  readonly began: number;
  readonly end: number;
}

/** All that acts in a step, on ground as people have left it; in finer grids too. */
export function driveOf(state: FloodState, spec: FloodSpec, around: Surroundings, span: Span): Drive {
  shape(state, spec, around);
  const { began, end } = span;
  const [west, south, east, north] = spec.domain.box;
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const falls = state.raster.fill(state.rain, (place) => around.air(place).rain, MM_PER_HOUR) > 0;
  const stage = around.sea(middle).stage;
  const free = spec.outfall === undefined ? 1 : clamp((spec.outfall - stage) / BACKWATER, 0, 1);
  const sources: Source[] = [
    ...spec.pumps.flatMap(({ id, at }) => sourceAt(state, at, -(around.setting(id) ?? 0))),
    ...spec.inflows.flatMap((inflow) => {
      if ('water' in inflow) return sourceAt(state, inflow.at, around.flow(inflow.water));
      const flow = during(inflow.flow, end);
      return sourceAt(state, inflow.at, (seconds) => flow(began + seconds));
    }),
  ];
  return {
    rain: falls ? state.rain : 0,
    infiltration: rateOf(spec.infiltration, state.infiltration, 1),
    sewer: rateOf(spec.sewer, state.sewer, free),
    ...levelOf(spec, stage),
    sources,
    edges: edgesOf(spec, began),
    ...(state.patches.length === 0
      ? {}
      : { within: state.patches.map((patch) => patch.nest.inner(driveOf(patch, patch.spec, around, span))) }),
  };
}

/** A share of what is taken, m/s: one for all cells, or of the map's values one a cell. */
const rateOf = (spread: Spread, cells: Float64Array | undefined, share: number): number | Float64Array =>
  typeof spread === 'number'
    ? spread * share * MM_PER_HOUR
    : (cells as Float64Array).map((value) => value * share * MM_PER_HOUR);

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
const sourceAt = ({ layout, covered }: FloodState, at: LonLat, q: number | Source['q']): Source[] => {
  const cell = layout.cell(at);
  return q === 0 || cell === undefined || covered[cell] === 1
    ? []
    : [{ cells: [cell], q: typeof q === 'number' ? () => q : q }];
};
