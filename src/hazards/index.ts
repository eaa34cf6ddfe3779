/**
 * The registry: every kind of hazard a scenario may name, in the order in which they couple (see `hazard.ts`). A new hazard
 * is its own file or folder and a line in each list.
 */
import type { ChemicalSpec, ChemicalState } from './chemical/chemical.ts';
import { chemical } from './chemical/chemical.ts';
import type { Device } from './device.ts';
import type { DriftSpec, DriftState } from './drift/drift.ts';
import { drift } from './drift/drift.ts';
import type { FloodSpec, FloodState } from './flood/flood.ts';
import { flood } from './flood/flood.ts';
import type { HazardModel, Sample } from './hazard.ts';
import type { RainSpec, RainState } from './rain/rain.ts';
import { rain } from './rain/rain.ts';
import type { RiverSpec, RiverState } from './river/river.ts';
import { river } from './river/river.ts';
import type { SeaSpec, SeaState } from './sea/sea.ts';
import { sea } from './sea/sea.ts';
import type { TyphoonSpec } from './typhoon/spec.ts';
import type { TyphoonState } from './typhoon/typhoon.ts';
import { typhoon } from './typhoon/typhoon.ts';

/** What a scenario's `hazards` may hold, checked and complete. */
export type Hazard = TyphoonSpec | RainSpec | SeaSpec | RiverSpec | FloodSpec | ChemicalSpec | DriftSpec;
export type HazardKind = Hazard['kind'];

/** The state of each kind. */
export interface HazardStates {
  readonly typhoon: TyphoonState;
  readonly rain: RainState;
  readonly sea: SeaState;
  readonly river: RiverState;
  readonly flood: FloodState;
  readonly chemical: ChemicalState;
  readonly drift: DriftState;
}

export const hazardModels = { typhoon, rain, sea, river, flood, chemical, drift } as const satisfies {
  readonly [K in HazardKind]: HazardModel<Extract<Hazard, { kind: K }>, HazardStates[K]>;
};

export const HAZARD_KINDS = Object.keys(hazardModels) as readonly HazardKind[];

/** What people may work a hazard with. */
export const devicesOf = (spec: Hazard): readonly Device[] => modelOf(spec).devices?.(spec) ?? [];

/** Whether a hazard stands or flows on the ground, so that its scenario's terrain must be read. */
export const needsGround = (spec: Hazard): boolean => modelOf(spec).onGround === true;

/** The model of a specification, when its kind does not matter to the caller. */
export const modelOf = (spec: Hazard): HazardModel<Hazard, unknown, Sample> =>
  hazardModels[spec.kind] as unknown as HazardModel<Hazard, unknown, Sample>;
