/** What the clock does and shows: a plain word, the drill's time as the largest text, the time of the place. */
import { css, html, type TemplateResult } from 'lit';
import type { DrillPhase } from '../../log/names.ts';
import { type DrillTime, formatDrillTime } from '../../units/time.ts';
import { phaseShown } from '../drill-view.ts';
import { drillMoment, localClock, localDate } from '../format.ts';
import { landfallShown } from '../landing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, states } from '../parts/styles.ts';
import type { Pace } from '../pulse.ts';

const GLYPH: Readonly<Record<DrillPhase, string>> = {
  briefed: 'pending',
  running: 'underway',
  paused: 'pause',
  ended: 'controlled',
  reviewed: 'controlled',
  frozen: 'alert',
};
const TONE: Readonly<Record<DrillPhase, string>> = {
  briefed: 'idle',
  running: 'ok',
  paused: 'warn',
  ended: 'idle',
  reviewed: 'idle',
  frozen: 'danger',
};

export class DrillClock extends Panel {
  protected override readonly pace: Pace = 'frame';

  static override styles = [
    base,
    states,
    css`
      :host { display: flex; align-items: center; gap: var(--space-16); flex: none; }
      .word { display: flex; align-items: center; gap: var(--space-4); font-weight: 700; white-space: nowrap; }
      .time { font: var(--type-clock1); letter-spacing: -.5px; color: var(--tx1); white-space: nowrap; min-width: 9.6ch; }
      .local { color: var(--tx1); white-space: nowrap; line-height: 1.35; }
      .local span { color: var(--tx2); font: var(--type-small); }
      .local div + div { color: var(--tx2); font: var(--type-small); }
      :host([short]) { gap: var(--space-12); }
      :host([short]) .label, :host([narrow]) .label { display: none; }
      :host([short]) .time { font: 700 2.46rem/1.2 var(--font-text); }
      :host([terse]) .local { display: none; }
      :host([small]) { gap: var(--space-6); }
      :host([small]) .time { font: var(--type-clock2); letter-spacing: 0; }
    `,
  ];

  override render(): TemplateResult {
    const { desk, speech } = this;
    const phase = phaseShown(desk.view?.state, desk.status);
    const { startEx } = desk.scenario.meta;
    const both = `${drillMoment(desk.at, landfallShown(desk), true)} · ${localClock(startEx, desk.at)}`;
    return html`
      <div class="word ${TONE[phase]}" role="status"><lf-symbol glyph=${GLYPH[phase]} size="12"></lf-symbol>${speech.words.phase[phase]}</div>
      <div class="time" title=${both} aria-label="${speech.labels.header.clock}" role="timer">${formatDrillTime(desk.at as DrillTime)}</div>
      <div class="local" title=${both}>
        <div>${localClock(startEx, desk.at)} <span class="label">${speech.labels.header.local}</span></div>
        <div>${localDate(startEx, desk.at, speech)}</div>
      </div>`;
  }
}
define('lf-clock', DrillClock);
