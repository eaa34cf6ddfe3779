/**
 * What a reservoir lets out at a level. A gate is a weir while its lip is out of the water and a sluice when it dips in: the
 * lesser of both, which meet near 2/3 of the head, as critical depth wants. Coefficients are those of broad crests and sharp
 * gates in any hydraulics text (Chow 1959) [K]; a city's own rating goes before them by `most`.
 */
import { sqrt } from '../../engine/math.ts';
import type { Outlet } from './spec.ts';

const G = 9.81;
/** Broad-crested weir, m^½/s. */
export const WEIR = 1.7;
const SLUICE = 0.6;

/** Over a crest of a width under a head, m³/s. */
export const overWeir = (width: number, head: number): number => (head <= 0 ? 0 : WEIR * width * head * sqrt(head));

/** m³/s at a level, m, with a share of its height or area open; a spillway is always open. */
export function discharge(outlet: Outlet, stage: number, open: number): number {
  return Math.min(outlet.most ?? Number.POSITIVE_INFINITY, free(outlet, stage, open));
}

function free(outlet: Outlet, stage: number, open: number): number {
  switch (outlet.kind) {
    case 'spillway':
      return overWeir(outlet.width, stage - outlet.crest);
    case 'gate': {
      const head = stage - outlet.sill;
      if (head <= 0) return 0;
      return Math.min(overWeir(outlet.width, head), SLUICE * outlet.width * outlet.height * open * sqrt(2 * G * head));
    }
    case 'pipe': {
      const head = stage - outlet.centre;
      return head <= 0 ? 0 : SLUICE * outlet.area * open * sqrt(2 * G * head);
    }
  }
}
