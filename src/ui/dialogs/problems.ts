/** What is to be looked at in an opened scenario or log: warnings, or the damage after which nothing was read. */
import { css, html, type TemplateResult } from 'lit';
import { define } from '../parts/define.ts';
import { problemList, problemStyles } from '../start/problem-list.ts';
import { fill } from '../words.ts';
import { DialogView } from './dialog.ts';

export class ProblemsDialog extends DialogView {
  protected override readonly look = 'wide';
  static override styles = [...DialogView.styles, problemStyles, css``];

  protected override title_(): string {
    const { problems = [], source = '' } = this.context.desk?.opened ?? {};
    return fill(this.speech.labels.problems.warnings, { source, n: problems.length });
  }
  protected override body(): TemplateResult {
    return html`<div class="body">${problemList(this.context.desk?.opened.problems ?? [], this.speech)}</div>`;
  }
}
define('lf-problems-dialog', ProblemsDialog);
