/** Glyphs of what stands at a site, drawn in a square on the map. */
import { circle, mass, stroke, waves } from './pen.ts';

export const FACILITY_GLYPHS = {
  /** A roof over people. */
  shelter:
    stroke('M5.4 11.6L12 5.8l6.6 5.8', 1.8) + mass(circle(12, 12.3, 1.7)) + mass('M8.4 18.4q.2-3.4 3.6-3.4t3.6 3.4z'),
  hospital: stroke('M8 6v12M16 6v12M8 12h8', 2.2),
  /** An impeller in its case, and the outlet. */
  pump:
    stroke(circle(11, 13, 5), 1.7) +
    mass(circle(11, 13, 1.5)) +
    stroke('M11 11.5V8.6M12.3 13.8l2.3 1.6M9.7 13.8l-2.3 1.6M13.4 8h5.2', 1.5),
  /** A gate in its frame. */
  gate:
    stroke('M6 18.6V5.4h12v13.2', 1.7) +
    mass('M8.4 11h7.2v4.6H8.4z') +
    stroke('M12 6v5', 1.5) +
    stroke('M8.4 18.4h7.2', 1.4),
  /** An anchor. */
  port: stroke(circle(12, 6.6, 1.6), 1.5) + stroke('M12 8.4v10.2M9 11h6M5.6 13.2q.6 5 6.4 5.4 5.8-.4 6.4-5.4', 1.7),
  /** Tanks. */
  plant: mass('M6.2 8.4q2.6-1.8 5.2 0v10H6.2z') + stroke('M13.6 18.4v-6.6h4.6v6.6M5.4 18.6h13.2', 1.6),
  /** A staff in the water. */
  gauge:
    stroke('M12 5v9M12 6.4h3M12 9.4h3M12 12.4h3', 1.6) +
    stroke(waves(5, 16.2, 2, 0.9), 1.5) +
    stroke(waves(5, 19, 2, 0.9), 1.5),
  /** A flag: a post, a command on site. */
  post: mass('M8 5.6h9.6l-2.4 3.3 2.4 3.3H8z') + stroke('M8 5.2v13.6', 1.8),
  /** A school: a mortarboard. */
  school: mass('M12 5.2l7.4 3.7-7.4 3.7-7.4-3.7z') + stroke('M7.4 11v4.6q4.6 3.4 9.2 0V11', 1.7),
} as const;
