/** Start, pause and speed of a live drill; a recorded one has its transport below the map instead. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { speedWords } from '../format.ts';
import { chooseSpeed, SPEEDS } from '../pacing.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';

export class ClockControls extends Panel {
  static override styles = [
    base,
    controls,
    css`
      :host { display: flex; align-items: center; gap: var(--space-8); flex: none; }
      .speed { display: flex; align-items: center; gap: var(--space-6); }
      select { min-height: 2.154rem; background: var(--bg3); border: 1px solid var(--line2); border-radius: var(--radius-control); padding: 0 var(--space-4); font-weight: 700; }
      option { background: var(--bg1); color: var(--tx1); }
      .worth { color: var(--tx2); white-space: nowrap; font: var(--type-small); min-width: 7.5em; }
      .play { min-width: 6.2rem; }
      /* The drill's name comes before the key's hint, which the button's title has too. */
      @media (max-width: 1599px) { .play kbd { display: none; } .play { min-width: 4.4rem; } .worth { min-width: 0; } }
      @media (pointer: coarse) { select { min-height: 44px; } }
    `,
  ];

  override render(): TemplateResult {
    const { desk, store, speech, context } = this;
    const { header } = speech.labels;
    const briefed = desk.live && desk.view?.state.phase === 'briefed';
    const playing = desk.status?.playing === true;
    const { speed } = store.state;
    return html`
      <span class="play">${keyed(
        briefed,
        briefed
          ? actionButton('startex', context, { look: 'primary', label: header.start })
          : actionButton('play-pause', context, {
              glyph: playing ? 'pause' : 'play',
              label: playing ? header.pause : header.play,
              showKey: !this.hasAttribute('short'),
            }),
      )}</span>
      <span class="speed">
        <select aria-label=${header.speed} @change=${this.#choose}>
          ${SPEEDS.map((one) => html`<option value=${one} .selected=${one === speed}>×${one}</option>`)}
        </select>
        ${this.hasAttribute('short') ? nothing : html`<span class="worth">${speedWords(speed, speech)}</span>`}
      </span>`;
  }

  #choose(event: Event): void {
    const select = event.target as HTMLSelectElement;
    chooseSpeed(this.desk, Number(select.value));
    // The focus would keep the arrow keys from the drill.
    select.blur();
  }
}
define('lf-controls', ClockControls);
