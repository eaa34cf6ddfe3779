/** A button that is an action: its words, its key and whether it can be pressed come from the list of actions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionContext } from '../action-context.ts';
import { type ActionId, actionOf } from '../actions.ts';
import { type KeyStroke, keyLabel } from '../keys.ts';
import { speechOf } from '../words.ts';

export interface ButtonLook {
  /** Says something else than the action's title, which then stands in the tooltip. */
  readonly label?: string;
  /** A glyph of the look, before the label or instead of it. */
  readonly glyph?: string;
  /** Another title than the action's. */
  readonly title?: string;
  readonly look?: 'primary' | 'plain';
  readonly showKey?: boolean;
  /** Of a switch: whether it is on. */
  readonly pressed?: boolean;
}

export function actionButton(id: ActionId, context: ActionContext, shown: ButtonLook = {}): TemplateResult {
  const { labels } = speechOf(context.store.state.language);
  const action = actionOf(id);
  const title = shown.title ?? labels.action[id];
  const label = shown.label ?? (shown.glyph === undefined ? title : '');
  const stroke = action.keys[0];
  const printed = stroke ? keyLabel(stroke, labels) : '';
  return html`<button class="button ${shown.look ?? ''}" type="button" title=${printed ? `${title}  ${printed}` : title}
    aria-label=${label === '' ? title : nothing} aria-keyshortcuts=${stroke ? shortcut(stroke) : nothing}
    aria-pressed=${shown.pressed ?? nothing}
    ?disabled=${!action.when(context)} @click=${() => action.when(context) && action.run(context)}
  >${shown.glyph === undefined ? nothing : html`<lf-symbol glyph=${shown.glyph} size="13"></lf-symbol>`}${label}${shown.showKey && printed ? html`<kbd class="key" aria-hidden="true">${printed}</kbd>` : nothing}</button>`;
}

/** A stroke as assistive tools read it (WAI-ARIA 1.2, aria-keyshortcuts). */
const shortcut = ({ code, ctrl, shift }: KeyStroke): string =>
  `${ctrl ? 'Control+' : ''}${shift ? 'Shift+' : ''}${code.replace(/^(Key|Digit)/, '')}`;
