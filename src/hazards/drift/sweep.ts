/**
 * How wide a look-out sweeps for what is adrift, on a merchant ship (IAMSAR, volume III, and volume II, table N-4) or in a helicopter 150 m
 * (500 ft) up (volume II, appendix N, table N-5), and what weather and tiredness leave of it. In nautical miles. Read at second hand, from public
 * transcriptions of the tables.
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

export const CRAFTS = ['ship', 'helicopter'] as const;
export type Craft = (typeof CRAFTS)[number];
/** From a helicopter: rafts of six and twenty-five people, power boats of five, six, ten and twenty-four metres. */
const FROM_ABOVE = [1, 3, 5, 10, 15, 20] as const;
const WIDTHS_ABOVE: Readonly<Record<Target, readonly number[]>> = {
  person: [0, 0.1, 0.1, 0.1, 0.1, 0.1],
  'raft-6': [0.6, 1.5, 2.0, 3.1, 3.6, 4.0],
  'raft-25': [0.6, 1.8, 2.5, 4.3, 5.0, 5.8],
  'boat-5m': [0.5, 1.2, 1.6, 2.4, 2.7, 2.8],
  'boat-7m': [0.5, 1.4, 1.9, 3.2, 3.9, 4.3],
  'boat-12m': [0.8, 2.5, 3.9, 6.2, 7.8, 8.9],
  'boat-24m': [0.7, 3.3, 5.9, 11.4, 15.7, 18.8],
};

/** What tired look-outs leave of it (IAMSAR, volume II, 5.3 and appendix N: 0.9). */
export const TIRED = 0.9;

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
export function sweepWidth(target: Target, visibility: number, craft: Craft = 'ship'): number {
  const [widths, columns]: readonly (readonly number[])[] =
    craft === 'ship' ? [WIDTHS[target], VISIBILITY] : [WIDTHS_ABOVE[target], FROM_ABOVE];
  const column = columns?.findLastIndex((from) => from <= visibility) ?? -1;
  if (column >= 0) return widths?.[column] ?? 0;
  return ((widths?.[0] ?? 0) * Math.max(0, visibility)) / (columns?.[0] ?? 1);
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
