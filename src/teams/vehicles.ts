/**
 * What teams drive: how fast on which class of road, and how deep and fast a water stops it. Speeds in km/h are means on wet roads
 * with other traffic: pump trucks 50, coaches 30, fire engines and ambulances 45 in a town [P]; on open roads set in proportion (设定).
 */
import type { Vehicle as Wheels } from '../hazards/consequences/in-water.ts';
import type { WayClass } from '../world/roads/lines.ts';

export interface VehicleData {
  readonly speed: Readonly<Record<WayClass, number>>;
  /** As what it stands in water. */
  readonly wheels: Wheels;
}

const speeds = (motorway: number, trunk: number, primary: number, local: number): VehicleData['speed'] => ({
  motorway,
  trunk,
  primary,
  local,
  ferry: 20,
  sea: 0,
});

export const vehicles = {
  car: { speed: speeds(80, 60, 50, 30), wheels: 'small-car' },
  truck: { speed: speeds(70, 55, 45, 30), wheels: 'off-road' },
  'heavy-pump': { speed: speeds(60, 50, 40, 25), wheels: 'off-road' },
  'boat-trailer': { speed: speeds(60, 50, 40, 25), wheels: 'large-car' },
  bus: { speed: speeds(60, 45, 35, 25), wheels: 'large-car' },
} as const satisfies Record<string, VehicleData>;
export type VehicleKind = keyof typeof vehicles;
export const VEHICLE_KINDS = Object.keys(vehicles) as VehicleKind[];
