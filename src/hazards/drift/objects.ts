/**
 * Leeway of objects at sea: Allen & Plourde 1999 (CG-D-08-99), Allen 2005 (CG-D-05-05), Breivik et al. 2011, as public drift models hold
 * them. Of each: slope (percent of the wind at 10 m), offset and standard deviation (cm/s), downwind, then across it when it drifts to
 * the right of the wind, then to the left.
 */
type Row = readonly [
  downSlope: number,
  downOffset: number,
  downSpread: number,
  rightSlope: number,
  rightOffset: number,
  rightSpread: number,
  leftSlope: number,
  leftOffset: number,
  leftSpread: number,
];

export const LEEWAY_OBJECTS = {
  'PIW-1': [0.96, 0.0, 12.0, 0.54, 0.0, 9.4, -0.54, 0.0, 9.4], // Person-in-water (PIW), unknown state (mean values)
  'PIW-2': [0.48, 0.0, 8.3, 0.15, 0.0, 6.7, -0.15, 0.0, 6.7], // PIW, vertical PFD type III conscious
  'PIW-3': [1.6, -3.98, 2.42, 0.13, 0.33, 2.11, -0.13, -0.33, 2.11], // PIW, sitting, PFD type I or II
  'PIW-4': [1.71, 1.12, 3.93, 1.36, -3.3, 1.71, -0.13, -2.65, 1.62], // PIW, survival suit (face up)
  'PIW-5': [0.63, 0.0, 5.3, 0.31, 0.0, 4.5, -0.31, 0.0, 4.5], // PIW, scuba suit (face up)
  'PIW-6': [1.117, 10.2, 3.04, 0.04, 3.9, 4.05, -0.04, -3.9, 4.05], // PIW, deceased (face down)
  'LIFE-RAFT-DB-10': [3.52, -2.5, 6.1, 0.62, -3.0, 3.5, -0.45, -0.2, 3.6], // Life raft, deep ballast (DB) system, general, unknown capacity and loading (mean values)
  'LIFE-RAFT-DB-12': [3.75, -2.3, 4.4, 0.78, -3.6, 3.6, -0.47, -0.1, 3.9], // 4-14 person capacity, deep ballast system, no drogue
  'LIFE-RAFT-DB-15': [1.91, 0.9, 1.6, 0.78, -3.6, 3.6, -0.47, -0.1, 3.9], // 4-14 person capacity, deep ballast system, canopy, with drogue (average)
  'LIFE-RAFT-DB-21': [0.88, 0.0, 2.5, 0.18, 0.0, 2.4, -0.18, 0.0, 2.4], // Deep ballast system, general (mean values), capsized
  'LIFE-RAFT-SB-6': [2.68, 0.0, 12.0, 1.1, 0.0, 9.4, -1.1, 0.0, 9.4], // Life-raft, shallow ballast (SB) system AND canopy, general (mean values)
  'LIFE-RAFT-SB-8': [2.31, 0.0, 4.0, 0.95, 0.0, 3.5, -0.95, 0.0, 3.5], // Life-raft, shallow ballast system AND canopy, with drogue
  'LIFE-RAFT-NB-1': [3.7, 0.0, 12.0, 1.98, 0.0, 9.4, -1.98, 0.0, 9.4], // Life-raft, no ballast (NB) system, general (mean values)
  'LIFE-CAPSULE': [3.52, 0.0, 1.9, 1.44, 0.0, 2.0, -1.44, 0.0, 2.0], // Survival Craft - SOLAS Hard Shell Life Capsule, 22 man
  'PERSON-POWERED-VESSEL-1': [1.16, 11.12, 4.12, 0.41, 0.0, 4.39, -0.41, 0.0, 4.39], // Sea Kayak with person on aft deck
  'SKIFF-2': [2.87, 3.98, 3.33, 0.32, -2.93, 2.53, -0.62, 1.03, 3.05], // Skiff, V-hull
  'SKIFF-3': [1.65, 0.0, 3.1, 0.39, 0.0, 2.9, -0.39, 0.0, 2.9], // Skiffs, swamped and capsized
  'SPORT-BOAT': [6.54, 0.0, 3.0, 2.19, 0.0, 2.8, -2.19, 0.0, 2.8], // Sport boat, no canvas (*1), modified V-hull
  'FISHING-VESSEL-1': [2.47, 0.0, 12.0, 2.76, 0.0, 9.4, -2.76, 0.0, 9.4], // Fishing vessel, general (mean values)
  'FISHING-VESSEL-5': [1.8, 0.0, 3.79, 2.01, 0.0, 3.3, -2.01, 0.0, 3.3], // Fishing vessel, Korean fishing vessel (*4)
  'FISHING-VESSEL-6': [3.72, -0.87, 3.33, 1.41, 2.0, 3.36, -1.41, -2.0, 3.36], // Fishing vessel, Gill-netter with rear reel (*3)
  'FV-DEBRIS': [1.97, 0.0, 8.3, 0.36, 0.0, 6.7, -0.36, 0.0, 6.7], // Fishing vessel debris
  'COASTAL-FREIGHTER': [1.87, 0.0, 8.3, 2.09, 0.0, 6.7, -2.09, 0.0, 6.7], // Coastal freighter. (*5)
  'SAILBOAT-7': [2.67, 0.0, 8.3, 2.98, 0.0, 6.7, -2.98, 0.0, 6.7], // Sailboat Mono-hull, fin keel, shallow draft (was SAILBOAT-2)
  'OIL-DRUM': [0.75, 2.66, 2.83, 0.48, 2.88, 3.92, -0.45, -1.46, 4.59], // 55-gallon (220 l) Oil Drum
  'CONTAINER-1': [1.78, 1.44, 2.99, 0.27, -2.44, 2.31, -0.27, 2.44, 2.31], // Scaled down (1:3) 40-ft Container (70% submerged)
  'CONTAINER-2': [1.25, 3.96, 2.81, 0.19, 1.14, 4.36, -0.19, -1.14, 4.36], // 20-ft Container (80% submerged)
  MINE: [1.07, 4.47, 6.55, 0.41, 1.15, 4.13, -0.41, -1.15, 4.13], // WWII L-MK2 mine
} as const satisfies Record<string, Row>;
export type LeewayObject = keyof typeof LEEWAY_OBJECTS;
export const LEEWAY_NAMES = Object.keys(LEEWAY_OBJECTS) as LeewayObject[];
