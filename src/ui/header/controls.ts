/** Start, pause and speed of a live drill; a recorded one has its transport below the map instead. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Status } from '../../player/player.ts';
import { MINUTE } from '../../units/time.ts';
import { spanWords, speedWords } from '../format.ts';
import { chooseSpeed, speedsOf } from '../pacing.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import { fill, type Speech } from '../words.ts';

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
      /* Below the speed it takes no width from the name and from NO DUFF. */
      @media (max-width: 1500px) { .speed { flex-direction: column; align-items: flex-start; gap: 0; } select { min-height: 1.7rem; } }
      @media (max-width: 899px) { .speed { display: none; } }
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
        <select aria-label=${header.speed} ?disabled=${desk.live && !desk.leads} @change=${this.#choose}>
          ${desk.view?.state.showing === undefined && store.state.showing === undefined ? nothing : html`<option value="showing" .selected=${speed === 'showing'}>${fill(header.byShowing, { n: Math.round(desk.status?.speed ?? 1) })}</option>`}
          ${speedsOf(desk).map((one) => html`<option value=${one} .selected=${one === speed}>×${one}</option>`)}
        </select>
        ${this.hasAttribute('short') ? nothing : html`<span class="worth">${speed === 'showing' ? progress(desk.status, speech) : speedWords(speed, speech)}</span>`}
      </span>`;
  }

  #choose(event: Event): void {
    const select = event.target as HTMLSelectElement;
    chooseSpeed(this.desk, select.value === 'showing' ? 'showing' : Number(select.value));
    // The focus would keep the arrow keys from the drill.
    select.blur();
  }
}
define('lf-controls', ClockControls);

/** Where the showing stands against its plan, in minutes of the room. */
function progress(status: Status | undefined, speech: Speech): string {
  const { header } = speech.labels;
  const { showing, loading } = status ?? {};
  if (showing === undefined) return '';
  if (loading?.what === 'jump') return header.jumping;
  if (showing.waits) return header.waits;
  const minutes = Math.round(showing.ahead / MINUTE);
  if (minutes === 0) return header.onTime;
  return fill(minutes > 0 ? header.ahead : header.behind, { span: spanWords(Math.abs(minutes) * MINUTE, speech) });
}
