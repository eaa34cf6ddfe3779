/** Glyphs of the eight exercises, drawn bare: no disc, no outline. */
import { circle, mass, stroke, waves } from './pen.ts';

export const EXERCISE_GLYPHS = {
  /** The two-armed spiral. */
  'typhoon-landfall':
    mass(circle(12, 12, 2.9)) +
    stroke(
      'M4.9 12.4c.1-4.6 3.2-7.4 7.3-7.8 2.4-.2 4.6-.1 6.9.2M19.1 11.6c-.1 4.6-3.2 7.4-7.3 7.8-2.4.2-4.6.1-6.9-.2',
      1.9,
    ),
  /** A boat behind the harbour wall. */
  'boats-to-port':
    mass('M4.6 13.2h10.6l-1.9 4.9H6.5z') +
    mass('M9.4 5.4l3.9 5.2H9.4z') +
    stroke('M9.4 5.4v7', 1.5) +
    stroke('M18.9 18.6V5l-3.4 4.2', 1.8),
  /** Somebody leaving. */
  evacuation:
    mass(circle(8.4, 6.6, 2.1)) +
    stroke('M8.4 9v4.6M5.2 12.6q3.2-3.4 6.4-.3M8.4 13.6l-2.6 5M8.4 13.6l2.6 5', 1.7) +
    stroke('M14 9.8h5M16.7 7.3l2.6 2.5-2.6 2.5', 1.7),
  /** A vessel going down by the stern. */
  'vessel-distress':
    mass('M5.4 8.2l13 5.6-2.2 2.9H9q-1.6 0-2.1-1.6z') +
    stroke('M12 11l1.5-5.4 3.2 1', 1.7) +
    stroke(waves(5, 19, 2, 0.9), 1.6),
  /** A pipe, broken, and a drop. */
  'chemical-leak':
    mass('M4.8 6.2h5.4l-1.4 2 1.6 1.6-1.8 3H4.8z') +
    mass('M19.2 6.2h-4.6l1.2 2.2-1.8 1.4 1.4 3h3.8z') +
    mass('M12 13.4c1.6 2 2.3 3 2.3 4a2.3 2.3 0 0 1-4.6 0c0-1 .7-2 2.3-4z'),
  /** A dam and the water behind it. */
  'reservoir-dyke':
    mass('M13.2 5.4h3l3 13.2h-6z') +
    stroke(waves(4.8, 8, 1, 0.9, 6.4), 1.6) +
    stroke(waves(4.8, 12.2, 1, 0.9, 6.4), 1.6) +
    stroke(waves(4.8, 16.4, 1, 0.9, 6.4), 1.6),
  /** A house standing in water. */
  'urban-flooding':
    mass('M5.6 8.4l4-3.2v8.6h-4z') +
    stroke('M9.6 7.6h8.6v6', 1.8) +
    stroke('M12.6 10.6h2.8', 1.7) +
    stroke(waves(5, 16.2, 2, 0.8), 1.6) +
    stroke(waves(5, 19.2, 2, 0.8), 1.6),
  /** Power and care. */
  'restoration-medical': mass('M11 4.9l-6 7.4h3.4l-.9 6.1 5.2-6.3H9.6z') + stroke('M16.2 11.2v7M12.7 14.7h7', 2.5),
} as const;
