/** Sites as a road graph takes them: each is linked to the nearest road, those in the sea only to one right beside them. */
import { LINKS, type Stop } from '../world/roads/join.ts';
import type { Site } from './scenario.ts';

/** A quay lies so near to a road, m. */
const QUAY = 2_000;

export const stopsOf = (sites: readonly Pick<Site, 'id' | 'at' | 'exposure'>[]): Stop[] =>
  sites.map(({ id, at, exposure }) => ({ id, at, reach: exposure === 'sea' ? QUAY : LINKS }));
