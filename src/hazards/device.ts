/**
 * What people work on a hazard with. A device belongs to a hazard's specification; what it is set to is a number whose
 * meaning and unit its kind tells. It reaches the hazard as `Surroundings.setting(id)` and in no other way.
 */
export const DEVICE_KINDS = [
  'pump',
  'gate',
  'line',
  'breach',
  'leak',
  'drain',
  'repair',
  'cast',
  'domain',
  'away',
  'plan',
  'search',
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** The event of the log that tells of each kind's setting. */
export const DEVICE_EVENTS = {
  pump: 'pump.set',
  gate: 'gate.set',
  line: 'line.raised',
  breach: 'breach.opened',
  leak: 'leak.set',
  drain: 'drain.set',
  repair: 'repair.done',
  cast: 'cast.set',
  domain: 'domain.begun',
  away: 'people.left',
  plan: 'plan.set',
  search: 'search.set',
} as const satisfies Record<DeviceKind, string>;
type DeviceEvent = (typeof DEVICE_EVENTS)[DeviceKind];
/** The same for each of these events. */
export const byDeviceEvent = <T>(one: T): Record<DeviceEvent, T> =>
  Object.fromEntries(Object.values(DEVICE_EVENTS).map((event) => [event, one])) as Record<DeviceEvent, T>;

export interface Device {
  readonly id: string;
  readonly kind: DeviceKind;
}

/** What a setting is, and the most it may be. Negative settings there are none. */
export const DEVICE_SETTINGS = {
  /** Discharge, m³/s. */
  pump: { unit: 'm³/s', most: 1_000 },
  /** Share of a gate's height that is open. */
  gate: { unit: '', most: 1 },
  /** Height of sandbags or panels on a line or a crest, m. */
  line: { unit: 'm', most: 10 },
  /** Share of a prepared breach that is open. */
  breach: { unit: '', most: 1 },
  /** Share of a leak's opening that is open. */
  leak: { unit: '', most: 1 },
  /** Share of a storm drain that is open to what runs into it. */
  drain: { unit: '', most: 1 },
  /** Share of a failure's repair that is done. */
  repair: { unit: '', most: 1 },
  /** An object's fate at sea: 1 adrift; 0 before, and when it has been picked up. */
  cast: { unit: '', most: 1 },
  /** A flood domain that waits for a condition: 1 once it is computed. */
  domain: { unit: '', most: 1 },
  /** Share of a group of people that has left where it was. */
  away: { unit: '', most: 1 },
  /** Whether a search has been planned: 1 once it has. */
  plan: { unit: '', most: 1 },
  /** Whether a unit is at its search: 1 while it is. */
  search: { unit: '', most: 1 },
} as const satisfies Record<DeviceKind, { readonly unit: string; readonly most: number }>;

/**
 * Share of what pump trucks are rated at that they lift day in, day out: moving, refuelling and clogging take the rest. The doctrine's own
 * proposal (3.3, η); its real case, six trucks at Yuyao in 2013, gives 0.77 to 0.9.
 */
export const TRUCKS_LIFT = 0.75;
/** What trucks rated at so many m³/h lift together, m³/s. */
export const liftOf = (trucks: readonly number[]): number =>
  (trucks.reduce((sum, rated) => sum + rated, 0) * TRUCKS_LIFT) / 3_600;
