/**
 * The units that publications use, and the SI ones the hazards compute in: the only place where one becomes the other.
 * Wind and distances inside the engine are m/s and m, pressure on a track hPa, rain mm/h.
 */

/** International nautical mile, m (exact). */
export const NAUTICAL_MILE = 1852;

/** Knots to m/s. */
export const fromKnots = (knots: number): number => (knots * NAUTICAL_MILE) / 3600;
/** m/s to knots. */
export const toKnots = (metresPerSecond: number): number => (metresPerSecond * 3600) / NAUTICAL_MILE;

/** Nautical miles to metres. */
export const fromNauticalMiles = (miles: number): number => miles * NAUTICAL_MILE;
/** Metres to nautical miles. */
export const toNauticalMiles = (metres: number): number => metres / NAUTICAL_MILE;

/** Kilometres to metres. */
export const fromKilometres = (kilometres: number): number => kilometres * 1000;
/** Metres to kilometres. */
export const toKilometres = (metres: number): number => metres / 1000;

/** Hectopascal to pascal. */
export const fromHectopascal = (hectopascal: number): number => hectopascal * 100;
/** Pascal to hectopascal. */
export const toHectopascal = (pascal: number): number => pascal / 100;

/** Inches of rain a day to mm/h (an inch is 25.4 mm exactly). */
export const fromInchesPerDay = (inchesPerDay: number): number => (inchesPerDay * 25.4) / 24;
