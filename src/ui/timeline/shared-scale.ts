/** The scale that the timeline and the strip under it share, and how a wheel changes it. */
import type { Desk } from '../desk.ts';
import { type Scale, spanShown } from './scale.ts';

/** Hours shown; undefined for the whole drill. The widest first. */
export const SPANS: readonly (number | undefined)[] = [undefined, 48, 24, 12, 6];
/** px of the column of labels, and of room for the last tick. */
export const LABELS = 132;
export const END = 20;

export function scaleOf(desk: Desk, width: number): Scale {
  const whole = [
    desk.status?.from ?? 0,
    desk.live ? desk.scenario.meta.endEx : (desk.status?.to ?? desk.scenario.meta.endEx),
  ] as const;
  const [from, to] = spanShown(whole, desk.store.state.hours, desk.at);
  return { from, to, left: LABELS, width: Math.max(1, width - LABELS - END) };
}

/** The next wider (1) or narrower (−1) span. */
export function zoomed(hours: number | undefined, by: 1 | -1): number | undefined {
  const place = SPANS.indexOf(hours);
  return SPANS[Math.min(SPANS.length - 1, Math.max(0, place - by))];
}
