import { expect, test } from 'vitest';
import { type Rgb, rgb } from './colour.ts';
import { THEMES } from './tokens.ts';

/** Full loss of one cone on linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const LOSSES = {
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** From linear RGB to CIE XYZ under D65 (sRGB, IEC 61966-2-1). */
const TO_XYZ = [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041];

const times = (m: readonly number[], [x, y, z]: Rgb): Rgb =>
  [0, 3, 6].map((row) => m[row]! * x + m[row + 1]! * y + m[row + 2]! * z) as unknown as Rgb;

const linear = (hex: string): Rgb =>
  rgb(hex).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;

function lab(linearRgb: Rgb): Rgb {
  const [x, y, z] = times(TO_XYZ, linearRgb);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const STATES = ['ok', 'move', 'hold', 'stage', 'idle', 'warn', 'danger'] as const;

/** Smallest ΔE76 between two state colours as somebody with that loss sees them. */
function nearest(theme: 'dark' | 'light', loss: keyof typeof LOSSES): number {
  const seen = STATES.map((state) =>
    lab(
      times(LOSSES[loss], linear(THEMES[theme].colours[state])).map((c) =>
        Math.max(0, Math.min(1, c)),
      ) as unknown as Rgb,
    ),
  );
  const gaps = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])));
  return Math.min(...gaps);
}

test.each([
  ['dark', 'deutan', 15],
  ['dark', 'protan', 12],
  ['dark', 'tritan', 9],
  ['light', 'deutan', 8],
  ['light', 'protan', 12],
  ['light', 'tritan', 10],
] as const)('in %s, states stay apart for %s eyes (ΔE76 ≥ %d)', (theme, loss, least) => {
  expect(nearest(theme, loss)).toBeGreaterThanOrEqual(least);
});
