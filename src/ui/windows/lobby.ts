/** Before a seat is chosen in a window of its own: the seats of the drill that another window has open. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base, controls, rows } from '../parts/styles.ts';
import type { OpenRequest } from '../session.ts';
import { screenStyles } from '../start/screen-styles.ts';
import { topBar } from '../start/top-bar.ts';
import { WindowGuest } from './link.ts';
import { type Lobby, SEATS_HALL } from './seat-host.ts';

export class LobbyScreen extends View {
  static override properties = { ...View.properties, drill: { attribute: false }, lobby: { state: true } };
  declare drill: string;
  declare lobby: Lobby | undefined;
  #guest: WindowGuest | undefined;

  static override styles = [
    base,
    controls,
    rows,
    screenStyles,
    css`
      .seat { display: flex; justify-content: space-between; gap: var(--space-12); min-height: 2.8rem; align-items: center; padding: 0 var(--space-16); color: var(--tx1); }
      .acts { padding-top: var(--space-16); }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#guest = new WindowGuest(
      { role: 'lobby' },
      this.drill,
      {
        joined: (given) => (this.lobby = given as Lobby),
        left: () => (this.lobby = undefined),
      },
      SEATS_HALL,
    );
  }
  override disconnectedCallback(): void {
    this.#guest?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { windows, problems } = this.speech.labels;
    return html`${topBar(this.store, this.speech)}<main><h2>${this.lobby?.title[this.speech.language] ?? windows.title}</h2>
      <p class="lead" role="status">${this.lobby === undefined ? windows.seeking : windows.choose}</p>
      ${this.lobby === undefined ? '' : this.#seats(this.lobby)}
      <div class="acts"><button type="button" class="button" @click=${() => this.act('close')}>${problems.back}</button></div></main>`;
  }

  #seats({ seats }: Lobby): TemplateResult {
    const { seats: words } = this.speech.labels;
    return html`<ul class="sheet">${seats.map(
      ({ id, name, manned }) => html`<li><button type="button" class="row seat" @click=${() => this.#sit(id)}>
        <span class="cut">${name[this.speech.language]}</span><span class="quiet">${manned ? words.manned : id === 'director' ? '' : words.auto}</span></button></li>`,
    )}</ul>`;
  }

  #sit(seat: string): void {
    const detail: OpenRequest = { join: this.drill, seat };
    this.dispatchEvent(new CustomEvent<OpenRequest>('lf-open', { detail, bubbles: true, composed: true }));
  }
}
define('lf-lobby', LobbyScreen);
