/** The legend: what the colours and lines of each field mean, in which unit, and for when. */

import { html, nothing, type TemplateResult } from 'lit';
import { localClock } from '../../format.ts';
import { RAMP_BREAKS } from '../../look/tokens.ts';
import { fill } from '../../words.ts';
import { adrift } from '../layers/drift-field.ts';
import type { LegendPart } from '../layers/legend-part.ts';
import { AEGL, plumesOf } from '../layers/plume.ts';
import type { Scene } from '../scene.ts';
import type { LegendFolds } from './legend-folds.ts';

export interface LegendTimes {
  /** Drill times, ms, of what is shown; undefined for what is not. */
  readonly wind: number | undefined;
  readonly water: number | undefined;
  readonly rain: number | undefined;
}

/** The lines of everything that is shown now, `further` those of the layers that have words of their own. */
export function legendParts(
  scene: Scene,
  { wind, water, rain }: LegendTimes,
  further: readonly LegendPart[],
): readonly LegendPart[] {
  const { words, shown } = scene;
  const parts = [
    shown.water && water !== undefined && ramp(scene, 'water', 'depth', 'm', water),
    shown.plume && plume(scene),
    shown.drift && adrift(scene) && drift(scene),
    shown.rain && rain !== undefined && ramp(scene, 'rain', 'rain', 'mm/h', rain),
    shown.wind && ramp(scene, 'wind', 'wind', words.force, wind),
    shown.cone && foretold(scene),
    shown.works && {
      what: 'works' as const,
      title: words.works,
      said: '',
      key: html`<p class="key">${words.worksKey}</p>`,
    },
  ];
  return [...parts.filter((one) => typeof one === 'object'), ...further];
}

/** On a wall, where nobody presses anything, all of it; elsewhere each layer's is one line that opens and closes. */
export function legend(
  { words }: Scene,
  parts: readonly LegendPart[],
  folds: LegendFolds | undefined,
  roomy: boolean,
  onFold: () => void,
): TemplateResult | typeof nothing {
  if (parts.length === 0) return nothing;
  const head = ({ title, said }: LegendPart): TemplateResult => html`<strong>${title}</strong><span>${said}</span>`;
  if (folds === undefined)
    return html`<section class="box legend" aria-label=${words.layers}>${parts.map((part) => html`<header>${head(part)}</header>${part.key}`)}</section>`;
  return html`<section class="box legend" aria-label=${words.layers}>${parts.map((part, i) => {
    const open = folds.isOpen(part.what, roomy || i === 0);
    const fold = (event: Event): void => {
      const now = (event.currentTarget as HTMLDetailsElement).open;
      if (now === open) return;
      folds.set(part.what, now);
      onFold();
    };
    return html`<details .open=${open} @toggle=${fold}><summary>${head(part)}</summary>${part.key}</details>`;
  })}</section>`;
}

/** Of the first release that is in the air: its substance, its classes with the ppm that the map draws them at. */
function plume(scene: Scene): LegendPart | undefined {
  const { words, scenario, speech } = scene;
  const outlines = plumesOf(scene);
  const hazard = scenario.hazards.find(({ id }) => id === outlines[0]?.hazard);
  if (hazard?.kind !== 'chemical') return undefined;
  const ppm = (what: string): string => {
    const value = outlines.find((outline) => outline.hazard === hazard.id && outline.what === what)?.ppm;
    return value === undefined ? '' : ` ≥ ${value}`;
  };
  const unverified = outlines.some((one) => one.unverified === true && one.what.startsWith('aegl'));
  return {
    what: 'plume',
    title: hazard.name?.[speech.language] ?? words.plume,
    said: `${fill(words.exposure, { n: hazard.exposure })}${validity(scene, scene.drill?.at)}`,
    key: html`<div class="ramp">${AEGL.map((what, i) => html`<span class="plume-${i + 1}">${i + 1}${ppm(what)}</span>`)}</div>
    <p class="key">AEGL${unverified ? ` (${words.unverified})` : ''} ${words.aegl.map((what, i) => `${i + 1} ${what}`).join(' / ')} · ${words.zones} · ${words.burns}</p>`,
  };
}

function drift(scene: Scene): LegendPart {
  const { words } = scene;
  const [dots, likely, most, truth] = words.driftKey;
  return {
    what: 'drift',
    title: words.drift,
    said: validity(scene, scene.drill?.at).replace(' · ', ''),
    key: html`<p class="key drift"><span><i class="dots"></i>${dots}</span><span><i class="likely"></i>${likely}</span><span><i class="most"></i>${most}</span><span><i class="truth"></i>${truth}</span></p>`,
  };
}

/** The latest bulletin, while there is one. */
function foretold({ words, scenario, drill }: Scene): LegendPart | undefined {
  const [latest] = Object.values(drill?.state.bulletins ?? {});
  if (latest === undefined) return undefined;
  const time = localClock(scenario.meta.startEx, latest.issued, false);
  return {
    what: 'cone',
    title: words.cone,
    said: fill(words.bulletin, { n: latest.number, time }),
    key: html`<p class="key">${words.coneKey}</p>`,
  };
}

/** ` · 14:05 有效`; nothing while no time is known. */
const validity = ({ words, scenario }: Scene, at: number | undefined): string =>
  at === undefined ? '' : ` · ${fill(words.valid, { time: localClock(scenario.meta.startEx, at, false) })}`;

function ramp(
  scene: Scene,
  what: 'wind' | 'water' | 'rain',
  of: 'wind' | 'depth' | 'rain',
  unit: string,
  validAt: number | undefined,
): LegendPart {
  const breaks: readonly number[] = RAMP_BREAKS[of];
  // The wind's first class is all below its first bound; water below its own is not drawn.
  const label = (from: number, i: number): string => (of === 'wind' && i === 0 ? `<${breaks[1]}` : `${from}`);
  return {
    what,
    title: scene.words[what],
    said: `${unit}${validity(scene, validAt)}`,
    key: html`<div class="ramp">${breaks.map((from, i) => html`<span class="${of}-${i + 1}">${label(from, i)}</span>`)}</div>`,
  };
}
