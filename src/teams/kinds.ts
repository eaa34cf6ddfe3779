/**
 * The kinds of team as plain data: what each can do, how fast, and up to which wind. Durations are for one whole piece
 * of work by one team; a scenario may state its own (`work`). Figures without a source mark are the project's own
 * proposal (设定) after the drill's domain notes, to be confirmed by a city before real use.
 */

import { MINUTE, type Millis } from '../units/time.ts';
import type { Task } from './tasks.ts';
import type { VehicleKind } from './vehicles.ts';

/** How one kind does one task. `limit` is the highest mean Beaufort force in which the work may go on. */
export interface Skill {
  readonly minutes: number;
  readonly limit: number;
}

export interface TeamKindData {
  /** Mean speed on the way in km/h, and the highest Beaufort force in which it may be on the way. */
  readonly speed: number;
  readonly travelLimit: number;
  readonly mobilise: Millis;
  /** How it moves: for the symbol of its trail and for routing. */
  readonly by: 'road' | 'sea';
  /** Its people work from boats: water on the ground does not take them off their feet. */
  readonly afloat?: true;
  /** The slowest of what it drives, where a scenario has roads. */
  readonly vehicle: VehicleKind;
  readonly tasks: Readonly<Partial<Record<Task, Skill>>>;
}

const standBy: Skill = { minutes: 0, limit: 11 };
const skill = (minutes: number, limit: number): Skill => ({ minutes, limit });

export const teamKinds = {
  'water-rescue': {
    speed: 45,
    travelLimit: 11,
    mobilise: 10 * MINUTE,
    by: 'road',
    afloat: true,
    vehicle: 'boat-trailer',
    tasks: {
      'stand-by': standBy,
      'rescue-trapped': skill(90, 9),
      'move-downstream': skill(150, 9),
      'transport-people': skill(180, 9),
    },
  },
  hazmat: {
    speed: 45,
    travelLimit: 11,
    mobilise: 5 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      isolate: skill(10, 10),
      'survey-gas': skill(15, 10),
      'plug-leak': skill(45, 9),
      'seal-leak': skill(90, 9),
      decontaminate: skill(60, 9),
      'block-drains': skill(30, 9),
    },
  },
  drainage: {
    speed: 40,
    travelLimit: 11,
    mobilise: 30 * MINUTE,
    by: 'road',
    vehicle: 'heavy-pump',
    tasks: {
      'stand-by': standBy,
      'place-pumps': skill(15, 9),
      'pump-out': skill(390, 9),
      'block-drains': skill(30, 9),
    },
  },
  hydraulic: {
    speed: 40,
    travelLimit: 11,
    mobilise: 40 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      'operate-gates': skill(40, 10),
      'patrol-dyke': skill(90, 10),
      'filter-well': skill(40, 10),
      'raise-dyke': skill(170, 9),
    },
  },
  'sea-rescue': {
    speed: 33,
    travelLimit: 11,
    mobilise: 20 * MINUTE,
    by: 'sea',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      'sea-search': skill(60, 11),
      'sea-rescue': skill(50, 11),
      'evacuate-island': skill(120, 8),
    },
  },
  fishery: {
    speed: 26,
    travelLimit: 9,
    mobilise: 30 * MINUTE,
    by: 'sea',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      'recall-boats': skill(720, 8),
      'clear-rafts': skill(300, 8),
      'head-count': skill(90, 9),
      'sea-search': skill(90, 8),
    },
  },
  police: {
    speed: 50,
    travelLimit: 11,
    mobilise: 12 * MINUTE,
    by: 'road',
    vehicle: 'car',
    tasks: {
      'stand-by': standBy,
      isolate: skill(10, 10),
      'close-road': skill(8, 10),
      'shore-support': skill(60, 9),
      'call-households': skill(180, 9),
      'sweep-households': skill(90, 9),
      'rescue-trapped': skill(120, 8),
      'head-count': skill(60, 9),
    },
  },
  power: {
    speed: 40,
    travelLimit: 11,
    mobilise: 30 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: { 'stand-by': standBy, 'connect-generator': skill(25, 9), 'restore-power': skill(90, 7) },
  },
  telecom: {
    speed: 40,
    travelLimit: 11,
    mobilise: 30 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: { 'stand-by': standBy, 'restore-links': skill(75, 8) },
  },
  transport: {
    speed: 35,
    travelLimit: 11,
    mobilise: 40 * MINUTE,
    by: 'road',
    vehicle: 'bus',
    tasks: { 'stand-by': standBy, 'transport-people': skill(180, 9), 'clear-road': skill(110, 9) },
  },
  medical: {
    speed: 45,
    travelLimit: 11,
    mobilise: 15 * MINUTE,
    by: 'road',
    vehicle: 'car',
    tasks: {
      'stand-by': standBy,
      medevac: skill(45, 10),
      'medical-post': skill(40, 8),
      disinfect: skill(240, 7),
      'open-shelter': skill(60, 10),
    },
  },
  'district-rescue': {
    speed: 40,
    travelLimit: 11,
    mobilise: 25 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      'evacuate-island': skill(240, 8),
      isolate: skill(12, 10),
      'block-drains': skill(30, 9),
      'clear-rafts': skill(240, 8),
      'pump-out': skill(480, 9),
      'open-shelter': skill(60, 10),
      'call-households': skill(240, 9),
    },
  },
  'mountain-rescue': {
    speed: 35,
    travelLimit: 10,
    mobilise: 20 * MINUTE,
    by: 'road',
    vehicle: 'bus',
    tasks: {
      'stand-by': standBy,
      'call-households': skill(240, 9),
      'sweep-households': skill(120, 9),
      'transport-people': skill(200, 9),
    },
  },
  'armed-police': {
    speed: 40,
    travelLimit: 11,
    mobilise: 45 * MINUTE,
    by: 'road',
    vehicle: 'truck',
    tasks: {
      'stand-by': standBy,
      'raise-dyke': skill(180, 9),
      'filter-well': skill(60, 9),
      'move-downstream': skill(150, 9),
      'transport-people': skill(180, 9),
      'clear-road': skill(120, 9),
      'rescue-trapped': skill(120, 8),
    },
  },
  volunteer: {
    speed: 35,
    travelLimit: 9,
    mobilise: 60 * MINUTE,
    by: 'road',
    vehicle: 'boat-trailer',
    tasks: {
      'stand-by': { minutes: 0, limit: 9 },
      'open-shelter': skill(60, 9),
      'sweep-households': skill(120, 8),
      'move-downstream': skill(180, 8),
      disinfect: skill(240, 7),
    },
  },
} satisfies Record<string, TeamKindData>;
