/** The NO DUFF control: outermost right of the header on every seat; the only object of its kind. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { TwoPress } from './two-press.ts';

export class NoDuffButton extends View {
  readonly #presses = new TwoPress(() => this.requestUpdate());

  static override styles = [
    base,
    css`
      :host { display: block; flex: none; }
      button {
        display: flex; align-items: center; gap: var(--space-8); min-width: 11rem; min-height: 3.1rem; padding: 0 var(--space-12);
        background: var(--no-duff); color: var(--on-no-duff); border-radius: var(--radius-control); text-align: start;
        box-shadow: inset 0 0 0 1.5px var(--no-duff), inset 0 0 0 3px var(--on-no-duff);
      }
      strong { display: block; font: var(--type-body); font-weight: 700; line-height: 1.3; white-space: nowrap; }
      span { display: block; font: var(--type-micro); line-height: 1.25; white-space: nowrap; }
      button.armed { background: var(--on-no-duff); color: var(--no-duff); box-shadow: inset 0 0 0 1.5px var(--on-no-duff), inset 0 0 0 3px var(--no-duff); }
      :host([short]) button { min-width: 0; min-height: 3rem; padding-inline: var(--space-8); }
      :host([short]) strong, :host([short]) strong + span { line-height: 1.15; }
      :host([small]) strong + span { display: none; }
      @media (pointer: coarse) { button, :host([short]) button { min-height: 44px; } }
    `,
  ];

  override render(): TemplateResult {
    const { noduff, action } = this.speech.labels;
    const { armed } = this.#presses;
    return html`<button type="button" class=${armed ? 'armed' : ''} title=${action.noduff} @click=${this.#press}>
      <lf-symbol glyph="no-duff" size="20"></lf-symbol>
      <span aria-live="assertive"><strong>${armed ? noduff.again : noduff.title}</strong><span>${armed ? noduff.againSub : noduff.sub}</span></span>
    </button>`;
  }

  #press(): void {
    if (this.#presses.press()) this.dispatchEvent(new CustomEvent('lf-noduff', { bubbles: true, composed: true }));
  }
}
define('lf-noduff-button', NoDuffButton);
