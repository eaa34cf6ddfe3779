/** `?`: every action that has a key, made from the list of actions. */
import { css, html, type TemplateResult } from 'lit';
import { ACTIONS, type ActionGroup } from '../actions.ts';
import { keyLabel } from '../keys.ts';
import { define } from '../parts/define.ts';
import { DialogView } from './dialog.ts';

const GROUPS: readonly ActionGroup[] = ['time', 'injects', 'seats', 'view', 'drill'];

export class HelpDialog extends DialogView {
  protected override readonly look = 'wide';

  static override styles = [
    ...DialogView.styles,
    css`
      .groups { columns: 2; column-gap: var(--space-24); padding: var(--space-12); }
      section { break-inside: avoid; padding-bottom: var(--space-12); }
      h3 { font: var(--type-small); font-weight: 700; color: var(--tx2); padding-bottom: var(--space-4); }
      li { display: flex; gap: var(--space-12); justify-content: space-between; padding: var(--space-2) 0; border-bottom: 1px solid var(--line); }
      .hint { padding: 0 var(--space-12) var(--space-12); color: var(--tx3); }
      @media (max-width: 700px) { .groups { columns: 1; } }
    `,
  ];

  protected override title_(): string {
    return this.speech.labels.help.title;
  }
  protected override body(): TemplateResult {
    const { labels } = this.speech;
    return html`<div class="body" tabindex="0"><div class="groups">${GROUPS.map(
      (group) => html`<section><h3>${labels.group[group]}</h3><ul>
      ${ACTIONS.filter((action) => action.group === group && action.keys.length > 0).map(
        (action) => html`<li><span>${labels.action[action.id]}</span>
        <span>${action.keys.map((stroke) => html`<kbd class="key">${keyLabel(stroke, labels)}</kbd>`)}</span></li>`,
      )}
    </ul></section>`,
    )}</div><p class="hint">${labels.help.hint}</p></div>`;
  }
}
define('lf-help', HelpDialog);
