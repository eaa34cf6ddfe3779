/**
 * Rain into flow: what is lost of it, and the unit hydrograph that spreads the rest over time.
 *
 * Losses: SCS curve number, excess = (P − 0.2 S)² / (P + 0.8 S) with S = 25400 / CN − 254 mm (USDA NEH-4), which is for one storm
 * and knows no drying between two; or an initial loss and a rate. Unit hydrograph: Nash's cascade of n equal linear stores
 * (Nash 1957); n·K is its lag, n·K² its variance, which is how both are had from a unit hydrograph (单位线) by moments.
 */
import type { Surroundings } from '../hazard.ts';
import type { Catchment, Loss } from './spec.ts';

const INITIAL_SHARE = 0.2;
const HOUR_S = 3_600;

export interface CatchmentState {
  /** Fallen since StartEx, mm. */
  fallen: number;
  /** Lost of it to an initial loss, mm. */
  lost: number;
  /** Water in each store, m³. */
  readonly stores: Float64Array;
  /** Mean over the last step, m³/s, base flow included. */
  flow: number;
  /** Since StartEx: excess rain that came in, and all that ran out without base flow, m³. */
  excess: number;
  ran: number;
}

export const beginCatchment = ({ unit, base }: Catchment): CatchmentState => ({
  fallen: 0,
  lost: 0,
  stores: new Float64Array(unit.stores),
  flow: base,
  excess: 0,
  ran: 0,
});

/** Steps by `seconds` and returns the mean flow out of it, m³/s. */
export function runOff(state: CatchmentState, catchment: Catchment, seconds: number, around: Surroundings): number {
  const { places, area, sealed, loss, unit, base } = catchment;
  const rate = places.reduce((sum, place) => sum + around.air(place).rain, 0) / places.length;
  const mm = (rate * seconds) / HOUR_S;
  const excess = sealed * mm + (1 - sealed) * excessOf(state, loss, mm, seconds);
  state.fallen += mm;
  let flow = (excess / 1_000) * (area / seconds);
  state.excess += flow * seconds;
  // Backward Euler: what leaves is what came less what stayed, so that no water is made, and a store never empties below none.
  for (const [k, held] of state.stores.entries()) {
    const now = (held + flow * seconds) / (1 + seconds / unit.hold);
    state.stores[k] = now;
    flow = now / unit.hold;
  }
  state.ran += flow * seconds;
  state.flow = flow + base;
  return state.flow;
}

/** Millimetres of `mm` fallen in `seconds` that run off open ground. */
function excessOf(state: CatchmentState, loss: Loss, mm: number, seconds: number): number {
  if ('curve' in loss) return curveExcess(loss.curve, state.fallen + mm) - curveExcess(loss.curve, state.fallen);
  const initial = Math.min(mm, loss.initial - state.lost);
  state.lost += initial;
  return Math.max(0, mm - initial - (loss.rate * seconds) / HOUR_S);
}

/** Excess of `fallen` mm in one storm, mm. */
export function curveExcess(curve: number, fallen: number): number {
  const most = 25_400 / curve - 254;
  const wet = fallen - INITIAL_SHARE * most;
  return wet <= 0 ? 0 : (wet * wet) / (wet + most);
}
