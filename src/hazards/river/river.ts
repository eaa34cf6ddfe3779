/**
 * A river system as a hazard: the rain over its catchments becomes inflow of its reservoirs and reaches; people work gates,
 * raise dykes and stop seepages; flood domains take in what its waters bring. It steps from the springs down.
 *
 * Levels in m above the datum, volumes in m³, discharges in m³/s, rain in mm/h. Losses by curve number (USDA NEH-4) or initial loss and rate,
 * unit hydrograph after Nash 1957 (`runoff.ts`); level-pool routing (`reservoir.ts`); Muskingum–Cunge after Todini 2007 (`reach.ts`); breach
 * after Froehlich 2008 [K] (`failure.ts`). For one storm of hours to days: losses do not dry out, and nothing downstream is felt upstream.
 */
import { SECOND } from '../../units/time.ts';
import type { Device } from '../device.ts';
import type { HazardModel, Sample, Surroundings, Water } from '../hazard.ts';
import { beginReach, type ReachState, route } from './reach.ts';
import { beginReservoir, hold, type ReservoirState } from './reservoir.ts';
import { beginCatchment, type CatchmentState, runOff } from './runoff.ts';
import type { Part, RiverSpec, WaterMark } from './spec.ts';

export type { RiverSpec } from './spec.ts';

export type PartState = CatchmentState | ReservoirState | ReachState;
/** By the order of the parts. */
export interface RiverState {
  readonly parts: readonly PartState[];
}

export const river = {
  kind: 'river',
  devices: ({ parts }) => parts.flatMap(devicesOf),
  initial({ parts }) {
    const flowing = new Inflows(parts);
    return {
      parts: parts.map((part, i) => {
        const [state, out] = begin(part, flowing.into(i));
        flowing.pass(i, out);
        return state;
      }),
    };
  },
  step(state, { parts }, from, to, around) {
    if (to <= from) return state;
    const flowing = new Inflows(parts);
    parts.forEach((part, i) => {
      flowing.pass(i, advance(state.parts[i] as PartState, part, flowing.into(i), from, to, around));
    });
    return state;
  },
  sample: (): Sample => ({}),
  waters: ({ parts }) => parts.flatMap((part) => [part.id, ...besides(part).map(({ id }) => id)]),
  marks: ({ parts }) =>
    parts.flatMap((part) =>
      part.part === 'catchment'
        ? []
        : Object.entries(part.marks).map(([name, level]) => ({ water: part.id, name: name as WaterMark, level })),
    ),
  water(state, { parts }, id) {
    for (const [i, part] of parts.entries()) {
      const found = waterOf(state.parts[i] as PartState, part, id);
      if (found !== undefined) return found;
    }
    return undefined;
  },
} as const satisfies HazardModel<RiverSpec, RiverState>;

/** What runs into each part meanwhile, m³/s. */
class Inflows {
  readonly #flows: Float64Array;
  readonly #to: readonly number[];

  constructor(parts: readonly Part[]) {
    this.#flows = new Float64Array(parts.length);
    this.#to = parts.map(({ to }) => (to === undefined ? -1 : parts.findIndex(({ id }) => id === to)));
  }
  into = (i: number): number => this.#flows[i] as number;
  pass(i: number, flow: number): void {
    const to = this.#to[i] as number;
    if (to >= 0) this.#flows[to] = this.into(to) + flow;
  }
}

function begin(part: Part, inflow: number): readonly [PartState, out: number] {
  switch (part.part) {
    case 'catchment':
      return [beginCatchment(part), part.base];
    case 'reservoir': {
      const state = beginReservoir(part);
      return [state, state.outflow];
    }
    case 'reach':
      return [beginReach(part, inflow), inflow];
  }
}

type Step = Parameters<(typeof river)['step']>;
/** The outflow of a part in a step. A state is always of its part's kind: both come from `begin`. */
function advance(
  state: PartState,
  part: Part,
  inflow: number,
  from: Step[2],
  to: Step[3],
  around: Surroundings,
): number {
  const seconds = (to - from) / SECOND;
  switch (part.part) {
    case 'catchment':
      return runOff(state as CatchmentState, part, seconds, around);
    case 'reservoir':
      return hold(state as ReservoirState, part, inflow, from, to, around);
    case 'reach':
      return route(state as ReachState, part, inflow, seconds, (part.dyke && around.setting(part.dyke.id)) ?? 0);
  }
}

/** What of a part is a water of its own: its seepages, what runs over its dyke. */
function besides(part: Part): readonly { readonly id: string }[] {
  if (part.part === 'reservoir') return part.seepages;
  return part.part === 'reach' && part.dyke !== undefined ? [part.dyke] : [];
}

function devicesOf(part: Part): readonly Device[] {
  if (part.part === 'reservoir') {
    const worked = part.outlets.filter(({ kind }) => kind !== 'spillway');
    return [
      ...worked.map(({ id }): Device => ({ id, kind: 'gate' })),
      ...part.seepages.map(({ id }): Device => ({ id, kind: 'repair' })),
    ];
  }
  return part.part === 'reach' && part.dyke !== undefined ? [{ id: part.dyke.id, kind: 'line' }] : [];
}

function waterOf(state: PartState, part: Part, id: string): Water | undefined {
  switch (part.part) {
    case 'catchment':
      return part.id === id ? { flow: (state as CatchmentState).flow } : undefined;
    case 'reservoir': {
      const { stage, outflow, seeping } = state as ReservoirState;
      if (part.id === id) return { stage, flow: outflow };
      const at = part.seepages.findIndex((seepage) => seepage.id === id);
      return at < 0 ? undefined : { flow: seeping[at] as number };
    }
    case 'reach': {
      const { stage, flow, over } = state as ReachState;
      if (part.id === id) return { stage, flow: (flow[flow.length - 1] as number) - over };
      return part.dyke?.id === id ? { flow: over } : undefined;
    }
  }
}
