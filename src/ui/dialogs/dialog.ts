/** A dialog over the page: the browser's own modal, so the focus stays inside and Escape closes it. */
import { css, html, type TemplateResult } from 'lit';
import { createRef, type Ref, ref } from 'lit/directives/ref.js';
import type { ActionContext } from '../action-context.ts';
import { focused } from '../keys.ts';
import { View } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';

export abstract class DialogView extends View {
  static override properties = { ...View.properties, context: { attribute: false } };
  declare context: ActionContext;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #before: Element | null = null;

  static override styles = [
    base,
    controls,
    rows,
    css`
      dialog {
        margin: auto; padding: 0; width: min(34rem, calc(100vw - 2rem)); max-height: min(80vh, 60rem); overflow: hidden;
        background: var(--bg1); color: var(--tx1); border: 1px solid var(--line2); border-radius: var(--radius-overlay); box-shadow: var(--shadow);
      }
      dialog[open] { display: flex; flex-direction: column; }
      dialog.wide { width: min(62rem, calc(100vw - 2rem)); }
      dialog.corner { margin: 4.6rem 11rem auto auto; width: 18rem; }
      dialog::backdrop { background: rgba(0, 0, 0, .35); }
      /* What it is about stays in sight on the map. */
      dialog.aside { margin: auto auto 2rem 2rem; width: min(30rem, calc(100vw - 2rem)); }
      dialog.aside.far { margin: auto 2rem 2rem auto; }
      dialog.aside::backdrop { background: none; }
      dialog.corner::backdrop { background: none; }
      .head .button:focus-visible { outline-offset: -2px; }
      .body { overflow: auto; min-height: 0; }
      .foot { display: flex; justify-content: flex-end; gap: var(--space-8); padding: var(--space-12); border-top: 1px solid var(--line); }
    `,
  ];

  protected abstract readonly look: '' | 'wide' | 'corner' | 'aside' | 'aside far';
  protected abstract title_(): string;
  protected abstract body(): TemplateResult;

  override render(): TemplateResult {
    const title = this.title_();
    const { help } = this.speech.labels;
    return html`<dialog ${ref(this.#dialog)} class=${this.look} aria-label=${title} @close=${this.close} @click=${this.#outside}>
      ${
        this.look === 'corner'
          ? ''
          : html`<div class="head"><h2>${title}</h2><span class="grow"></span>
        <button type="button" class="button plain" aria-label=${help.close} title=${help.close} @click=${this.close}><lf-symbol glyph="close" size="12"></lf-symbol></button></div>`
      }
      ${this.body()}</dialog>`;
  }

  protected override firstUpdated(): void {
    this.#before = focused(document);
    this.#dialog.value?.showModal();
  }

  /** However it went, the focus is again where it was; the browser sees to that only for a dialog that is closed in its place. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus({ preventScroll: true });
  }

  protected close = (): void => {
    if (this.store.state.dialog) this.store.set({ dialog: undefined });
  };

  /** A click on the backdrop has the dialog itself as its target. */
  #outside = (event: MouseEvent): void => {
    if (event.target !== this.#dialog.value) return;
    const { left, right, top, bottom } = this.#dialog.value.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!inside) this.close();
  };
}
