/** A scenario or log that cannot be opened: its problems by line and column, and what to do. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { View } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import type { Broken } from '../session.ts';
import { fill } from '../words.ts';
import { problemList, problemStyles, problemText } from './problem-list.ts';
import { screenStyles } from './screen-styles.ts';
import { topBar } from './top-bar.ts';

export class ProblemsScreen extends View {
  static override properties = { ...View.properties, broken: { attribute: false }, copied: { state: true } };
  declare broken: Broken;
  declare copied: boolean;

  static override styles = [
    base,
    controls,
    screenStyles,
    problemStyles,
    css`.acts { display: flex; gap: var(--space-8); padding-top: var(--space-16); }`,
  ];

  override render(): TemplateResult {
    const { problems } = this.speech.labels;
    const { source } = this.broken;
    const isLog = /\.drill(\.gz)?$/.test(source);
    return html`${topBar(this.store, this.speech)}<main><div role="alert"><h2>${fill(problems.title, { source })}</h2>
      <p class="lead">${isLog ? problems.logHint : problems.hint}</p>
      <div class="sheet">${problemList(this.broken.problems, this.speech)}</div>
      <div class="acts"><button type="button" class="button primary" @click=${() => this.act('close')}>${problems.back}</button>
        <button type="button" class="button" @click=${this.#copy}>${this.copied ? problems.copied : problems.copy}</button></div></div></main>`;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(problemText(this.broken.problems, this.speech));
    this.copied = true;
  }
}
define('lf-problems', ProblemsScreen);
