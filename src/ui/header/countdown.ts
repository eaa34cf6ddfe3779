/** 登陆倒计时: the time to landfall, and after it the time since. Absent where the scenario has no landfall. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../../units/time.ts';
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
    const { landfall, at } = this.desk;
    if (landfall === undefined) return nothing;
    const { header } = this.speech.labels;
    return html`<div class="label">${at < landfall ? header.landfall : header.landed}</div><div class="time">${formatDuration(landfall - at)}</div>`;
  }
}
define('lf-countdown', LandfallCountdown);
