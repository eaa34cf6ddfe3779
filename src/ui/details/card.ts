/** What is selected: its facts, and why it is so. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import { factsOf } from './facts.ts';
import '../review/observed.ts';
import './why.ts';

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
        ${selection.kind === 'inject' && desk.circle === undefined ? html`<lf-observed .desk=${desk} .store=${store} .inject=${selection.id}></lf-observed>` : nothing}
        <lf-why .desk=${desk} .store=${store}></lf-why>
      </div>`;
  }
}
define('lf-details', DetailsCard);
