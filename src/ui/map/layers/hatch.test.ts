import { describe, expect, test } from 'vitest';
import { inRing } from '../../../world/geo.ts';
import { hatch } from './hatch.ts';

const square = [
  { x: 10, y: 10 },
  { x: 110, y: 10 },
  { x: 110, y: 110 },
  { x: 10, y: 110 },
];

describe('a hatch', () => {
  test('runs at 45° from side to side, so many px apart', () => {
    const strokes = hatch(square, 9, 1_000, 1_000);
    expect(strokes.length).toBe(Math.floor(100 / (9 * Math.SQRT2)) * 2 + 1);
    for (const [x0, y0, x1, y1] of strokes) {
      expect(x1 - x0).toBeCloseTo(y1 - y0, 9);
      for (const one of [x0, y0, x1, y1]) {
        expect(one).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(one).toBeLessThanOrEqual(110 + 1e-9);
      }
    }
  });

  test('leaves out what a bent shape does not hold', () => {
    const bent = [...square.slice(0, 3), { x: 60, y: 20 }, { x: 10, y: 110 }];
    const ring = bent.map(({ x, y }) => [x, y] as const);
    const strokes = hatch(bent, 5, 1_000, 1_000).filter(([x0, , x1]) => x1 - x0 > 1e-6);
    expect(strokes.length).toBeGreaterThan(15);
    for (const [x0, y0, x1, y1] of strokes) expect(inRing([(x0 + x1) / 2, (y0 + y1) / 2], ring)).toBe(true);
  });

  test('of a shape far larger than the screen stays on it', () => {
    const huge = square.map(({ x, y }) => ({ x: (x - 60) * 1e5, y: (y - 60) * 1e5 }));
    expect(hatch(huge, 6, 800, 600).length).toBeLessThan(170);
  });
});
