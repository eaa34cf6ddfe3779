/** The transport of a recorded drill: seek bar, steps, speeds, typed time; forwards and backwards. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { type DrillTime, formatDuration, parseDrillTime } from '../../units/time.ts';
import { drillMoment, percent, speedWords } from '../format.ts';
import { chooseSpeed, seekTo, speedsOf } from '../pacing.ts';
import { actionButton } from '../parts/action-button.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import type { Pace } from '../pulse.ts';
import { fill } from '../words.ts';

const glyph = (name: string): TemplateResult => html`<lf-symbol glyph=${name} size="14"></lf-symbol>`;

export class Transport extends Panel {
  protected override readonly pace: Pace = 'frame';

  static override styles = [
    base,
    controls,
    css`
      :host { display: flex; align-items: center; gap: var(--space-6); padding: 0 var(--space-12) !important; min-height: 42px; background: var(--bg1); border-top: 1px solid var(--line); min-width: 0; }
      .button { padding: 0 var(--space-8); }
      input[type='range'] { flex: 1; min-width: 0; accent-color: var(--accent); height: 1.6rem; cursor: pointer; }
      select { min-height: 2.154rem; background: var(--bg3); border: 1px solid var(--line2); border-radius: var(--radius-control); padding: 0 var(--space-4); font-weight: 700; }
      option { background: var(--bg1); color: var(--tx1); }
      .button[aria-pressed='true'] { border-color: var(--accent); color: var(--accent); }
      .worth, .share { color: var(--tx2); white-space: nowrap; font: var(--type-small); }
      .where { flex: 1; min-width: 6rem; display: flex; align-items: center; gap: var(--space-6); }
      .share { min-width: 8.6em; text-align: end; }
      .reading { color: var(--warn); white-space: nowrap; font: var(--type-small); }
      form input { width: 11rem; }
      :host([short]) .worth, :host([short]) form { display: none; }
      @media (max-width: 1500px) {
        .worth, .key { display: none; } form input { width: 8.6rem; }
        .where { flex-direction: column; align-items: stretch; gap: 0; min-width: 7.6rem; }
        .where input { flex: none; height: 1.2rem; } .share { font: var(--type-micro); line-height: 1; min-width: 0; }
      }
      @media (pointer: coarse) { select { min-height: 44px; } }
    `,
  ];

  override render(): TemplateResult {
    const { desk, store, speech, context } = this;
    const { replay, header } = speech.labels;
    const { status } = desk;
    const [from, to] = [status?.from ?? 0, status?.to ?? 1];
    const playing = status?.playing === true;
    const speed = store.state.speed === 'showing' ? (status?.speed ?? 1) : store.state.speed;
    return html`
      <button type="button" class="button" title=${replay.toStart} aria-label=${replay.toStart} @click=${() => seekTo(desk, from)}>${glyph('to-start')}</button>
      ${actionButton('previous-event', context, { glyph: 'back' })}
      ${actionButton('leap-back', context, { label: replay.back10 })}
      ${actionButton('play-pause', context, { look: 'primary', glyph: playing ? 'pause' : 'play', title: playing ? replay.pause : replay.play })}
      ${actionButton('leap-forward', context, { label: replay.forward10 })}
      ${actionButton('next-event', context, { glyph: 'forward' })}
      <button type="button" class="button" title=${replay.toEnd} aria-label=${replay.toEnd} @click=${() => seekTo(desk, to)}>${glyph('to-end')}</button>
      <select aria-label=${header.speed} title=${speedWords(speed, speech)} @change=${this.#speed}>${speedsOf(desk).map((one) => html`<option value=${one} .selected=${one === speed}>×${one}</option>`)}</select>
      <span class="worth">${speedWords(speed, speech)}</span>
      <span class="where"><input type="range" aria-label=${replay.seek} aria-valuetext=${drillMoment(desk.at, desk.landfall, true)} min=${from} max=${to} step="1000" .value=${String(desk.at)} @input=${this.#scrub} />
      <span class="share">${fill(replay.share, { percent: percent((desk.at - from) / Math.max(1, to - from), 1).slice(0, -1), total: formatDuration(to - from, false) })}</span></span>
      ${this.#reading()}
      <form @submit=${this.#jump}><input class="field" name="time" autocomplete="off" spellcheck="false" placeholder=${replay.jumpHint} aria-label=${replay.jump} /></form>
      ${actionButton('stop-at-marks', context, { pressed: store.state.stops, showKey: !this.hasAttribute('short') })}
      ${actionButton('next-problem', context, { showKey: !this.hasAttribute('short') })}
      ${desk.opened.beside === undefined ? nothing : actionButton('compare', context, { label: this.speech.labels.boards.compare, pressed: store.state.second !== undefined, showKey: !this.hasAttribute('short') })}
      ${actionButton('branch', context, { showKey: !this.hasAttribute('short') })}`;
  }

  /** How far the log has been read, and where a seek waits to go. */
  #reading(): TemplateResult | typeof nothing {
    const { status, landfall } = this.desk;
    if (status?.read === undefined) return nothing;
    const { replay } = this.speech.labels;
    const percent = Math.floor(100 * (status.loading?.share ?? 0));
    return html`<span class="reading">${fill(replay.reading, { percent })}<span role="status">${
      status.awaits === undefined
        ? nothing
        : ` · ${fill(replay.awaits, { at: drillMoment(status.awaits, landfall, true) })}`
    }</span></span>`;
  }

  #speed(event: Event): void {
    const select = event.target as HTMLSelectElement;
    chooseSpeed(this.desk, Number(select.value));
    select.blur();
  }
  #scrub(event: Event): void {
    seekTo(this.desk, Number((event.target as HTMLInputElement).value));
  }
  #jump(event: Event): void {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('time') as HTMLInputElement;
    const typed = input.value.trim().toUpperCase().replace(/^L-/, 'L−');
    const at = parseDrillTime(typed, this.desk.landfall as DrillTime | undefined);
    input.setCustomValidity(at === undefined ? this.speech.labels.replay.badTime : '');
    if (at === undefined) return void input.reportValidity();
    seekTo(this.desk, at);
    input.value = '';
    input.blur();
  }
}
define('lf-transport', Transport);
