/** 导调信息: what is to come, what is out, what is parked, what is held. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { MINUTE } from '../../units/time.ts';
import { playedInjects, tabOf } from '../drill-view.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls, rows, states } from '../parts/styles.ts';
import type { InjectTab } from '../store.ts';
import { injectRow } from './row.ts';
import { injectStyles } from './styles.ts';

const TABS: readonly InjectTab[] = ['upcoming', 'released', 'parked', 'held'];

export class InjectsPanel extends Panel {
  static override styles = [base, controls, rows, states, injectStyles];

  override render(): TemplateResult {
    const { desk, store, speech, context } = this;
    const { injects } = speech.labels;
    const tab = store.state.injectTab;
    const all = desk.view ? playedInjects(desk.scenario.injects, desk.view.state) : [];
    const shown = all.filter((row) => tabOf(row) === tab);
    // What is out is read from the latest back.
    if (tab === 'released') shown.sort((a, b) => (b.record.released ?? 0) - (a.record.released ?? 0));
    return html`
      <div class="head"><h2>${injects.title}</h2><div class="tabs" role="tablist" aria-label=${injects.title}>
        ${TABS.map(
          (one) => html`<button type="button" role="tab" class="tab" aria-selected=${one === tab ? 'true' : 'false'}
          @click=${() => store.set({ injectTab: one })}>${injects[one]} ${all.filter((row) => tabOf(row) === one).length}</button>`,
        )}
      </div></div>
      ${
        shown.length === 0
          ? html`<p class="empty">${this.#emptyWords(tab)}</p>`
          : html`<ul class="scroll">${repeat(
              shown,
              ({ inject }) => inject.id,
              (row) => injectRow(desk, row, context),
            )}</ul>`
      }
      ${
        tab === 'upcoming' && desk.may({ type: 'script.later', by: MINUTE })
          ? html`<div class="rest"><span>${injects.rest}</span>${actionButton('script-earlier', context, { label: '−10' })}${actionButton('script-later', context, { label: '+10' })}</div>`
          : nothing
      }`;
  }

  #emptyWords(tab: InjectTab): string {
    const { injects } = this.speech.labels;
    return {
      upcoming: injects.empty,
      released: injects.emptyReleased,
      parked: injects.emptyParked,
      held: injects.emptyHeld,
    }[tab];
  }

  /** The row that a key has chosen comes into sight. */
  protected override updated(): void {
    const { selection } = this.store.state;
    const wanted = selection?.kind === 'inject' ? selection.id : undefined;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.renderRoot.querySelector('.inject.selected')?.scrollIntoView({ block: 'nearest' });
  }
  #shown: string | undefined;
}
define('lf-injects', InjectsPanel);
