/** Glyphs of the fifteen kinds of team, in the order T01 to T15. */
import { circle, cut, cutStroke, mass, star, stroke, waves } from './pen.ts';

export const TEAM_GLYPHS = {
  /** A boat under a pennant, on water. */
  'water-rescue':
    mass('M5.2 12.4h13.6l-2.3 4H7.5z') +
    mass('M11.2 5.4l4.8 3-4.8 2.6z') +
    stroke('M11.2 5.2v6.6', 1.3) +
    stroke(waves(5, 18.9, 2, 0.8), 1.35),
  /** A flask, half full. */
  hazmat:
    mass('M8.9 14.2h6.2l1.9 3.2q.5 1.2-.7 1.2H7.7q-1.2 0-.7-1.2z') +
    stroke('M8.9 5.2h6.2M10.2 5.4v4.5l-3.9 6.9q-1 2.1 1.3 2.1h8.8q2.3 0 1.3-2.1l-3.9-6.9V5.4', 1.6),
  /** Water lifted out. */
  drainage:
    mass('M12 4.8l4.9 5h-2.8v3.8H9.9V9.8H7.1z') +
    stroke(waves(5, 16.4, 2, 0.85), 1.5) +
    stroke(waves(5, 19.4, 2, 0.85), 1.5),
  /** Sandbags. */
  hydraulic:
    mass('M10.6 6.6h2.8q1.9 0 1.9 2.1t-1.9 2.1h-2.8q-1.9 0-1.9-2.1t1.9-2.1z') +
    mass('M7 12.9h2.5q1.9 0 1.9 2.2t-1.9 2.2H7q-1.9 0-1.9-2.2T7 12.9z') +
    mass('M14.5 12.9H17q1.9 0 1.9 2.2T17 17.3h-2.5q-1.9 0-1.9-2.2t1.9-2.2z'),
  /** A life ring. */
  'sea-rescue':
    stroke(circle(12, 12, 6.1), 1.7) +
    stroke(circle(12, 12, 2.3), 1.5) +
    stroke('M7.9 7.9l2.2 2.2M16.1 7.9l-2.2 2.2M7.9 16.1l2.2-2.2M16.1 16.1l-2.2-2.2', 2.5),
  /** A fish. */
  fishery:
    mass('M5 12c1.7-3 4.3-4.5 7.2-4.5 2 0 3.4.8 4.4 2L19 7.9v8.2l-2.4-1.6c-1 1.2-2.4 2-4.4 2-2.9 0-5.5-1.5-7.2-4.5z') +
    cut(circle(8.9, 11.2, 1)),
  /** A shield with a star. */
  police: stroke('M12 4.9l6 2v4.5c0 3.6-2.4 6.2-6 7.7-3.6-1.5-6-4.1-6-7.7V6.9z', 1.7) + mass(star(12, 11.9, 2.9)),
  /** A bolt. */
  power: mass('M13.8 4.8L6.6 13.1h4.3l-1 6.1 7.5-8.5h-4.5z'),
  /** A mast and its waves. */
  telecom:
    mass(circle(12, 9.6, 1.7)) +
    stroke('M12 11v7.8M9.6 18.9h4.8', 1.7) +
    stroke('M9 12.8q-2.4-3.2 0-6.4M15 12.8q2.4-3.2 0-6.4M6.5 14.6q-3.6-5 0-10M17.5 14.6q3.6-5 0-10', 1.45),
  /** A bus, from the front. */
  transport:
    mass('M7.2 11.6h9.6q1 0 1 1v2.6q0 1.2-1.2 1.2H7.4q-1.2 0-1.2-1.2v-2.6q0-1 1-1z') +
    stroke('M6.2 12.4V7.3q0-2 2-2h7.6q2 0 2 2v5.1M12 5.5v6M8.3 16.8v2M15.7 16.8v2', 1.6) +
    cut(circle(8.9, 14, 0.95)) +
    cut(circle(15.1, 14, 0.95)),
  /** A cross. */
  medical: mass('M9.7 5.4h4.6v4.3h4.3v4.6h-4.3v4.3H9.7v-4.3H5.4V9.7h4.3z'),
  /** A helmet. */
  'district-rescue':
    mass('M6.5 14.8c0-4 2.2-6.5 5.5-6.5s5.5 2.5 5.5 6.5z') +
    cutStroke('M10.2 8.6v3.7M13.8 8.6v3.7', 1.1) +
    stroke('M5.2 17h13.6', 2),
  /** A mountain in the rain. */
  'mountain-rescue':
    mass('M5.2 18.6L10.4 7.8q.7-1.2 1.4 0l2.2 4.3 1-1.6q.6-.8 1.2 0l2.9 8.1z') +
    stroke('M15.2 7.4l.9-2.2M18.2 8.2l.9-2.2', 1.5),
  /** A star. */
  'armed-police': mass(star(12, 12.4, 7.1)),
  /** A heart. */
  volunteer: mass(
    'M12 18.7C8 15.6 5.3 13 5.3 9.9c0-2.2 1.6-3.9 3.7-3.9 1.2 0 2.3.6 3 1.7.7-1.1 1.8-1.7 3-1.7 2.1 0 3.7 1.7 3.7 3.9 0 3.1-2.7 5.7-6.7 8.8z',
  ),
} as const;
