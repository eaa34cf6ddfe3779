/**
 * Every glyph of the look by its id: inner SVG markup on a 24 px grid whose colours are `currentColor` and `var(--disc)`.
 * Ids of teams, exercises and incidents are the words of the engine, so what the log says is what is drawn.
 */
import { EXERCISE_GLYPHS } from './exercise-glyphs.ts';
import { FACILITY_GLYPHS } from './facility-glyphs.ts';
import { INCIDENT_GLYPHS } from './incident-glyphs.ts';
import { HOUSEHOLD_GLYPHS, SIGN_GLYPHS } from './sign-glyphs.ts';
import { TEAM_GLYPHS } from './team-glyphs.ts';

export type TeamGlyph = keyof typeof TEAM_GLYPHS;
export type ExerciseGlyph = keyof typeof EXERCISE_GLYPHS;
export type IncidentGlyph = keyof typeof INCIDENT_GLYPHS;
export type FacilityGlyph = keyof typeof FACILITY_GLYPHS;

export const GLYPHS = {
  ...TEAM_GLYPHS,
  ...EXERCISE_GLYPHS,
  ...INCIDENT_GLYPHS,
  ...FACILITY_GLYPHS,
  ...HOUSEHOLD_GLYPHS,
  ...SIGN_GLYPHS,
} as const;
export type GlyphId = keyof typeof GLYPHS;

/** Whether a word from a log or a scenario names a glyph. */
export const isGlyph = (id: string): id is GlyphId => Object.hasOwn(GLYPHS, id);
