/** The legend: what the streaks' colours mean, in which unit, and for when. */
import { html, type TemplateResult } from 'lit';
import { localClock } from '../../format.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { fill } from '../../words.ts';
import type { Scene } from '../scene.ts';

/** `validAt`: drill time of the wind that is shown, ms. */
export function legend({ words, scenario }: Scene, validAt: number | undefined): TemplateResult {
  const time =
    validAt === undefined ? '' : fill(words.valid, { time: localClock(scenario.meta.startEx, validAt, false) });
  return html`<section class="box legend" aria-label=${words.wind}>
    <header><strong>${words.wind}</strong><span>${words.force}${time === '' ? '' : ` · ${time}`}</span></header>
    <div class="ramp">${RAMP_BREAKS.wind.map((from, i) => html`<span class="wind-${i + 1}">${i === 0 ? `<${RAMP_BREAKS.wind[1]}` : from}</span>`)}</div>
  </section>`;
}
