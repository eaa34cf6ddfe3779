/**
 * How large a scenario may be. A file beyond a limit is a problem with a place, never a hang: counts are taken before the
 * YAML is built, as building it costs most: about a second for `parts` on a slow desktop.
 */
import type { SectionName } from './schema.ts';

export const LIMITS = {
  /** Characters of `scenario.yaml`. */
  characters: 4_000_000,
  /** Words and signs of `scenario.yaml`, as its reader counts them; line ends count too. */
  parts: 360_000,
  /** Nesting of lists and maps. */
  depth: 40,
  /** Aliases (`*name`), and the values that they may add. */
  aliases: 2_000,
  aliased: 50_000,
  /** Characters of one text, of an id, of a condition; depth of a condition. */
  text: 4_000,
  id: 64,
  condition: 500,
  conditionDepth: 20,
  /** Problems that are told; the rest is counted. */
  problems: 200,
} as const;

/** Entries of each list at the top of the file. */
export const MOST: Readonly<Record<SectionName, number>> = {
  hazards: 40,
  devices: 1_000,
  sites: 10_000,
  posts: 1_000,
  teams: 10_000,
  seats: 10_000,
  plans: 2_000,
  variants: 50,
  exercises: 200,
  voices: 1_000,
  incidents: 2_000,
  assets: 5_000,
  channels: 100,
  figures: 500,
  reports: 2_000,
  injects: 5_000,
  objectives: 2_000,
  showings: 100,
};
/** Entries of a list further down: rules of a plan, expectations of an inject, segments of a showing … */
export const MOST_WITHIN = 2_000;
