/** The strip as SVG: rows of bands, and diamonds on the lanes. */
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { HOUR } from '../../units/time.ts';
import type { Desk } from '../desk.ts';
import { drillMoment, localClock } from '../format.ts';
import { landfallShown } from '../landing.ts';
import type { Band, Lane } from './model.ts';
import { clip, type Scale, ticks, toX } from './scale.ts';

const TICK_APART = 64; // px
const HALF_LABEL = 14; // px: a tick nearer to the labels' column has no room for its words
const UNDER_TAG = 54; // px, half the playhead's tag and half a tick's words: nearer, the one would stand on the other
const DIAMOND = 4; // px from its centre to a corner

export interface Row {
  readonly y: number;
  readonly height: number;
}

/** Ticks with the time from landfall above the clock of the place, and a hairline down the strip. */
export function axis(desk: Desk, scale: Scale, height: number): SVGTemplateResult {
  const landfall = landfallShown(desk);
  const { startEx } = desk.scenario.meta;
  const head = toX(scale, desk.at);
  return svg`${ticks(scale, landfall ?? 0, TICK_APART).map((at) => {
    const x = toX(scale, at);
    const label = tickLabel(at, landfall);
    return svg`<line class="grid" x1=${x} x2=${x} y1="34" y2=${height}></line>
      ${x < scale.left + HALF_LABEL ? nothing : svg`${Math.abs(x - head) < UNDER_TAG ? nothing : svg`<text class="tick" x=${x} y="13">${label}</text>`}<text class="tick clock" x=${x} y="27">${localClock(startEx, at, false)}</text>`}`;
  })}`;
}

/** `L−12`, `L0`, `T+5`; with minutes where the strip is that fine. */
function tickLabel(at: number, landfall: number | undefined): string {
  if ((at - (landfall ?? 0)) % HOUR !== 0) return drillMoment(at, landfall);
  const hours = Math.abs(at - (landfall ?? 0)) / HOUR;
  if (landfall === undefined) return `T+${hours}`;
  return at === landfall ? 'L0' : `${at < landfall ? 'L−' : 'L+'}${String(hours).padStart(2, '0')}`;
}

/** Bands with their words where these fit. */
export function bandRow(bands: readonly Band[], scale: Scale, { y, height }: Row): SVGTemplateResult {
  return svg`${bands.map((band) => {
    const part = clip(scale, band.from, band.to);
    if (!part) return nothing;
    const [x, end] = [toX(scale, part[0]), toX(scale, part[1])];
    const label = band.label ?? '';
    const fits = end - x > 8 + 11 * [...label].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.6), 0);
    return svg`<g><title>${label}</title><rect class="band ${band.tone}" x=${x} y=${y} width=${Math.max(1, end - x)} height=${height}></rect>
      ${fits ? svg`<text class="on ${band.tone}" x=${x + 4} y=${y + height / 2}>${label}</text>` : nothing}</g>`;
  })}`;
}

export function laneRow(
  lane: Lane,
  scale: Scale,
  row: Row,
  select: (inject: string) => void,
  selected: string | undefined,
): SVGTemplateResult {
  const middle = row.y + row.height / 2;
  const bar = Math.min(8, row.height - 4);
  const shown = lane.diamonds.filter(({ at }) => at >= scale.from && at <= scale.to);
  return svg`<line class="lane" x1=${scale.left} x2=${scale.left + scale.width} y1=${row.y + row.height} y2=${row.y + row.height}></line>
    ${bandRow(lane.bands, scale, { y: middle - bar / 2, height: bar })}
    ${shown.map(({ at, inject, out, title }) => {
      const x = toX(scale, at);
      return svg`<path class="diamond ${out ? 'out' : 'planned'} ${inject === selected ? 'selected' : ''}" d=${diamond(x, middle)} @click=${(
        event: Event,
      ) => {
        event.stopPropagation();
        select(inject);
      }}><title>${title}</title></path>`;
    })}`;
}

const diamond = (x: number, y: number): string =>
  `M${x} ${y - DIAMOND}L${x + DIAMOND} ${y}L${x} ${y + DIAMOND}L${x - DIAMOND} ${y}Z`;

/** A bookmark: a pole up from `y`, and its cloth. */
export const flag = (x: number, y: number, title: string, select: () => void, colour = ''): SVGTemplateResult =>
  svg`<path class="flag ${colour}" d=${`M${x} ${y}v-12h8l-2.5 3.5 2.5 3.5h-6.5v5z`} @click=${select}><title>${title}</title></path>`;
