/** A curve of steps as an SVG path. */
import { holdsAt, type Steps } from '../../player/counted-series.ts';
import { type Scale, toX } from '../timeline/scale.ts';

/** From one moment to another, as far as the scale shows them; '' where there is nothing between. */
export function stepPath(steps: Steps, scale: Scale, y: (value: number) => number, from: number, to: number): string {
  const [start, end] = [Math.max(from, scale.from), Math.min(to, scale.to)];
  if (end <= start) return '';
  const round = (px: number): number => Math.round(px * 10) / 10;
  let path = `M${round(toX(scale, start))} ${round(y(holdsAt(steps, start)))}`;
  steps.at.forEach((at, i) => {
    if (at > start && at <= end) path += `H${round(toX(scale, at))}V${round(y(steps.value[i] as number))}`;
  });
  return `${path}H${round(toX(scale, end))}`;
}
