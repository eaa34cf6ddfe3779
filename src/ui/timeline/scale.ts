/** Drill time to pixels along the strip, and which moments get a tick. */
import { HOUR, MINUTE } from '../../units/time.ts';

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** px of the plot's left edge and its width. */
  readonly left: number;
  readonly width: number;
}

export const toX = ({ from, to, left, width }: Scale, at: number): number => left + ((at - from) / (to - from)) * width;
export const toTime = ({ from, to, left, width }: Scale, x: number): number =>
  from + Math.min(1, Math.max(0, (x - left) / width)) * (to - from);

/** Part of a span that the strip shows; undefined when none does. */
export function clip({ from, to }: Scale, start: number, end: number): readonly [number, number] | undefined {
  const [a, b] = [Math.max(from, start), Math.min(to, end)];
  return a < b ? [a, b] : undefined;
}

/**
 * The span shown: the whole drill, or `hours` round the playhead, which then stands at three fifths. It moves in steps of
 * a two-hundredth, so that the strip is not drawn anew on each frame.
 */
export function spanShown(
  whole: readonly [number, number],
  hours: number | undefined,
  at: number,
): readonly [number, number] {
  const [start, end] = whole;
  const span = hours === undefined ? end - start : Math.min(hours * HOUR, end - start);
  if (span >= end - start) return [start, Math.max(end, start + 1)];
  const step = span / 200;
  const from = Math.min(end - span, Math.max(start, Math.floor((at - 0.6 * span) / step) * step));
  return [from, from + span];
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440].map((minutes) => minutes * MINUTE);

/** Moments for ticks, at whole steps from `origin` (landfall, or StartEx), at least `apart` px from each other. */
export function ticks(scale: Scale, origin: number, apart: number): readonly number[] {
  const perPixel = (scale.to - scale.from) / scale.width;
  const step = STEPS.find((one) => one / perPixel >= apart) ?? 24 * HOUR;
  const first = Math.ceil((scale.from - origin) / step) * step + origin;
  const found: number[] = [];
  for (let at = first; at <= scale.to; at += step) found.push(at);
  return found;
}
