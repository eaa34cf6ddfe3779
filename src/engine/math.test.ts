import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as math from './math.ts';

const bits = (x: number): string => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16);
};
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the deterministic functions', () => {
  test('have pinned bits, the same in every engine', () => {
    expect(bits(math.sin(0.7))).toBe('3fe49d6e694619b8');
    expect(bits(math.cos(0.7))).toBe('3fe87996529f9d93');
    expect(bits(math.exp(-1.3))).toBe('3fd17129308ce281');
    expect(bits(math.ln(10))).toBe('40026bb1bbb55516');
    expect(bits(math.pow(0.3, 1.291))).toBe('3fcb0ce6457ee291');
    expect(bits(math.tanh(0.4))).toBe('3fd8511573c242d6');
    expect(bits(math.atan2(1, 2))).toBe('3fddac670561bb4f');
    expect(bits(math.log10(7))).toBe('3feb0b0b0b78cc3f');
  });

  test.each(['sin', 'cos', 'tan', 'asin', 'acos', 'exp', 'log10', 'tanh'] as const)(
    '%s is the function of that name',
    (name) => {
      for (const x of [-0.99, -0.5, 0, 1e-9, 0.3, 0.75, 1]) {
        const want = Math[name](x);
        if (Number.isNaN(want)) expect(math[name](x)).toBeNaN();
        else if (Number.isFinite(want)) expect(math[name](x)).toBeCloseTo(want, 13);
        else expect(math[name](x)).toBe(want);
      }
    },
  );

  test('powers, logarithms and angles agree with the built-in ones to 15 digits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (base, by) => {
          expect(math.pow(base, by) / base ** by).toBeCloseTo(1, 13);
          expect(math.ln(base)).toBeCloseTo(Math.log(base), 12);
          expect(math.atan2(by, base)).toBeCloseTo(Math.atan2(by, base), 14);
        },
      ),
    );
  });

  test('hypot2 is a length', () => {
    expect(math.hypot2(3, -4)).toBe(5);
    fc.assert(fc.property(finite, finite, (x, y) => math.hypot2(x, y) === math.hypot2(-y, x)));
  });

  test('clamp stays inside and changes nothing that is inside', () => {
    fc.assert(
      fc.property(finite, finite, finite, (x, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const held = math.clamp(x, low, high);
        expect(held).toBeGreaterThanOrEqual(low);
        expect(held).toBeLessThanOrEqual(high);
        expect(math.clamp(held, low, high)).toBe(held);
      }),
    );
  });

  test('lerp is exact at both ends', () => {
    fc.assert(fc.property(finite, finite, (a, b) => math.lerp(a, b, 0) - a === 0 && math.lerp(a, b, 1) - b === 0));
  });
});
