/** What is being opened, and how far it is. */
import { css, html, type TemplateResult } from 'lit';
import { percent } from '../format.ts';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import type { Progress } from '../session.ts';
import { screenStyles } from './screen-styles.ts';
import { topBar } from './top-bar.ts';

export class LoadingScreen extends View {
  static override properties = { ...View.properties, source: { attribute: false }, progress: { attribute: false } };
  declare source: string;
  declare progress: Progress | undefined;

  static override styles = [
    base,
    controls,
    screenStyles,
    css`
      .bar { height: 6px; background: var(--bg3); border-radius: var(--radius-bar); overflow: hidden; margin: var(--space-12) 0; }
      .bar i { display: block; height: 100%; background: var(--accent); transform-origin: left; }
      p { color: var(--tx2); display: flex; justify-content: space-between; }
    `,
  ];

  override render(): TemplateResult {
    const { loading } = this.speech.labels;
    const share = this.progress?.share ?? 0;
    const steps: Readonly<Record<string, string>> = loading.what;
    const what = this.progress?.what ?? 'start';
    return html`${topBar(this.store, this.speech)}<main><div role="status"><h2>${loading.title} ${this.source}</h2>
      <div class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share * 100)} aria-label=${loading.title}><i .style=${`transform:scaleX(${share})`}></i></div>
      <p><span>${steps[what] ?? what}</span><span>${percent(share)}</span></p></div></main>`;
  }
}
define('lf-loading', LoadingScreen);
