/** `B`: a bookmark at this moment, with a note that may be empty. The drill goes on meanwhile. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { DialogView } from './dialog.ts';

export class BookmarkDialog extends DialogView {
  protected override readonly look = '';

  static override styles = [
    ...DialogView.styles,
    css`.note { padding: var(--space-12); } .note input { width: 100%; }`,
  ];

  protected override title_(): string {
    return this.speech.labels.bookmark.title;
  }
  protected override body(): TemplateResult {
    const { bookmark } = this.speech.labels;
    return html`<form @submit=${this.#save}>
      <div class="note"><input class="field" name="note" autofocus maxlength="500" autocomplete="off" placeholder=${bookmark.hint} aria-label=${bookmark.hint} /></div>
      <div class="foot"><button type="button" class="button" @click=${this.close}>${bookmark.cancel}</button><button class="button primary">${bookmark.save}</button></div></form>`;
  }

  #save = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('note') as HTMLInputElement;
    void this.context.desk?.submit({ type: 'bookmark', note: input.value.trim() });
    this.close();
  };
}
define('lf-bookmark', BookmarkDialog);
