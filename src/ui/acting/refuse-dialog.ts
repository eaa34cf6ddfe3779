/** `R`: an order is not taken on, and why. The usual reasons are one digit each; any other is written. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { DialogView } from '../dialogs/dialog.ts';
import { define } from '../parts/define.ts';
import { fill } from '../words.ts';
import { seatLabels } from './labels.ts';
import { type Owed, refusable } from './owed.ts';

export class RefuseDialog extends DialogView {
  protected override readonly look = '';
  /** Fixed when the dialog opens: another order that comes meanwhile is not declined in its place. */
  #owed: Owed | undefined;

  static override styles = [
    ...DialogView.styles,
    css`
      .about { padding: var(--space-8) var(--space-12) 0; color: var(--tx2); overflow-wrap: anywhere; }
      .reasons { display: grid; gap: var(--space-6); padding: var(--space-12); }
      .reasons .button { justify-content: flex-start; white-space: normal; text-align: start; }
      .other { display: flex; gap: var(--space-8); padding: var(--space-12); border-top: 1px solid var(--line); }
      .other input { flex: 1; }
    `,
  ];

  protected override title_(): string {
    return seatLabels(this.speech).refuse.title;
  }

  protected override body(): TemplateResult {
    const { refuse } = seatLabels(this.speech);
    const { bookmark } = this.speech.labels;
    const { desk } = this.context;
    if (desk === undefined) return html``;
    this.#owed ??= refusable(desk);
    const order = desk.view?.state.orders[this.#owed?.id ?? ''];
    const said =
      order &&
      fill(refuse.about, { order: desk.names.order(this.#owed?.id ?? ''), from: desk.names.party(order.from) });
    return html`<div @keydown=${this.#digit}>${said ? html`<p class="about">${said}</p>` : nothing}
      <div class="reasons">${refuse.reasons.map(
        (reason, i) =>
          html`<button type="button" class="button" ?autofocus=${i === 0} aria-keyshortcuts=${i + 1} @click=${() => this.#decline(reason)}><kbd class="key">${i + 1}</kbd>${reason}</button>`,
      )}</div>
      <form class="other" @submit=${this.#written}><input class="field" name="reason" maxlength="500" autocomplete="off" placeholder=${refuse.other} aria-label=${refuse.other} />
        <button class="button primary">${refuse.give}</button><button type="button" class="button" @click=${this.close}>${bookmark.cancel}</button></form></div>`;
  }

  #digit = (event: KeyboardEvent): void => {
    if ((event.target as Element).matches('input')) return;
    const reason = seatLabels(this.speech).refuse.reasons[
      Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]) - 1
    ];
    if (reason === undefined) return;
    event.preventDefault();
    this.#decline(reason);
  };
  #written = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('reason') as HTMLInputElement;
    const reason = input.value.trim();
    if (reason === '') input.focus();
    else this.#decline(reason);
  };
  #decline(reason: string): void {
    const owed = this.#owed;
    if (owed) void this.context.desk?.submit({ type: 'refuse', of: owed.id, reason }, owed.seat);
    this.close();
  }
}
define('lf-refuse', RefuseDialog);
