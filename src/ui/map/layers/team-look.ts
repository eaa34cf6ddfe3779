/** How large a team is drawn at a zoom, and what of it. */
import type { Ring } from '../../look/symbols/rings.ts';

export type TeamDetail = 'whole' | 'ring' | 'cluster';
export interface TeamSize {
  readonly detail: TeamDetail;
  /** Side of the 40 px box the symbol is drawn in, px. */
  readonly size: number;
}

/** Up to how many metres a px each detail is drawn. */
export function teamSize(metresPerPx: number): TeamSize {
  if (metresPerPx <= 24) return { detail: 'whole', size: 44 };
  if (metresPerPx <= 150) return { detail: 'whole', size: 36 };
  if (metresPerPx <= 240) return { detail: 'whole', size: 28 };
  return { detail: metresPerPx <= 480 ? 'ring' : 'cluster', size: 18 };
}

/** Half of a symbol, by its outline: a square or diamond reaches farther than a disc. */
export const teamReach = (ring: Ring, size: number): number => size * (ring === 'stranded' ? 0.5 : 0.44);

/** Rings by how much they ask for attention, most first: what a cluster shows. */
const WORST: readonly Ring[] = [
  'faulted',
  'stranded',
  'lost',
  'holding',
  'working',
  'travelling',
  'returning',
  'staged',
  'mustering',
  'standby',
];
export const worstRing = (rings: readonly Ring[]): Ring => WORST.find((ring) => rings.includes(ring)) ?? 'standby';

/** Teams that would cover each other, in groups: each joins the first whose place is nearer than `reach` px. */
export function clusters(
  places: readonly { readonly x: number; readonly y: number }[],
  reach: number,
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  places.forEach(({ x, y }, i) => {
    const near = groups.find((group) => {
      const first = places[group[0]!]!;
      return Math.hypot(first.x - x, first.y - y) < reach;
    });
    if (near) near.push(i);
    else groups.push([i]);
  });
  return groups;
}
