/** Homes of a danger area as places to draw: how many of which kind is known, where each stands is not. */
import type { HouseholdState } from '../../../log/names.ts';
import type { HouseholdMark } from '../../look/symbols/sign-glyphs.ts';

/** What a map shows of a household's state; nothing of those who were never there. */
export const MARK_OF: Readonly<Record<HouseholdState, HouseholdMark | undefined>> = {
  home: 'unnotified',
  aware: 'called',
  waiting: 'called',
  travelling: 'moving',
  sheltered: 'sheltered',
  registered: 'verified',
  kin: 'sheltered',
  'kin-checked': 'verified',
  'in-place': 'called',
  refused: 'refused',
  controlled: 'refused',
  returned: 'unnotified',
  lost: 'missed',
  away: undefined,
  'away-checked': undefined,
};
/** In the order in which places are given out, from the worst. */
export const MARKS = ['missed', 'refused', 'unnotified', 'called', 'moving', 'sheltered', 'verified'] as const;

/** The golden angle: each place of the spiral lies apart from all before it. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Place `i` of `n` in a disc of radius 1, evenly strewn. Neighbours in number lie far from each other, so that a share of all is a
 * share everywhere.
 */
export function placeIn(i: number, n: number): readonly [x: number, y: number] {
  const radius = Math.sqrt((i + 0.5) / n);
  return [radius * Math.cos(i * GOLDEN), radius * Math.sin(i * GOLDEN)];
}

/** How many of the places go to each mark, in `MARKS` order. */
export function marksOf(
  counts: Readonly<Partial<Record<HouseholdState, readonly [households: number, people: number]>>>,
): readonly (readonly [HouseholdMark, number])[] {
  const sums = new Map<HouseholdMark, number>();
  for (const [state, [households]] of Object.entries(counts) as [HouseholdState, [number, number]][]) {
    const mark = MARK_OF[state];
    if (mark !== undefined && households > 0) sums.set(mark, (sums.get(mark) ?? 0) + households);
  }
  return MARKS.flatMap((mark) => (sums.has(mark) ? [[mark, sums.get(mark) as number] as const] : []));
}

/** Numbers below `n` in an order that scatters them: a step that shares no divisor with `n`. */
export function scattered(n: number): (i: number) => number {
  let step = Math.max(1, Math.round(n * 0.618));
  while (divisor(step, n) !== 1) step += 1;
  return (i) => (i * step) % n;
}
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
