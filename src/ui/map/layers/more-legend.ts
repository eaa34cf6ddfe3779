/** What the layers that came later mean: title, unit, time of validity, key. */
import { html, type TemplateResult } from 'lit';
import { localClock } from '../../format.ts';
import { fill } from '../../words.ts';
import type { Scene, Toggle } from '../scene.ts';
import type { FlowField } from './flow.ts';
import { FLOW_BREAKS } from './flow-class.ts';
import type { LegendPart } from './legend-part.ts';
import { moreLabels } from './more-labels.ts';
import { marksOf, reservoirsOf } from './reservoirs.ts';
import { seaPointsOf } from './sea-points.ts';
import { searching } from './searches.ts';

/** Metres a px up to which shelters are told apart. */
const SHELTERS = 60;

/** `there`: what of them is on the screen now: nobody needs the key of what is not. */
export function moreLegend(
  scene: Scene,
  flow: FlowField,
  there: { readonly homes: boolean; readonly reservoirs: boolean },
): readonly LegendPart[] {
  const { shown, scenario, drill, speech } = scene;
  const words = moreLabels(speech.language);
  const at = drill?.weather.hazards === undefined ? undefined : drill.at;
  const part = (
    what: Toggle,
    title: string,
    unit: string,
    when: number | undefined,
    key: TemplateResult | string,
  ): LegendPart => ({
    what,
    title,
    said: `${unit}${valid(scene, when)}`,
    key: typeof key === 'string' ? html`<p class="key">${key}</p>` : key,
  });
  const parts: (LegendPart | false)[] = [
    shown.flow && flow.at !== undefined && part('flow', words.flow, 'm/s', flow.at, flowKey(words.flowKey)),
    shown.sea && seaPointsOf(scenario).length > 0 && part('sea', words.sea, words.seaUnit, at, words.seaKey),
    shown.reservoirs &&
      there.reservoirs &&
      part('reservoirs', words.reservoirs, words.reservoirsUnit, at, `${words.reservoirsKey} ${markNames(scene)}`),
    shown.search && searching(scene) && part('search', words.search, '', drill?.at, words.searchKey),
    shown.homes && there.homes && part('homes', words.homes, words.homesUnit, drill?.at, homesKey(scene)),
    shown.shelters &&
      scenario.households !== undefined &&
      1 / scene.view.scale <= SHELTERS &&
      part('shelters', words.shelters, words.sheltersUnit, drill?.at, words.sheltersKey),
  ];
  return parts.filter((one) => one !== false);
}

const valid = ({ words, scenario }: Scene, at: number | undefined): string =>
  at === undefined ? '' : ` · ${fill(words.valid, { time: localClock(scenario.meta.startEx, at, false) })}`;

/** The last steps of the depth's ramp stand for the speeds' classes. */
const flowKey = (key: string): TemplateResult =>
  html`<div class="ramp">${FLOW_BREAKS.map((least, i) => html`<span class="depth-${i + 3}">${least}</span>`)}</div><p class="key">${key}</p>`;

function homesKey({ speech }: Scene): TemplateResult {
  const words = moreLabels(speech.language);
  const marks = ['unnotified', 'called', 'moving', 'refused', 'missed', 'verified'] as const;
  return html`<p class="key drift">${marks.map((mark, i) => html`<span><lf-symbol household=${mark} size="11"></lf-symbol>${words.homesKey[i]}</span>`)}</p>`;
}

/** Which marks the scenario's reservoirs have, from the lowest. */
function markNames({ scenario, speech }: Scene): string {
  const names = new Set(reservoirsOf(scenario).flatMap((one) => marksOf(one).map(([name]) => name)));
  return [...names].map((name) => speech.words.waterMark[name]).join(speech.words.punctuation.list);
}
