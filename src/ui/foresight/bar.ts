/** 照此下去: what the next hours bring if nobody does anything else, from a silent fork; for who leads the drill, and for nobody else. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Foreseen } from '../../player/foresight.ts';
import { drillMoment, spanWords } from '../format.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import { fill } from '../words.ts';
import { type Ahead, itemsOf } from './items.ts';

/** Said in the bar itself; the rest is behind a button. */
const FIRST = 2;

export class ForesightBar extends Panel {
  static override properties = { ...Panel.properties, foreseen: { state: true }, all: { state: true } };
  declare foreseen: Foreseen | undefined;
  declare all: boolean;
  #stop: (() => void) | undefined;

  static override styles = [
    base,
    controls,
    rows,
    css`
      :host { display: block; flex: none; position: relative; z-index: 90; }
      .bar { display: flex; align-items: center; gap: var(--space-12); min-height: 2.154rem; padding: 0 var(--space-12); background: var(--bg1); border-bottom: 1px solid var(--line); color: var(--tx2); min-width: 0; }
      strong { color: var(--tx1); white-space: nowrap; }
      .items { display: flex; gap: var(--space-16); flex: 1; min-width: 0; overflow: hidden; }
      .item { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--tx1); text-align: start; }
      .item.grave { color: var(--danger); }
      .item time { color: var(--tx2); }
      .list { position: absolute; inset: 100% 0 auto 0; max-height: 40vh; background: var(--bg1); border-bottom: 1px solid var(--line2); box-shadow: var(--shadow); }
      .row { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: var(--space-8); padding: var(--space-4) var(--space-12); min-height: 1.9rem; color: var(--tx1); overflow-wrap: anywhere; }
      .row.grave { color: var(--danger); }
      .row time { color: var(--tx2); white-space: nowrap; }
    `,
  ];

  constructor() {
    super();
    this.all = false;
  }

  override disconnectedCallback(): void {
    this.#off();
    super.disconnectedCallback();
  }

  /** It looks ahead only where somebody who leads can see it. */
  get #wanted(): boolean {
    const phase = this.desk.view?.state.phase;
    return this.store.state.foresight && this.desk.leads && (phase === 'running' || phase === 'paused');
  }
  #off(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.foreseen = undefined;
  }

  protected override updated(): void {
    if (!this.#wanted) this.#off();
    else
      this.#stop ??= this.desk.opened.foresee?.((foreseen) => {
        this.foreseen = foreseen;
      });
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.#wanted) return nothing;
    const { foresight } = this.speech.labels;
    const items = this.foreseen ? itemsOf(this.foreseen, this.desk) : [];
    return html`<div class="bar" role="region" aria-label=${foresight.title}><strong title=${foresight.hint}>${foresight.title}</strong>
      <div class="items" aria-live="polite">${this.#said(items)}</div>
      ${items.length > FIRST ? html`<button type="button" class="button plain" aria-expanded=${this.all ? 'true' : 'false'} @click=${() => (this.all = !this.all)}>${fill(foresight.all, { n: items.length })}</button>` : nothing}
      <button type="button" class="button plain" aria-label=${foresight.off} title=${foresight.off} @click=${() => this.store.set({ foresight: false })}><lf-symbol glyph="close" size="12"></lf-symbol></button></div>
      ${this.all && items.length > FIRST ? this.#list(items) : nothing}`;
  }

  #said(items: readonly Ahead[]): unknown {
    const { foresight } = this.speech.labels;
    if (this.foreseen === undefined) return html`<span>${foresight.working}</span>`;
    if (items.length === 0)
      return html`<span>${fill(foresight.nothing, { to: drillMoment(this.foreseen.to, this.desk.landfall) })}</span>`;
    const first = items.slice(0, FIRST).sort((a, b) => a.at - b.at);
    return first.map(
      (
        item,
      ) => html`<button type="button" class="item ${item.grave ? 'grave' : ''}" title=${item.text} @click=${() => this.#choose(item)}>
        <time>${this.#when(item)}</time> ${item.text}</button>`,
    );
  }

  #list(items: readonly Ahead[]): TemplateResult {
    const byTime = [...items].sort((a, b) => a.at - b.at);
    return html`<ul class="list scroll">${byTime.map(
      (
        item,
      ) => html`<li><button type="button" class="row ${item.grave ? 'grave' : ''}" @click=${() => this.#choose(item)}>
        <time>${this.#when(item)}</time><span>${item.text}</span></button></li>`,
    )}</ul>`;
  }

  #when({ at }: Ahead): string {
    return fill(this.speech.labels.foresight.in, { span: spanWords(at - this.desk.at, this.speech) });
  }

  #choose({ selection }: Ahead): void {
    if (selection === undefined) return;
    this.select(selection);
    this.store.ask('focus');
  }
}
define('lf-foresight', ForesightBar);
