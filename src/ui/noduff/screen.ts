/** The emergency, full screen: code word and contact at an eighth of the height or more, nothing that moves. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { fill } from '../words.ts';
import type { Emergency } from './alarm.ts';
import { TwoPress } from './two-press.ts';

const LARGEST = 16; // % of the height
const LEAST = 4;

export class NoDuffScreen extends View {
  static override properties = { emergency: { attribute: false }, mayLift: { attribute: false } };
  declare emergency: Emergency | undefined;
  declare mayLift: boolean;
  readonly #presses = new TwoPress(() => this.requestUpdate());

  static override styles = [
    base,
    css`
      .screen {
        position: fixed; inset: 0; z-index: 900; display: grid; grid-template-rows: minmax(0, 1fr) auto; gap: 2vh; padding: 3vh 4vw 2vh;
        background: var(--no-duff); color: var(--on-no-duff); text-align: center;
      }
      .words { display: flex; flex-direction: column; justify-content: center; gap: 3vh; min-height: 0; overflow: hidden; }
      h1, p { font: 700 var(--fit, 12.6vh)/1.15 var(--font-text); overflow-wrap: anywhere; }
      footer { font: var(--type-body); min-height: 44px; }
      button { padding: var(--space-8) var(--space-16); border: 1.5px solid currentColor; border-radius: var(--radius-control); color: inherit; min-height: 44px; }
      button:focus-visible { outline-color: currentColor; }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.emergency) return nothing;
    const { noduff } = this.speech.labels;
    const { contact, codeWord } = this.emergency;
    const lift = this.#presses.armed ? noduff.liftAgain : noduff.lift;
    return html`<div class="screen" role="alertdialog" aria-modal="true" aria-labelledby="word" aria-describedby="contact">
      <div class="words"><h1 id="word">${codeWord || noduff.codeWord}</h1>
        <p id="contact">${contact ? fill(noduff.contact, { contact }) : noduff.noContact}</p></div>
      <footer>${this.mayLift ? html`<button type="button" @click=${this.#press}>${lift}</button>` : noduff.only}</footer>
    </div>`;
  }

  /** Both lines are an eighth of the height or more; words too long for that are made as large as they fit. */
  protected override updated(): void {
    const words = this.renderRoot.querySelector<HTMLElement>('.words');
    if (!words) return;
    for (let size = LARGEST; size >= LEAST; size -= 0.4) {
      words.style.setProperty('--fit', `${size}vh`);
      if (words.scrollHeight <= words.clientHeight) return;
    }
  }

  #press(): void {
    if (this.#presses.press()) this.dispatchEvent(new CustomEvent('lf-lift', { bubbles: true, composed: true }));
  }
}
define('lf-noduff-screen', NoDuffScreen);
