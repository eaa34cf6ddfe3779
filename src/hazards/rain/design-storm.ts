/**
 * Storms that engineers design drains for.
 *
 * Chicago: Keifer & Chu 1957 (J. Hydraul. Div. ASCE 83), from a formula of rain intensity by duration t in minutes and return
 * period P in years, in the form of the Chinese drainage code, q = A (1 + C lg P) / (t + b)ⁿ in L/(s·ha). Its mean over any
 * span around the peak (shares r before and 1 − r after it) is the formula's own intensity.
 */
import { log10, pow } from '../../engine/math.ts';
import type { DrillTime } from '../../units/time.ts';
import { HOUR, MINUTE } from '../../units/time.ts';
import type { Area } from './area.ts';

/** Intensity by duration and return period; `a` in L/(s·ha), `b` in minutes. */
export interface IntensityFormula {
  readonly a: number;
  readonly c: number;
  readonly b: number;
  readonly n: number;
}

export type Hyetograph =
  /** `years`: the return period; `peak`: at which share of its duration it rains hardest, between 0 and 1. */
  | { readonly formula: IntensityFormula; readonly years: number; readonly peak: number }
  /** Millimetres in equal parts of its duration; one number is rain that does not change. */
  | { readonly mm: readonly number[] };

export interface DesignStorm {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly shape: Hyetograph;
  /** Absent: everywhere. */
  readonly area?: Area;
}

/** One L/(s·ha) is 0.36 mm/h, exactly. */
const LITRE_SECOND_HECTARE = 0.36;

/** Mean intensity over `minutes` that is exceeded once in `years`, mm/h. */
export const intensity = (formula: IntensityFormula, years: number, minutes: number): number =>
  strength(formula, years) / pow(minutes + formula.b, formula.n);

const strength = ({ a, c }: IntensityFormula, years: number): number =>
  LITRE_SECOND_HECTARE * a * (1 + c * log10(years));

/** Rain of a design storm at a time, mm/h, inside its area. */
export function designRain({ from, to, shape }: DesignStorm, at: DrillTime): number {
  if (at < from || at >= to) return 0;
  if ('mm' in shape) {
    const part = (to - from) / shape.mm.length;
    return ((shape.mm[Math.floor((at - from) / part)] ?? 0) * HOUR) / part;
  }
  const { formula, years, peak } = shape;
  const after = (at - from - peak * (to - from)) / MINUTE;
  // Minutes from the peak, drawn out as though all of the storm lay on this side of it.
  const t = after < 0 ? -after / peak : after / (1 - peak);
  return (strength(formula, years) * ((1 - formula.n) * t + formula.b)) / pow(t + formula.b, 1 + formula.n);
}
