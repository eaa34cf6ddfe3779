/** The legend: what the colours and lines of each field mean, in which unit, and for when. */

import { html, nothing, type TemplateResult } from 'lit';
import { localClock } from '../../format.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { fill } from '../../words.ts';
import { adrift } from '../layers/drift-field.ts';
import type { MoreLayers } from '../layers/more.ts';
import { AEGL, plumesOf } from '../layers/plume.ts';
import type { Scene } from '../scene.ts';

/** Drill times, ms, of the wind and of the water that are shown; undefined for what is not. */
export function legend(
  scene: Scene,
  wind: number | undefined,
  water: number | undefined,
  more?: MoreLayers,
): TemplateResult {
  const { words, shown } = scene;
  const rain = more?.rain.field?.at;
  return html`<section class="box legend" aria-label=${words.layers}>
    ${shown.water && water !== undefined ? ramp(scene, 'depth', words.water, 'm', water) : nothing}
    ${shown.plume ? plume(scene) : nothing} ${shown.drift && adrift(scene) ? drift(scene) : nothing}
    ${shown.rain && rain !== undefined ? ramp(scene, 'rain', words.rain, 'mm/h', rain) : nothing}
    ${shown.wind ? ramp(scene, 'wind', words.wind, words.force, wind) : nothing}
    ${shown.cone ? foretold(scene) : nothing} ${shown.works ? html`<header><strong>${words.works}</strong></header><p class="key">${words.worksKey}</p>` : nothing}
    ${more?.legend(scene)}
  </section>`;
}

/** Of the first release that is in the air: its substance, its classes with the ppm that the map draws them at. */
function plume(scene: Scene): TemplateResult | typeof nothing {
  const { words, scenario, speech } = scene;
  const outlines = plumesOf(scene);
  const hazard = scenario.hazards.find(({ id }) => id === outlines[0]?.hazard);
  if (hazard?.kind !== 'chemical') return nothing;
  const ppm = (what: string): string => {
    const value = outlines.find((outline) => outline.hazard === hazard.id && outline.what === what)?.ppm;
    return value === undefined ? '' : ` ≥ ${value}`;
  };
  const unverified = outlines.some((one) => one.unverified === true && one.what.startsWith('aegl'));
  const title = hazard.name?.[speech.language] ?? words.plume;
  return html`<header><strong>${title}</strong><span>${fill(words.exposure, { n: hazard.exposure })}${validity(scene, scene.drill?.at)}</span></header>
    <div class="ramp">${AEGL.map((what, i) => html`<span class="plume-${i + 1}">${i + 1}${ppm(what)}</span>`)}</div>
    <p class="key">AEGL${unverified ? ` (${words.unverified})` : ''} ${words.aegl.map((what, i) => `${i + 1} ${what}`).join(' / ')} · ${words.zones} · ${words.burns}</p>`;
}

function drift(scene: Scene): TemplateResult {
  const { words } = scene;
  const [dots, likely, most, truth] = words.driftKey;
  return html`<header><strong>${words.drift}</strong><span>${validity(scene, scene.drill?.at).replace(' · ', '')}</span></header>
    <p class="key drift"><span><i class="dots"></i>${dots}</span><span><i class="likely"></i>${likely}</span><span><i class="most"></i>${most}</span><span><i class="truth"></i>${truth}</span></p>`;
}

/** The latest bulletin, while there is one. */
function foretold({ words, scenario, drill }: Scene): TemplateResult | typeof nothing {
  const [latest] = Object.values(drill?.state.bulletins ?? {});
  if (latest === undefined) return nothing;
  const time = localClock(scenario.meta.startEx, latest.issued, false);
  return html`<header><strong>${words.cone}</strong><span>${fill(words.bulletin, { n: latest.number, time })}</span></header><p class="key">${words.coneKey}</p>`;
}

/** ` · 14:05 有效`; nothing while no time is known. */
const validity = ({ words, scenario }: Scene, at: number | undefined): string =>
  at === undefined ? '' : ` · ${fill(words.valid, { time: localClock(scenario.meta.startEx, at, false) })}`;

function ramp(
  scene: Scene,
  of: 'wind' | 'depth' | 'rain',
  title: string,
  unit: string,
  validAt: number | undefined,
): TemplateResult {
  const breaks: readonly number[] = RAMP_BREAKS[of];
  // The wind's first class is all below its first bound; water below its own is not drawn.
  const label = (from: number, i: number): string => (of === 'wind' && i === 0 ? `<${breaks[1]}` : `${from}`);
  return html`<header><strong>${title}</strong><span>${unit}${validity(scene, validAt)}</span></header>
    <div class="ramp">${breaks.map((from, i) => html`<span class="${of}-${i + 1}">${label(from, i)}</span>`)}</div>`;
}
