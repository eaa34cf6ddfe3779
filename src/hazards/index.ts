/** The registry: every kind of hazard a scenario may name. A new hazard is its own file or folder and a line in each list. */
import type { HazardModel } from './hazard.ts';
import type { TyphoonSpec } from './typhoon/spec.ts';
import type { TyphoonState } from './typhoon/typhoon.ts';
import { typhoon } from './typhoon/typhoon.ts';

/** What a scenario's `hazards` may hold, checked and complete. */
export type Hazard = TyphoonSpec;
export type HazardKind = Hazard['kind'];

/** The state of each kind, as it stands in a keyframe. */
export interface HazardStates {
  readonly typhoon: TyphoonState;
}

export const hazardModels = { typhoon } as const satisfies {
  readonly [K in HazardKind]: HazardModel<Extract<Hazard, { kind: K }>, HazardStates[K]>;
};
