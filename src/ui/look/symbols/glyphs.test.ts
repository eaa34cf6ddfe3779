import { expect, test } from 'vitest';
import { INCIDENT_KINDS } from '../../../log/names.ts';
import { teamKinds } from '../../../teams/kinds.ts';
import { THEMES } from '../tokens.ts';
import { EXERCISE_GLYPHS } from './exercise-glyphs.ts';
import { GLYPHS, isGlyph } from './glyphs.ts';
import { INCIDENT_GLYPHS } from './incident-glyphs.ts';
import { incidentSymbol, teamSymbol } from './markers.ts';
import { PAGE_PAINT, themePaint } from './paint.ts';
import { RINGS } from './rings.ts';
import { HOUSEHOLD_GLYPHS, SIGN_GLYPHS } from './sign-glyphs.ts';
import { svgAddress, svgText } from './svg.ts';
import { TEAM_GLYPHS } from './team-glyphs.ts';

test('every kind of team, exercise and incident has its glyph', () => {
  expect(Object.keys(TEAM_GLYPHS)).toEqual(Object.keys(teamKinds));
  expect(Object.keys(INCIDENT_GLYPHS)).toEqual([...INCIDENT_KINDS]);
  expect(Object.keys(EXERCISE_GLYPHS)).toHaveLength(8);
  expect(Object.keys(HOUSEHOLD_GLYPHS)).toHaveLength(7);
});

test('no two families share an id, so none hides another', () => {
  const families = [TEAM_GLYPHS, EXERCISE_GLYPHS, INCIDENT_GLYPHS, HOUSEHOLD_GLYPHS, SIGN_GLYPHS];
  const ids = families.flatMap((family) => Object.keys(family));
  expect(new Set(ids).size).toBe(ids.length);
  expect(isGlyph('police')).toBe(true);
  expect(isGlyph('toString')).toBe(false);
});

test('glyphs have two colours only: the ink and the disc', () => {
  for (const [id, markup] of Object.entries(GLYPHS)) {
    const colours = [...markup.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    const strange = colours.filter((colour) => !['currentColor', 'none', 'var(--disc)'].includes(colour ?? ''));
    expect(strange, id).toEqual([]);
  }
});

test('no two glyphs are the same drawing but those that mean the same', () => {
  const { play, pause, alert, ...others } = GLYPHS;
  expect(new Set(Object.values(others)).size).toBe(Object.keys(others).length);
  expect([play, pause, alert].every(Boolean)).toBe(true);
});

test('each state of a team looks different, in colour and without', () => {
  const drawn = RINGS.map((ring) => teamSymbol({ glyph: 'police', ring, heading: 45 }, themePaint()).inner);
  const grey = drawn.map((inner) => inner.replace(/color="[^"]+"/g, ''));
  expect(new Set(grey).size).toBe(RINGS.length);
});

test('an arrow shows only where there is a way and a heading', () => {
  const arrow = (ring: 'travelling' | 'working', heading?: number): boolean =>
    teamSymbol({ glyph: 'power', ring, ...(heading === undefined ? {} : { heading }) }, PAGE_PAINT).inner.includes(
      'rotate(30 20 20)',
    );
  expect(arrow('travelling', 30)).toBe(true);
  expect(arrow('travelling')).toBe(false);
  expect(arrow('working', 30)).toBe(false);
});

test('an incident is red for life, amber for a function, and dashed while unreported', () => {
  const dark = themePaint(THEMES.dark);
  expect(incidentSymbol({ glyph: 'trapped' }, dark).ink).toBe(THEMES.dark.colours.danger);
  expect(incidentSymbol({ glyph: 'waterlogging' }, dark).ink).toBe(THEMES.dark.colours.warn);
  expect(incidentSymbol({ glyph: 'waterlogging', weight: 'danger' }, dark).ink).toBe(THEMES.dark.colours.danger);
  expect(incidentSymbol({ glyph: 'adrift', unreported: true }, dark).inner).toContain('stroke-dasharray');
  expect(incidentSymbol({ glyph: 'adrift', closed: true }, dark).ink).toBe(THEMES.dark.colours.idle);
});

test('a title from outside is text, not markup', () => {
  const symbol = teamSymbol({ glyph: 'volunteer', ring: 'standby' }, themePaint());
  expect(svgText(symbol, 36, '<img src=x onerror="a()">')).toContain(
    '<title>&lt;img src=x onerror=&quot;a()&quot;&gt;</title>',
  );
});

test('an address stands alone: no custom property is left in it', () => {
  const address = decodeURIComponent(svgAddress(teamSymbol({ glyph: 'fishery', ring: 'lost' }, themePaint()), 36));
  expect(address).not.toContain('var(');
  expect(address).toContain('viewBox="-4 -4 48 48"');
});
