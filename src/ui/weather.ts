/** Wind in the words of forecasters, as the look writes it: `9级 21.6 m/s 东北偏东`. */
import { beaufort } from '../units/scales.ts';
import { fill, type Speech } from './words.ts';

/** A Beaufort force in words, 0 to 17. */
export const forceWords = (force: number, { words }: Speech): string =>
  fill(force > 17 ? words.unit.overForce : words.unit.force, { n: Math.min(force, 17) });

/** Mean wind in m/s and the degrees it blows from. */
export function windWords(speed: number, from: number, speech: Speech): string {
  const compass = speech.words.compass[Math.round((((from % 360) + 360) % 360) / 22.5) % 16] ?? '';
  return `${forceWords(beaufort(speed), speech)} ${speed.toFixed(1)} m/s ${compass}`;
}

export const gustWords = (gust: number, { words }: Speech): string => fill(words.unit.gust, { n: beaufort(gust) });
