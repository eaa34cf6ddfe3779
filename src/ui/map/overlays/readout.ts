/** What is under the pointer: place, height, water, wind; and how long a way is on this map. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { LonLat } from '../../../world/geo.ts';
import { elevationAt, finestFirst } from '../../../world/terrain.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { windWords } from '../../weather.ts';
import { classAt } from '../layers/plume.ts';
import type { RainField } from '../layers/rain.ts';
import type { WaterField } from '../layers/water-field.ts';
import type { WindField } from '../layers/wind-field.ts';
import { scaleBar } from '../scale-bar.ts';
import type { Scene } from '../scene.ts';

/** Longest bar, px. */
const BAR = 140;

/** `place` is what the pointer is over, or the middle of the map. */
export function readout(
  scene: Scene,
  place: LonLat,
  wind: WindField,
  water: WaterField,
  rain: RainField | undefined,
): TemplateResult {
  const { view, projection } = scene;
  const bar = scaleBar(1 / view.scale / projection.stretch(view.y), Math.min(BAR, view.width / 4));
  const draw = (line: Element | undefined): void => {
    // A style attribute would breach the page's content policy.
    (line as HTMLElement | undefined)?.style.setProperty('width', `${Math.round(bar.width)}px`);
  };
  return html`<div class="foot"><div class="read"><span class="at">${place[0].toFixed(4)} E ${place[1].toFixed(4)} N</span>${height(scene, place)}${stands(scene, place, water)}${rains(scene, place, rain)}${smells(scene, place)}${blows(scene, place, wind)}</div>
    <div class="bar"><i ${ref(draw)}></i><span>${bar.metres < 1000 ? `${bar.metres} m` : `${bar.metres / 1000} km`}</span></div></div>`;
}

function height({ terrains, words }: Scene, [lon, lat]: LonLat): TemplateResult | typeof nothing {
  const metres = elevationAt(finestFirst(terrains), lon, lat);
  if (Number.isNaN(metres)) return nothing;
  return html`<span>${metres < 0 ? words.depth : words.elevation} ${Math.abs(metres).toFixed(1)} m</span>`;
}

/** Water over the ground there, once it is enough to be drawn. */
function stands({ shown, words }: Scene, place: LonLat, water: WaterField): TemplateResult | typeof nothing {
  const metres = shown.water ? (water.read(place) ?? 0) : 0;
  return metres < RAMP_BREAKS.depth[0] ? nothing : html`<span>${words.water} ${metres.toFixed(2)} m</span>`;
}

/** Rain there, once it is enough to be drawn. */
function rains({ shown, words }: Scene, place: LonLat, rain: RainField | undefined): TemplateResult | typeof nothing {
  const found = shown.rain ? (rain?.read(place) ?? 0) : 0;
  return found < RAMP_BREAKS.rain[0] ? nothing : html`<span>${words.rain} ${found.toFixed(0)} mm/h</span>`;
}

/** The class of the gas there. */
function smells(scene: Scene, place: LonLat): TemplateResult | typeof nothing {
  const found = scene.shown.plume ? classAt(scene, place) : 0;
  return found === 0 ? nothing : html`<span>AEGL-${found} ${scene.words.aegl[found - 1]}</span>`;
}

function blows({ shown, speech, words }: Scene, place: LonLat, wind: WindField): TemplateResult | typeof nothing {
  const air = shown.wind ? wind.read(place) : undefined;
  if (!air) return nothing;
  return html`<span>${air.speed < 0.3 ? words.calm : windWords(air.speed, air.from, speech)}</span>`;
}
