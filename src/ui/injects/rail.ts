/** The injects panel folded to 44 px: how many wait, and how long until the next. */
import { css, html, type TemplateResult } from 'lit';
import { playedInjects, tabOf } from '../drill-view.ts';
import { countdown } from '../format.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, states } from '../parts/styles.ts';

export class InjectsRail extends Panel {
  static override styles = [
    base,
    states,
    css`
      :host { display: block; height: 100%; background: var(--bg1); border-right: 1px solid var(--line); }
      button { display: flex; flex-direction: column; align-items: center; gap: var(--space-8); width: 100%; height: 100%; padding: var(--space-12) 0; color: var(--tx2); }
      button:hover { background: var(--bg2); }
      button:focus-visible { outline-offset: -2px; }
      strong { color: var(--tx1); font: var(--type-count); }
      .title { writing-mode: vertical-rl; white-space: nowrap; }
      .left { writing-mode: vertical-rl; font-weight: 700; color: var(--tx1); }
      :host(:lang(en)) .title { transform: rotate(180deg); }
    `,
  ];

  override render(): TemplateResult {
    const { desk, speech, store } = this;
    const { injects } = speech.labels;
    const waiting = desk.view
      ? playedInjects(desk.scenario.injects, desk.view.state).filter((row) => tabOf(row) === 'upcoming')
      : [];
    const due = waiting[0]?.due;
    const next = due === undefined ? undefined : countdown(due - desk.at, speech);
    const { layout, drawer, panels } = store.state;
    const open = layout === 'compact' ? drawer : panels.injects;
    return html`<button type="button" aria-expanded=${open ? 'true' : 'false'}
      title=${open ? injects.hide : injects.show} @click=${() => store.toggle('injects')}>
      <lf-symbol glyph="expand" size="14"></lf-symbol><span class="title">${injects.title}</span><strong>${waiting.length}</strong>
      ${next ? html`<span class="left ${next.late ? 'danger' : next.near ? 'warn' : ''}">${next.text}</span>` : ''}</button>`;
  }
}
define('lf-injects-rail', InjectsRail);
