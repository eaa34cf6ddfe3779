/**
 * Water over the ground in a domain, as a hazard: the rain that fell there, the sea that stands at its coast, rivers that
 * come in, and what people do about it. It integrates, by a scheme of `scheme.ts`; a step of the drill is 60 s of it.
 *
 * In m, s and m³/s; rates of rain, drains and soil are mm/h in the specification. *inertial*: de Almeida & Bates 2013
 * (`inertial.ts`): rain on streets and slow plains, not dam breaks.
 * *swe*: the shallow water equations with hydrostatic reconstruction (Audusse et al. 2004, SIAM J. Sci. Comput. 25) and HLL (Harten, Lax & van
 * Leer 1983): those too. No sewer network, no ground water; a wall is as wide as a cell. How true it is: `docs/fidelity.md`, cases A to F.
 */
import { clamp } from '../../engine/math.ts';
import { type DrillTime, MINUTE, SECOND } from '../../units/time.ts';
import type { Device } from '../device.ts';
import type { DepthGrid, HazardModel, Sample } from '../hazard.ts';
import { driveOf } from './drive.ts';
import { flowsOf } from './flows.ts';
import type { FloodSpec } from './spec.ts';
import { begin, type FloodState, finest, restore, type SavedState, saved } from './state.ts';

export type { FloodSpec } from './spec.ts';
export type { FloodState } from './state.ts';

export const flood = {
  kind: 'flood',
  onGround: true,
  devices: (spec) => [
    ...(spec.active.waits ? [{ id: spec.id, kind: 'domain' } satisfies Device] : []),
    ...spec.pumps.map(({ id }): Device => ({ id, kind: 'pump' })),
    ...spec.lines.map(({ id }): Device => ({ id, kind: 'line' })),
    ...spec.gates.map(({ id }): Device => ({ id, kind: 'gate' })),
    ...spec.breaches.map(({ id }): Device => ({ id, kind: 'breach' })),
    ...(spec.patches ?? []).flatMap((patch): readonly Device[] => flood.devices(patch)),
  ],
  initial: (spec, ground) => begin(spec, ground),
  step(state, spec, from, to, around) {
    const { active } = spec;
    if (to <= active.from || from >= active.to) return state;
    if (active.waits && (around.setting(spec.id) ?? 0) === 0) return state;
    const { time } = state.flood;
    const start = Math.max(from, active.from);
    const span = { began: start / SECOND - time, end: to / SECOND };
    state.flood.advance(time + (to - start) / SECOND, driveOf(state, spec, around, span));
    return state;
  },
  sample(state, spec, place, at): Sample {
    const { layout, flood: water } = finest(state, place);
    const cell = layout.cell(place);
    // Over the sea there is no ground to stand on.
    if (cell === undefined || water.grid.held?.[cell] === 1) return {};
    const arrival = arrivalAt(water.maxima.arrival[cell] ?? Number.NaN, state, spec, at);
    return {
      depth: water.depth(cell),
      speed: water.speed(cell),
      deepest: water.maxima.depth[cell] ?? 0,
      ...(Number.isNaN(arrival) ? {} : { arrival }),
    };
  },
  grids: picturesOf,
  strains: strainsOf,
  flows: flowsOf,
  save: saved,
  restore(kept, spec, ground) {
    const state = begin(spec, ground);
    restore(state, kept as SavedState);
    return state;
  },
} as const satisfies HazardModel<FloodSpec, FloodState>;

/**
 * A time of the scheme's own as drill time: it has run without a gap from when the domain was begun to its latest step, which is the drill's
 * or, once the domain is over, the one that ended it.
 */
function arrivalAt(seconds: number, { flood: water }: FloodState, { active }: FloodSpec, at: DrillTime): number {
  const latest = Math.min(at, Math.ceil(active.to / MINUTE) * MINUTE);
  return Math.round(latest - (water.time - seconds) * SECOND);
}

/** Quanta that were cut, in a domain and in its patches. */
function strainsOf(state: FloodState, spec: FloodSpec): Readonly<Record<string, number>> {
  const inner = state.patches.map((patch) => strainsOf(patch, patch.spec));
  return Object.assign({ [spec.id]: state.flood.halved }, ...inner);
}

/** The grids of a domain, coarse before fine. */
function picturesOf(state: FloodState, spec: FloodSpec): DepthGrid[] {
  return [pictureOf(state, spec), ...state.patches.flatMap((patch) => picturesOf(patch, patch.spec))];
}

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
