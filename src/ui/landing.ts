/** 登陆倒计时 as this window may have it: the hour itself, or for those who only know bulletins the hour that they expect. */
import type { Desk } from './desk.ts';

/** The L0 that moments of this window's axis and clock are told from; undefined, as without a landfall, while nobody has foretold it. */
export const landfallShown = ({ landfall, view }: Pick<Desk, 'landfall' | 'view'>): number | undefined =>
  view?.landfall === undefined ? landfall : (view.landfall ?? undefined);

export interface LandingShown {
  readonly word: 'landfall' | 'expected' | 'landed';
  /** ms to go, negative once it has come ashore; undefined while nobody has foretold it. */
  readonly left: number | undefined;
}

export function landingOf({ at, landfall, view }: Pick<Desk, 'at' | 'landfall' | 'view'>): LandingShown | undefined {
  if (landfall === undefined) return undefined;
  if (at >= landfall) return { word: 'landed', left: landfall - at };
  const expected = view?.landfall;
  if (expected === undefined) return { word: 'landfall', left: landfall - at };
  // It is late by what was foretold, and has not come.
  return { word: 'expected', left: expected === null ? undefined : Math.max(0, expected - at) };
}
