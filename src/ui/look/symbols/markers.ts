/**
 * Symbols as they stand on the map and in tables: teams, incidents, facilities, households, injects, storms, clusters.
 * Every function returns a `Drawing`: inner SVG markup, its box, and the ink it is drawn in. `svg.ts` makes a text, a DOM
 * node or an address of it; `texture.ts` a Pixi texture. Classes differ by outline: a team is a disc, an incident a
 * diamond, a facility a square, a household a 16 px mark.
 */
import { type FacilityGlyph, GLYPHS, type GlyphId, type IncidentGlyph, type TeamGlyph } from './glyphs.ts';
import { INCIDENT_WEIGHT } from './incident-glyphs.ts';
import type { Paint } from './paint.ts';
import { arrowShape, badgeShape, discShape, RING_BADGE, RING_COLOUR, type Ring, ringShape } from './rings.ts';
import { HOUSEHOLD_COLOUR, type HouseholdMark } from './sign-glyphs.ts';

/** A drawing before it has a size: `box` is the viewBox. */
export interface Drawing {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** What `currentColor` stands for at the root. */
  readonly ink: string;
  /** What `var(--disc)` stands for. */
  readonly disc: string;
  readonly inner: string;
}

/**
 * A marker is drawn for a 40 px box, and may reach 4 px beyond it (an arrow, a diamond's corners): its picture is 48 px,
 * 1.2 times the size that is asked for, with the symbol's centre in its middle.
 */
export const MARKER_MARGIN = 48 / 40;
const MARKER_BOX = [-4, -4, 48, 48] as const;

const group = (colour: string, inner: string): string => `<g color="${colour}">${inner}</g>`;
/** A 24 px glyph in the middle of a 40 px box. */
const centred = (glyph: GlyphId, scale = 1): string =>
  `<g transform="translate(20 20) scale(${scale}) translate(-12 -12)">${GLYPHS[glyph]}</g>`;

/** A bare glyph in one colour, for table rows and headings. */
export const glyphSymbol = (glyph: GlyphId, ink: string, disc: string): Drawing => ({
  box: [0, 0, 24, 24],
  ink,
  disc,
  inner: GLYPHS[glyph],
});

export interface TeamMarker {
  readonly glyph: TeamGlyph;
  readonly ring: Ring;
  /** Degrees clockwise from north; drawn while travelling or returning, absent when unknown. */
  readonly heading?: number;
  /** A team of the compared run: tinted, dashed, without state. */
  readonly ghost?: boolean;
}

/** A team: disc, glyph, ring by state, arrow on the heading, badge. Its id and fatigue are written by whoever places it. */
export function teamSymbol(marker: TeamMarker, paint: Paint): Drawing {
  const { glyph, ring, heading, ghost } = marker;
  if (ghost) return ghostSymbol(glyph, paint);
  const badge = RING_BADGE[ring];
  const moves = ring === 'travelling' || ring === 'returning';
  const state =
    ringShape(ring) +
    (moves && heading !== undefined ? arrowShape(ring, heading) : '') +
    (badge ? badgeShape(badge) : '');
  const disc = discShape(ring, 'fill="var(--disc)" fill-opacity=".92"');
  return {
    box: MARKER_BOX,
    ink: paint.ink,
    disc: paint.disc,
    inner: disc + centred(glyph) + group(paint[RING_COLOUR[ring]], state),
  };
}

function ghostSymbol(glyph: TeamGlyph, paint: Paint): Drawing {
  const disc =
    '<circle cx="20" cy="20" r="15" fill="var(--disc)" fill-opacity=".75"/><circle cx="20" cy="20" r="15" fill="currentColor" fill-opacity=".12"/>';
  const ring =
    '<circle cx="20" cy="20" r="15" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="3.93 2.95"/>';
  return { box: MARKER_BOX, ink: paint.runB, disc: paint.disc, inner: disc + centred(glyph) + ring };
}

/** A team from afar: the disc with its ring alone. */
export const teamDotSymbol = (ring: Ring, paint: Paint): Drawing => ({
  box: MARKER_BOX,
  ink: paint[RING_COLOUR[ring]],
  disc: paint.disc,
  inner: discShape(ring, 'fill="var(--disc)" fill-opacity=".92"') + ringShape(ring),
});

export interface IncidentMarker {
  readonly glyph: IncidentGlyph;
  /** Overrides the kind's own weight, e.g. for water at an underpass with people in it. */
  readonly weight?: 'danger' | 'warn';
  readonly closed?: boolean;
  /** True and not yet reported: dashed, for controllers only. */
  readonly unreported?: boolean;
}

/** An incident: a diamond by weight; closed it fades and gets a tick. */
export function incidentSymbol(marker: IncidentMarker, paint: Paint): Drawing {
  const { glyph, closed, unreported } = marker;
  const ink = closed ? paint.idle : paint[marker.weight ?? INCIDENT_WEIGHT[glyph]];
  const square = 'x="6.5" y="6.5" width="27" height="27" rx="4" transform="rotate(45 20 20)"';
  const disc = `<rect ${square} fill="var(--disc)" fill-opacity=".92"/>`;
  const edge = `<rect ${square} fill="none" stroke="currentColor" stroke-width="2.5"${unreported ? ' stroke-dasharray="4.1 3.2"' : ''}/>`;
  const tick =
    '<circle cx="31" cy="9" r="7.3" fill="var(--disc)"/><path d="M27.4 9.4l2.6 2.6 4.6-5.4" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>';
  const inner = disc + centred(glyph, 0.95) + edge;
  return { box: MARKER_BOX, ink, disc: paint.disc, inner: closed ? `<g opacity=".6">${inner}</g>${tick}` : inner };
}

/** A facility: a square; out of order it takes the colour of a lost function. */
export function facilitySymbol(
  glyph: FacilityGlyph,
  paint: Paint,
  state: 'open' | 'closed' | 'failed' = 'open',
): Drawing {
  const ink = { open: paint.stage, closed: paint.idle, failed: paint.warn }[state];
  const square = 'x="7" y="7" width="26" height="26" rx="4"';
  const inner =
    `<rect ${square} fill="var(--disc)" fill-opacity=".92"/>${centred(glyph, 0.95)}` +
    `<rect ${square} fill="none" stroke="currentColor" stroke-width="1.75"/>${state === 'failed' ? badgeShape('fault') : ''}`;
  return { box: MARKER_BOX, ink, disc: paint.disc, inner };
}

/** A household's mark, for 16 px. */
export const householdSymbol = (mark: HouseholdMark, paint: Paint): Drawing =>
  glyphSymbol(mark, paint[HOUSEHOLD_COLOUR[mark]], paint.disc);

/** The storm's eye: two arms with a halo of the ground's colour. */
export function stormSymbol(paint: Paint): Drawing {
  const arms = 'M7 21.6C7 12.4 13.2 7 21 6.6c4.6-.2 8.6.2 12.4.8M33 18.4c0 9.2-6.2 14.6-14 15-4.6.2-8.6-.2-12.4-.8';
  const drawing = (colour: string, more: number): string =>
    `<g fill="none" stroke="${colour}" stroke-linecap="round"><path d="${arms}" stroke-width="${3.2 + more}"/><circle cx="20" cy="20" r="5.6" stroke-width="${3.2 + more}"/></g>`;
  return {
    box: MARKER_BOX,
    ink: paint.storm,
    disc: paint.disc,
    inner: drawing(paint.halo, 3.4) + drawing('currentColor', 0),
  };
}

/** Where the eye comes ashore: a white dot with a dark ring. */
export const landfallSymbol = (paint: Paint): Drawing => ({
  box: MARKER_BOX,
  ink: paint.ink,
  disc: paint.disc,
  inner:
    '<circle cx="20" cy="20" r="8" fill="var(--disc)"/><circle cx="20" cy="20" r="5.4" fill="none" stroke="currentColor" stroke-width="2.6"/>',
});

/** Many teams in one place: their number inside the ring of the worst of them. */
export function clusterSymbol(count: number, worst: Ring, paint: Paint): Drawing {
  const text = `<text x="20" y="25" text-anchor="middle" font-family="Arial,sans-serif" font-weight="700" font-size="14" fill="${paint.ink}">${Math.floor(count)}</text>`;
  return { ...teamDotSymbol(worst, paint), inner: teamDotSymbol(worst, paint).inner + text };
}
