/**
 * How wide a look-out on a merchant ship sweeps for what is adrift (IAMSAR, volume III), and what the weather leaves of it. In
 * nautical miles.
 */
import type { LeewayObject } from './objects.ts';

const VISIBILITY = [3, 5, 10, 15, 20] as const;
/** By visibility; a raft by the people it holds, a boat by its length. */
const WIDTHS = {
  person: [0.4, 0.5, 0.6, 0.7, 0.7],
  'raft-6': [2.5, 3.6, 5.0, 6.2, 6.9],
  'raft-25': [2.7, 4.2, 5.2, 6.5, 7.5],
  'boat-5m': [1.1, 1.4, 1.9, 2.1, 2.3],
  'boat-7m': [2.0, 2.9, 4.3, 5.2, 5.8],
  'boat-12m': [2.8, 4.5, 7.6, 9.4, 11.6],
  'boat-24m': [3.2, 5.6, 10.7, 14.7, 18.1],
} as const;
export type Target = keyof typeof WIDTHS;

/** Which of them an object looks like (设定); undefined for drums, boxes and wreckage, which the table leaves out. */
export function targetOf(object: LeewayObject): Target | undefined {
  if (object.startsWith('PIW')) return 'person';
  if (object.startsWith('LIFE-RAFT')) return 'raft-6';
  if (object === 'LIFE-CAPSULE') return 'raft-25';
  if (object.startsWith('SKIFF') || object.startsWith('PERSON-POWERED')) return 'boat-5m';
  if (object === 'SPORT-BOAT') return 'boat-7m';
  if (object.startsWith('FISHING-VESSEL') || object.startsWith('SAILBOAT')) return 'boat-12m';
  return object === 'COASTAL-FREIGHTER' ? 'boat-24m' : undefined;
}

/** Sweep width in good weather: of the last column that the visibility reaches; below the first, in proportion (设定). */
export function sweepWidth(target: Target, visibility: number): number {
  const widths = WIDTHS[target];
  const column = VISIBILITY.findLastIndex((from) => from <= visibility);
  return column < 0 ? (widths[0] * Math.max(0, visibility)) / VISIBILITY[0] : (widths[column] ?? 0);
}

/**
 * What weather leaves of a sweep width, by wind, kn, and sea, m (U.S. Joint Publication 3-50, table D-1, and USCG M16130.2F): a
 * person, a raft or a boat under nine metres is lost sooner.
 */
export function weatherFactor(wind: number, sea: number, target: Target): number {
  const small = !(target === 'boat-12m' || target === 'boat-24m');
  if (wind > 25 || sea > 1.2) return small ? 0.25 : 0.9;
  if (wind > 15 || sea > 0.6) return small ? 0.5 : 0.9;
  return 1;
}
