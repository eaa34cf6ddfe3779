/** The legend: what the colours of water and wind mean, in which unit, and for when. */
import { html, nothing, type TemplateResult } from 'lit';
import { localClock } from '../../format.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { fill } from '../../words.ts';
import type { Scene } from '../scene.ts';

/** Drill times, ms, of the wind and of the water that are shown; undefined for what is not. */
export function legend(scene: Scene, wind: number | undefined, water: number | undefined): TemplateResult {
  const { words, shown } = scene;
  return html`<section class="box legend" aria-label=${words.layers}>
    ${shown.water && water !== undefined ? ramp(scene, 'depth', words.water, 'm', water) : nothing}
    ${shown.wind ? ramp(scene, 'wind', words.wind, words.force, wind) : nothing}
  </section>`;
}

function ramp(
  { words, scenario }: Scene,
  of: 'wind' | 'depth',
  title: string,
  unit: string,
  validAt: number | undefined,
): TemplateResult {
  const time =
    validAt === undefined ? '' : fill(words.valid, { time: localClock(scenario.meta.startEx, validAt, false) });
  const breaks: readonly number[] = RAMP_BREAKS[of];
  // The wind's first class is all below its first bound; water below its own is not drawn.
  const label = (from: number, i: number): string => (of === 'wind' && i === 0 ? `<${breaks[1]}` : `${from}`);
  return html`<header><strong>${title}</strong><span>${unit}${time === '' ? '' : ` · ${time}`}</span></header>
    <div class="ramp">${breaks.map((from, i) => html`<span class="${of}-${i + 1}">${label(from, i)}</span>`)}</div>`;
}
