import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE } from '../../units/time.ts';
import { depthPath, SeenDepths, wettest } from './depths.ts';

const scale = { from: 0, to: 100 * MINUTE, left: 0, width: 100 };
const seen = (...moments: readonly (readonly [minute: number, quay: number, park?: number])[]): SeenDepths => {
  const depths = new SeenDepths();
  for (const [minute, quay, park = 0] of moments)
    depths.add(minute * MINUTE, [
      ['quay', quay],
      ['park', park],
    ]);
  return depths;
};

test('what was looked at is joined, what was leapt over is a gap, whichever way somebody went', () => {
  const forth = seen([10, 0.1], [12, 0.2], [60, 0.4]);
  expect(depthPath(forth.line('quay'), scale, (m) => m * 10, 0, 100 * MINUTE)).toBe('M10 1L12 2M60 4');
  const back = seen([60, 0.4], [12, 0.2], [10, 0.1]);
  expect(back.line('quay')).toEqual(forth.line('quay'));
});

test('the place is the selected one where it was wet, else the deepest of both runs', () => {
  const [a, b] = [seen([10, 0.1, 0.02]), seen([10, 0.3, 0.2])];
  expect(wettest([a, b], undefined)).toBe('quay');
  expect(wettest([a, b], 'park')).toBe('park');
  expect(wettest([a, b], 'hall')).toBe('quay');
  expect(wettest([seen([10, 0.01])], undefined)).toBeUndefined();
});

test('no part of a line lies outside of what was asked for', () => {
  const minute = fc.integer({ min: 0, max: 99 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(minute, fc.double({ min: 0, max: 3, noNaN: true }))),
      minute,
      minute,
      (moments, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const path = depthPath(seen(...moments).line('quay'), scale, () => 1, from * MINUTE, to * MINUTE);
        for (const [, x] of path.matchAll(/[ML]([\d.]+) /g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(from);
          expect(Number(x)).toBeLessThanOrEqual(to);
        }
      },
    ),
  );
});
