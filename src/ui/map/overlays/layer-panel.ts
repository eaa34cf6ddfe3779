/** Every layer that the drill has and the viewer may see: whether it is shown, and how strongly. */
import { html, type TemplateResult } from 'lit';
import { fill } from '../../words.ts';
import type { Toggle } from '../scene.ts';
import type { MapStage } from '../stage.ts';

/** Fainter than this nobody would see that it is on. */
const LEAST = 10; // %

export function layerPanel(stage: MapStage, offered: readonly Toggle[]): TemplateResult {
  const { words, shown, opacity } = stage.scene;
  return html`<section class="box panel" aria-label=${words.layerPanel}>${offered.map((what) => {
    const share = Math.round((opacity[what] ?? 1) * 100);
    const fades = what !== 'districts';
    return html`<label><input type="checkbox" .checked=${shown[what]} @change=${() => stage.toggle(what)}>${words.toggle[what]}</label>
      <input type="range" min=${LEAST} max="100" step="5" .value=${String(share)} ?disabled=${!shown[what] || !fades} aria-label=${fill(words.opacity, { layer: words.toggle[what] })}
        @input=${(event: Event) => stage.fade(what, Number((event.target as HTMLInputElement).value) / 100)}><output>${share}%</output>`;
  })}</section>`;
}
