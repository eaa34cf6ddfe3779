/** A button that is an action: its words, its key and whether it can be pressed come from the list of actions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionContext } from '../action-context.ts';
import { type ActionId, actionOf } from '../actions.ts';
import { keyLabel } from '../keys.ts';
import { speechOf } from '../words.ts';

export interface ButtonLook {
  /** Says something else than the action's title, which then stands in the tooltip. */
  readonly label?: unknown;
  readonly name?: string;
  readonly look?: 'primary' | 'plain';
  readonly showKey?: boolean;
}

export function actionButton(
  id: ActionId,
  context: ActionContext,
  { label, name, look, showKey = false }: ButtonLook = {},
): TemplateResult {
  const { labels } = speechOf(context.store.state.language);
  const action = actionOf(id);
  const title = name ?? labels.action[id];
  const stroke = action.keys[0];
  const printed = stroke ? keyLabel(stroke, labels) : '';
  return html`<button class="button ${look ?? ''}" type="button" title=${printed ? `${title}  ${printed}` : title} aria-label=${title}
    aria-keyshortcuts=${printed || nothing} ?disabled=${!action.when(context)} @click=${() => action.when(context) && action.run(context)}
  >${label ?? title}${showKey && printed ? html`<kbd class="key" aria-hidden="true">${printed}</kbd>` : nothing}</button>`;
}
