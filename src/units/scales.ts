/**
 * The scales that Chinese forecasters speak in: Beaufort force, tropical cyclone grades, rain grades.
 * The Beaufort and rain bounds are from general knowledge and were not checked against GB/T 28591 and GB/T 28592-2012
 * (doctrine 2.6 marks them [K]); the cyclone grades are those of GB/T 19201-2006.
 */

/** Lower bound of mean wind for force 0 to 17, m/s. */
const LOWER = [
  0, 0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2, 51.0, 56.1,
] as const;

/** The highest force of the scale; stronger winds are spoken of as "above 17". */
export const MAX_FORCE = 17;

/** Beaufort force (0 to 17) of a mean wind, or of a gust, in m/s. */
export function beaufort(metresPerSecond: number): number {
  let force = MAX_FORCE;
  while (force > 0 && metresPerSecond < (LOWER[force] ?? 0)) force -= 1;
  return force;
}

/** Weakest wind of a Beaufort force, m/s; forces beyond the scale are held to its ends. */
export function beaufortFrom(force: number): number {
  return LOWER[Math.min(MAX_FORCE, Math.max(0, Math.floor(force)))] ?? 0;
}

export const CYCLONE_GRADES = ['TD', 'TS', 'STS', 'TY', 'STY', 'SuperTY'] as const;
/** 热带低压、热带风暴、强热带风暴、台风、强台风、超强台风 */
export type CycloneGrade = (typeof CYCLONE_GRADES)[number];

/** Lower bounds of the 2-minute mean wind near the centre, m/s; each is the lower bound of a Beaufort force. */
const GRADE_FROM: readonly (readonly [CycloneGrade, number])[] = [
  ['SuperTY', 51.0],
  ['STY', 41.5],
  ['TY', 32.7],
  ['STS', 24.5],
  ['TS', 17.2],
  ['TD', 10.8],
];

/** Grade of a tropical cyclone (GB/T 19201-2006) by its 2-minute mean wind near the centre in m/s; none below 10.8. */
export function cycloneGrade(metresPerSecond: number): CycloneGrade | undefined {
  return GRADE_FROM.find(([, from]) => metresPerSecond >= from)?.[0];
}

export const RAIN_GRADES = ['none', 'light', 'moderate', 'heavy', 'rainstorm', 'downpour', 'extreme'] as const;
/** 无、小雨、中雨、大雨、暴雨、大暴雨、特大暴雨 */
export type RainGrade = (typeof RAIN_GRADES)[number];

const RAIN_FROM = {
  12: [0.1, 5, 15, 30, 70, 140],
  24: [0.1, 10, 25, 50, 100, 250],
} as const;

/** Grade of `millimetres` of rain fallen in 12 or 24 hours (GB/T 28592). */
export function rainGrade(millimetres: number, hours: 12 | 24): RainGrade {
  const passed = RAIN_FROM[hours].filter((from) => millimetres >= from).length;
  return RAIN_GRADES[passed] ?? 'extreme';
}
