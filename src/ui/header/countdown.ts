/** 登陆倒计时: the time to landfall, and after it the time since. Absent where the scenario has no landfall. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../../units/time.ts';
import { landingOf } from '../landing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { Pace } from '../pulse.ts';

export class LandfallCountdown extends Panel {
  protected override readonly pace: Pace = 'frame';

  static override styles = [
    base,
    css`
      :host { display: block; white-space: nowrap; flex: none; }
      .label { font: var(--type-small); color: var(--tx2); }
      .time { font: var(--type-clock2); color: var(--tx1); min-width: 8ch; }
      :host([short]) .time { font: var(--type-count); }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const landing = landingOf(this.desk);
    if (landing === undefined) return nothing;
    const { header } = this.speech.labels;
    return html`<div class="label">${header[landing.word]}</div><div class="time">${landing.left === undefined ? '—' : formatDuration(landing.left)}</div>`;
  }
}
define('lf-countdown', LandfallCountdown);
