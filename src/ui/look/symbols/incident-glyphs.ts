/** Glyphs of the twelve kinds of incident, drawn inside a diamond. */
import { circle, cutStroke, mass, stroke, waves } from './pen.ts';

export const INCIDENT_GLYPHS = {
  /** A drop on the ground. */
  leak: mass('M12 5c2.6 3.2 3.8 5 3.8 6.7a3.8 3.8 0 0 1-7.6 0C8.2 10 9.4 8.2 12 5z') + stroke('M7 18.4h10', 1.9),
  /** Water pushing up through the ground. */
  seepage:
    mass('M12 6.2l3.2 3.6h-1.9v5.6h-2.6V9.8H8.8z') +
    stroke('M8.6 15.4q-.2-2.2-2.2-2.8M15.4 15.4q.2-2.2 2.2-2.8M5.6 18h12.8', 1.7),
  /** Water over the wall. */
  overtopping: mass('M12.4 9.6h5v8.6h-5z') + stroke('M17 7.2q-4-1.4-6.4.2-2.2 1.4-4.8 1M9.6 11.6q-1.6 1.6-4 1.4', 1.8),
  /** A boat nobody steers. */
  adrift:
    mass('M5.6 10.6h12.8l-1.8 5H7.4z') +
    stroke('M12 10V5.8', 1.9) +
    stroke('M7.4 18.4h1.6M11.2 18.4h1.6M15 18.4h1.6', 1.7),
  /** A hull upside down. */
  capsize: mass('M5.4 14.6C6 10.4 8.6 8.2 12 8.2s6 2.2 6.6 6.4z') + stroke(waves(5, 17.6, 2, 0.9), 1.6),
  /** Somebody up to the waist in it. */
  trapped: mass(circle(12, 7.4, 2.5)) + stroke('M7.2 9.4q1.4 3 4.8 3 3.4 0 4.8-3M12 12v4.6M6.4 17.8h11.2', 1.8),
  /** A staff in two waves. */
  waterlogging: stroke('M12 5.4v5', 1.9) + stroke(waves(5, 13.6, 2, 0.95), 1.8) + stroke(waves(5, 17.6, 2, 0.95), 1.8),
  /** A road, crossed out. */
  'road-cut': stroke('M8.4 5.8L6.2 18.2M15.6 5.8l2.2 12.4', 1.9) + stroke('M9.4 9.2l5.2 5.6M14.6 9.2l-5.2 5.6', 1.9),
  /** A trunk across. */
  'tree-fall':
    mass('M11.8 9.4l2-3.4 4.4.4.4 4.4-3.4 2.2q-2 .4-3.4-3.6z') + stroke('M13 11.4L5.8 17.2M10.2 13.6l3.2 3', 2),
  /** A bolt. */
  'power-cut': mass('M13.7 5L7 12.8h4l-.9 6.2 6.9-8h-4.2z'),
  /** A mast, struck through. */
  'network-cut':
    mass(circle(12, 9.4, 1.7)) +
    stroke('M12 11v7.6M8.6 12.2q-1.9-2.8 0-5.6M15.4 12.2q1.9-2.8 0-5.6', 1.7) +
    cutStroke('M5.6 9.4l11.4 10', 1.5) +
    stroke('M6 6.6l12 11.4', 1.7),
  /** A pump, struck through. */
  'pump-stop':
    stroke(circle(12, 12.2, 5.2), 1.8) +
    mass('M12 12.2l.4-3.6q3 .2 3.4 3zM12 12.2l-.4 3.6q-3-.2-3.4-3z') +
    cutStroke('M7.4 18.4l11-11', 1.4) +
    stroke('M6 18l12-12', 1.8),
} as const;

/** Life or a major accident, or the loss of a function: the colour of the diamond. */
export const INCIDENT_WEIGHT: Readonly<Record<keyof typeof INCIDENT_GLYPHS, 'danger' | 'warn'>> = {
  leak: 'danger',
  seepage: 'danger',
  overtopping: 'danger',
  adrift: 'danger',
  capsize: 'danger',
  trapped: 'danger',
  waterlogging: 'warn',
  'road-cut': 'warn',
  'tree-fall': 'warn',
  'power-cut': 'warn',
  'network-cut': 'warn',
  'pump-stop': 'warn',
};
