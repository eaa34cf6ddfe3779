/** A search of an area for what is adrift: how likely it was to find it, and what is left to believe when it has not. */
import { cos, DEG } from '../../engine/math.ts';
import { EARTH_RADIUS, inRing, type LonLat } from '../../world/geo.ts';
import { afterSearch, containment } from './area.ts';
import { believedOf, type DriftState } from './drift.ts';
import { coverage, podRandom, pos } from './search.ts';

export interface Searched {
  /** Probabilities: that it lay in the area, that it was seen if it did, that it was found. */
  readonly poc: number;
  readonly pod: number;
  readonly pos: number;
  /** With what is believed after finding nothing; the cloud is the one it came from. */
  readonly state: DriftState;
}

/** A search of the area inside a ring with a coverage, its tracks taken as random: in a storm they are never quite parallel. */
export function searched(state: DriftState, area: readonly LonLat[], covered: number): Searched {
  const believed = believedOf(state);
  const inside = (place: LonLat): boolean => inRing(place, area);
  // A sum of many weights may miss one by a rounding.
  const poc = Math.min(1, containment(believed, inside));
  const pod = podRandom(covered);
  return { poc, pod, pos: pos(pod, poc), state: { ...state, weight: afterSearch(believed, inside, pod) } };
}

/** Coverage of an area by a unit: its sweep width, NM, weather included, its speed, kn, and its hours there. */
export const coverageOf = (area: readonly LonLat[], width: number, speed: number, hours: number): number =>
  coverage(width, speed, hours, squareMiles(area));

/** International nautical mile, m. */
const MILE = 1_852;

/** Of a ring some degrees across, on the plane that touches its first corner's parallel. */
function squareMiles(ring: readonly LonLat[]): number {
  const [first] = ring;
  if (first === undefined) return 0;
  const degree = (EARTH_RADIUS * DEG) / MILE;
  const twice = ring.reduce((sum, [x, y], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length] ?? first;
    return sum + (x - first[0]) * (y1 - first[1]) - (x1 - first[0]) * (y - first[1]);
  }, 0);
  return (Math.abs(twice) / 2) * degree * degree * cos(first[1] * DEG);
}
