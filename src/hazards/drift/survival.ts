/** How long people live in the water. */

/** The longest, h, below so many °C, in common clothing (IAMSAR, volume III, from memory [K]). */
const LONGEST = [
  [2, 0.75],
  [4, 1.5],
  [10, 3],
  [15, 6],
  [20, 12],
] as const;
/** Above, exhaustion ends it and not the cold: at 25 °C twelve hours are typical [K], twice that is taken for the longest (设定). */
const EXHAUSTED = 24;

/** Hours that people in the water live at the longest, by its temperature, °C; none where the cold is no limit. */
export const survivalHours = (water: number): number | undefined => LONGEST.find(([below]) => water < below)?.[1];

/** The same, with exhaustion where the cold is none. */
export const longestHours = (water: number): number => survivalHours(water) ?? EXHAUSTED;

/** Of so many in the water, how many are to be expected alive after `hours`: their ends lie evenly until the longest (设定). */
export function survivors(people: number, water: number, hours: number): number {
  return people * Math.max(0, 1 - Math.max(0, hours) / longestHours(water));
}
