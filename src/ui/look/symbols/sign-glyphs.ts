/**
 * Small signs: the marks of households, of injects, of states in a table row, of running a drill, and NO DUFF's octagon.
 * Drawn to fill the grid, because they are used at 12–16 px without a disc.
 */
import { circle, cut, cutStroke, mass, stroke } from './pen.ts';

const diamond = (r: number): string => `M12 ${12 - r}L${12 + r} 12L12 ${12 + r}L${12 - r} 12z`;

const BARS = ['M3.4 15.4h3v5h-3z', 'M8.4 11.6h3v8.8h-3z', 'M13.4 7.8h3v12.6h-3z', 'M18.4 4h3v16.4h-3z'];
const bars = (filled: number): string =>
  BARS.map((bar, i) => (i < filled ? mass(bar) : `<g opacity=".35">${mass(bar)}</g>`)).join('');

/** Household marks, told apart by shape alone. */
export const HOUSEHOLD_GLYPHS = {
  /** Not yet told. */
  unnotified: stroke(circle(12, 12, 7.6), 2.6),
  called: stroke(circle(12, 12, 7.8), 2.4) + mass(circle(12, 12, 3)),
  moving: mass('M6.4 3.8L19.6 12 6.4 20.2z'),
  sheltered: stroke('M4.6 19.6v-8.8L12 4.4l7.4 6.4v8.8z', 2.5),
  verified: mass('M3.8 20.2V10.6L12 3.6l8.2 7v9.6z') + cutStroke('M8 13.6l3 3 5.2-5.6', 2.4),
  refused: stroke(diamond(9.2), 2.4) + stroke('M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6', 2.2),
  missed: mass('M12 3.2L21.6 20.4H2.4z') + cutStroke('M12 9v5.6', 2.4) + cut(circle(12, 17.6, 1.4)),
} as const;
export type HouseholdMark = keyof typeof HOUSEHOLD_GLYPHS;

/** The colour token of each household mark. */
export const HOUSEHOLD_COLOUR = {
  unnotified: 'idle',
  called: 'idle',
  moving: 'move',
  sheltered: 'ok',
  verified: 'ok',
  refused: 'warn',
  missed: 'danger',
} as const satisfies Record<HouseholdMark, string>;

export const SIGN_GLYPHS = {
  /** An inject that is out, and one that is planned. */
  'inject-released': mass(diamond(7.6)),
  'inject-planned': stroke(diamond(7), 2),
  /** Four bars rising: a warning's level. Each fills one more, the rest stay pale. */
  'warning-1': bars(1),
  'warning-2': bars(2),
  'warning-3': bars(3),
  'warning-4': bars(4),
  /** NO DUFF: the only octagon. */
  'no-duff':
    stroke('M8.2 3.2h7.6l5 5v7.6l-5 5H8.2l-5-5V8.2z', 2) + stroke('M12 7.8v5', 2.2) + mass(circle(12, 16.2, 1)),
  /** A landfall or a place in time: a dot in a ring. */
  landfall: stroke(circle(12, 12, 7), 3) + cut(circle(12, 12, 5.4)),
  storm:
    mass(circle(12, 12, 3.2)) +
    stroke('M3.4 12.6C3.4 6.8 7.4 3.4 12.4 3c3-.2 5.6 0 8.2.4M20.6 11.4c0 5.8-4 9.2-9 9.6-3 .2-5.6 0-8.2-.4', 2.4),
  underway: mass('M7 4.6L19.4 12 7 19.4z'),
  controlled: stroke('M4.6 12.8l5 5L19.8 6.6', 2.6),
  pending: stroke(circle(12, 12, 7.4), 2.2),
  holding: mass('M6.4 4.8h3.8v14.4H6.4zM13.8 4.8h3.8v14.4h-3.8z'),
  late: mass('M12 4L21 19.6H3z'),
  alert: mass('M12 3.2L21.6 20.4H2.4z') + cutStroke('M12 9v5.6', 2.4) + cut(circle(12, 17.6, 1.4)),
  clock: stroke(circle(12, 12, 8.4), 2) + stroke('M12 7v5.4l3.4 2', 2),
  close: stroke('M6 6l12 12M18 6L6 18', 2.4),
  add: stroke('M12 5v14M5 12h14', 2.4),
  expand: stroke('M6 9.4l6 6 6-6', 2.4),
  play: mass('M7 4.4L19.6 12 7 19.6z'),
  pause: mass('M6.4 4.8h3.8v14.4H6.4zM13.8 4.8h3.8v14.4h-3.8z'),
  'to-start': mass('M19 5v14L8.4 12z') + stroke('M6 5.4v13.2', 2.4),
  'to-end': mass('M5 5v14l10.6-7z') + stroke('M18 5.4v13.2', 2.4),
  back: mass('M12 5.4v13.2L3 12zM21 5.4v13.2L12 12z'),
  forward: mass('M12 5.4v13.2l9-6.6zM3 5.4v13.2l9-6.6z'),
  bookmark: mass('M5.4 4h13.8l-3.4 4.6 3.4 4.6H8v7.4H5.4z'),
} as const;
