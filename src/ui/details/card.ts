/** What is selected: its facts, and why it is so: the chain of causes from the log, first cause first. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { sayLine, toneOf } from '../feed/lines.ts';
import { drillMoment } from '../format.ts';
import { about, type Line } from '../journal.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { Selection } from '../store.ts';
import { fill } from '../words.ts';
import { factsOf } from './facts.ts';

const EFFECTS = 5; // lines of what followed that are shown

export class DetailsCard extends Panel {
  static override styles = [
    base,
    controls,
    rows,
    states,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; background: var(--bg1); border: 1px solid var(--line2); border-radius: var(--radius-overlay); overflow: hidden; }
      header { display: flex; align-items: start; gap: var(--space-8); padding: var(--space-8) var(--space-4) var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); flex: none; }
      header h2 { font: var(--type-title); overflow-wrap: anywhere; }
      header p { font: var(--type-small); color: var(--tx3); }
      .body { min-height: 0; padding-bottom: var(--space-8); }
      dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--space-2) var(--space-12); padding: var(--space-8) var(--space-12); }
      dt { color: var(--tx2); } dd { color: var(--tx1); overflow-wrap: anywhere; white-space: pre-line; }
      dd.danger { color: var(--danger); } dd.warn { color: var(--warn); }
      .text { margin: var(--space-8) var(--space-12) 0; padding: var(--space-8); background: var(--bg2); border-radius: var(--radius-badge); overflow-wrap: anywhere; }
      h3 { font: var(--type-small); font-weight: 700; color: var(--tx2); padding: var(--space-4) var(--space-12); border-top: 1px solid var(--line); }
      .chain .row { display: grid; grid-template-columns: .8rem 5rem minmax(0, 1fr) auto; gap: var(--space-6); padding: var(--space-2) var(--space-12); border: 0; color: var(--tx1); }
      .dot { width: 7px; height: 7px; border-radius: 50%; border: 1.5px solid var(--tx3); margin-top: .45rem; justify-self: center; }
      .dot.danger { border-color: var(--danger); } .dot.warn { border-color: var(--warn); } .dot.hold { border-color: var(--hold); }
      .time { color: var(--tx2); } .seq { font: var(--type-micro); color: var(--tx3); padding-top: 2px; }
      .this { font-weight: 700; }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { desk, store, speech } = this;
    const { selection } = store.state;
    if (!selection) return nothing;
    const { title, subtitle, facts, text } = factsOf(desk, selection);
    const { details } = speech.labels;
    return html`<header><div class="grow"><h2>${title}</h2>${subtitle ? html`<p>${subtitle}</p>` : nothing}</div>
        <button type="button" class="button plain" aria-label=${details.close} title=${details.close} @click=${() => store.select(undefined)}><lf-symbol glyph="close" size="12"></lf-symbol></button></header>
      <div class="body scroll">
        ${text ? html`<p class="text">${text}</p>` : nothing}
        ${facts.length === 0 ? nothing : html`<dl>${facts.map(([label, value, tone]) => html`<dt>${label}</dt><dd class=${tone ?? ''}>${value}</dd>`)}</dl>`}
        ${this.#why(selection)}
      </div>`;
  }

  #why(selection: Selection): TemplateResult {
    const { desk, speech } = this;
    const { details } = speech.labels;
    const line = selection.seq === undefined ? desk.journal.latest(selection) : desk.journal.get(selection.seq);
    if (!line) return html`<h3>${details.why}</h3><p class="empty">${details.noWhy}</p>`;
    const effects = desk.journal.effects(line.seq);
    return html`<h3>${details.why}</h3><ol class="chain">${desk.journal.why(line.seq).map((one) => this.#line(one, one.seq === line.seq))}</ol>
      ${
        effects.length === 0
          ? nothing
          : html`<h3>${details.followed}</h3><ol class="chain">${effects.slice(0, EFFECTS).map((one) => this.#line(one, false))}</ol>
        ${effects.length > EFFECTS ? html`<p class="empty">${fill(details.more, { n: effects.length - EFFECTS })}</p>` : nothing}`
      }`;
  }

  #line(line: Line, current: boolean): TemplateResult {
    const { desk } = this;
    return html`<li><button type="button" class="row" aria-current=${current ? 'true' : 'false'}
      @click=${() => this.select({ ...(about(line) ?? { kind: 'entry', id: String(line.seq) }), seq: line.seq })}>
      <span class="dot ${toneOf(line)}"></span><span class="time">${drillMoment(line.at, desk.landfall)}</span>
      <span class=${current ? 'this' : ''}>${sayLine(desk, line)}</span><span class="seq">#${line.seq}</span></button></li>`;
  }
}
define('lf-details', DetailsCard);
