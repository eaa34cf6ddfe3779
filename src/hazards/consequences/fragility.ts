/**
 * What wind and water do to things that stand in them. Medians are the gust (m/s, three seconds) and the depth (m) at which half of
 * a kind would fail, from general knowledge of typhoon damage [K]: 12级 uproots street trees, 14级 snaps poles and masts; switchgear and
 * pump motors stand half a metre and more over the floor. One thing's own limit lies about the median by a lognormal spread (设定).
 */
import { cos, exp, ln, PI, sqrt } from '../../engine/math.ts';
import type { Stream } from '../../engine/random.ts';

export const ASSET_KINDS = ['tree', 'pole', 'feeder', 'substation', 'base-station', 'pump-station', 'crane'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];
/** Why something fails: the wind, the water, or what it needs having failed. */
export const ASSET_CAUSES = ['wind', 'water', 'supply'] as const;
export type AssetCause = (typeof ASSET_CAUSES)[number];

/** What one thing withstands. */
export interface Limits {
  /** m/s; infinite where wind does nothing to it. */
  readonly gust: number;
  /** m over the ground. */
  readonly depth: number;
}

/** Medians by kind, and the standard deviation of their logarithm. */
export const FRAGILITY: Readonly<Record<AssetKind, Limits & { readonly spread: number }>> = {
  tree: { gust: 37, depth: Number.POSITIVE_INFINITY, spread: 0.12 },
  pole: { gust: 48, depth: Number.POSITIVE_INFINITY, spread: 0.1 },
  feeder: { gust: 48, depth: Number.POSITIVE_INFINITY, spread: 0.1 },
  substation: { gust: Number.POSITIVE_INFINITY, depth: 0.5, spread: 0.1 },
  'base-station': { gust: 48, depth: 0.8, spread: 0.1 },
  'pump-station': { gust: Number.POSITIVE_INFINITY, depth: 1, spread: 0.1 },
  crane: { gust: 44, depth: Number.POSITIVE_INFINITY, spread: 0.1 },
};

/** Limits of one thing about those of its kind, or about what its scenario says. */
export function limitsOf(kind: AssetKind, own: Partial<Limits> & { readonly spread?: number }, stream: Stream): Limits {
  const { gust, depth, spread } = { ...FRAGILITY[kind], ...own };
  const draw = (): number => sqrt(-2 * ln(1 - stream.next())) * cos(2 * PI * stream.next());
  const [byWind, byWater] = [draw(), draw()];
  return { gust: gust * exp(spread * byWind), depth: depth * exp(spread * byWater) };
}
