/** Truth beside what headquarters know: left of a line that is drawn across the map nothing is shown that nobody told them. */
import { html, type TemplateResult } from 'lit';
import { Graphics } from 'pixi.js';
import { drillMoment } from '../../format.ts';
import { fill } from '../../words.ts';
import { headquarters } from '../layers/ignorance.ts';
import type { MapStage, MapTool } from '../stage.ts';
import { ignorance, type Unknown } from './ignorance.ts';
import { swipeLabels } from './swipe-labels.ts';
import { SwipeLayer } from './swipe-layer.ts';

/** Rows of the table of incidents at most. */
const MOST = 8;
/** Side of the slider's thumb, px: its middle is where the line is (overlays/styles.ts). */
const THUMB = 28;

export class SwipeTool implements MapTool {
  readonly layer = new SwipeLayer();
  readonly #stage: MapStage;
  readonly #masks = new Map<ReturnType<MapStage['truths']>[number], Graphics>();
  /** Share of the map's width that shows what is known. */
  #share = 0.5;
  #drawn = '';

  constructor(stage: MapStage) {
    this.#stage = stage;
    this.#veil();
  }

  /** Each layer of the truth behind a mask of its own, as the line and the size of the map have it now. */
  #veil(): void {
    const { scene } = this.#stage;
    const { width, height } = scene.view;
    scene.swipe = THUMB / 2 + (width - THUMB) * this.#share;
    const truths = this.#stage.truths();
    const drawn = `${scene.swipe} ${width} ${height} ${truths.length}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    for (const container of truths) {
      const mask = this.#masks.get(container) ?? new Graphics();
      mask
        .clear()
        .rect(scene.swipe, 0, Math.max(1, width - scene.swipe), height)
        .fill(0xffffff);
      if (this.#masks.has(container)) continue;
      this.#masks.set(container, mask);
      this.layer.container.addChild(mask);
      container.mask = mask;
    }
    this.#stage.redraw();
  }

  render(): TemplateResult {
    this.#veil();
    const { scene } = this.#stage;
    const words = swipeLabels(scene.speech.language);
    const seat = headquarters(scene.scenario);
    const state = scene.drill?.state;
    const found = seat === undefined || state === undefined ? [] : ignorance(scene.scenario, state, seat, scene.at);
    const slide = (event: Event): void => {
      this.#share = Number((event.target as HTMLInputElement).value) / 100;
      this.#veil();
    };
    return html`<section class="box tool" aria-label=${words.title}><header><strong>${words.title}</strong><button type="button" aria-label=${words.close} title=${words.close} @click=${() => this.#stage.setTool(undefined)}>×</button></header>
        <p class="ends"><span>← ${words.known}</span><span>${words.truth} →</span></p>
        ${found.length === 0 ? html`<p class="key">${words.nothing}</p>` : html`<table><thead><tr><th scope="col">${words.incident}</th><th scope="col">${words.occurred}</th><th scope="col">${words.minutes}</th></tr></thead><tbody>${found.slice(0, MOST).map((one) => this.#row(one))}</tbody></table>`}
        ${found.length > MOST ? html`<p class="key">${fill(words.more, { n: found.length - MOST })}</p>` : ''}</section>
      <input class="swipe" type="range" min="0" max="100" step="0.5" .value=${String(this.#share * 100)} aria-label=${words.slide} aria-valuetext=${fill(words.at, { n: Math.round(this.#share * 100) })} @input=${slide} />`;
  }

  #row({ id, occurred, since, minutes }: Unknown): TemplateResult {
    const { names, speech, scenario } = this.#stage.scene;
    const words = swipeLabels(speech.language);
    const said = fill(since === undefined ? words.running : words.stood, { n: minutes });
    return html`<tr class=${since === undefined ? 'bad' : ''}><td>${names.name('incident', id)}</td><td>${drillMoment(occurred, scenario.meta.landfall)}</td><td>${said}</td></tr>`;
  }

  end(): void {
    for (const container of this.#masks.keys()) container.mask = null;
    this.#stage.scene.swipe = undefined;
  }
}
