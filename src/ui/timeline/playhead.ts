/** The playhead: one line and a tag, moved on each frame without drawing the strip anew. */
import { css, html, type TemplateResult } from 'lit';
import { drillMoment } from '../format.ts';
import { landfallShown } from '../landing.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';
import type { Pace } from '../pulse.ts';
import { type Scale, toX } from './scale.ts';

export class Playhead extends Panel {
  static override properties = { ...Panel.properties, scale: { attribute: false } };
  declare scale: Scale;
  protected override readonly pace: Pace = 'frame';

  static override styles = [
    base,
    css`
      :host { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
      .line { position: absolute; inset: 0 auto 0 -1px; width: 2px; background: var(--accent); }
      .tag { position: absolute; top: 0; left: 0; padding: 0 var(--space-6); background: var(--accent-fill); color: var(--on-accent); border-radius: var(--radius-badge); font: var(--type-micro); font-weight: 700; white-space: nowrap; }
    `,
  ];

  override render(): TemplateResult {
    const { desk, scale } = this;
    const x = toX(scale, Math.min(scale.to, Math.max(scale.from, desk.at)));
    const half = 34; // px, half of the tag, so that it stays on the strip
    const tag = Math.min(scale.left + scale.width - 2 * half, Math.max(scale.left, x - half));
    return html`<div class="line" .style=${`transform:translateX(${x.toFixed(1)}px)`}></div>
      <div class="tag" .style=${`transform:translateX(${tag.toFixed(1)}px)`}>${drillMoment(desk.at, landfallShown(desk), true)}</div>`;
  }
}
define('lf-playhead', Playhead);
