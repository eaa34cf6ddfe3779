/** What is done seldom: language, theme, keys, log, EndEx. EndEx takes two presses. */
import { css, html, type TemplateResult } from 'lit';
import { type ActionId, actionOf } from '../actions.ts';
import { keyLabel } from '../keys.ts';
import { TwoPress } from '../noduff/two-press.ts';
import { define } from '../parts/define.ts';
import { DialogView } from './dialog.ts';

const ITEMS: readonly ActionId[] = [
  'palette',
  'seat-choose',
  'seat-leave',
  'bookmark',
  'help',
  'language',
  'theme',
  'panel-injects',
  'panel-boards',
  'panel-timeline',
  'foresight',
  'walls',
  'go-together',
  'review',
  'download',
  'print',
  'share',
  'close',
  'endex',
];

/** Held upright, a tablet has no room for the choice of speed, and no keys. */
const UPRIGHT: readonly ActionId[] = ['faster', 'slower'];

export class MenuDialog extends DialogView {
  protected override readonly look = 'corner';
  readonly #ending = new TwoPress(() => this.requestUpdate());

  static override styles = [
    ...DialogView.styles,
    css`
      .item { display: flex; justify-content: space-between; align-items: center; gap: var(--space-12); padding: 0 var(--space-12); min-height: 2.4rem; color: var(--tx1); }
      .item:disabled { color: var(--tx3); background: none; }
      .item.armed { color: var(--danger); font-weight: 700; }
    `,
  ];

  protected override title_(): string {
    return this.speech.labels.header.menu;
  }
  protected override body(): TemplateResult {
    return html`<div class="body" role="menu">${[...(window.innerWidth < 900 ? UPRIGHT : []), ...ITEMS].map((id) => this.#item(id))}</div>`;
  }

  #item(id: ActionId): TemplateResult {
    const { labels } = this.speech;
    const action = actionOf(id);
    const stroke = action.keys[0];
    const armed = id === 'endex' && this.#ending.armed;
    return html`<button type="button" role="menuitem" class="row item ${armed ? 'armed' : ''}" ?disabled=${!action.when(this.context)} @click=${() => this.#choose(id)}>
      <span>${armed ? labels.header.ending : labels.action[id]}</span>${stroke ? html`<kbd class="key">${keyLabel(stroke, labels)}</kbd>` : ''}</button>`;
  }

  #choose(id: ActionId): void {
    if (id === 'endex' && !this.#ending.press()) return;
    this.close();
    actionOf(id).run(this.context);
  }
}
define('lf-menu', MenuDialog);
