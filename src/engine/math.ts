/**
 * The core's only source of functions: `Math.sin`, `Math.exp` and the like give different last bits in V8, SpiderMonkey
 * and JavaScriptCore (design law 2), stdlib's are written in + − × ÷ and bit operations and give the same everywhere.
 * Angles are radians; edge cases (NaN, infinities, domains) are those of the ECMAScript functions of the same name.
 */
import stdAcos from '@stdlib/math-base-special-acos';
import stdAsin from '@stdlib/math-base-special-asin';
import stdAtan2 from '@stdlib/math-base-special-atan2';
import stdCos from '@stdlib/math-base-special-cos';
import stdErf from '@stdlib/math-base-special-erf';
import stdExp from '@stdlib/math-base-special-exp';
import stdLn from '@stdlib/math-base-special-ln';
import stdLog10 from '@stdlib/math-base-special-log10';
import stdPow from '@stdlib/math-base-special-pow';
import stdSin from '@stdlib/math-base-special-sin';
import stdTan from '@stdlib/math-base-special-tan';
import stdTanh from '@stdlib/math-base-special-tanh';

type Unary = (x: number) => number;

export const sin: Unary = stdSin;
export const cos: Unary = stdCos;
export const tan: Unary = stdTan;
export const asin: Unary = stdAsin;
export const acos: Unary = stdAcos;
export const exp: Unary = stdExp;
/** The error function. */
export const erf: Unary = stdErf;
export const ln: Unary = stdLn;
export const log10: Unary = stdLog10;
export const tanh: Unary = stdTanh;
/** `base` to the power `exponent`. */
export const pow: (base: number, exponent: number) => number = stdPow;
/** The angle of the vector (x, y) from the x axis, in (−π, π]. */
export const atan2: (y: number, x: number) => number = stdAtan2;
/** Correctly rounded by IEEE 754, hence the same in every engine. */
export const sqrt: Unary = Math.sqrt;

export const PI = 3.141592653589793;
/** One degree in radians. */
export const DEG = PI / 180;
/** Euler's number. */
export const E = 2.718281828459045;

/** √(x² + y²). Not `Math.hypot`, whose scaling differs between engines; it overflows beyond 1e154, far from any use here. */
export const hypot2 = (x: number, y: number): number => Math.sqrt(x * x + y * y);

/** `x` held between `low` and `high`. */
export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/** From `a` at share 0 to `b` at share 1; exact at both ends. */
export const lerp = (a: number, b: number, share: number): number => a * (1 - share) + b * share;
