/**
 * What every hazard is to the rest of the engine: three pure functions of a specification, a state and a time.
 *
 * A hazard knows no clock, no log, no map and no screen (design law 6): the kernel calls `step` at rank 0 each 60 s of drill
 * time and keeps what it returns; conditions, incidents and fields ask `sample`. A hazard with a closed form (the typhoon,
 * the tide) steps by evaluating it, so that seeking is free; one that integrates (flood, drift) sub-steps inside `step`.
 */
import type { DrillTime } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';

/** What stands around a place and slows the wind: open water, open land, built-up land. */
export type Exposure = 'sea' | 'open' | 'urban';

/**
 * What a hazard does at a place at a time; a hazard fills in what it knows.
 * A new hazard adds its quantities here, so that conditions and fields find them under one name.
 */
export interface Sample {
  /** Mean wind speed, m/s, averaged as the hazard's specification says. */
  readonly wind?: number;
  /** Where the wind comes from, degrees clockwise from north; 0 in a calm. */
  readonly from?: number;
  /** Wind towards the east and towards the north, m/s. */
  readonly u?: number;
  readonly v?: number;
  /** Three-second gust, m/s. */
  readonly gust?: number;
  /** Rain, mm/h. */
  readonly rain?: number;
  /** Air pressure at sea level, hPa. */
  readonly pressure?: number;
}

/** What every specification in a scenario's `hazards` has. */
export interface HazardSpec {
  readonly id: string;
  readonly kind: string;
}

/**
 * One kind of hazard. `Spec` is what the scenario says (trusted: checked where it was read), `State` all that changes (plain
 * JSON and typed arrays, for it goes into keyframes), `Reading` what `sample` promises to fill in.
 */
export interface HazardModel<Spec extends HazardSpec, State, Reading extends Sample = Sample> {
  readonly kind: Spec['kind'];
  /** The state at StartEx. */
  initial(spec: Spec): State;
  /** The state at `to`, from the one at `from`; `to` is never before `from`. Must not change `state`. */
  step(state: State, spec: Spec, from: DrillTime, to: DrillTime): State;
  /** What happens at `place` at `at`. For a hazard without closed form `at` must be the time of `state`. */
  sample(state: State, spec: Spec, place: LonLat, at: DrillTime, exposure?: Exposure): Reading;
}
