/** The classes of mean wind by which streaks are coloured. */
import { beaufortFrom } from '../../units/scales.ts';
import { RAMP_BREAKS } from '../look/tokens.ts';

/** Weakest wind of each class of the wind ramp, m/s: thousands of points a frame cannot ask the scale for each. */
const FROM = RAMP_BREAKS.wind.map(beaufortFrom);

/** Class of the wind ramp (0 is the weakest) of a mean wind in m/s. */
export function windClass(speed: number): number {
  let found = FROM.length - 1;
  while (found > 0 && speed < FROM[found]!) found -= 1;
  return found;
}
