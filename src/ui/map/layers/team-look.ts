/** How large a team is drawn at a zoom, and what of it. */
import type { Ring } from '../../look/symbols/rings.ts';

export type TeamDetail = 'whole' | 'ring' | 'cluster';
export interface TeamSize {
  readonly detail: TeamDetail;
  /** Side of the 40 px box the symbol is drawn in, px. */
  readonly size: number;
}

const SMALL = 18;

/** Up to how many metres a px each detail is drawn. */
export function teamSize(metresPerPx: number): TeamSize {
  if (metresPerPx <= 24) return { detail: 'whole', size: 44 };
  if (metresPerPx <= 150) return { detail: 'whole', size: 36 };
  if (metresPerPx <= 240) return { detail: 'whole', size: 28 };
  return { detail: metresPerPx <= 480 ? 'ring' : 'cluster', size: SMALL };
}

/** Of the screen, what symbols may cover before they are drawn smaller; and how much less before they grow again. */
const FULL = 0.3;
const AGAIN = 0.8;
const SMALLER = { whole: 'ring', ring: 'cluster', cluster: 'cluster' } as const satisfies Record<
  TeamDetail,
  TeamDetail
>;

/**
 * The same where so many stand on the screen: more than it has room for are rings, then counts. `before` is what was
 * drawn last, so that a team more or less does not change all of them to and fro.
 */
export function fittingSize(
  wanted: TeamSize,
  onScreen: number,
  { width, height }: { readonly width: number; readonly height: number },
  before: TeamDetail,
): TeamSize {
  let { detail, size } = wanted;
  while (detail !== 'cluster') {
    const room = FULL * width * height * (RANK[before] > RANK[detail] ? AGAIN : 1);
    if (onScreen * size * size <= room) break;
    detail = SMALLER[detail];
    size = Math.min(size, SMALL);
  }
  return { detail, size };
}
const RANK = { whole: 0, ring: 1, cluster: 2 } as const satisfies Record<TeamDetail, number>;

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

/** More for a ring that asks for more attention. */
export const urgency = (ring: Ring): number => WORST.length - WORST.indexOf(ring);

/** Teams that would cover each other, in groups: each joins the first whose place is nearer than `reach` px. */
export function clusters(
  places: readonly { readonly x: number; readonly y: number }[],
  reach: number,
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  /** Groups by the square that their first stands in, as wide as they reach. */
  const squares = new Map<number, number[]>();
  places.forEach(({ x, y }, i) => {
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)];
    let near = -1;
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const group of squares.get(keyOf(column + dx, row + dy)) ?? NOBODY) {
          const first = places[groups[group]![0]!]!;
          if (Math.hypot(first.x - x, first.y - y) < reach && (near < 0 || group < near)) near = group;
        }
    if (near >= 0) groups[near]!.push(i);
    else {
      const key = keyOf(column, row);
      const there = squares.get(key);
      if (there) there.push(groups.length);
      else squares.set(key, [groups.length]);
      groups.push([i]);
    }
  });
  return groups;
}
const NOBODY: readonly number[] = [];
const keyOf = (column: number, row: number): number => column * 0x200_0000 + row;
