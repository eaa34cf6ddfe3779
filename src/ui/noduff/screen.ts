/**
 * The emergency, full screen: code word and contact at an eighth of the height or more (of a phone held upright, whose
 * lines are short, of its width), nothing that moves.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import { fill } from '../words.ts';
import type { Emergency } from './alarm.ts';
import { TwoPress } from './two-press.ts';

/** % of the shorter side. */
const LARGEST = 20;
const EIGHTH = 12.5;
const LEAST = 4;
const STEP = 0.5;
/**
 * Where lines may break, and the least size for it: no phrase and no number is broken where an eighth has room for that, then no
 * word; words longer than a name and a number are shown whole all the same, smaller.
 */
const BREAKS = [
  ['phrases', EIGHTH],
  ['words', EIGHTH],
  ['anywhere', LEAST],
] as const;

/** Finds the largest size, not under `least`, at which the words have room; whether there is one. */
function fits(words: HTMLElement, least: number): boolean {
  for (let size = LARGEST; size >= least; size -= STEP) {
    words.style.setProperty('--fit', `${size}vmin`);
    if (words.scrollHeight <= words.clientHeight && words.scrollWidth <= words.clientWidth) return true;
  }
  return false;
}

/** A text in which each number is one piece. */
const numbersWhole = (text: string) =>
  text.split(/(\+?\d[\d -]*\d)/).map((part, i) => (i % 2 === 1 ? html`<span class="number">${part}</span>` : part));

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
      h1, p { font: 700 var(--fit, 12.5vmin)/1.15 var(--font-text); text-wrap: balance; }
      [data-breaks=phrases] { word-break: keep-all; }
      [data-breaks=phrases] .number { white-space: nowrap; }
      [data-breaks=anywhere] :is(h1, p) { overflow-wrap: anywhere; }
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
        <p id="contact">${numbersWhole(contact ? fill(noduff.contact, { contact }) : noduff.noContact)}</p></div>
      <footer>${this.mayLift ? html`<button type="button" @click=${this.#press}>${lift}</button>` : noduff.only}</footer>
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.#fit);
  }
  override disconnectedCallback(): void {
    window.removeEventListener('resize', this.#fit);
    super.disconnectedCallback();
  }
  protected override updated(): void {
    this.#fit();
  }

  /** Makes the words as large as they fit. */
  readonly #fit = (): void => {
    const words = this.renderRoot.querySelector<HTMLElement>('.words');
    if (!words) return;
    for (const [breaks, least] of BREAKS) {
      words.dataset['breaks'] = breaks;
      if (fits(words, least)) return;
    }
  };

  #press(): void {
    if (this.#presses.press()) this.dispatchEvent(new CustomEvent('lf-lift', { bubbles: true, composed: true }));
  }
}
define('lf-noduff-screen', NoDuffScreen);
